"""How much of a customer's matter a clause tells: what went wrong, how bad it is, or something beside it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from drafting.writer.reading.troubles import troubles
from drafting.writer.words.completed import headline
from drafting.writer.words.language import Language
from drafting.writer.words.text import fold, stems, words

_WRONG, _DENIED, _KNOWN = 3, 2, 2
"""What a word of trouble weighs, a negation, and a trouble that the writer has words for."""
_FOLLOWS = 1
"""What weighs whatever only follows from what went wrong."""
_MOST_COUNTED = 3
"""Words of trouble that count: a long tale is no graver for being long."""


class Telling(IntEnum):
    """What a clause tells, the least first: a reply takes up the most that a post tells."""

    BESIDE = 0
    """How it came, how others do it, what the customer will do now: "I switched over from another app"."""
    VERDICT = 1
    """How bad it is, and not what: "The worst app I ever used"."""
    MATTER = 2
    """What went wrong: "It closes when I open a photo"."""


def telling(clause: str, pack: Language) -> Telling:
    """Say what a clause of a complaint tells."""
    if pack.has("went_well", clause):
        return Telling.BESIDE
    if troubles(clause, pack):
        return Telling.MATTER
    if pack.has("beside_matter", clause):
        return Telling.BESIDE
    return Telling.MATTER if _objects(clause, pack) else Telling.VERDICT


def weight(clause: str, pack: Language) -> int:
    """Say how bad it is what a clause of a complaint tells, 0 where nothing in it is a trouble: the gravest is told."""
    if telling(clause, pack) is not Telling.MATTER:
        return 0
    found = set(pack.pattern("complaint").findall(fold(clause)))
    words_of_trouble = [word for word in found if not (pack.has("demand", word) or pack.has("liked_once", word))]
    wrong = min(_MOST_COUNTED, len(words_of_trouble))
    if not wrong and pack.has("background", clause):
        return 0
    wrong = max(wrong, pack.has("misbehaves", clause) or headline(clause.strip(" .!?"), pack) is not None)
    bad = _WRONG * wrong + _DENIED * pack.has("negation", clause) + _KNOWN * bool(troubles(clause, pack))
    if pack.has("aftermath", clause):
        return min(bad, _FOLLOWS)
    return max(0, bad - _WRONG * pack.has("beside_matter", clause))


def grave(clause: str, pack: Language) -> bool:
    """Say whether a clause says plainly that something went wrong, and not only that something is not so."""
    return weight(clause, pack) >= _WRONG


def only_verdict(parts: Iterable[str], pack: Language) -> bool:
    """Say whether no sentence of a complaint tells what went wrong, so that nothing can be taken up but the anger."""
    return all(telling(part, pack) < Telling.MATTER for part in parts)


def _objects(clause: str, pack: Language) -> bool:
    """Whether the clause names a thing that something could be done about."""
    folded = (word for word in words(clause) if not pack.has("verdict", word) and not pack.has("anything", word))
    return any(not pack.is_common(root) for root in stems(" ".join(folded), pack.stop))
