"""Figures in a text: amounts, percentages, dates, times, durations, measures, versions and counts, comparable.

Two figures are the same when kind, value, unit and sign are: "a fortnight" is 14 days, "£20" is "20.00 pounds",
"3 May" is "2026-05-03", "half past six" is 18:30 or 6:30, but 5 days are not 5 working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from policy.bounds import Bound

QuantityKind = Literal["number", "amount", "percent", "date", "time", "duration", "measure", "version"]
Part = Literal["low", "high", ""]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: comparable value, unit, direction, and its half-open span in the folded text."""

    kind: QuantityKind
    value: float | str
    unit: str
    """Family of units; a noun for counts; for times `12h` when morning or evening is open."""
    start: int
    end: int
    bound: Bound = ""
    """`most` (within, up to), `least` (at least, over) or nothing."""
    in_words: bool = False
    day: date | None = None
    """For dates with a year."""
    part: Part = ""
    """Which end of a range it is: "3 to 5 days"."""
    plain: float | None = None
    """The number as written, whatever its unit; None for dates and versions."""

    def same(self, other: Quantity) -> bool:
        """Tell whether both state the same figure, whatever each calls it and however it is bounded."""
        if self.part and other.part and self.part != other.part:
            return False
        if self.kind != other.kind:
            return _same_across(self, other)
        if self.kind == "date":
            return _same_date(self, other)
        if self.kind == "time":
            return _same_time(self, other)
        if self.kind == "duration" and self.unit != other.unit:
            return _month_of_days(self, other) or _month_of_days(other, self)
        return _close(self.value, other.value) and _same_unit(self, other)

    def comparable(self, other: Quantity) -> bool:
        """Tell whether another figure could stand in this one's place: of the same kind, whatever its value."""
        return self.kind == other.kind and (self.kind not in ("measure", "number") or self.unit == other.unit)


def _close(one: float | str, other: float | str) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-6)
    return one == other


def _same_across(one: Quantity, other: Quantity) -> bool:
    """Compare figures of two kinds: a bare number may leave out what the other one spells."""
    if one.kind != "number" and other.kind == "number":
        one, other = other, one
    if one.kind != "number":
        kinds = {one.kind, other.kind}
        if kinds == {"time", "duration"}:  # "22 heures" is a time or a span
            time = one if one.kind == "time" else other
            span = other if one.kind == "time" else one
            return span.unit == "time" and span.plain == time.plain and float(str(time.value)[:2]) * 60 == span.value
        return kinds == {"time", "amount"} and one.unit != "" and one.plain == other.plain
    if other.kind == "date":
        return other.unit != "" and one.unit == "" and f"{one.value:g}" == other.unit  # the year of a date
    if other.kind == "version":
        return f"{one.value:g}" == str(other.value).removesuffix(".0")
    if other.kind == "time":
        hour, minute = int(str(other.value)[:2]), int(str(other.value)[3:])
        return one.unit == "" and minute == 0 and float(one.value) % 12 == hour % 12 and 0 < float(one.value) <= 24
    if other.kind == "duration":
        return one.unit == "" and other.unit == "month" and other.plain == one.value  # ages: "you must be 16"
    if other.kind in ("amount", "measure", "percent"):
        if one.unit or one.in_words:
            return False
        # A bare number may leave out the currency or the unit that the other one spells.
        return other.plain == one.value
    return False


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


def _same_time(one: Quantity, other: Quantity) -> bool:
    left, right = _minutes(one), _minutes(other)
    return (left - right) % 720 == 0 if "12h" in (one.unit, other.unit) else left % 1440 == right % 1440


def _minutes(time: Quantity) -> int:
    hour, _, minute = str(time.value).partition(":")
    return int(hour) * 60 + int(minute)


def _month_of_days(months: Quantity, days: Quantity) -> bool:
    """Tell whether so many months are so many days, as people say it: 30 or 31 to a month, 365 to a year."""
    if months.unit != "month" or days.unit != "time":
        return False
    count, spent = float(months.value), float(days.value) / 1440
    return spent in (30 * count, 31 * count, 365 * count / 12, 366 * count / 12)


def _same_unit(one: Quantity, other: Quantity) -> bool:
    if one.kind == "number":
        # Whatever it counts: "5 seats" and "5 places"; only a third is not three.
        return one.unit[:4] != "nth:" != other.unit[:4] or one.unit == other.unit
    if one.kind == "amount":
        if "any" in (one.unit, other.unit):
            return True
        return one.unit == other.unit or ("$" in (one.unit[:1], other.unit[:1]) and one.unit[-3:] == other.unit[-3:])
    return one.unit == other.unit
