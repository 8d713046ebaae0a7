"""What pleases where no word praises: a kindness told as it happened, a thing that lasts, a quick parcel.

"Priya sewed the zip back on my jacket while I had a coffee" praises, and says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafting.writer.reading.signals import fold, signals_of
from drafting.writer.reading.soured import taken_back, turned_sour
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
        if not _own_doing(before, pack) and not turned_sour(folded[found.start() :], pack):
            return GoodTurn(clause, before.strip(" ,"))
    did = deed_of_somebody(clause, pack) if signals.troubles(clause) < STRONG else None
    if did and pack.has("benefits", did) and not (_unkind(did, pack) or signals.denies(_first(did))):
        return GoodTurn(clause, clause.split()[0])
    lasts = _undenied("lasted", folded, pack) or _undenied("came_well", folded, pack)
    undone = turned_sour(clause, pack) or pack.has("gives_way", clause)
    return GoodTurn(clause, "") if lasts and not undone else None


def _unkind(did: str, pack: Language) -> bool:
    return pack.has("unkind", did) or turned_sour(did, pack)


def _first(did: str) -> str:
    """The words next to a verb, which a denial in a side clause does not reach."""
    return " ".join(did.split()[:_NEAR])


def _undenied(group: str, folded: str, pack: Language) -> re.Match[str] | None:
    """Find a word of the group with no denial before it and no trouble beside it: "he never found my parcel" is no
    kindness. What a thing came through is no trouble."""
    found = pack.pattern(group).search(folded)
    denied = folded if group == "came_well" else folded[: found.start()] if found else ""
    if found is None or pack.has("negation", denied):
        return None
    beside = f"{folded[: found.start()]} {folded[found.end() :]}"
    came_through = group == "lasted" and pack.has("came_through", found[0])
    return found if came_through or signals_of(pack).troubles(beside) < STRONG else None


def good_turns(post_parts: Sequence[str], pack: Language) -> list[GoodTurn]:
    """Return the kindnesses of a post's sentences, in their order; a sentence whole where it tells nothing else.

    None where what is told after them takes them back.
    """
    told: list[tuple[str, GoodTurn | None]] = []
    for part in post_parts:
        whole = good_turn(part, pack)
        pieces = [part] if whole else _pieces(part, pack)
        told += [(piece, whole or good_turn(piece, pack)) for piece in pieces]
    found = [turn for _, turn in told if turn]
    last = max((place for place, (_, turn) in enumerate(told) if turn), default=0)
    return [] if taken_back((piece for piece, _ in told[last + 1 :]), pack) else found


def _pieces(part: str, pack: Language) -> list[str]:
    return [piece for clause in signals_of(pack).clauses(part) for piece in _AND_NAME.split(clause)]


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
