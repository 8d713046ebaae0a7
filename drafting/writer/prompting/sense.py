"""Whether a sentence that tells a post back says what the post says: its figures, their bounds, its yes and no, and who
did what."""

from __future__ import annotations

import re

from drafting.writer.words.language import Language
from drafting.writer.words.persons import people_in, turn_round
from drafting.writer.words.text import fold, sentences, stems
from policy.polarity import denies
from policy.quantity_readers import find_quantities
from policy.views import Text

_CLAUSE = re.compile(r"[,;:–—]\s+|\s+(?:and|but|so|because|y|pero|porque|et|mais|car|und|aber|weil)\s+", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:within|in|innerhalb|binnen|dentro de|dans)(?: \w+){0,3} $")
_AFTER_THAT = re.compile(r"^.*?\b(?:that|dass|que|qu)\b['’]?\s*", re.IGNORECASE)
"""What leads over to the matter: "I'm sorry that"."""
_SHARED = 2
"""Telling words that two clauses share from which one can deny the other."""
_CLOSE = 0.6


def changed(sentence: str, post: str, pack: Language) -> str | None:
    """Say how a sentence that tells the post back changes its sense; None when it does not, as far as can be seen."""
    return _figures(sentence, post) or _denial(sentence, post, pack) or _swapped(sentence, post, pack)


def misjudged(sentence: str, post: str, pack: Language) -> str | None:
    """Say that a sentence judges what it tells back by a word that the post does not use of it; None when it does not.

    "Hard to find", said of what the post calls easy to hit, denies nothing and still says the opposite.
    """
    scale = pack.pattern("judges")
    theirs = [
        (set(scale.findall(fold(clause))), _told(scale.sub(" ", fold(clause)), pack))
        for part in sentences(post)
        for clause in _CLAUSE.split(part)
    ]
    for clause in _CLAUSE.split(_AFTER_THAT.sub("", sentence)):
        about = _told(scale.sub(" ", fold(clause)), pack)
        for word in scale.findall(fold(clause)):
            if not any(word in words and (not about or not told or about & told) for words, told in theirs):
                return "judges by a word that the post does not use of it"
    return None


def _swapped(sentence: str, post: str, pack: Language) -> str | None:
    """A clause that shares most of its telling words with one of the post must have the same people in it.

    What the customer says of the company must not come back as said of the customer, nor the other way round.
    """
    theirs = [
        (_told(clause, pack), _parts_in(clause, pack)) for part in sentences(post) for clause in _CLAUSE.split(part)
    ]
    for clause in _CLAUSE.split(sentence):
        said, people = _told(clause, pack), people_in(_AFTER_THAT.sub("", clause), pack.code)
        near = [
            parts
            for told, parts in theirs
            if parts and len(said & told) >= _SHARED and len(said & told) >= _CLOSE * len(said)
        ]
        if len(people) == 1 and near and all(not people & parts for parts in near):
            return "swaps who did what"
    return None


def _parts_in(clause: str, pack: Language) -> frozenset[str]:
    """Who has a part in a clause of the post: "customer", "company"; empty where nobody is named or it is not clear."""
    turned = turn_round(clause, pack.code)
    return people_in(turned.text, pack.code) if turned else frozenset()


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
