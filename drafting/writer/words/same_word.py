"""Whether two words are one word in two forms: nearer than by their stems, where a wrong meeting would cost a no."""

from __future__ import annotations

from rapidfuzz.distance import Prefix

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold

_SHORT = 5
_LONGEST_ENDING = 3
_ENDINGS = ("", "s", "es", "e", "n", "en", "er", "em", "a", "o", "as", "os")
"""How short words end in another form."""


def same_word(word: str, other: str, pack: Language) -> bool:
    """Say whether two folded words are forms of one word, or mean one thing by the language's list (`alike`)."""
    common = word[: Prefix.similarity(word, other)]
    ends = word[len(common) :], other[len(common) :]
    if len(common) >= _SHORT:
        return max(map(len, ends)) <= _LONGEST_ENDING
    if len(common) >= _SHORT - 2 and all(end in _ENDINGS for end in ends):
        return True
    return any(word in group and other in group for group in _groups(pack))


def _groups(pack: Language) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(fold, group)) for group in pack.phrases["alike"])
