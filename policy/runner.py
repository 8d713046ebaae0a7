"""Running one rule so that nothing it does can let a text pass unchecked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from policy.case import Case
from policy.checks import MAX_PLACES, Departure
from policy.load import Rule
from policy.reading import Reading
from policy.spans import TakenSpans
from policy.vocabulary import listed

MAX_READ = 1000
"""How many places are read of a rule that yields them one by one, however many more it has."""
ABOUT_FORM = frozenset(
    listed("""
    length characters shouting sentence-length greeting signature language language-covered near-copy
    names-problem answers-question owns-mistake contact-needed
    """)
)
"""Checks about form, or about what is missing: what stands behind disguised letters says nothing to them."""


def run_behind(
    rule: Rule, reading: Reading, case: Case, known: Sequence[Departure]
) -> tuple[list[Departure], str | None]:
    """Run a rule on the text behind disguised letters; return what is new, with places in the original."""
    if reading.behind is None:
        return [], None
    behind, origins = reading.behind
    found, error = run_rule(rule, behind, case)
    if not found:
        return [], error
    result: list[Departure] = []
    taken = TakenSpans((other.start, other.end) for other in known)
    for departure in found:
        start = origins[departure.start] if departure.start < len(origins) else len(reading.raw)
        end = origins[departure.end - 1] + 1 if departure.end > departure.start else start
        if taken.take(start, end):
            result.append(replace(departure, start=start, end=end, view="folded"))
    return result, error


def run_rule(
    rule: Rule, reading: Reading, case: Case, found: Iterable[Departure] | None = None
) -> tuple[list[Departure], str | None]:
    """Return what the rule found, or an error in plain words. Raises no Exception, whatever the rule does.

    found: what the checker has answered already; it is run when this is None.
    """
    try:
        found = rule.checker(reading, case) if found is None else found
        departures = found if isinstance(found, list) else list(islice(found, MAX_READ))
        if not departures:
            return departures, None
        size = len(reading.raw)
        for departure in departures:
            if not isinstance(departure, Departure):
                return [], f"it reported a {type(departure).__name__} and no departure"
            if not 0 <= departure.start <= departure.end <= size:
                place = f"{departure.start} to {departure.end} of {size}"
                return [], f"it reported a place outside the text ({place})"
    except Exception as error:  # whatever a rule raises must block, not crash  # noqa: BLE001
        return [], f"it raised {in_one_line(error)}"
    return (departures if len(departures) == 1 else _once(departures)), None


def in_one_line(error: BaseException) -> str:
    """Return kind and message of an error as one short line."""
    return f"{type(error).__name__}: {error}".strip().splitlines()[0].rstrip(": ")[:300]


def _once(departures: list[Departure]) -> list[Departure]:
    """Keep one of several that tell the same place, as two readings of a disguised word do; no more than are told."""
    taken = TakenSpans()
    kept: list[Departure] = []
    for departure in departures:
        if len(kept) >= MAX_PLACES:
            break
        if taken.take(departure.start, departure.end):
            kept.append(departure)
    return kept
