"""Tells somebody who waits how far it is, at most a few times a second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Literal, NamedTuple

from knowledge.models import Progress

Stage = Literal["reading", "embedding", "indexing", "switching"]
PAUSE = 0.2
"""Seconds between two reports of one stage."""
WINDOW = 20.0
"""Seconds over which speed is taken, or half of the stage's time so far, so that one slow moment does not decide."""
KNOWN_AFTER = 3.0
"""Seconds of a stage before which nothing is said of the time left."""
KNOWN_SHARE = 0.05
"""Share of a stage's work before which nothing is said of the time left."""


class _Mark(NamedTuple):
    moment: float
    done: int
    worked: float


class Ticker:
    """Counts what is done in one stage after another."""

    def __init__(
        self, callback: Callable[[Progress], None] | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._callback = callback
        self._clock = clock
        self.stage("reading", 0)

    def stage(self, stage: Stage, total: int, work: float = 0.0, then: float = 0.0) -> None:
        """Begin a stage of `total` items.

        work: what they cost together, in any unit; 0 when nobody can know, and then nobody hears of the time left.
        then: seconds that the stages after it will take.
        """
        self._stage, self._total, self._done = stage, total, 0
        self._work, self._worked, self._then = work, 0.0, then
        self._began = self._clock()
        self._marks = deque([_Mark(self._began, 0, 0.0)])
        self._said = self._began - PAUSE
        if total:
            self._say()

    def tick(self, count: int = 1, work: float = 0.0, spared: float = 0.0) -> None:
        """So many more are done, which cost `work`. What was `spared` had been reckoned with and cost nothing."""
        self._done += count
        self._worked += work
        self._work -= spared
        if self._clock() - self._said >= PAUSE or self._done >= self._total:
            self._say()

    def _say(self) -> None:
        if self._callback is None:
            return
        now = self._said = self._clock()
        window = max(WINDOW, (now - self._began) / 2)
        while len(self._marks) > 1 and now - self._marks[1].moment >= window:
            self._marks.popleft()
        first = self._marks[0]
        took = now - first.moment
        self._marks.append(_Mark(now, self._done, self._worked))
        self._callback(
            Progress(
                stage=self._stage,
                done=self._done,
                total=self._total,
                rate=(self._done - first.done) / took if took > 0 else 0.0,
                seconds_left=self._left((self._worked - first.worked) / took if took > 0 else 0.0),
            )
        )

    def _left(self, speed: float) -> float | None:
        if self._done >= self._total:
            return self._then
        early = self._clock() - self._began < KNOWN_AFTER or self._worked < KNOWN_SHARE * self._work
        if early or speed <= 0:
            return None
        return max(0.0, self._work - self._worked) / speed + self._then
