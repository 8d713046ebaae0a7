"""Spans that are taken, so that what overlaps one of them is told once: each question costs a binary search."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

Span = tuple[int, int]
"""Half-open, in code points."""


class TakenSpans:
    """Spans of which no two overlap."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for start, end in spans:
            self.take(start, end)

    def free(self, start: int, end: int) -> bool:
        """Tell whether a span neither overlaps one that is taken nor is the same empty place."""
        before = bisect_left(self._spans, (end,))
        if before and self._spans[before - 1][1] > start:
            return False
        return not (start == end and before < len(self._spans) and self._spans[before] == (start, end))

    def take(self, start: int, end: int) -> bool:
        """Take a span when it is free; tell whether it was."""
        if not self.free(start, end):
            return False
        insort(self._spans, (start, end))
        return True
