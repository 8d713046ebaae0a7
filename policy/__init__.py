"""The executable social media policy: rules, guard, verdicts. Pure: no model, no database, no network."""

from policy.catalogue import catalogue
from policy.channels import BUILT_IN as BUILT_IN_CHANNELS
from policy.errors import PolicyError, RulebookError, TextRefused, UnknownChannel
from policy.examples import Example, Examples, example_company, load_examples
from policy.guard import Guard
from policy.language import detect_language
from policy.lint import lint, section_text
from policy.live import LiveGuard
from policy.load import Rulebook, default_documents_dir, default_rulebook_dir, load_rulebook
from policy.models import (
    Author,
    CaseFacts,
    ChannelSpec,
    Clause,
    Company,
    Contact,
    Context,
    EvidenceItem,
    Finding,
    GivenText,
    PastReply,
    Remedy,
    RuleError,
    Suggestion,
    Verdict,
)
from policy.personal import PersonalDatum, find_personal_data
from policy.proof import Failure, Proof, prove
from policy.replay import PastCase, Replay, replay
from policy.trace import Traced, trace

__all__ = [
    "BUILT_IN_CHANNELS",
    "Author",
    "CaseFacts",
    "ChannelSpec",
    "Clause",
    "Company",
    "Contact",
    "Context",
    "EvidenceItem",
    "Example",
    "Examples",
    "Failure",
    "Finding",
    "GivenText",
    "Guard",
    "LiveGuard",
    "PastCase",
    "PastReply",
    "PersonalDatum",
    "PolicyError",
    "Proof",
    "Remedy",
    "Replay",
    "RuleError",
    "Rulebook",
    "RulebookError",
    "Suggestion",
    "TextRefused",
    "Traced",
    "UnknownChannel",
    "Verdict",
    "catalogue",
    "default_documents_dir",
    "default_rulebook_dir",
    "detect_language",
    "example_company",
    "find_personal_data",
    "lint",
    "load_examples",
    "load_rulebook",
    "prove",
    "replay",
    "section_text",
    "trace",
]
