"""Running one rule so that nothing it does can let a text pass unchecked."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from threading import Thread

from policy.case import Case
from policy.checks import MAX_PLACES, Departure
from policy.load import Rule
from policy.reading import Reading
from policy.spans import TakenSpans
from policy.vocabulary import listed

PLUGIN_SECONDS = 0.25
"""A plugin's rule that has not answered after this long is given up, and its verdict is a block."""


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
    found, error = run_builtin(rule, behind, case)
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


def run_plugin(rule: Rule, reading: Reading, case: Case) -> tuple[list[Departure], str | None]:
    """As `run_builtin`, under a watchdog: a plugin that does not come back blocks instead of hanging the desk."""
    started = time.perf_counter()
    outcome: list[tuple[list[Departure], str | None]] = []
    thread = Thread(
        target=lambda: outcome.append(run_builtin(rule, reading, case)), daemon=True, name=f"rule {rule.id}"
    )
    thread.start()
    thread.join(PLUGIN_SECONDS)
    if not outcome:
        spent = time.perf_counter() - started
        return (
            [],
            f"it ran longer than its budget of {PLUGIN_SECONDS:g} s (stopped waiting after {spent:.2f} s)",
        )
    return outcome[0]


def run_builtin(
    rule: Rule, reading: Reading, case: Case, found: Iterable[Departure] | None = None
) -> tuple[list[Departure], str | None]:
    """Return what the rule found, or an error in plain words. Never raises.

    found: what the checker has answered already; it is run when this is None.
    """
    try:
        found = rule.checker(reading, case) if found is None else found
        departures = found if isinstance(found, list) else list(found)
        if not departures:
            return departures, None
        size = len(reading.raw)
        for departure in departures:
            if not 0 <= departure.start <= departure.end <= size:
                place = f"{departure.start} to {departure.end} of {size}"
                return [], f"it reported a place outside the text ({place})"
    except Exception as error:  # whatever a rule raises must block, not crash  # noqa: BLE001
        return [], f"it raised {type(error).__name__}: {error}"
    return (departures if len(departures) == 1 else _once(departures)), None


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
