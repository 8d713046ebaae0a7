"""The built-in checks, registered the same way as those of plugins."""

from policy.rules.action_claim import ActionClaimCheck
from policy.rules.asks import AsksCheck
from policy.rules.canned import CannedCheck
from policy.rules.characters import CharactersCheck
from policy.rules.company_words import CompanyWordsCheck, SlangCheck
from policy.rules.concepts import ConceptCheck
from policy.rules.contact_needed import ContactNeededCheck
from policy.rules.contacts import ContactsCheck
from policy.rules.copied import CopiedCheck
from policy.rules.degree import DegreeCheck
from policy.rules.grounding import GroundingCheck
from policy.rules.internal_text import InternalTextCheck
from policy.rules.language import LanguageCheck, LanguageCoveredCheck
from policy.rules.left_out import ConditionLeftOutCheck
from policy.rules.length import LengthCheck
from policy.rules.links import LinksCheck
from policy.rules.near_copy import NearCopyCheck
from policy.rules.pattern import PatternCheck
from policy.rules.personal_data import PersonalDataCheck
from policy.rules.phrases import PhraseCheck
from policy.rules.plain_claim import PlainClaimCheck
from policy.rules.promise import PromiseCheck, RemedyLimitCheck
from policy.rules.question import AnswersQuestionCheck
from policy.rules.substance import NamesProblemCheck, OwnsMistakeCheck
from policy.rules.tags import TagsCheck
from policy.rules.voice import GreetingCheck, SentenceLengthCheck, ShoutingCheck, SignatureCheck

CHECKS = (
    PhraseCheck(),
    PatternCheck(),
    ConceptCheck(),
    PersonalDataCheck(),
    CopiedCheck(),
    AsksCheck(),
    PromiseCheck(),
    RemedyLimitCheck(),
    ActionClaimCheck(),
    GroundingCheck(),
    PlainClaimCheck(),
    DegreeCheck(),
    ConditionLeftOutCheck(),
    ContactsCheck(),
    LinksCheck(),
    LengthCheck(),
    CharactersCheck(),
    TagsCheck(),
    LanguageCheck(),
    LanguageCoveredCheck(),
    CannedCheck(),
    NearCopyCheck(),
    CompanyWordsCheck(),
    SlangCheck(),
    InternalTextCheck(),
    NamesProblemCheck(),
    AnswersQuestionCheck(),
    OwnsMistakeCheck(),
    ContactNeededCheck(),
    GreetingCheck(),
    SignatureCheck(),
    ShoutingCheck(),
    SentenceLengthCheck(),
)

__all__ = ["CHECKS"]
