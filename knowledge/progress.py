"""Tells somebody who waits how far it is, at most a few times a second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Literal

from knowledge.models import Progress

Stage = Literal["reading", "embedding", "indexing", "switching"]
PAUSE = 0.2
"""Seconds between two reports of one stage."""
WINDOW = 20.0
"""Seconds over which the rate is taken: what a killed run had done goes by at once and says nothing of the rest."""


class Ticker:
    """Counts what is done in one stage after another."""

    def __init__(self, callback: Callable[[Progress], None] | None) -> None:
        self._callback = callback
        self._stage: Stage = "reading"
        self._total = 0
        self._done = 0
        self._marks: deque[tuple[float, int]] = deque()
        self._said = 0.0

    def stage(self, stage: Stage, total: int) -> None:
        """Begin a stage."""
        self._stage, self._total, self._done = stage, total, 0
        self._marks = deque([(time.monotonic(), 0)])
        self._said = 0.0
        self._say()

    def tick(self, count: int = 1) -> None:
        """So many more are done."""
        self._done += count
        if time.monotonic() - self._said >= PAUSE or self._done >= self._total:
            self._say()

    def _say(self) -> None:
        if self._callback is None:
            return
        self._said = time.monotonic()
        while len(self._marks) > 1 and self._said - self._marks[0][0] > WINDOW:
            self._marks.popleft()
        began, before = self._marks[0]
        rate = (self._done - before) / (self._said - began) if self._said > began else 0.0
        self._marks.append((self._said, self._done))
        left = max(0, self._total - self._done)
        self._callback(
            Progress(
                stage=self._stage,
                done=self._done,
                total=self._total,
                rate=rate,
                seconds_left=left / rate if rate > 0 else None,
            )
        )
