"""Dates and times of day in comparable form."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from policy.quantities import Quantity
from policy.quantity_words import MONTHS, NUMBER_VALUES, WEEKDAYS

Make = Callable[..., Quantity]
_MAY_DO = re.compile(
    r" (?:not|be|have|only|also|never|still|use|bring|come|go|enter|take|swim|travel|stay|join|ride|play|attend|apply|"
    r"return|book|get)\b"
)
"""What follows "may" where it allows something and is no month."""
_LEADS_TO_DATE = re.compile(r"(?:on|by|from|until|till|since|before|after|of|the|and|-) $")
_TO_DAY = re.compile(r"(?:s|er|ern)?,? ?(?:-|to|till|until|through|thru|a|al|au|bis) ?$")
_FROM_DAY = re.compile(r"s? ?(?:-|to|till|until|through|thru|a|al|au|bis) ?(?:" + "|".join(WEEKDAYS) + r")\b")


def dates(kind: str, match: re.Match[str], make: Make) -> list[Quantity]:
    """Return the date of a match, or nothing when it is none: `MM-DD` with the year as unit, or a weekday."""
    if kind == "weekday":
        return [make("date", WEEKDAYS[match.group(1)], "weekday", part=_part_of_week(match))]
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
    elif kind == "monthend":
        month, year = MONTHS[match.group(1)], match.group(2) or ""
        day = monthrange(int(year or 2026), month)[1]
    else:
        return [make("date", f"{MONTHS[match.group(1)]:02}", match.group(2))]
    if (
        kind == "monthday"
        and match.group(1) in ("may", "mar")
        and not year
        and not re.search(r"\d(?:st|nd|rd|th)", match.group())
        and not _LEADS_TO_DATE.search(match.string[: match.start()][-8:])
    ):
        return []
    if kind == "daymonth" and match.group(2) == "may" and not year and _MAY_DO.match(match.string, match.end()):
        return []  # "children under 12 may not swim alone"
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return []
    when = None
    if year:
        try:
            when = date(int(year), month, day)
        except ValueError:
            return []
    ambiguous = kind == "numdate" and day <= 12 and day != month
    return [make("date", f"{month:02}-{day:02}" + ("?" if ambiguous else ""), year, day=when)]


def _part_of_week(match: re.Match[str]) -> str:
    text = match.string
    if _FROM_DAY.match(text, match.end()):
        return "low"
    before = text[max(0, match.start() - 24) : match.start()]
    joint = _TO_DAY.search(before)
    return "high" if joint and re.search(r"(?:" + "|".join(WEEKDAYS) + r")$", before[: joint.start()]) else ""


def times(kind: str, match: re.Match[str], make: Make) -> list[Quantity]:
    """Return the time of day of "9.30 am", or both of "9 to 5 pm"."""
    if kind == "hours":
        first, minute, last, second, half = match.groups()
        ends = _time(int(last), int(second or 0), half, make, "high")
        starts = _time(int(first), int(minute or 0), half if half in ("uhr", "h") else "", make, "low", unit="12h")
        return [*starts, *ends] if ends else []
    hour = number_of_hour(match.group(1))
    return _time(hour, int(match.group(2) or 0), match.group(3) or "", make, "")


_MORNING = re.compile(r"a\.?m|(?:in the |de la |por la |du |am )?(?:morning|manana|matin|morgens|morgen|vormittag)")
_EVENING = re.compile(
    r"p\.?m|.*(?:afternoon|evening|night|tarde|noche|soir|apres-midi|abend|nachmittag|abends|nachmittags)"
)


def _time(hour: int, minute: int, half: str, make: Make, part: str, unit: str = "") -> list[Quantity]:
    plain = float(hour)
    if _MORNING.match(half):
        hour, unit = (0 if hour == 12 else hour), ""
    elif _EVENING.match(half):
        hour, unit = (hour + 12 if hour < 12 else hour), ""
    elif half == "o'clock" or (unit and (hour > 12 or half)):
        unit = "12h" if half == "o'clock" else ""
    if hour > 23 or minute > 59:
        return []
    return [make("time", f"{hour:02}:{minute:02}", unit, part=part, plain=plain)]


def number_of_hour(text: str) -> int:
    """Return an hour in digits or words."""
    return int(text) if text.isdigit() else int(NUMBER_VALUES.get(text, 0))


_NAMED_HOURS = {"midnight": 0, "medianoche": 0, "minuit": 0, "mitternacht": 0, "noon": 12, "midday": 12, "mediodia": 12}
_PAST = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20}


def clock_times(kind: str, match: re.Match[str], make: Make) -> list[Quantity]:
    """Return the time of "half past six", "halb sieben", "noon" and "4.30"; morning or evening may be open."""
    if kind == "noon":
        return [make("time", f"{_NAMED_HOURS[match.group(1)]:02}:00", "", in_words=True)]
    if kind == "clock":
        before = match.string[max(0, match.start() - 12) : match.start()]
        if not _HOUR_BEFORE.search(before):
            return []
        hour, minute = int(match.group(1)), int(match.group(2))
        plain = float(f"{hour}.{match.group(2)}")
        return [make("time", f"{hour:02}:{minute:02}", "12h" if hour <= 12 else "", plain=plain)]
    if kind == "halb":
        shift = {"halb": -30, "viertel nach": 15, "viertel vor": -15}[match.group(1)]
        hour = number_of_hour(match.group(2))
        total = (hour * 60 + shift) % 720
        return [make("time", f"{total // 60:02}:{total % 60:02}", "12h", in_words=True)]
    named = match.group(3) in _NAMED_HOURS
    hour = _NAMED_HOURS[match.group(3)] if named else number_of_hour(match.group(3))
    minutes = _PAST[match.group(1)]
    total = hour * 60 + (minutes if match.group(2) == "past" else -minutes)
    half = match.group(4) or ""
    if _EVENING.match(half) and hour < 12:
        total += 720
    total %= 1440
    return [make("time", f"{total // 60:02}:{total % 60:02}", "" if half or named else "12h", in_words=True)]


_HOUR_BEFORE = re.compile(r"(?:\b(?:at|until|till|from|by|before|after|around|to|um|bis|ab|a|las|from)|-) ?$")
