"""Wrong forms of a figure and of the words that turn a condition: what a careless writer makes of a true sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{1,2}) (" + "|".join(_MONTHS) + ")")
_MONTH_FIRST = re.compile(r"(" + "|".join(_MONTHS) + r") (\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})([:.])(\d\d)( ?[ap]m)?")
_UNITS = {
    "working days": "weeks", "days": "weeks", "hours": "days", "minutes": "hours", "months": "years",
    "weeks": "months", "years": "months", "kg": "lb", "GB": "MB", "MB": "GB", "°C": "°F", "%": "€", "€": "$", "£": "€",
    "$": "£", "am": "pm", "pm": "am", "días": "semanas", "Tage": "Wochen", "month": "year", "year": "month",
    "hour": "day", "week": "month", "euros": "dollars", "pounds": "euros", "dollars": "pounds", "percent": "euros",
    "kilos": "pounds", "cm": "mm", "Mbps": "Gbps", "litres": "gallons", "Jahre": "Monate", "Werktage": "Wochen",
    "Tagen": "Wochen", "cents": "dollars", "km": "miles", "inch": "cm", "jours": "semaines", "Euro": "Dollar",
    "quarter of an hour": "half hour", "fortnight": "month",
}  # fmt: skip
_WORDS = {
    "an hour and a half": ("two hours", "an hour"), "hour and a half": ("hour", "two hours"),
    "a year and a half": ("a year", "two years"), "half past ten": ("half past nine", "ten"),
    "half past six": ("half past seven", "half past five"), "quarter to four": ("quarter past four", "quarter to five"),
    "quarter to midnight": ("quarter past eleven", "midnight"), "halb sieben": ("halb acht", "sieben"),
    "a quarter of an hour": ("half an hour", "ten minutes"), "every quarter of an hour": ("every half hour",),
    "every half hour": ("every hour",), "a quarter": ("a third", "a half"), "a fortnight": ("a month", "three weeks"),
    "a month": ("two months", "a week"), "a week": ("two weeks", "a day"), "a year": ("two years", "half a year"),
    "one-year": ("two-year", "three-year"), "an hour": ("two hours", "half an hour"), "a metre": ("two metres",),
    "first": ("second", "third"), "second": ("first", "third"), "einen Tag": ("zwei Tage",), "noon": ("one",),
    "einen Arbeitstag": ("zwei Arbeitstage",), "9 in the evening": ("9 in the morning", "8 in the evening"),
}  # fmt: skip
_COUNTS = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"),
    ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
)
_WEEKDAYS = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
)
FLIPS: dict[str, tuple[tuple[str, str], ...]] = {
    flip[0]: tuple((kind, wrong) for kind, wrong in flip[1])
    for flip in (
        ("within", (("comparison", "only after"), ("comparison", "no earlier than"))),
        ("up to", (("comparison", "at least"), ("comparison", "more than"))),
        ("over", (("comparison", "under"), ("comparison", "up to"))),
        ("below", (("comparison", "above"),)),
        ("under", (("comparison", "over"),)),
        ("above", (("comparison", "below"),)),
        ("more than", (("comparison", "less than"), ("comparison", "at most"))),
        ("older than", (("comparison", "younger than"),)),
        ("no more than", (("comparison", "more than"), ("comparison", "at least"))),
        ("at least", (("comparison", "at most"), ("comparison", "less than"))),
        ("at most", (("comparison", "at least"), ("comparison", "more than"))),
        ("or more", (("comparison", "or fewer"),)),
        ("or older", (("comparison", "or younger"),)),
        ("before", (("comparison", "after"),)),
        ("after", (("comparison", "before"),)),
        ("until", (("comparison", "from"), ("comparison", "after"))),
        ("from", (("comparison", "until"), ("comparison", "before"))),
        ("mindestens", (("comparison", "höchstens"),)),
        ("höchstens", (("comparison", "mindestens"),)),
        ("vor", (("comparison", "nach"),)),
        ("ab", (("comparison", "vor"),)),
        ("unter", (("comparison", "über"),)),
        ("jusqu'à", (("comparison", "plus de"),)),
        ("avant", (("comparison", "après"),)),
        ("antes", (("comparison", "después"),)),
        ("can", (("polarity", "cannot"), ("polarity", "can't"))),
        ("cannot", (("polarity", "can"),)),
        ("kann", (("polarity", "kann nicht"),)),
        ("no puede", (("polarity", "puede"),)),
        ("not", (("polarity", "also"),)),
        ("do not", (("polarity", "do"),)),
        ("is included", (("polarity", "is not included"), ("polarity", "costs extra"))),
        ("is not included", (("polarity", "is included"),)),
        ("are included", (("polarity", "are not included"),)),
        ("are not", (("polarity", "are"),)),
        ("menos de", (("comparison", "más de"),)),
        ("après", (("comparison", "avant"),)),
        ("are not included", (("polarity", "are included"),)),
        ("no está incluido", (("polarity", "está incluido"),)),
        ("n'est pas inclus", (("polarity", "est inclus"),)),
        ("is covered", (("polarity", "is not covered"),)),
        ("are covered", (("polarity", "are not covered"),)),
        ("is closed", (("polarity", "is open"),)),
        ("is not", (("polarity", "is"),)),
        ("are accepted", (("polarity", "are not accepted"),)),
        ("includes", (("polarity", "does not include"),)),
    )
}
"""Word that turns a condition -> kind of mutation and the word that says the opposite."""


def wrong_figures(figure: str) -> Iterator[tuple[str, str]]:
    """Yield (kind of mutation, wrong figure)."""
    if "example.com/" in figure:
        yield from _wrong_paths(figure)
    elif dated := _DATE.match(figure):
        yield from _wrong_dates(figure, dated)
    elif month := _MONTH_FIRST.fullmatch(figure):
        day = int(month.group(2))
        yield "date", f"{month.group(1)} {day - 1 if day > 1 else day + 2}"
        yield "date", f"{month.group(1)} {day + 1}"
        yield "date", f"{_MONTHS[(_MONTHS.index(month.group(1)) + 1) % 12]} {day}"
    elif clock := _CLOCK.fullmatch(figure):
        yield from _wrong_clock(figure, clock)
    elif figure.split(",")[0] in {day for days in _WEEKDAYS for day in days} or figure[:-1] in _WEEKDAYS[0]:
        yield from _wrong_weekdays(figure)
    elif figure in _WORDS:
        for wrong in _WORDS[figure]:
            yield "value", wrong
        yield from _wrong_units(figure, "", figure)
    elif (number := _NUMBER.search(figure)) is not None:
        yield from _wrong_numbers(figure, number)
    else:
        yield from _wrong_words(figure)


def _wrong_numbers(figure: str, number: re.Match[str]) -> Iterator[tuple[str, str]]:
    before, digits, after = figure[: number.start()], number.group(), figure[number.end() :]
    half_day = re.search(r"[ap]m", after) is not None
    hours = half_day or re.fullmatch(r" (?:h|Uhr)", after) is not None
    if digits.isdigit():
        for value in (int(digits) + 1, int(digits) - 1, int(digits) * 2, int(digits) * 10):
            if value > 0 and not (hours and value > (12 if half_day else 23)):
                yield "value", f"{before}{value}{after}"
    else:
        yield "value", f"{before}{digits[:-1]}{(int(digits[-1]) + 1) % 10}{after}"
    for kind, wrong in _wrong_digits(digits, ""):
        if not (hours and int(wrong) > (12 if half_day else 23)):
            yield kind, before + wrong + after
    yield from _wrong_units(before, digits, after)
    if "%" in after or "°" in after or any(sign in figure for sign in "€£$"):
        yield "sign", figure.replace("-", "") if "-" in figure else f"-{figure}"


def _wrong_units(before: str, digits: str, after: str) -> Iterator[tuple[str, str]]:
    for unit, other in _UNITS.items():
        pattern = rf"(?<![A-Za-z]){re.escape(unit)}(?![a-z])"
        if re.search(pattern, after) or re.search(pattern, before):
            yield "unit", f"{re.sub(pattern, other, before)}{digits}{re.sub(pattern, other, after) if digits else ''}"
            break


def _wrong_words(figure: str) -> Iterator[tuple[str, str]]:
    """Numbers in words: the next and the one before, and another unit."""
    first, _, rest = figure.partition(" ")
    for counts in _COUNTS:
        if first in counts:
            at = counts.index(first)
            for other in (at - 1, at + 1):
                if 0 <= other < len(counts):
                    yield "value", f"{counts[other]} {rest}".strip()
            break
    if rest in _UNITS:
        yield "unit", f"{first} {_UNITS[rest]}"


def _wrong_digits(digits: str, rest: str) -> Iterator[tuple[str, str]]:
    """Each digit changed by three, and two neighbours swapped."""
    for index, char in enumerate(digits):
        if char.isdigit():
            other = (int(char) + 3) % 10
            if index or other:
                wrong = digits[:index] + str(other) + digits[index + 1 :] + rest
                if ":" not in wrong or (int(wrong[:2]) < 24 and int(wrong[3:]) < 60):
                    yield "digit", wrong
    if len(digits) > 1 and digits[:2].isdigit() and digits[0] != digits[1] and digits[1] != "0":
        wrong = digits[1] + digits[0] + digits[2:] + rest
        if ":" not in wrong or int(wrong[:2]) < 24:
            yield "digit", wrong


def _wrong_clock(figure: str, clock: re.Match[str]) -> Iterator[tuple[str, str]]:
    hour, mark, minute, half = int(clock.group(1)), clock.group(2), int(clock.group(3)), clock.group(4) or ""
    if mark == "." and not half:
        yield "value", f"{hour}.{(minute + 15) % 60:02}"
        return
    if not half and len(clock.group(1)) == 2:
        yield "value", f"{(hour + 1) % 24:02}:{minute:02}"
        yield "value", f"{hour:02}:{(minute + 15) % 60:02}"
        yield from _wrong_digits(figure[:4] if figure[4] == "0" else figure, figure[4:] if figure[4] == "0" else "")
        return
    yield "value", f"{hour % 12 + 1}{mark}{minute:02}{half}"
    yield "value", f"{hour}{mark}{(minute + 15) % 60:02}{half}"
    if half:
        yield "unit", f"{hour}{mark}{minute:02}{(' pm' if 'a' in half else ' am')}"


def _wrong_weekdays(figure: str) -> Iterator[tuple[str, str]]:
    for days in _WEEKDAYS:
        for at, day in enumerate(days):
            if day in figure:
                yield "weekday", figure.replace(day, days[(at + 1) % 7])
                yield "weekday", figure.replace(day, days[at - 1])
                return


def _wrong_dates(figure: str, dated: re.Match[str]) -> Iterator[tuple[str, str]]:
    day, month, rest = int(dated.group(1)), _MONTHS.index(dated.group(2)), figure[dated.end() :]
    for other in (day - 1, day + 1):
        if 1 <= other <= 28 or (other <= 30 and month != 1):
            yield "date", f"{other} {_MONTHS[month]}{rest}"
    yield "date", f"{day} {_MONTHS[(month + 1) % 12]}{rest}" if day <= 28 else figure
    if rest:
        yield "date", f"{day} {_MONTHS[month]} {int(rest) + 1}"


def _wrong_paths(link: str) -> Iterator[tuple[str, str]]:
    head, _, last = link.rpartition("/")
    yield "path", f"{head}/{last[:-1]}"
    yield "path", f"{head}/{last[:-1]}{'a' if last[-1] != 'a' else 'b'}"
    yield "path", f"{head}/{last}-2"
    yield "path", f"{head}/{last.replace('-', '_')}"
    yield "path", f"{head}s/{last}"
    yield "path", head
