"""Which clauses of a post name a trouble, the most telling first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from drafting.writer.reading.matter import telling
from drafting.writer.reading.signals import Signals
from drafting.writer.words.language import Language
from drafting.writer.words.text import clip, fold, stems

_TELLING = 2
"""Words of content from which a sentence after a turn says what is wrong."""
STRONG = 2
"""What a word of trouble weighs; a bare negation weighs half of it."""


class Trouble(NamedTuple):
    """A clause that names a trouble."""

    weight: int
    place: int
    words: str
    asked: bool
    """True when it stands in a question or a request: what is asked about, rather than what is told."""


def troubles_in(parts: list[str], signals: Signals, pack: Language) -> list[Trouble]:
    """Return the clauses that name a trouble, the most telling first."""
    found: list[tuple[tuple[int, int], Trouble]] = []
    wishing = any(signals.requests(part) for part in parts)
    turned = turned_at(parts, signals, pack)
    for place, (part, following) in enumerate(zip_longest(parts, parts[1:], fillvalue="")):
        granted = _blames_before_praise(part, following, signals)
        after_turn = turned is not None and place >= turned and not (signals.questions(part) or signals.praise(part))
        if wishing and signals.conditional_on(part):
            continue  # what to do if the wish cannot be met: nothing of it happened
        turn = signals.turn(part)
        over = turn is not None and got_over(*turn, signals)
        preferring = signals.requests(part)
        blamed = turn is not None and not over and _blames_after_praise(*turn, signals)
        for number, clause in enumerate(signals.clauses(turn[1] if turn and over else part)):
            flat = clause.strip(" .,!?;:-\"'¿¡")
            content = len(stems(flat, pack.stop))
            weight = signals.troubles(flat, wishing=wishing, preferring=preferring)
            if signals.praise(flat):
                weight = weight if weight >= STRONG else 0  # "I'd not hear a word against them" denies no good
            elif content and (after_turn or (blamed and number) or (granted and not number)):
                weight = max(weight, STRONG)
            if weight and not (signals.insults(flat) and weight <= STRONG):
                asks = (signals.requests(clause) or signals.questions(clause)) and not signals.reproaches(part)
                trouble = Trouble(weight, len(found), clip(flat, 120), asks)
                order = (-telling(flat, pack), -min(weight, 3) * 10 - min(content, 8))
                found.append((order, trouble))
    return [trouble for _, trouble in sorted(found, key=lambda item: item[0])]


def turned_at(parts: Sequence[str], signals: Signals, pack: Language) -> int | None:
    """Return the sentence from which praise turns into blame: "The staff are lovely. The boots, on the other hand."

    None where nothing is praised before it, or where that sentence praises, wishes or asks.
    """
    for place, part in enumerate(parts):
        if not place or not (pack.has("contrast", part) or pack.pattern("contrast_first").match(_bare(part))):
            continue
        before, after = " ".join(parts[:place]), " ".join(parts[place:])
        if not signals.praise(before) or signals.praise(part) or signals.troubles(before) >= STRONG:
            continue
        asks = signals.questions(part) or signals.requests(part)
        hopes = asks or signals.wishes(part) or signals.would_be(part) or len(stems(after, pack.stop)) < _TELLING
        if not hopes:
            return place
    return None


def _bare(part: str) -> str:
    return fold(part).lstrip(" \"'“”«»„¿¡-–—")


def got_over(before: str, after: str, signals: Signals) -> bool:
    """Whether a trouble was put right in the same breath: "It was late, but Amir fixed everything"."""
    return bool(signals.troubles(before)) and signals.helped(after) and not signals.troubles(after)


def _blames_after_praise(before: str, after: str, signals: Signals) -> bool:
    """Whether praise turns into what is wrong, in whatever words: "Lovely clothes, but they come after the date"."""
    if not signals.praise(before) or signals.praise(after) or signals.troubles(before):
        return False
    return not (signals.wishes(after) or signals.would_be(after) or signals.questions(after) or signals.requests(after))


def _blames_before_praise(part: str, following: str, signals: Signals) -> bool:
    """Whether the next sentence grants that something was good, so that this one blames: "One till open. The advice,
    though, was perfect"."""
    if not signals.grants(following) or not signals.praise(following) or signals.troubles(following):
        return False
    return not (signals.praise(part) or signals.wishes(part) or signals.questions(part) or signals.requests(part))
