"""Times, percentages, amounts and dates in a text, in English, German, French and Spanish, made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SAID = (
    "zero,one,two zwei deux dos,three drei trois tres,four vier quatre cuatro,five fünf cinq cinco,six sechs seis,"
    "seven sieben sept siete,eight acht huit ocho,nine neun neuf nueve,ten zehn dix diez,eleven elf onze once,"
    "twelve zwölf douze doce,thirteen dreizehn treize trece,fourteen vierzehn quatorze catorce,fifteen fünfzehn quinze "
    "quince,sixteen sechzehn seize dieciséis,seventeen siebzehn diecisiete,eighteen achtzehn dieciocho,nineteen "
    "neunzehn diecinueve,twenty zwanzig vingt veinte"
)
_TENS = {
    30.0: "thirty dreißig trente treinta",
    40.0: "forty vierzig quarante cuarenta",
    50.0: "fifty fünfzig cinquante cincuenta",
    60.0: "sixty sechzig soixante sesenta",
    90.0: "ninety neunzig noventa",
}
NUMBERS = {word: float(value) for value, words in enumerate(_SAID.split(",")) for word in words.split()} | {
    word: value for value, words in _TENS.items() for word in words.split()
}
"""Numbers in words. "A month", "un mois" and "ein Jahr" are none: they are said in passing as often as meant."""
_NUMBER = r"(?:\d{1,3}(?:[,.]\d{3})+|\d+(?:[.,]\d+)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
# All patterns are for text in small letters: one that ignores case tries its hundred words in full at each place.
_ANY_NUMBER = re.compile(r"\d|\b(?:" + "|".join(NUMBERS) + ")")
"""What every figure holds."""
_UNITS = {
    1 / 60: r"minut(?:e|es|en|o|os)",
    1.0: r"hours?|stunden?|heures?|horas?",
    24.0: r"days?|(?:werk|arbeits|geschäfts|kalender)?tage?n?|jours?|d[ií]as?",
    168.0: r"weeks?|wochen?|semaines?|semanas?",
    730.0: r"months?|monate?n?|mois|mes(?:es)?",
    8760.0: r"years?|jahre?n?|ans?|années?|años?",
}
"""Hours in each. A month is 30 days as well as 31, so that times within 2 % are the same."""
_ALIKE = 0.02
_TIME = re.compile(
    rf"\b({_NUMBER})(?:\s*(?:-|–|to|bis|à|a)\s*({_NUMBER}))?[\s-]+(?:business\s+|working\s+|calendar\s+)?"
    rf"({'|'.join(_UNITS.values())})\b",
)


class _Signed:
    """A pattern that is asked only where one of the signs stands that every match of it holds."""

    def __init__(self, pattern: str, *signs: str) -> None:
        self._pattern = re.compile(pattern)
        self._signs = signs

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text) if any(sign in text for sign in self._signs) else iter(())

    def sub(self, new: str, text: str) -> str:
        return self._pattern.sub(new, text) if any(sign in text for sign in self._signs) else text


_PERCENT = _Signed(
    rf"\b({_NUMBER})\s*(?:%|(?:percent|prozent|pour\s?cent|por\sciento)\b)", "%", "cent", "prozent", "ciento"
)
_MONEY = _Signed(
    rf"([$€£])\s?({_NUMBER})|\b({_NUMBER})\s?(\$|€|£|dollars?\b|euros?\b|pounds?\b|usd\b|eur\b|gbp\b)",
    *("$", "€", "£", "dollar", "eur", "pound", "usd", "gbp"),
)
_CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "usd": "dollar", "eur": "euro", "gbp": "pound"}
_MONTHS = [
    r"jan(?:uary|uar|vier)|enero", r"feb(?:ruary|ruar|rero)|février", r"march|märz|mars|marzo", r"a[pv]ril|abril",
    r"may|mai|mayo", r"june|juni|juin|junio", r"july|juli|juillet|julio", r"august|août|agosto",
    r"sept(?:ember|embre|iembre)", r"o[ck]tober|octobre|octubre", r"nov(?:ember|embre|iembre)",
    r"de[cz]ember|décembre|diciembre",
]  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    r"\b(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<d>\d{1,2})[./]\s?(?P<m>\d{1,2})[./]\s?(?P<y>\d{4})"
    rf"|(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?)?(?P<month>{_MONTH})"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+(?:de\s+)?(?P<year>\d{4}))?)\b",
)


class Figure(NamedTuple):
    """A number with what it measures."""

    unit: str
    low: float | str
    """Times in hours, so that two weeks are fourteen days; a date as year-month-day, with 0 for what is not said."""
    high: float | str
    words: str

    def same(self, other: Figure) -> bool:
        """True when both say the same."""
        if self.unit != other.unit:
            return False
        if self.unit == "date":
            parts = zip(str(self.low).split("-"), str(other.low).split("-"), strict=True)
            return all("0" in pair or pair[0] == pair[1] for pair in parts)
        ends = ((float(self.low), float(other.low)), (float(self.high), float(other.high)))
        slack = _ALIKE if self.unit == "time" else 0.0
        return all(abs(one - two) <= slack * max(one, two) for one, two in ends)


def figures(text: str) -> list[Figure]:
    """Return the times, percentages, amounts and dates in `text`."""
    small = lowered(text)
    if not _ANY_NUMBER.search(small):
        return []
    out: list[Figure] = []

    def add(match: re.Match[str], unit: str, low: float | str, high: float | str) -> None:
        out.append(Figure(unit, low, high, text[match.start() : match.end()].strip()))

    for match in _TIME.finditer(small):
        scale = next(hours for hours, unit in _UNITS.items() if re.fullmatch(unit, match[3]))
        low = _number(match[1]) * scale
        add(match, "time", low, _number(match[2]) * scale if match[2] else low)
    for match in _PERCENT.finditer(small):
        add(match, "percent", _number(match[1]), _number(match[1]))
    for match in _MONEY.finditer(small):
        sign = (match[1] or match[4]).rstrip("s")
        value = _number(match[2] or match[3])
        add(match, _CURRENCY.get(sign, sign), value, value)
    for match in _DATE.finditer(small):
        day = _day(match)
        if day is not None:
            add(match, "date", day, day)
    return out


def without_figures(text: str) -> str:
    """Return `text` in small letters, without its times, percentages, amounts and dates."""
    text = lowered(text)
    for pattern in (_TIME, _PERCENT, _MONEY) if _ANY_NUMBER.search(text) else ():
        text = pattern.sub(" ", text)
    return _DATE.sub(" ", text)


def lowered(text: str) -> str:
    """Return `text` in small letters, each at its place: one letter whose small form is two keeps its size."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _day(match: re.Match[str]) -> str | None:
    """Year-month-day; None for a month alone, and where 3/4 may be the third or the fourth."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    elif match["d"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        if "/" in match[0]:
            if month > 12:
                day, month = month, day
            elif day <= 12 and day != month:
                return None
    else:
        day, year = int(match["before"] or match["after"] or 0), int(match["year"] or 0)
        if not day and not year:
            return None
        month = next(n for n, names in enumerate(_MONTHS, 1) if re.fullmatch(names, match["month"]))
    return f"{year}-{month}-{day}"


def _number(text: str) -> float:
    if text in NUMBERS:
        return NUMBERS[text]
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", text):
        return float(re.sub(r"[,.]", "", text))
    return float(text.replace(",", "."))
