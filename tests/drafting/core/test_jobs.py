"""Jobs run by DBOS on SQLite: soon, bounded, and again after a stop."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.desk import Worker
from drafting.jobs import JobRunner
from drafting.models import CaseState, CaseView, Delivery
from tests.drafting.core.world import World, make_world, write


def wait_for(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def state(world: World, case_id: str) -> CaseState:
    return world.desk.case(world.desk.system(), case_id).state


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_drafts_are_made_ahead_and_sent_replies_are_learned_from(
    request: pytest.FixtureRequest, tmp_path: Path, database: str
) -> None:
    url = request.getfixturevalue("postgres_url") if database == "postgres" else None
    runner = JobRunner(url or tmp_path / "jobs.sqlite")
    world = make_world(tmp_path, url=url, jobs=runner)
    learned: list[tuple[str, str]] = []

    def on_sent(case: CaseView, delivery: Delivery) -> None:
        learned.append((case.id, delivery.text))

    runner.start(Worker(world.desk, write, on_sent))
    try:
        case = world.post("The tap leaks")
        wait_for(lambda: state(world, case.id) is CaseState.IN_REVIEW)
        sent = world.approve(world.desk.case(world.person("ann"), case.id))
        began = time.monotonic()
        wait_for(lambda: bool(learned))
        assert time.monotonic() - began < 1.5
        assert learned == [(case.id, sent.deliveries[0].text)]
    finally:
        runner.stop()
        world.desk.close()
