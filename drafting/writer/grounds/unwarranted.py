"""What is demanded though the policy does not give it: a guarantee that is over, the price of another shop, what the
policy excludes, or gives on a condition that the post tells is not met.

Where the post does not tell, there is no no: the rule is told as what it hangs on, if at all. A guarantee that is still
running is told for the same reason: whoever asks whether to pay again is answered by it. The time to return something
is read in `deadlines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from drafting.writer.grounds.clauses import clauses
from drafting.writer.grounds.conditions import price_fell_too_late, used
from drafting.writer.grounds.deadlines import times
from drafting.writer.grounds.exclusions import excluded
from drafting.writer.grounds.statements import Statement
from drafting.writer.reading.wishes import Wish
from drafting.writer.words.language import Language
from drafting.writer.words.spans import SPAN, days
from drafting.writer.words.text import fold, kin
from policy.models import EvidenceItem

_SPAN = re.compile(SPAN)
_DENIES = re.compile(r"\b(?:no|not|never|nor|neither|nicht|kein\w*|nie|ne|n'\w+|pas|aucun\w*|ni|nunca)\b|n't\b")
_CHARGES = re.compile(r"\b(?:costs?|kostet|kosten|coûte|cuesta)\b", re.IGNORECASE)
_FREE = re.compile(r"\b(?:free|kostenlos|gratis|gratuite?s?)\b", re.IGNORECASE)
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


class Demand(NamedTuple):
    """What a post demands to be given, back or for nothing."""

    deed: str
    """English name of the deed in `deed_names`; empty when none is known."""
    at_fault: bool
    """True where something is wrong with what they got, so that no rule on returns is meant for it."""


def demand_in(post: str, wanted: Sequence[Wish], sought: Sequence[str], pack: Language) -> Demand | None:
    """Return what a post demands; None where it demands nothing that is given back or for nothing.

    sought: the sentences that ask or demand.
    """
    said = " ".join((*(wish.said for wish in wanted), *(wish.source for wish in wanted), *sought))
    given = any(pack.has(group, said) for group in ("gives_back", "demand", "remedy_named", "anew"))
    if not (given or (said and pack.has("price_fell", post))):
        return None
    deed = next((wish.deed for wish in wanted if wish.deed), "") or pack.deed_named(said)
    return Demand(deed, at_fault=_at_fault(post, pack))


def _at_fault(post: str, pack: Language) -> bool:
    """Whether a post tells that something is wrong with what they got."""
    return any(pack.has(group, post) for group in ("gives_way", "came_wrong"))


def free_for_faults(rule: Statement, post: str, items: Sequence[EvidenceItem], pack: Language) -> Statement:
    """Return the clause that makes free for what is faulty or wrong what a rule charges for, where the post tells that
    it was: "The label costs €2.90", but "When an item is faulty, the label is free". Else the rule."""
    if not (_CHARGES.search(rule.text) and _at_fault(post, pack)):
        return rule
    charged = pack.sense(rule.text)
    for clause in clauses(items, pack):
        begins, _, rest = clause.read.rpartition(",")
        if pack.has("came_wrong", begins) and _FREE.search(rest) and charged & pack.sense(rest):
            return clause.told
    return rule


def not_given(
    post: str, demand: Demand, items: Sequence[EvidenceItem], pack: Language, *, complains: bool
) -> Statement | None:
    """Return the clause by which what is demanded is not given, by what the post itself tells.

    complains: the post is a complaint. Then what was used may be faulty in words that no list has ("it shrank", "it let
    in water"), and use is held against them only where they say that they changed their mind.
    """
    found = excluded(post, items, pack, at_fault=demand.at_fault) or price_fell_too_late(post, items, pack)
    sound = not (demand.at_fault or (complains and not pack.has("change_of_mind", post)))
    return found or (used(post, items, demand.deed, pack) if sound else None)


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
