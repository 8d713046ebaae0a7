"""Exercises on record, and the certificate that they earn."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from drafting.errors import NotAllowed
from drafting.settings import Review
from tests.drafting.core.world import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make_world(tmp_path / "acme", review=Review(training_passes=3))
    made.desk.certify(made.person("tom"), "ann", None)
    return made


def trained(world: World) -> bool:
    return next(a for a in world.desk.accounts(world.person("ann")) if a.username == "ann").trained_until is not None


def test_enough_first_tries_in_a_row_earn_the_certificate(world: World) -> None:
    ann, case = world.person("ann"), world.drafted()
    with pytest.raises(NotAllowed, match="no training certificate"):
        world.approve(case)
    world.desk.record_attempt(ann, "e1", ())
    world.desk.record_attempt(ann, "e2", ("voice.canned",))
    world.desk.record_attempt(ann, "e2", ())  # a second try teaches, and does not count
    world.desk.record_attempt(ann, "e3", ())
    standing, until = world.desk.record_attempt(ann, "e4", ())
    assert (standing.in_a_row, until) == (2, None)
    assert not trained(world)
    standing, until = world.desk.record_attempt(ann, "e5", ())
    assert standing.earned
    assert until is not None
    assert until - world.clock() > timedelta(days=360)
    assert trained(world)
    world.approve(world.desk.case(ann, case.id))
    entry = next(e for e in world.desk.audit(world.person("ada")).items if e.action == "certified")
    assert (entry.actor, entry.data["username"]) == ("system", "ann")
    assert world.desk.verify_audit().problems == ()


def test_a_program_is_not_in_training(world: World) -> None:
    key = world.desk.create_key(world.desk.system(), "ann", ("check",))
    program = world.desk.actor_for_key(key.secret).model_copy(update={"human": False})
    for actor in (program, world.desk.system()):
        with pytest.raises(NotAllowed):
            world.desk.record_attempt(actor, "e1", ())
