"""How often one network address may send a form."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 600.0
MOST_SENDERS = 10_000
"""Addresses remembered; more than that at once is an attack, and then the oldest are forgotten."""


class Pace:
    """How often one address may write within ten minutes."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._came: dict[str, deque[float]] = {}

    def allows(self, sender: str) -> bool:
        """Count a message of `sender`; False when it is one too many."""
        now = self._clock()
        times = self._came.pop(sender, deque())
        while times and times[0] <= now - WINDOW_SECONDS:
            times.popleft()
        allowed = len(times) < self._most
        if allowed:
            times.append(now)
        self._came[sender] = times
        while len(self._came) > MOST_SENDERS:
            del self._came[next(iter(self._came))]
        return allowed
