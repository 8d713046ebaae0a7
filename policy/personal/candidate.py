"""What the finders of personal data work on and what they return."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

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


class Run(NamedTuple):
    """Digits that a person would read as one number, with the marks between them."""

    start: int
    end: int
    text: str
    digits: str


def digit_runs(view: str, fewest: int = 5) -> list[Run]:
    """Return the runs of digits in `view` that have as many digits or more, with a plus or bracket before them."""
    found: list[Run] = []
    run, enough = _runs_of(fewest)
    if enough.match(view) is None:
        return found
    for match in run.finditer(view):
        start, end = match.span()
        for sign in "(+":
            start -= view[start - 1 : start] == sign
        text = view[start:end]
        found.append(Run(start, end, text, "".join(filter(str.isdigit, text))))
    return found


@lru_cache
def _runs_of(fewest: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a run, and one in front of it for texts that have so many digits at all."""
    # Up to three marks may stand between two digits; a comma or a slash only alone. No run begins inside a number:
    # where its first digit finds too few, so does its second.
    run = re.compile(rf"[0-9](?<![0-9][0-9])(?:[ .\-()_*~]{{0,3}}+[0-9]|[/,][0-9]){{{fewest - 1},}}+")
    return run, re.compile(rf"(?:[^0-9]*+[0-9]){{{fewest}}}")


def before(view: str, start: int, reach: int = 40) -> str:
    """Return the words that lead to `start`, up to a sentence end or `reach` characters."""
    text = view[max(0, start - reach) : start]
    cut = max(text.rfind("! "), text.rfind("? "), text.rfind(". "))
    return text[cut + 1 :] if cut >= 0 else text


def luhn(digits: str) -> bool:
    """Tell whether `digits` pass the Luhn check (ISO/IEC 7812-1)."""
    total = sum(map(int, digits[-1::-2])) + sum(map(int, digits[-2::-2].translate(_DOUBLED)))
    return total % 10 == 0


_DOUBLED = str.maketrans("0123456789", "0246813579")
"""Digits to the sum of the digits of their double."""
