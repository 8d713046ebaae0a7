"""Tells somebody who waits how far it is, at most a few times a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from knowledge.models import Progress

Stage = Literal["reading", "embedding", "indexing", "switching"]
PAUSE = 0.2
"""Seconds between two reports of one stage."""


class Ticker:
    """Counts what is done in one stage after another."""

    def __init__(self, callback: Callable[[Progress], None] | None) -> None:
        self._callback = callback
        self._stage: Stage = "reading"
        self._total = 0
        self._done = 0
        self._began = time.monotonic()
        self._said = 0.0

    def stage(self, stage: Stage, total: int) -> None:
        """Begin a stage."""
        self._stage, self._total, self._done = stage, total, 0
        self._began, self._said = time.monotonic(), 0.0
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
        elapsed = self._said - self._began
        rate = self._done / elapsed if elapsed > 0 else 0.0
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
