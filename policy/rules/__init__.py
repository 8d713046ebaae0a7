"""The built-in checks."""

from policy.rules.asks import AsksCheck
from policy.rules.copied import CopiedCheck
from policy.rules.personal_data import PersonalDataCheck
from policy.rules.phrases import PhraseCheck

CHECKS = (PhraseCheck(), PersonalDataCheck(), CopiedCheck(), AsksCheck())

__all__ = ["CHECKS"]
