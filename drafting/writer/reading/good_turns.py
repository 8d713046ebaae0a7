"""What pleases where no word praises: a kindness told as it happened, a thing that lasts, a quick parcel.

"Priya sewed the zip back on my jacket while I had a coffee" praises, and says nothing of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.writer.reading.signals import fold, signals_of
from drafting.writer.reading.troubled import STRONG
from drafting.writer.words.language import Language
from drafting.writer.words.named_people import deed_of_somebody

_NEAR = 7
_KINDNESSES = ("good_deed", "plain_deed")
_OWN = {
    "en": re.compile(r"\b(?:i|we|my \w+|our \w+|myself|a friend|a neighbou?r|another (?:shop|store|company))\b"),
}
"""Who else may have done it. Other languages tell it by the verb."""
_OTHERS = re.compile(
    r"\b(?:she|he|they|who|you|your|somebody|someone|staff|team|the (?!next|same|last|first|day|time|other day)\w+)\b"
)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Ý][\w'’-]+")

_AND_NAME = re.compile(r"\s(?:and|und|et|y)\s(?=(?:Frau |Herr )?[A-ZÀ-Ý][a-zà-ÿ]+ )")


class GoodTurn(NamedTuple):
    """A clause that tells of a kindness or of how well a thing does."""

    clause: str
    who: str
    """Words before the deed, by whom it was done; empty where a thing lasts or came quickly."""


def good_turn(clause: str, pack: Language) -> GoodTurn | None:
    """Return what a clause tells to please; None where it tells nothing of it, or of a trouble too."""
    signals = signals_of(pack)
    if clause.rstrip().endswith("?") or signals.conditional_on(clause):
        return None
    folded = fold(clause)
    for kind in _KINDNESSES:
        found = _undenied(kind, folded, pack)
        if found is None or (kind == "plain_deed" and not pack.has("kindly", clause)):
            continue
        before = " ".join(clause.split()[: len(folded[: found.start()].split())])
        if not _own_doing(before, pack) and not pack.has("soured", folded[found.start() :]):
            return GoodTurn(clause, before.strip(" ,"))
    did = deed_of_somebody(clause, pack) if signals.troubles(clause) < STRONG else None
    if did and pack.has("benefits", did) and not pack.has("unkind", did) and not signals.denies(_first(did)):
        return GoodTurn(clause, clause.split()[0])
    lasts = _undenied("lasted", folded, pack) or _undenied("came_well", folded, pack)
    return GoodTurn(clause, "") if lasts and not pack.has("soured", clause) else None


def _first(did: str) -> str:
    """The words next to a verb, which a denial in a side clause does not reach."""
    return " ".join(did.split()[:_NEAR])


def _undenied(group: str, folded: str, pack: Language) -> re.Match[str] | None:
    """Find a word of the group with no denial before it and no trouble beside it: "he never found my parcel" is no
    kindness. What a thing came through is no trouble."""
    found = pack.pattern(group).search(folded)
    if found is None or pack.has("negation", folded[: found.start()]):
        return None
    beside = f"{folded[: found.start()]} {folded[found.end() :]}"
    came_through = group == "lasted" and pack.has("came_through", found[0])
    return found if came_through or signals_of(pack).troubles(beside) < STRONG else None


def good_turns(post_parts: list[str], pack: Language) -> list[GoodTurn]:
    """Return the kindnesses of a post's sentences, in their order; a sentence whole where it tells nothing else."""
    found: list[GoodTurn] = []
    for part in post_parts:
        whole = good_turn(part, pack)
        clauses = (
            [] if whole else [piece for clause in signals_of(pack).clauses(part) for piece in _AND_NAME.split(clause)]
        )
        found += filter(None, (whole, *(good_turn(clause, pack) for clause in clauses)))
    return found


def _own_doing(before: str, pack: Language) -> bool:
    """Whether the nearest doer before a verb is the customer, or somebody who is none of ours."""
    own = _OWN.get(pack.code)
    if own is None:
        return False
    folded = fold(before)
    mine = [match.end() for match in own.finditer(folded)]
    others = [match.end() for match in _OTHERS.finditer(folded)]
    others += [match.end() for match in _NAME.finditer(before)]
    first = before.split()[:1]
    if first and first[0][0].isupper() and fold(first[0]) not in pack.stop:
        others.append(len(first[0]))
    return bool(mine) and max(mine) > max(others, default=-1)
