"""The time left is nobody's guess: nothing is said until it can be known, and then it is near the truth."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from knowledge import Progress
from knowledge.progress import KNOWN_SHARE, Ticker

Step = tuple[int, float, float]
"""Items, their work, and the seconds they take."""
PASSAGES: list[Step] = [(1, 20.0, 1.0)] * 60
"""Few items that cost much, as passages with their sentences do."""
CASES: list[Step] = [(512, 512.0, 25.6)] * 10
BUSY: list[Step] = [(items, work, 1.4 * seconds) for items, work, seconds in CASES]


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def told(steps: Iterable[Step], then: float = 0.0, spared: float = 0.0) -> list[tuple[float, float, Progress]]:
    """Run one stage; return for each report the share of the time that has passed, the seconds that are really left,
    and what was said."""
    steps = list(steps)
    clock = Clock()
    seen: list[tuple[float, Progress]] = []
    ticker = Ticker(lambda progress: seen.append((clock.now, progress)), clock)
    ticker.stage("embedding", sum(step[0] for step in steps), work=sum(step[1] for step in steps) + spared, then=then)
    if spared:
        ticker.tick(0, spared=spared)
    for items, work, seconds in steps:
        clock.now += seconds
        ticker.tick(items, work=work)
    whole = clock.now - 100.0 + then
    return [((now - 100.0) / whole, whole - (now - 100.0), progress) for now, progress in seen]


@pytest.mark.parametrize(
    ("steps", "then", "spared"),
    [
        (PASSAGES + CASES, 0.0, 0.0),
        (CASES + PASSAGES, 0.0, 0.0),
        (PASSAGES + CASES, 60.0, 0.0),
        (CASES, 0.0, 40_000.0),
        (PASSAGES + BUSY[:2] + CASES[2:], 0.0, 0.0),
    ],
    ids=["passages first", "cases first", "with a stage after it", "most was done by a killed run", "busy for a while"],
)
def test_time_left_is_near_the_truth_after_a_tenth(steps: list[Step], then: float, spared: float) -> None:
    reports = [
        (truth, progress) for share, truth, progress in told(steps, then, spared) if share >= 0.1 and truth > 1.0
    ]
    assert len(reports) > 5
    for truth, progress in reports:
        assert progress.seconds_left is not None
        assert truth / 1.5 <= progress.seconds_left <= truth * 1.5, (progress, truth)


def test_nothing_is_said_before_it_can_be_known() -> None:
    early = [progress.seconds_left for share, _, progress in told(PASSAGES + CASES) if share < KNOWN_SHARE]
    assert early
    assert set(early) == {None}


def test_of_work_that_nobody_can_know_no_time_is_told() -> None:
    assert {progress.seconds_left for *_, progress in told([(1, 0.0, 5.0)] * 20)} == {None, 0.0}


def test_the_rate_is_that_of_late() -> None:
    last = told(PASSAGES + CASES)[-1][2]
    assert last.rate == pytest.approx(20.0, rel=0.3)
