"""What the finders of personal data work on and what they return."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

DataKind = Literal[
    "email", "phone", "card", "iban", "national_id", "address", "reference", "handle", "birth_date", "ip"
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A find in some view of the text, as a half-open span of that view."""

    kind: DataKind
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that a person would read as one number, with the marks between them."""

    start: int
    end: int
    text: str
    digits: str


# Up to three marks may stand between two digits; a comma or a slash only alone.
_RUN = re.compile(r"\+?+\(?+\d(?:[ .\-()_*~]{0,3}+\d|[/,]\d)*+")


def digit_runs(view: str) -> list[Run]:
    """Return the runs of digits in `view` that have five digits or more."""
    found = []
    for match in _RUN.finditer(view):
        text = match.group()
        digits = "".join(filter(str.isdigit, text))
        if len(digits) >= 5:
            found.append(Run(match.start(), match.end(), text, digits))
    return found


def before(view: str, start: int, reach: int = 40) -> str:
    """Return the words that lead to `start`, up to a sentence end or `reach` characters."""
    text = view[max(0, start - reach) : start]
    cut = max(text.rfind("! "), text.rfind("? "), text.rfind(". "))
    return text[cut + 1 :] if cut >= 0 else text


def luhn(digits: str) -> bool:
    """Tell whether `digits` pass the Luhn check (ISO/IEC 7812-1)."""
    total = 0
    for index, char in enumerate(reversed(digits)):
        value = ord(char) - 48
        if index % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0
