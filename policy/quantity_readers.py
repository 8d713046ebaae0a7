"""Finding figures in a folded text and making each comparable."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from policy.bounds import BOUND, bound_of
from policy.quantities import Quantity, QuantityKind
from policy.quantity_dates import clock_times, dates, times
from policy.quantity_measures import MEASURES
from policy.quantity_patterns import ARTICLES, AT_DIGIT, AT_SYMBOL, HINTS, IDIOM, ITEM, MONTH, STARTS, STEP, TOKEN
from policy.quantity_words import CURRENCIES, DURATIONS, FIXED_DURATIONS, MONTHS, NUMBER_VALUES, ORDINALS, SCALES
from policy.views import Text
from policy.vocabulary import listed

Make = Callable[..., Quantity]
"""Makes a figure of a kind, value and unit at the place that is read."""


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
            patterns = AT_DIGIT if folded[token.end() : token.end() + 1] not in _ENDS else AT_DIGIT[-1:]
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
    return _ranges(found, folded)


_ENDS = frozenset(")]!?;\n")
"""After one of these a number is a number and begins no date, time or amount."""
_BETWEEN = re.compile(r" ?(?:-|to|till|until|bis|a|au|and|y|et|und) ?(?:las |les |the )?")
_JOINED = re.compile(r" (?:and|y|et|und) ")
_BETWEEN_TWO = ("between ", "entre ", "zwischen ")
_OPENS_RANGE = re.compile(r"\b(?:from|between|entre|zwischen|von|de|des|open|opens|it is|runs|is|are|:|,) ?$")


def _ranges(found: list[Quantity], folded: str) -> list[Quantity]:
    """Mark the ends of "7:00 to 10:30" and read "from 9 to half past five" as two times."""
    for at in range(len(found) - 1):
        one, other = found[at], found[at + 1]
        joint = folded[one.end : other.start]
        if one.part or other.part or len(joint) > 9 or not _BETWEEN.fullmatch(joint):
            continue
        if _JOINED.fullmatch(joint) and not folded[max(0, one.start - 10) : one.start].endswith(_BETWEEN_TWO):
            continue
        pair = _as_times(one, other, folded)
        if pair[0].kind == pair[1].kind and pair[0].kind in ("time", "date", "version"):
            found[at : at + 2] = [replace(pair[0], part="low"), replace(pair[1], part="high")]
    return found


def _as_times(one: Quantity, other: Quantity, folded: str) -> tuple[Quantity, Quantity]:
    """Return bare hours that stand beside a time, or after "from", as times."""
    kinds = {one.kind, other.kind}
    opened = _OPENS_RANGE.search(folded[max(0, one.start - 12) : one.start]) is not None
    if kinds == {"number", "time"} or (kinds == {"number"} and opened and not other.unit):
        return _as_time(one), _as_time(other)
    return one, other


def _as_time(figure: Quantity) -> Quantity:
    value = figure.plain
    if figure.kind != "number" or figure.unit or value is None or value % 1 or not 1 <= value <= 24:
        return figure
    return replace(figure, kind="time", value=f"{int(value) % 24:02}:00", unit="12h" if value <= 12 else "")


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

    def one(name: QuantityKind, value: float | str, unit: str = "", **more: object) -> Quantity:
        return Quantity(name, value, unit, start, end, bound_of(folded, start, end), **more)  # type: ignore[arg-type]  # the flags

    if kind == "version":
        return [] if _numbers_a_step(folded, match) else [one("version", match.group(1))]
    if kind in ("isodate", "numdate", "daymonth", "monthday", "monthyear", "monthend", "weekday"):
        return dates(kind, match, one)
    if kind in ("time", "hours"):
        return times(kind, match, one)
    if kind in ("past", "halb", "noon", "clock"):
        return clock_times(kind, match, one)
    if kind in ("amount", "amount2", "pence"):
        return _amounts(kind, match, one, _sign(folded, start))
    if kind == "percent":
        return _range(match, lambda v, **more: one("percent", _sign(folded, start) * v, "%", plain=v, **more), 1.0)
    if kind == "fraction":
        return [one("percent", _FRACTIONS[match.group(1).rpartition(" ")[2]] * _times(match), "%", in_words=True)]
    if kind == "measure":
        return _measures(match, one, _sign(folded, start))
    if kind in ("duration", "fixed", "couple", "halves", "sum"):
        return _durations(kind, match, one)
    if kind == "ordinal":
        noun = match.group(2)
        if noun in _NO_NOUN or noun in DURATIONS or noun in NUMBER_VALUES:
            return []
        return [one("number", float(ORDINALS[match.group(1)]), f"nth:{noun[:5]}", in_words=True)]
    return _numbers(kind, match, folded, one)


_FRACTIONS = {"quarter": 25.0, "quarters": 25.0, "half": 50.0, "mitad": 50.0, "moitie": 50.0, "halfte": 50.0}
_FRACTIONS |= {"third": 100 / 3, "thirds": 100 / 3}


def _times(match: re.Match[str]) -> float:
    return {"three quarters": 3.0, "two thirds": 2.0}.get(match.group(1), 1.0)


def _range(match: re.Match[str], make: Callable[..., Quantity], factor: float) -> list[Quantity]:
    """Return the one or two figures of "3 to 5 days"."""
    low, high = number_of(match.group(1)), number_of(match.group(2))
    words = not match.group(1)[0].isdigit()
    if low is None:
        return []
    if high is None:
        return [make(low * factor, in_words=words)]
    return [make(low * factor, part="low", in_words=words), make(high * factor, part="high", in_words=words)]


def _amounts(kind: str, match: re.Match[str], one: Make, sign: float) -> list[Quantity]:
    if kind == "pence":
        value = float(match.group(1))
        return [one("amount", sign * value / 100, "gbp", plain=value)]
    if kind == "amount":
        unit, low, scale, high = match.group(1), match.group(2), match.group(3), match.group(4)
    else:
        low, high, scale, unit = match.groups()
    factor = SCALES.get(scale or "", 1.0)
    unit = CURRENCIES[unit]
    if unit.startswith("cent:"):
        factor /= 100
    words = not low[0].isdigit()
    made = []
    for text, part in ((low, "low" if high else ""), (high, "high")):
        count = number_of(text)
        if count is not None:
            value = sign * count * factor
            made.append(one("amount", value, unit.removeprefix("cent:"), in_words=words, plain=count, part=part))
    return made


def _measures(match: re.Match[str], one: Make, sign: float) -> list[Quantity]:
    unit = match.group(3)
    family, factor = MEASURES[unit]
    if len(unit) == 1 and not match.group().endswith(f" {unit}") and number_of(match.group(1)) in (3.0, 4.0, 5.0):
        return []  # "5G", "4G"
    plain: list[Quantity] = _range(
        match, lambda v, **more: one("measure", round(sign * v * factor, 9), family, plain=v, **more), 1.0
    )
    return plain


def _durations(kind: str, match: re.Match[str], one: Make) -> list[Quantity]:
    if kind == "fixed":
        value, unit = FIXED_DURATIONS[match.group(1)]
        return [one("duration", value, unit, in_words=True)]
    if kind == "couple":
        unit, factor = DURATIONS[match.group(1)]
        return [one("duration", 2 * factor, unit, in_words=True)]
    if kind == "halves":
        unit, factor = DURATIONS[match.group(2)]
        count = number_of(match.group(1)) if match.group(1) else 1.0
        return [one("duration", ((count or 1.0) + 0.5) * factor, unit, in_words=True)]
    if kind == "sum":
        whole, rest = DURATIONS[match.group(2)], DURATIONS[match.group(4)]
        first, second = number_of(match.group(1)), number_of(match.group(3))
        if first is None or second is None or whole[0] != rest[0] or rest[1] >= whole[1]:
            return []
        return [one("duration", first * whole[1] + second * rest[1], whole[0])]
    unit, factor = DURATIONS[match.group(3)]
    if match.group(1) == "a" and match.group(3) not in _ENGLISH_UNITS:
        return []  # "mettre a jour" has no day in it
    if match.group(1) in ARTICLES:
        if match.group(3) in _SMALL:
            return []  # "a second look", "in a minute"
        before, after = match.string[: match.start()][-34:], match.string[match.end() : match.end() + 12]
        if not (_SPAN_BEFORE.search(before) or BOUND.search(before) or _SPAN_AFTER.match(after)):
            return []  # "£5 a month", "three times a day"
    plain = number_of(match.group(1))
    return _range(match, lambda v, **more: one("duration", v * factor, unit, plain=plain, **more), 1.0)


_SPAN_BEFORE = re.compile(
    r"(?:within|in|for|after|about|by|than|to|takes?|lasts?|have|has|gives?|under|over|of|only|least|most|just|around|"
    r"nearly|almost|exactly|notice|sous|en|dans|pendant|durante|dentro de|plazo de|nach|innerhalb|innerhalb von|binnen|"
    r"seit|haben|hast|hat|dauert|dure|tarda|tiene|tienes|avez|zu) $"
)
_SPAN_AFTER = re.compile(
    r" (?:before|after|from|of|later|earlier|early|notice|warranty|ago|vor|nach|avant|apres|antes)\b"
)
_SMALL = frozenset(listed("second minute sec min seconde segundo minuto sekunde"))
_ENGLISH_UNITS = frozenset(listed("second minute hour day night week month year")) | {"working day", "business day"}


def _numbers(kind: str, match: re.Match[str], folded: str, one: Make) -> list[Quantity]:
    start, end = match.span()
    value = number_of(match.group(1))
    if value is None:
        return []
    before = folded[max(0, start - 12) : start]
    after = folded[end : end + 14]
    if kind == "number" and value <= 31 and before.endswith("the ") and _ORDINAL.fullmatch(match.group()):
        return [one("date", f"00-{int(value):02}")]
    if kind == "number" and value <= 31 and (until := _TO_DATE.match(folded, end)):
        return [one("date", f"{MONTHS[until.group(1)]:02}-{int(value):02}")]
    if kind == "number" and value <= 31 and (before.endswith(_DAY_BEFORE) or _of_bare_days(folded, start, end)):
        return [one("date", f"00-{int(value):02}")]
    if value < 20 and _SCREEN.match(after):
        return []
    if kind == "number":
        if _THANKS.match(after) or (before.endswith(" ") and _HARMLESS.search(before) and value < 1000):
            return []
        if _numbers_a_step(folded, match) or _OTHER_THING.match(after):
            return []
        if value < 30 and (STEP.search(before) or (ITEM.search(before) and folded[end : end + 1] in ".)")):
            return []
    noun = _noun(folded, end)
    if kind == "wordnumber" and 1 <= value <= 12 and not noun and _AT_HOUR.search(before):
        return [one("time", f"{int(value):02}:00", "12h", in_words=True)]
    if kind == "wordnumber" and value == 1 and _THE_ONE.search(before):
        return []
    sign = _sign(folded, start)
    return [one("number", sign * value, noun, in_words=kind == "wordnumber", plain=value)]


_TO_DATE = re.compile(
    r"(?:\.|st|nd|rd|th)? ?(?:to|-|until|till|and|bis|und|au|et|al|y) ?(?:the )?\d{1,2}(?:\.|st|nd|rd|th)?(?: of| de)? "
    rf"({MONTH})\b(?! (?:be|have|not|take|need|only|also)\b)"
)
"""After the first day of a range whose month stands at its end: "from 1 to 14 October"."""


_DAY_BEFORE = ("el dia ", "al dia ", "del dia ")
_BARE_DAYS = re.compile(
    r"\b(?:del \d{1,2} al \d{1,2}|du \d{1,2}(?:er)? au \d{1,2}|vom \d{1,2}\.? bis (?:zum )?\d{1,2}\.?)"
    r"(?= *(?:$|[.,;:!?)]|(?:por|para|y|pour|et|en raison|wegen|und)\b))"
)
"""Two days of a month that is not named again: "closed del 1 al 21 por obras"."""


def _of_bare_days(folded: str, start: int, end: int) -> bool:
    """Tell whether a number is one of two days of a month without its name."""
    return any(m.start() <= start and end <= m.end() for m in _BARE_DAYS.finditer(folded, max(0, start - 16), end + 24))


def _numbers_a_step(folded: str, match: re.Match[str]) -> bool:
    """Tell a number of a list: "1. Settings 2. Data"."""
    number, mark = match.group(1), folded[match.end() : match.end() + 1]
    if mark not in (".", ")") or not number.isdigit() or len(number) > 3:
        return False
    step = f"{int(number) - 1}{mark}"
    at = folded.rfind(step, max(0, match.start() - _LONGEST_STEP), match.start())
    return at >= 0 and not folded[max(0, at - 1) : at].isdigit()


_LONGEST_STEP = 1000
"""Characters between two numbers of one list."""


_OTHER_THING = re.compile(r" (?:other|more|last|further) (?:thing|idea|tip|point|question|way|try)\b")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_THANKS = re.compile(r" (?:thanks|thank yous|times thank|gracias|mercis?)\b")
_SCREEN = re.compile(
    r" ?-?(?:dots?|stars?|steps?|ways?|things?|options?|taps?|clicks?|fingers?|estrellas?|etoiles?|sterne?n?|points? "
    r"of view|lines?|bars?)\b"
)
_HARMLESS = re.compile(r"(?:\bpage|\bno\.|\bnumero|\bnummer|\bapp) $")
_THE_ONE = re.compile(
    r"\b(?:the|new|old|another|this|that|which|each|every|no|any|last|next|other|right|good|only|same|first|bigger|"
    r"smaller|better|free|big|small|great|bad|nice|real|own|single) $|\b(?:a|an|the|this|that|your|my|our) \w+ $"
)
_AT_HOUR = re.compile(r"\b(?:at|until|till|from|by|before|after|um|bis|ab|las|opens?|closes?) $")


def number_of(text: str | None) -> float | None:
    """Return the number that digits or words state; None when they state none."""
    if not text:
        return None
    if text[0].isdigit() or "⁄" in text:
        return _digits(text)
    if text in ARTICLES:
        return 1.0
    if text.startswith("half"):
        return 0.5
    total = 0.0
    current = 0.0
    for word in re.split(r"[ -](?:and )?", text):
        number = NUMBER_VALUES[word]
        if 0 < current < 10 and number < 100:
            return None  # "the express one three days": two numbers, or none
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
    if "⁄" in text:
        head, _, below = text.partition("⁄")
        return float(head[:-1] or 0) + float(head[-1]) / float(below)
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
        "then than also only more less und der die das los las les des pour until till before after each one when "
        "bis ist hasta por para fur bei mit con dans chez sur "
        "may might must cannot should would could need needs darf durfen muss mussen kann konnen doivent peuvent deben "
        "pueden puede "
        "thing things time place step way sorry please now today again all half hand"
    )
)
