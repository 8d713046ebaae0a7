"""Hostile inputs: texts made to be slow, at five sizes, and how the time grows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from policy import Context, Guard
from policy.models import ChannelSpec, Company

SIZES = (1_000, 5_000, 10_000, 20_000, 64_000)
SHAPES = {
    "one letter": "a",
    "digits": "1 ",
    "'two days'": "two days ",
    "promises": "we will refund you ",
    "zero-width": "r\u200be\u200bf\u200bu\u200bn\u200bd ",
    "nested quotes": '"“a ',
    "@@@@": "@",
    "addresses": "a@b.c",
    "points": "a.",
    "URLs": "https://a.com/b?c=d ",
    "emoji": "😂👍🏽",
    "right to left": "\u202eשלום مرحبا ",
    "s p a c e d": "r e f ",
    "card digits": "4111 1111 1111 1111 ",
    "combining": "e\u0301\u0336",
}
WIDE = ChannelSpec(name="wide", title="Wide", limit=65_000, unit="code_points", public=True)
"""A public channel that takes every size, so that no text is refused unread."""


@dataclass(frozen=True)
class Row:
    """CPU milliseconds of one shape at each of `SIZES` code points."""

    shape: str
    milliseconds: tuple[float, ...]

    @property
    def growth(self) -> float:
        """Time at 64 kB over time at 10 kB, per character: 1 is linear."""
        at_10, at_64 = self.milliseconds[2], self.milliseconds[-1]
        return (at_64 / at_10) / (SIZES[-1] / SIZES[2])


def rows(guard: Guard) -> Iterator[Row]:
    """Measure every shape; the least of several runs for the small sizes, one for the largest."""
    company = Company(**{**dict(guard.company), "channels": (*guard.company.channels, WIDE)})
    wide = Guard(guard.rulebook, company)
    context = Context(channel="wide", post="Where is my refund?")
    wide.check("Hello", context)
    for shape, unit in SHAPES.items():
        spent = []
        for size in SIZES:
            text = (unit * (size // len(unit) + 1))[:size]
            best = float("inf")
            for _ in range(3 if size <= 10_000 else 1):
                started = time.process_time()
                wide.check(text, context)
                best = min(best, time.process_time() - started)
            spent.append(best * 1000)
        yield Row(shape, tuple(spent))
