"""Dates as people write them on top of a policy, in English, German, French and Spanish."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar janvier enero jan ene janv jänner",
            "february februar février fevrier febrero feb févr fév",
            "march märz maerz mars marzo mar mär",
            "april avril abril apr abr avr",
            "may mai mayo",
            "june juni juin junio jun",
            "july juli juillet julio jul juil",
            "august août aout agosto aug ago",
            "september septembre septiembre sept sep",
            "october oktober octobre octubre oct okt",
            "november novembre noviembre nov",
            "december dezember décembre decembre diciembre dec dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º)?[.\s-]+(?:(?:of|de|du)\s+)?([^\W\d_]+)\.?,?[\s-]+(?:de\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MONTH_ONLY = re.compile(r"\b([^\W\d_]+)\.?\s+(?:de\s+)?(\d{4})\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


def date_in(text: str) -> date | None:
    """Return the first date in `text`; None when there is none, or when 4/5/2025 could be two days."""
    plain = text.casefold()
    for found in _ISO.finditer(plain):
        return _date(found[1], found[2], found[3])
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        for found in pattern.finditer(plain):
            month = _MONTHS.get(found[order[1]])
            if month is not None:
                return _date(found[order[0]], month, found[order[2]])
    for found in _DOTTED.finditer(plain):
        return _date(found[3], found[2], found[1])
    for found in _SLASHED.finditer(plain):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second:
            return _date(found[3], second, first)
        return _date(found[3], first, second) if second > 12 else None
    for found in _MONTH_ONLY.finditer(plain):
        month = _MONTHS.get(found[1])
        if month is not None:
            return _date(found[2], month, 1)
    return None


def is_ambiguous(text: str) -> bool:
    """True for 4/5/2025, which is a day in April or in May."""
    found = _SLASHED.search(text)
    return found is not None and date_in(text) is None and int(found[1]) <= 12 and int(found[2]) <= 12


def _date(year: str, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
