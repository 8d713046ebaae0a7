"""Which part of its sentence belongs to a figure: where its clause begins and ends, and what may deny it."""

from __future__ import annotations

import re
from itertools import pairwise

from policy.quantities import Quantity
from policy.statements import NEW_STATEMENT

_JOINT = re.compile(r"[,;](?!\d)| (?:and|but|while|whereas|or|y|pero|mais|et|aber|sondern|und|oder|ou) |: | - |\(|\)")
_PART = re.compile(
    _JOINT.pattern
    + r"| (?:if|unless|when|while|as long as|provided|that|which|who|because|since they|wenn|falls|dass|weil|"
    r"sofern|si|cuando|que|porque|quand|parce que|lorsque) "
)
"""Where another statement begins: a condition that is denied does not deny what depends on it."""
_CLAUSE_END = re.compile(r"[.!?;:\n](?=\s|$)|,(?!\d)| but | while | whereas | pero | mais | aber | sondern ")
_AND = re.compile(r" and | y | et | und ")


def segments(folded: str, left: int, right: int, inside: list[Quantity]) -> list[tuple[int, int]]:
    """Return the part of the sentence that belongs to each figure: joints between two figures divide them."""
    cuts = [left]
    for one, other in pairwise(inside):
        joint = None
        if one.end <= other.start and not (one.part == "low" and other.part == "high"):
            joint = _JOINT.search(folded, one.end, other.start + 1)
        cuts.append(joint.start() if joint and joint.end() <= other.start + 1 else -1)
    spans = []
    for index in range(len(inside)):
        begin = next(cut for cut in reversed(cuts[: index + 1]) if cut >= 0)
        stop = next((cut for cut in cuts[index + 1 :] if cut >= 0), right)
        for joint in NEW_STATEMENT.finditer(folded, begin, right):
            if begin < joint.start() and joint.end() <= inside[index].start:
                begin = joint.start()
            elif inside[index].end <= joint.start() < stop:
                stop = joint.start()
        refused = REFUSED.search(folded, begin, inside[index].start)
        spans.append((refused.end() - 2 if refused else begin, stop))
    return spans


REFUSED = re.compile(r"\b(?:can't|cannot|don't|won't|unable to|not able to) [^,.;:]*: (?=\w[^:]*$)")
"""A refusal before a colon is a statement of its own: "I can't promise a refund: you have 60 days to return things"."""


def phrase_around(folded: str, begin: int, stop: int, quantity: Quantity) -> tuple[int, int]:
    """Return the part of a clause that a denial must stand in to deny the figure."""
    first = begin
    for joint in _PART.finditer(folded, begin, quantity.start):
        first = joint.end() if joint.end() < quantity.start else first
    after = _PART.search(folded, quantity.end, stop)
    if after is not None and after.group() == "," and first == begin and quantity.start - begin < FRONTED:
        after = _PART.search(folded, after.end(), stop)  # "After 30 days, shoes cannot be returned"
    end = after.start() if after else stop
    if _CONDITION.search(folded, max(0, begin - 1, quantity.start - _NEAR), quantity.start) is not None:
        main = _MAIN_CLAUSE.search(folded, quantity.end, end)
        end = main.start() if main is not None else end  # "if you do it by Friday the next one will not be sent"
    return first, end


_NEAR = 48
"""Characters before a figure among which the word that makes its clause a condition is looked for."""
_CONDITION = re.compile(r"(?:^|\W)(?:if|when|once)\b[^,.;:]*$")
_MAIN_CLAUSE = re.compile(
    r" (?=(?:the|your|our|it|we|you|they|no|nothing)\b[^,.;]{0,24}?"
    r"(?:will|won't|can|cannot|can't|is|are|isn't|aren't)\b)"
)
FRONTED = 24
"""Characters before a figure up to which it is told in front of its clause."""


_REACH = 200
"""Characters on each side of a figure within which its clause is looked for."""


def clause_around(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause around a span: up to a mark or a joint; over a comma when there is nothing before it."""
    left = max(0, start - _REACH)
    for mark in _CLAUSE_END.finditer(folded, left, start):
        left = mark.end()
    stop = _CLAUSE_END.search(folded, end, end + _REACH)
    right = stop.start() if stop else min(len(folded), end + _REACH)
    # "Returns within 30 days and refunds within 5": a joint between two figures divides them.
    for joint in _AND.finditer(folded, left, start):
        if any(map(str.isdigit, folded[left : joint.start()])):
            left = joint.end()
    for joint in _AND.finditer(folded, end, right):
        if any(map(str.isdigit, folded[joint.end() : right])):
            right = joint.start()
            break
    return left, right
