"""Figures in a text: amounts, percentages, dates, times, durations, versions and counts, each in comparable form.

Two figures are the same when kind, value, unit and sign are: "a fortnight" is 14 days, "£20" is "20.00 pounds",
"3 May" is "2026-05-03", but 5 days are not 5 working days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from policy.quantity_patterns import ARTICLES, AT_DIGIT, AT_SYMBOL, BOUND, HINTS, IDIOM, ITEM, STARTS, STEP, TOKEN
from policy.quantity_words import (
    CURRENCIES,
    DURATIONS,
    FIXED_DURATIONS,
    MONTHS,
    NUMBER_VALUES,
    WEEKDAYS,
)
from policy.views import Text
from policy.vocabulary import listed

QuantityKind = Literal["number", "amount", "percent", "date", "time", "duration", "version"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: comparable value, unit, direction, and its half-open span in the folded text."""

    kind: QuantityKind
    value: float | str
    unit: str
    start: int
    end: int
    bound: str = ""
    """`most` (within, up to), `least` (at least, over) or nothing."""
    in_words: bool = False
    day: date | None = None
    """For dates with a year."""

    def same(self, other: Quantity) -> bool:
        """Tell whether both state the same figure, whatever each calls it."""
        if self.bound and other.bound and self.bound != other.bound:
            return False
        if self.kind == other.kind == "date":
            return _same_date(self, other)
        if self.kind == other.kind:
            return self.value == other.value and _same_unit(self, other)
        kinds = {self.kind, other.kind}
        if kinds in ({"number", "version"}, {"number", "time"}):
            return _plain_number(self) == _plain_number(other)
        # A bare number may leave out the currency that the other one spells.
        return kinds == {"number", "amount"} and self.value == other.value


def find_quantities(text: Text, most: int | None = None) -> list[Quantity]:
    """Return the figures in `text`, in order; no more than about `most` of them."""
    folded = text.folded
    if not text.has_digits and HINTS.isdisjoint(text.plain_words.words):
        return []
    found: list[Quantity] = []
    until = 0
    for token in TOKEN.finditer(folded):
        start = token.start()
        if start < until:
            continue
        word = token.group()
        if word[0].isdigit():
            if start and folded[start - 1] in _GLUE and _glued(folded, start):
                continue
            patterns = AT_DIGIT
        elif word.isalpha():
            if word not in STARTS or (start and folded[start - 1] in "'-" and word not in NUMBER_VALUES):
                continue
            patterns = STARTS[word]
        else:
            patterns = AT_SYMBOL
        if (idiom := IDIOM.match(folded, start)) is not None:
            until = idiom.end()
            continue
        for kind, pattern in patterns:
            match = pattern.match(folded, start)
            if match is not None and (made := _make(kind, match, folded)):
                found += made
                until = match.end()
                break
        if most is not None and len(found) >= most:
            break
    return found


_GLUE = "abcdefghijklmnopqrstuvwxyz.,/:#_0123456789"


def _glued(folded: str, start: int) -> bool:
    """Tell whether the digits at `start` belong to a word or number that began before them."""
    before = folded[start - 1]
    if before.isalnum() or before in "/_#":
        return True
    return start > 1 and folded[start - 2].isdigit()


def _sign(folded: str, start: int) -> float:
    before = folded[max(0, start - 6) : start]
    if before.endswith("minus "):
        return -1.0
    return -1.0 if before.endswith("-") and not re.search(r"[\w)%.]-$", before) else 1.0


def _make(kind: str, match: re.Match[str], folded: str) -> list[Quantity]:
    start, end = match.span()
    sign = _sign(folded, start)
    bound_match = BOUND.search(folded[max(0, start - 24) : start])
    bound = "" if bound_match is None else ("most" if bound_match.group(1) else "least")

    def one(name: QuantityKind, value: float | str, unit: str = "", **more: object) -> Quantity:
        return Quantity(name, value, unit, start, end, bound, **more)  # type: ignore[arg-type]  # the two flags

    if kind == "version":
        return [one("version", match.group(1))]
    if kind in ("isodate", "numdate", "daymonth", "monthday", "monthyear", "weekday"):
        return _dates(kind, match, one)
    if kind == "time":
        return _times(match, one)
    if kind == "percent":
        return [one("percent", sign * v, "%") for v in (_value(g) for g in match.groups()) if v is not None]
    if kind == "amount":
        unit = CURRENCIES[match.group(1)]
        scale = {"k": 1000.0, "m": 1e6}.get(match.group(3) or "", 1.0)
        values = [_value(match.group(2)), _value(match.group(4))]
        return [one("amount", sign * v * scale, unit) for v in values if v is not None]
    if kind == "amount2":
        value = _value(match.group(1))
        unit = CURRENCIES[match.group(3)]
        if value is None:
            return []
        value *= 1000 if match.group(2) else 1
        cents = unit.startswith("cent:")
        return [
            one(
                "amount",
                sign * (value / 100 if cents else value),
                unit.removeprefix("cent:"),
                in_words=not match.group(1)[0].isdigit(),
            )
        ]
    if kind == "duration":
        unit, factor = DURATIONS[match.group(3)]
        if match.group(1) == "a" and match.group(3) not in _ENGLISH_UNITS:
            return []  # "mettre a jour" has no day in it
        if match.group(1) in ARTICLES and match.group(3) in (
            "second",
            "minute",
            "sec",
            "min",
            "seconde",
            "segundo",
            "minuto",
            "sekunde",
        ):
            return []  # "a second look", "in a minute"
        values = [_value(match.group(1)), _value(match.group(2))]
        words = not match.group(1)[0].isdigit()
        return [one("duration", v * factor, unit, in_words=words) for v in values if v is not None]
    if kind == "fixed":
        value, unit = FIXED_DURATIONS[match.group(1)]
        return [one("duration", value, unit, in_words=True)]
    value = _value(match.group(1))
    if value is None:
        return []
    before = folded[max(0, start - 12) : start]
    if (
        kind == "number"
        and value <= 31
        and before.endswith("the ")
        and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", match.group())
    ):
        return [one("date", f"00-{int(value):02}")]
    if kind == "number" and re.match(r" (?:thanks|thank yous|times thank|gracias|mercis?)\b", folded[end : end + 14]):
        return []
    if (
        kind == "number"
        and value < 20
        and re.match(
            r" ?(?:dots?|stars?|steps?|ways?|things?|options?|taps?|clicks?|fingers?|estrellas?|etoiles?|sterne)\b",
            folded[end : end + 12],
        )
    ):
        return []
    if (
        kind == "number"
        and value < 30
        and (STEP.search(before) or (ITEM.search(before) and folded[end : end + 1] in ".)"))
    ):
        return []
    return [one("number", sign * value, _noun(folded, end), in_words=kind == "wordnumber")]


_ENGLISH_UNITS = frozenset(listed("second minute hour day night week month year working day business day")) | {
    "working day",
    "business day",
}


def _value(text: str | None) -> float | None:
    if not text:
        return None
    if text[0].isdigit():
        return _digits(text)
    if text in ("a", "an", "un", "una", "une", "ein", "eine", "einer", "einen", "einem"):
        return 1.0
    if text.startswith("half"):
        return 0.5
    total = 0.0
    current = 0.0
    for word in re.split(r"[ -](?:and )?", text):
        number = NUMBER_VALUES[word]
        if number == 100:
            current = (current or 1) * 100
        elif number >= 1000:
            total += (current or 1) * number
            current = 0
        else:
            current += number
    return total + current


def _digits(text: str) -> float | None:
    text = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+(?:[.,]\d{1,2})?", text):
        decimals = re.search(r"[.,](\d{1,2})$", text)
        whole = text[: decimals.start()] if decimals else text
        text = re.sub(r"[.,]", "", whole) + ("." + decimals.group(1) if decimals else "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _noun(folded: str, end: int) -> str:
    match = re.match(r" ?([a-z]{3,})", folded[end : end + 24])
    word = match.group(1) if match else ""
    return "" if word in _NO_NOUN else word[:5]


_NO_NOUN = frozenset(
    listed(
        "and but for the with from are was were has have can will that this you your our not per out off who which "
        "then than also only more less und der die das los las les des pour"
    )
)


def _dates(kind: str, match: re.Match[str], one: object) -> list[Quantity]:
    make = one  # the constructor of `_make`, with span and bound filled in
    if kind == "weekday":
        return [make("date", WEEKDAYS[match.group(1)], "weekday")]  # type: ignore[operator]  # a local function
    year = ""
    if kind == "isodate":
        year, month, day = match.group(1), int(match.group(2)), int(match.group(3))
    elif kind == "numdate":
        first, second = int(match.group(1)), int(match.group(2))
        year = match.group(3) if len(match.group(3)) == 4 else "20" + match.group(3)
        day, month = (first, second) if second <= 12 else (second, first)
    elif kind == "daymonth":
        day, month, year = int(match.group(1)), MONTHS[match.group(2)], match.group(3) or ""
    elif kind == "monthday":
        month, day, year = MONTHS[match.group(1)], int(match.group(2)), match.group(3) or ""
    else:
        return [make("date", f"{MONTHS[match.group(1)]:02}", match.group(2))]  # type: ignore[operator]
    if (
        kind == "monthday"
        and match.group(1) in ("may", "mar")
        and not year
        and not re.search(r"\d(?:st|nd|rd|th)", match.group())
        and not _LEADS_TO_DATE.search(match.string[: match.start()][-8:])
    ):
        return []
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return []
    when = None
    if year:
        try:
            when = date(int(year), month, day)
        except ValueError:
            return []
    ambiguous = kind == "numdate" and day <= 12 and day != month
    return [make("date", f"{month:02}-{day:02}" + ("?" if ambiguous else ""), year, day=when)]  # type: ignore[operator]


_LEADS_TO_DATE = re.compile(r"(?:on|by|from|until|till|since|before|after|of|the|and|-) $")


def _times(match: re.Match[str], one: object) -> list[Quantity]:
    hour, minute, half = int(match.group(1)), int(match.group(2) or 0), match.group(3) or ""
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return []
    return [one("time", f"{hour:02}:{minute:02}", "")]  # type: ignore[operator]  # a local function


def _plain_number(quantity: Quantity) -> str:
    return (
        f"{quantity.value:g}" if isinstance(quantity.value, float) else quantity.value.removesuffix(":00").lstrip("0")
    )


def _same_date(one: Quantity, other: Quantity) -> bool:
    if "weekday" in (one.unit, other.unit):
        named, dated = (one, other) if one.unit == "weekday" else (other, one)
        if dated.unit == "weekday":
            return one.value == other.value
        return dated.day is not None and str(dated.day.weekday()) == str(named.value)
    if one.unit and other.unit and one.unit != other.unit:
        return False
    left, right = str(one.value).rstrip("?"), str(other.value).rstrip("?")
    if left.startswith("00-") or right.startswith("00-"):
        return left[3:] == right[3:]  # "the 21st" of whatever month
    if left == right:
        return True
    if len(left) == 2 or len(right) == 2:
        return left[:2] == right[:2]
    swapped = f"{left[3:]}-{left[:2]}"
    return (str(one.value).endswith("?") or str(other.value).endswith("?")) and swapped == right


def _same_unit(one: Quantity, other: Quantity) -> bool:
    if one.kind == "number":
        return not one.unit or not other.unit or one.unit[:4] == other.unit[:4]
    if one.kind == "amount":
        return one.unit == other.unit or ("$" in (one.unit[:1], other.unit[:1]) and one.unit[-3:] == other.unit[-3:])
    return one.unit == other.unit
