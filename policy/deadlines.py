"""Dates and deadlines that a reply sets: allowed when the evidence names the same one, or the remedy table the term."""

from __future__ import annotations

import re

from policy.case import Case
from policy.checks import Departure
from policy.quantities import Quantity
from policy.reading import Reading
from policy.roles import role_of
from policy.scope import Scope
from policy.vocabulary import words as word_set

_RELATIVE = re.compile(
    r"(?<![a-z])(?:tomorrow|tonight|today|(?:this|next|later this) (?:morning|afternoon|evening|week|weekend|month|year|hour)|later today|end of (?:the |this )?(?:day|week|month)|close of (?:play|business)|first thing|"
    r"by (?:lunchtime|noon|midnight|close|christmas|easter|eod|eow)|within the (?:hour|day|week)|straight ?away|immediately|right away|in no time|manana|hoy mismo|esta (?:tarde|noche|semana)|la proxima semana|"
    r"fin de semana|demain|aujourd'hui|ce soir|cette semaine|la semaine prochaine|morgen|heute|diese woche|nachste woche|noch heute|ubermorgen|sofort|umgehend)(?![a-z])"
)
_SOFT = frozenset({"straight away", "straightaway", "immediately", "right away", "in no time", "sofort", "umgehend"})
"""Words of haste bind no date; they are left to other rules."""
_COMMITTING = word_set(
    """
    will shall going guarantee promise expect receive arrive arrives ready should due hear
    recibira recibiras llegara estara tendra tendras enviaremos contestaremos recevrez recevras arrivera sera aurez auras enverrons
    erhalten bekommen wird werden kommt liefern bekommst senden schicken melden
    """
)
_CUSTOMER = word_set("please you need must try restart wait allow call visit por favor veuillez bitte")


def ungrounded_deadlines(reading: Reading, case: Case) -> list[Departure]:
    """Return each term or date that a promising sentence sets and nothing supports."""
    found: list[Departure] = []
    scope = reading.scopes[0][0]
    for quantity in reading.quantities:
        if quantity.kind not in ("date", "time", "duration"):
            continue
        start, end = reading.text.original(quantity.start, quantity.end)
        if _promising(scope, start, end) and not _supported(quantity, reading, case):
            found.append(_departure(start, end, reading))
    for match in _RELATIVE.finditer(reading.text.folded):
        if match.group() in _SOFT:
            continue
        start, end = reading.text.original(match.start(), match.end())
        if _promising(scope, start, end) and not _named(match.group(), case):
            found.append(_departure(start, end, reading))
    return found


def _promising(scope: Scope, start: int, end: int) -> bool:
    """Tell whether the clause around the term promises something for then."""
    words = scope.words
    first = next((i for i, span in enumerate(words.spans) if span[1] > start), None)
    if first is None:
        return False
    last = first
    while last < len(words.spans) and words.spans[last][0] < end:
        last += 1
    left, right = scope.sentence(first)
    if scope.negated(first, last) or scope.attributed(first, last) or scope.question(first):
        return False
    clause = words.words[max(left, first - 12) : min(right, last + 8)]
    if words.words[max(0, first - 2) : first][-1:] in (["by"], ["before"]) and words.words[left] != "please":
        return True
    return not _COMMITTING.isdisjoint(clause)


def _supported(quantity: Quantity, reading: Reading, case: Case) -> bool:
    role = role_of(reading.text, quantity.start, quantity.end)
    if case.grounds.support(quantity, role).exact is not None:
        return True
    return quantity.kind == "duration" and any(
        row.within_days is not None and quantity.unit == "time" and row.within_days * 1440 == quantity.value
        for row in case.company.remedies
    )


def _named(words: str, case: Case) -> bool:
    return any(words in reading.text.folded for _, reading in (*case.established_readings, *case.passage_readings))


def _departure(start: int, end: int, reading: Reading) -> Departure:
    return Departure(
        start,
        end,
        "No fact, passage or remedy sets this date or term.",
        words={"kind": "a date", "why": "No fact, passage or remedy sets it."},
    )
