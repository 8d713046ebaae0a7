"""What is demanded though the policy does not give it: a guarantee that is over, the price of another shop.

A guarantee that is still running is told for the same reason: whoever asks whether to pay again is answered by it. The
time to return something is read in `deadlines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from drafting.writer.grounds.clauses import clauses
from drafting.writer.grounds.deadlines import times
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.language import Language
from drafting.writer.words.spans import SPAN, days
from drafting.writer.words.text import fold, kin
from policy.models import EvidenceItem

_SPAN = re.compile(SPAN)
_DENIES = re.compile(r"\b(?:no|not|never|nor|neither|nicht|kein\w*|nie|ne|n'\w+|pas|aucun\w*|ni|nunca)\b|n't\b")
_SHARED = 2
"""Words of content that a post shares with the guarantee that is told it: the thing and its part."""


class Guarantee(NamedTuple):
    """A clause that guarantees something for a time, and whether the time that a post tells of is within it."""

    clause: Statement
    over: bool


def guarantee_for(post: str, items: Iterable[EvidenceItem], pack: Language) -> Guarantee | None:
    """Return the guarantee on what gave way, where a post tells that something did and how long it had lasted."""
    lasted = times(post)
    if not lasted or not pack.has("gives_way", post):
        return None
    told = pack.sense(post)
    found: list[tuple[int, float, Statement]] = []
    every = (clause for clause in clauses(items, pack) if not clause.told.row)
    for _, group in groupby(every, key=lambda clause: (clause.told.source, clause.told.paragraph)):
        paragraph = list(group)
        if not any(pack.has("guarantees", clause.read) for clause in paragraph):
            continue
        if pack.has("on_repairs", paragraph[0].read) and not pack.has("mended_by_us", post):
            continue  # to want a repair is not to have had one
        for clause in paragraph:
            content = pack.sense(clause.read) - pack.sense(" ".join(pack.phrases["guarantees"]))
            thing = frozenset(root for root in content if not (root.isdigit() or root in _times(clause.read, pack)))
            shared = frozenset(root for root in thing if any(_same(root, other) for other in told))
            longest = max((days(*span.groups()) for span in _SPAN.finditer(_parted(clause.read))), default=None)
            if longest is not None and (len(shared) >= _SHARED or _names(clause.read, shared, pack)):
                found.append((len(shared), longest, clause.told))
    if not found:
        return None
    nearest = max(found, key=lambda one: one[:2])
    return Guarantee(nearest[2], over=all(min(lasted) > longest for _, longest, _ in found))


def price_refused(post: str, items: Sequence[EvidenceItem], pack: Language) -> Statement | None:
    """Return the clause by which no price of another shop is matched, where a post tells of one."""
    if not pack.has("cheaper_elsewhere", post):
        return None
    for clause in clauses(items, pack):
        if pack.has("matches_prices", clause.read) and _DENIES.search(fold(clause.read)):
            return clause.told.model_copy(update={"text": clause.read})
    return None


def _names(rule: str, shared: frozenset[str], pack: Language) -> bool:
    """Whether the first thing that a rule names is among those that the post shares with it."""
    first = next((root for word in rule.split() for root in pack.sense(word)), "")
    return first in shared


def _same(root: str, other: str) -> bool:
    """Whether two stems are of one thing: "zip" and "zips", too short for any other ending to be told."""
    return root.rstrip("s") == other.rstrip("s") or kin(root, other)


def _times(text: str, pack: Language) -> frozenset[str]:
    return pack.sense(" ".join(found[0] for found in _SPAN.finditer(_parted(text))))


def _parted(text: str) -> str:
    """A text folded, "five-year" as two words."""
    return fold(text).replace("-", " ")
