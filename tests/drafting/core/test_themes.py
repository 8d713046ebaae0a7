"""Themes with early warning, and topics on hold."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from drafting.errors import Held, InvalidInput, NotAllowed
from drafting.insight import TermUse, find_themes
from drafting.insight.themes import poisson_tail
from drafting.models import CaseState
from tests.drafting.core.world import World, make_world

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


def uses(term: str, *days_ago: float) -> list[TermUse]:
    return [
        TermUse(term=term, case_id=f"c{day}", at=NOW - timedelta(days=day), complaint=True, urgent=False)
        for day in days_ago
    ]


def test_what_comes_up_as_often_as_ever_does_not_rise_and_what_jumps_does() -> None:
    steady = uses("parcel", 1, 2, 3, 8, 9, 10, 15, 16, 17, 22, 23, 24, 29, 30, 31)
    jumping = uses("zipper", 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 12)
    found = {theme.words[0]: theme for theme in find_themes(steady + jumping, NOW, WEEK, 4.0, frozenset())}
    assert found["zipper"].rising
    assert found["zipper"].expected == 0.25
    assert not found["parcel"].rising
    assert next(iter(found)) == "zipper"


def test_words_that_come_together_are_one_theme_and_one_post_is_none() -> None:
    found = find_themes(
        uses("tent", 1, 2, 3)
        + uses("pole", 1, 2, 3)
        + uses("boots", 4, 5)
        + uses("alone", 6)
        + uses("acme", 1, 2, 3, 4),
        NOW,
        WEEK,
        0.0,
        frozenset({"acme"}),
    )
    assert [theme.words for theme in found] == [("pole", "tent")]
    assert found[0].cases == ("c1", "c2", "c3")
    assert not any(theme.rising for theme in found)  # nothing to compare with


@pytest.mark.parametrize(("count", "mean"), [(0, 2.0), (1, 0.5), (3, 1.25), (10, 4.0)])
def test_the_chance_is_the_tail_of_the_poisson_distribution(count: int, mean: float) -> None:
    tail = sum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(count, 80))
    assert poisson_tail(count, mean) == pytest.approx(tail)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "acme")


def test_themes_are_read_from_the_posts(world: World) -> None:
    for _ in range(20):
        world.post("Something else entirely about shoelaces")
        world.clock.pass_time(days=1)
    for number in range(5):
        world.post(f"My kettle exploded again, number {number}")
    top = world.desk.themes(world.person("tom"))[0]
    assert set(top.words) == {"kettle", "exploded", "number"}
    assert top.rising
    assert len(world.desk.lines(world.person("tom"), top.cases)) == 5
    with pytest.raises(InvalidInput):
        world.desk.themes(world.person("tom"), 1000)


def test_nothing_leaves_on_a_topic_that_is_on_hold(world: World) -> None:
    eve, ann = world.person("eve"), world.person("ann")
    about, other = world.drafted("The kettle burst into flames"), world.drafted("The tap leaks")
    with pytest.raises(NotAllowed):
        world.desk.hold(ann, "kettle", "I say so")
    hold = world.desk.hold(eve, "Kettle FLAMES", "Legal looks at it")
    with pytest.raises(Held, match=r"“kettle flames” are on hold since .* by eve: Legal looks at it"):
        world.approve(about)
    assert world.approve(other).state is CaseState.SENT
    assert [h.id for h in world.desk.holds(ann)] == [hold.id]
    world.desk.lift(eve, hold.id)
    assert world.approve(world.desk.case(ann, about.id)).state is CaseState.SENT
    assert world.desk.verify_audit().problems == ()


def test_a_hold_placed_between_approval_and_delivery_stops_the_reply(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.drafted("The kettle burst into flames")
    monkeypatch.setattr(world.desk, "_deliver_now", lambda decision: None)
    assert world.approve(case).state is CaseState.APPROVED
    world.desk.hold(world.person("eve"), "kettle", "Legal looks at it")
    world.clock.pass_time(seconds=6)
    world.worker.drain()
    stopped = world.desk.case(world.person("ann"), case.id)
    assert stopped.state is CaseState.IN_REVIEW
    assert "on hold" in (stopped.failure or "")
    assert world.lines() == []


@pytest.mark.parametrize("words", ["", "  ", "a", "a kettle", "one two three four five six seven"])
def test_a_topic_that_would_stop_everything_or_nothing_is_refused(world: World, words: str) -> None:
    with pytest.raises(InvalidInput):
        world.desk.hold(world.person("eve"), words, "Why not")
