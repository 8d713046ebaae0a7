"""What a figure is about: the words of its clause, what binds it, and whether the clause affirms or denies.

"30 days to return" is about returning; it does not support "refund in 30 days". Concepts cover the matters that
replies put figures to, in four languages; words of no concept are compared by their stems.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from policy.bounds import Edge, Side, edge_of, per_of, side_of
from policy.figure_clauses import FRONTED, REFUSED, clause_around, phrase_around, segments
from policy.matters import WORD, Matters, concept, matters_in
from policy.polarity import Tense, denies, has_price, is_free, tense_of
from policy.quantities import Quantity
from policy.sentences import sentences_of
from policy.statements import NEW_STATEMENT, VERB
from policy.views import Text


@dataclass(frozen=True, slots=True)
class Role:
    """What a figure is about in its text."""

    nearest: frozenset[str]
    """The concept named nearest to it; two when both sides are equally near."""
    all: frozenset[str]
    """Every concept that heads something in its clause."""
    clause: frozenset[str] = frozenset()
    """Matters of the clause, and those that it takes over from the head of its sentence."""
    own: frozenset[str] = frozenset()
    """Matters that the clause names itself."""
    sentence: frozenset[str] = frozenset()
    """Matters of the whole sentence."""
    pointing: bool = False
    """True when the sentence speaks of "it" or "they": what it is about may stand elsewhere."""
    denied: bool = False
    """True when the clause denies."""
    free: bool | None = None
    """True when the clause says free of charge, False when it names a price; None when neither."""
    tense: Tense = ""
    """`past` or `future` when the clause says so."""
    both: bool = False
    """True when the text goes on with the other side of a limit: "below that", "otherwise"."""
    side: Side = ""
    edge: Edge = ""
    per: frozenset[str] = field(default=frozenset())


_ATTACHED = re.compile(
    r"\b(?:of|after|from|since|following|on|de|del|tras|desde|apres|depuis|du|des|nach|ab|seit|von) (?:the |your |"
    r"our |a |an |any |la |el |le |der |dem )?$"
)
_LIGHT = frozenset({"payment", "processing"})
"""Concepts that come along with others and distinguish nothing."""
_POINTING = re.compile(
    r"\b(?:i|otherwise|sonst|sinon|it|its|it's|he|she|him|his|hers|they|them|that|this|these|those|eso|esto|ello|ellos|cela|ca|il|elle|ils|elles|es|er|ihn|"
    r"dort|dafur|dann)\b"
)


def roles_of(text: Text, quantities: Sequence[Quantity], *, listing: bool = False) -> list[Role]:
    """Return the role of each figure of a text, in order.

    listing: true for evidence, where a sentence crowded with figures is a table or a list: each figure of it is about
    whatever the sentence names.
    """
    folded = text.folded
    sentences = sentences_of(folded)
    roles: list[Role] = []
    by_sentence: dict[int, list[Quantity]] = {}
    ends = [end for _, end in sentences]
    for quantity in quantities:
        at = min(bisect_right(ends, quantity.start), len(sentences) - 1)
        by_sentence.setdefault(at, []).append(quantity)
    for at, inside in by_sentence.items():
        left, right = sentences[at]
        if listing and len(inside) > _CROWDED:
            named = Matters(folded, left, right, inside).between(left, right)
            roles += [Role(frozenset(), frozenset(), clause=named, own=named, sentence=named)] * len(inside)
            continue
        before = matters_in(folded, *sentences[at - 1], quantities) if at else frozenset()
        roles += _in_sentence(folded, left, right, inside, before)
    return roles


_CROWDED = 40
"""Figures of one sentence above which nobody could say which word belongs to which."""


def role_of(text: Text, start: int, end: int) -> Role:
    """Return the role of one figure at a span of the folded text, as if it were the only one."""
    return roles_of(text, [Quantity("number", 0.0, "", start, end)])[0]


def _in_sentence(folded: str, left: int, right: int, inside: list[Quantity], before: frozenset[str]) -> list[Role]:
    parts = segments(folded, left, right, inside)
    matters = Matters(folded, left, right, inside)
    whole = matters.between(left, right)
    tokens = [_token(quantity) for quantity in inside]
    pointing = _POINTING.search(folded, left, right) is not None or _elliptic(folded, left, right, inside[0])
    leaning = before if pointing or _takes_over(folded[left:right], whole, before) else frozenset[str]()
    roles = []
    for quantity, (begin, stop) in zip(inside, parts, strict=True):
        opening = max(left, folded.rfind("; ", left, quantity.start))
        first_there = next(q.start for q in inside if q.start >= opening)
        head = matters.between(opening, first_there) | (before if pointing else frozenset())
        per, counted = per_of(folded, quantity.end) if quantity.kind in _COUNTED else (frozenset(), quantity.end)
        adverb = _PER_ADVERB.search(folded, begin, quantity.start)
        if adverb is not None and quantity.kind in _COUNTED:
            per |= {adverb.group(1).replace("dai", "day").removesuffix("ly").removesuffix("al").replace("annu", "year")}
        own = matters.between(begin, quantity.end) | matters.between(counted, stop)
        if (
            own
            and begin > left
            and (NEW_STATEMENT.match(folded, begin) or REFUSED.search(folded, left, quantity.start))
        ):
            head = frozenset()  # another subject: nothing is taken over from the one before
        own |= {t for q, t in zip(inside, tokens, strict=True) if q is not quantity and begin <= q.start < stop}
        first, last = phrase_around(folded, begin, stop, quantity)
        said = folded[first:last]
        roles.append(
            Role(
                *_concepts(folded, quantity.start, quantity.end),
                clause=own | head,
                own=own,
                sentence=whole | leaning,
                pointing=pointing,
                denied=denies(said),
                free=_free(said, quantity),
                tense=tense_of(said),
                both=_OTHER_SIDE.search(folded, quantity.end, quantity.end + 160) is not None,
                side=side_of(folded, quantity.end) if quantity.kind == "duration" else "",
                edge=_edge(folded, begin, quantity),
                per=per,
            )
        )
    return roles


def _elliptic(folded: str, left: int, right: int, first: Quantity) -> bool:
    """Tell whether a sentence begins with its figure and has no verb: "Within 10 days of receiving it." answers."""
    before = folded[left : first.start]
    return len(before) < FRONTED and _ONLY_BOUND.fullmatch(before) is not None and not VERB.search(folded, left, right)


def _takes_over(said: str, whole: frozenset[str], before: frozenset[str]) -> bool:
    """Tell whether a short sentence leaves out what the one before said: "Tents carry a guarantee. Boots carry 2"."""
    return said.count(" ") < _SHORT and not whole.isdisjoint(before)


_SHORT = 6
"""Spaces of a sentence that has little more than a subject, a verb and a figure."""
_ONLY_BOUND = re.compile(
    r"\W*(?:within|in|up to|after|sous|dans|en|dentro de|en un plazo de|innerhalb von|binnen|nach)? ?"
)
_OTHER_SIDE = re.compile(
    r"\b(?:below|above|beyond|under|over|before|after|up to|past|later than) that\b|\botherwise\b|\bafterwards\b|"
    r"\blater\b|"
    r"\bfrom then on\b|\b(?:danach|darunter|daruber|sonst|au-dela|sinon|ensuite|despues|si no|a partir de entonces)\b"
)
_PER_ADVERB = re.compile(r"\b(monthly|yearly|daily|weekly|hourly|nightly|annual)\b")


def _token(beside: Quantity) -> str:
    """Return what a figure that stands in the same clause adds to what the clause is about: "for drivers over 25"."""
    return f"#{beside.value}" if beside.kind in ("time", "date") else f"#{beside.bound}{beside.value}"


_COUNTED = frozenset({"amount", "percent", "measure"})


def _free(said: str, quantity: Quantity) -> bool | None:
    if is_free(said):
        return True
    priced = quantity.kind == "amount" and not quantity.bound  # "over £40" is a limit, and no price
    return False if priced or has_price(said) else None


def _edge(folded: str, begin: int, quantity: Quantity) -> Edge:
    if quantity.kind in ("time", "date"):
        if _SINCE.search(folded, begin, quantity.start):
            return ""  # "closed since 4 August": how things are from then on, and no opening
        if quantity.part or quantity.bound:
            low = quantity.part == "low" or (not quantity.part and quantity.bound == "least")
            return "start" if low else "end"
        return "" if quantity.unit == "weekday" else edge_of(folded, begin, quantity.start)
    return edge_of(folded, begin, quantity.start) if quantity.kind == "duration" and quantity.unit == "time" else ""


_SINCE = re.compile(r"\b(?:since|seit(?: dem)?|desde(?: el)?|depuis(?: le)?) $")


def _concepts(folded: str, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    left, right = clause_around(folded, start, end)
    heads: list[tuple[int, str]] = []
    complements: list[tuple[int, str]] = []
    for word in WORD.finditer(folded, left, right):
        if word.start() < end and start < word.end():
            continue
        name = concept(word.group())
        if name and name not in _LIGHT:
            distance = start - word.end() if word.end() <= start else word.start() - end
            # "within 30 days of delivery", "the refund of the price": what follows "of" is not what the figure is
            # about.
            attached = _ATTACHED.search(folded[max(left, word.start() - 14) : word.start()])
            (complements if attached else heads).append((distance, name))
    found = heads or complements
    if not found:
        return frozenset(), frozenset()
    least = min(distance for distance, _ in found)
    return (
        frozenset(name for distance, name in found if distance <= least + 1),
        frozenset(name for _, name in found),
    )
