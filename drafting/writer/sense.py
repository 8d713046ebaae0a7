"""Whether a sentence that tells a post back says what the post says: its figures, their bounds, its yes and no."""

from __future__ import annotations

import re

from drafting.writer.language import Language
from drafting.writer.text import fold, sentences, stems
from policy.quantity_readers import find_quantities
from policy.roles import denies
from policy.views import Text

_CLAUSE = re.compile(r"[,;:–—]\s+|\s+(?:and|but|so|because|y|pero|porque|et|mais|car|und|aber|weil)\s+", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:within|in|innerhalb|binnen|dentro de|dans)(?: \w+){0,3} $")
_SHARED = 2
"""Telling words that two clauses share from which one can deny the other."""
_CLOSE = 0.6


def changed(sentence: str, post: str, pack: Language) -> str | None:
    """Say how a sentence that tells the post back changes its sense; None when it does not, as far as can be seen."""
    return _figures(sentence, post) or _denial(sentence, post, pack)


def _figures(sentence: str, post: str) -> str | None:
    theirs = find_quantities(Text(post))
    for quantity in find_quantities(Text(sentence)):
        same = [other for other in theirs if quantity.same(other)]
        if not same:
            return "tells a figure back that the post does not give"
        bound = quantity.bound or ("most" if _AT_MOST.search(fold(sentence)[: quantity.start]) else "")
        if bound and all(other.bound != bound for other in same):
            return "turns a limit of the post round"
    return None


def _denial(sentence: str, post: str, pack: Language) -> str | None:
    """A clause that shares most of its telling words with one of the post must say yes or no as that does."""
    opener = pack.pattern("says_of_itself")
    theirs = [
        (_told(clause, pack), _says_no(clause, pack)) for part in sentences(post) for clause in _CLAUSE.split(part)
    ]
    for clause in _CLAUSE.split(sentence):
        said = _told(clause, pack)
        bare = opener.sub(" ", fold(clause))
        near = [no for told, no in theirs if len(said & told) >= _SHARED and len(said & told) >= _CLOSE * len(said)]
        if near and _says_no(bare, pack) not in near:
            return "says the opposite of the post"
    return None


def _told(clause: str, pack: Language) -> frozenset[str]:
    return frozenset(root for root in stems(clause, pack.stop) if not pack.is_common(root))


def _says_no(clause: str, pack: Language) -> bool:
    return denies(fold(clause)) or pack.has("fails", clause)
