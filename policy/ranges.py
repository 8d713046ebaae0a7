"""A range told without its unit: "delivery takes 3 to 5" where the evidence has "3 to 5 working days"."""

from __future__ import annotations

import re

from policy.agreement import disagreement
from policy.case import Case
from policy.quantities import Quantity
from policy.reading import Reading

_RANGE = re.compile(
    r"(?<![\d.,])(\d{1,3}) ?(?:to|a|bis|-|y|et|und|and) ?(\d{1,3})"
    r"(?=[,.;:!?)](?!\d)|$| (?:and|but|y|pero|et|mais|und|aber|habitu\w+|as usual|usually|wie ublich)\b)"
)
"""A range after which nothing stands that it could count."""
_LONGEST = 12
"""Characters of a range."""


def shortened_range(quantity: Quantity, reading: Reading, case: Case) -> bool:
    """Tell whether a bare figure is an end of a range that the evidence gives, with a unit, for the same matter."""
    folded = reading.text.folded
    for told in _RANGE.finditer(folded, max(0, quantity.start - _LONGEST), min(len(folded), quantity.end + _LONGEST)):
        if told.start() <= quantity.start and quantity.end <= told.end():
            return any(
                _gives(told[1], told[2], quantity, reading, evidence)
                for _, evidence in (*case.established_readings, *case.passage_readings)
            )
    return False


def _gives(low: str, high: str, quantity: Quantity, reading: Reading, evidence: Reading) -> bool:
    given = re.compile(rf"(?<![\d.,]){low} ?(?:to|a|bis|-|y|et|und|and) ?{high} [a-z]")
    role = reading.roles[quantity]
    return any(
        not disagreement(span, role, span, evidence.roles[span], frozenset())
        for found in given.finditer(evidence.text.folded)
        for span in evidence.quantities
        if span.kind == "duration" and span.start < found.end() and span.end > found.start()
    )
