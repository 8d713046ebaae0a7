"""What the policy gives on a condition that a post tells is not met: the receipt is lost, the boots were worn, the
price fell too long after the purchase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.writer.grounds.clauses import clauses
from drafting.writer.grounds.deadlines import times
from drafting.writer.grounds.exclusions import DENIAL, of_us, parts_of
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.language import Language
from drafting.writer.words.spans import SPAN, days
from drafting.writer.words.text import fold
from policy.models import EvidenceItem

_BY_THE_PURCHASE = re.compile(
    rf"\b{SPAN} (?:of|after|from|following|nach|ab|apres|suivant|depuis|siguientes?(?: a)?|despues de|desde)\b"
    r"(?: (?:your|you|the|a|having|le|la|les|votre|vous|de|dem|der|den|euren?\w*|deine?\w*|ihre?\w*|tu|su|el|haber))*"
    r" ?(?:purchase|bought|buy|buying|kauf\w*|einkauf\w*|achat|l'achat|acheter|compra\w*)"
)
"""Time that a rule gives from the purchase on, on folded text."""
_LACKS = re.compile(
    r"\b(?:lost|lose|no|without|threw away|thrown away|binned|never had|(?:don't|do not) have|haven't(?: got)?|"
    r"verloren|ohne|kein\w*|weggeworfen|perdu\w*|sans|pas(?: de)?|plus(?: de)?|jete\w*|"
    r"perdi\w*|sin|(?:no|ya no) tengo|tire)\b"
)
"""How a post tells that something is not there, or not any more, on folded text."""
_NEAR = 25
"""Characters between that and what is gone."""
_NEEDED = re.compile(r"\b(?:with|without|if you|show|mit|ohne|wenn|avec|sans|si vous|con|sin|si)\b")
"""How a rule asks for something, on folded text."""


def price_fell_too_late(post: str, items: Sequence[EvidenceItem], pack: Language) -> Statement | None:
    """Return the clause that gives the difference where a price falls within some time of the purchase, where the post
    tells of a price that fell later."""
    since = times(post)
    if not since or not pack.has("price_fell", post):
        return None
    for clause in clauses(items, pack):
        within = _BY_THE_PURCHASE.search(fold(clause.read))
        if within and pack.has("price_fell", clause.read) and min(since) > days(*within.groups()):
            return clause.told
    return None


def used(post: str, items: Sequence[EvidenceItem], deed: str, pack: Language) -> Statement | None:
    """Return the clause that takes back only what is unused, where the post tells that theirs was used."""
    if deed not in ("return", "refund", "exchange") or not _tells_use(post, pack):
        return None
    for clause in clauses(items, pack):
        if pack.has("unused", clause.read) and deed in deeds_in(clause.read, pack):
            return clause.told
    return None


def unproved(post: str, items: Sequence[EvidenceItem], deed: str, pack: Language) -> Statement | None:
    """Return the clause on the proof of purchase without which what is demanded is not given, where the post tells that
    theirs is gone."""
    if not any(_is_gone(fold(part), pack) for part in parts_of(post)):
        return None
    for clause in clauses(items, pack):
        if (
            pack.has("proofs", clause.read)
            and _NEEDED.search(fold(clause.read))
            and deed in deeds_in(clause.read, pack)
        ):
            return clause.told
    return None


def _is_gone(part: str, pack: Language) -> bool:
    """Whether a part of a post tells of a proof of purchase that is not there."""
    return any(
        abs(lack.start() - proof.start()) <= _NEAR
        for lack in _LACKS.finditer(part)
        for proof in pack.pattern("proofs").finditer(part)
    )


def deeds_in(text: str, pack: Language) -> frozenset[str]:
    """Return the English names of all deeds that a text names; money back and taking back are one to a customer."""
    folded = fold(text)
    named = {
        name
        for name, entries in pack.phrases["deed_names"].items()
        if pack.entries(f"deed {name}", entries).search(folded)
    }
    return frozenset(named | ({"return", "refund"} if named & {"return", "refund"} else set()))


def _tells_use(post: str, pack: Language) -> bool:
    """Whether a post tells that the customer used the thing, in a part that does not deny it: not that it came used,
    or that they used a card or the app."""
    return any(
        pack.has("used", part)
        and not (DENIAL.search(fold(part)) or any(pack.has(group, part) for group in ("unused", "used_else")))
        and not of_us(part, pack)
        for part in parts_of(post)
    )
