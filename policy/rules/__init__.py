"""The built-in checks."""

from policy.rules.phrases import PhraseCheck

CHECKS = (PhraseCheck(),)

__all__ = ["CHECKS"]
