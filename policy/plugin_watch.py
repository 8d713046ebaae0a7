"""Running the rules of plugins so that one that does not come back neither hangs the desk nor fills it with threads."""

from __future__ import annotations

import time
from threading import Lock, Thread

from policy.case import Case
from policy.checks import Departure
from policy.load import Rule
from policy.reading import Reading
from policy.runner import in_one_line, run_rule

PLUGIN_SECONDS = 0.25
"""A plugin's rule that has not answered after this long is given up, and its verdict is a block."""
MAX_STUCK = 4
"""So many runs of one rule may be given up and still running; until one ends, the rule gets no more texts."""


class PluginWatch:
    """The runs of plugins' rules under one guard. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stuck: dict[str, list[Thread]] = {}

    def run(self, rule: Rule, reading: Reading, case: Case) -> tuple[list[Departure], str | None]:
        """Return what the rule found, or an error in plain words. Never raises, and never waits for long."""
        if self._still_running(rule.id) >= MAX_STUCK:
            return [], f"it has not come back from {MAX_STUCK} earlier texts, so it was given no more"
        outcome: list[tuple[list[Departure], str | None]] = []

        def work() -> None:
            try:
                outcome.append(run_rule(rule, reading, case))
            except BaseException as error:  # SystemExit and its like end a thread without a word  # noqa: BLE001
                outcome.append(([], f"it raised {in_one_line(error)}"))

        thread = Thread(target=work, daemon=True, name=f"rule {rule.id}")
        started = time.perf_counter()
        try:
            thread.start()
        except RuntimeError as error:
            return [], f"it could not be started: {error}"
        thread.join(PLUGIN_SECONDS)
        if outcome:
            return outcome[0]
        with self._lock:
            self._stuck.setdefault(rule.id, []).append(thread)
        spent = time.perf_counter() - started
        return [], f"it ran longer than its budget of {PLUGIN_SECONDS:g} s (stopped waiting after {spent:.2f} s)"

    def _still_running(self, rule_id: str) -> int:
        with self._lock:
            running = [thread for thread in self._stuck.get(rule_id, ()) if thread.is_alive()]
            self._stuck[rule_id] = running
            return len(running)
