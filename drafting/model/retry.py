"""The one retry layer: what is worth another try, how long to wait, and never past the deadline."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from drafting.errors import ModelFailed
from drafting.model.failures import in_brief

T = TypeVar("T")

TRIES: Mapping[str, int] = {
    "rate_limited": 4,
    "server_error": 3,
    "unreachable": 3,
    "timeout": 2,
    "cut": 3,
    "empty": 2,
    "nonsense": 2,
}
"""Tries in all for each kind of failure; a kind that is missing is never tried again."""

_SHORTEST_TRY = 1.0
"""Seconds that must be left for another try to make sense."""


class Deadline:
    """A point in time after which nothing more is begun."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    @property
    def left(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self._end - self._clock())


def with_retries(
    attempt: Callable[[int], T],
    deadline: Deadline,
    *,
    note: Callable[[str], None],
    sleep: Callable[[float], None] = time.sleep,
) -> T:
    """Call `attempt(number)` until it succeeds, gives up for good, or the deadline leaves no time.

    Waits as long as the server asked for, else 0.5 s doubling with jitter. Raises the last ModelFailed.
    """
    number = 1
    while True:
        try:
            return attempt(number)
        except ModelFailed as failure:
            if number >= TRIES.get(failure.kind, 1):
                raise
            wait = _wait(failure, number)
            if wait + _SHORTEST_TRY > deadline.left:
                raise
            note(f"The endpoint was asked again after {wait:.1f} s, because {in_brief(failure)}.")
            sleep(wait)
            number += 1


def _wait(failure: ModelFailed, number: int) -> float:
    if failure.retry_after is not None:
        return failure.retry_after
    if failure.kind in ("empty", "nonsense", "timeout"):
        return 0.0
    backoff: float = 0.5 * 2 ** (number - 1)
    return backoff * random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, protects nothing
