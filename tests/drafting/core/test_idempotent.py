"""A request that is sent twice has its effect once."""

from __future__ import annotations

import threading

import pytest

from drafting.errors import DraftingError, InvalidInput
from drafting.models import CaseState, NewPost
from drafting.store import StoredResponse
from tests.drafting.core.world import World


def receive(world: World) -> StoredResponse:
    case = world.desk.receive(world.person("ann"), NewPost(text="Leaks", channel="x"))
    return StoredResponse(status=201, body={"id": case.id})


def test_the_same_key_is_answered_from_the_record(world: World) -> None:
    ann, bob = world.person("ann"), world.person("bob")
    first, again = world.desk.idempotent(ann, "k", "h", lambda: receive(world))
    assert not again
    assert world.desk.idempotent(ann, "k", "h", lambda: receive(world)) == (first, True)
    assert world.desk.counts(ann)["all"] == 1
    with pytest.raises(InvalidInput, match="another request"):
        world.desk.idempotent(ann, "k", "other", lambda: receive(world))
    assert world.desk.idempotent(bob, "k", "h", lambda: receive(world))[0] != first, "keys belong to an account"
    world.clock.pass_time(hours=25)
    world.desk.idempotent(ann, "k2", "h", lambda: receive(world))
    assert not world.desk.idempotent(ann, "k", "h", lambda: receive(world))[1]
    for key in ("", "x" * 256):
        with pytest.raises(InvalidInput, match="1 to 255"):
            world.desk.idempotent(ann, key, "h", lambda: receive(world))


def test_a_request_that_fails_leaves_nothing_and_may_be_repeated(world: World) -> None:
    ann = world.person("ann")

    def half() -> StoredResponse:
        receive(world)
        raise InvalidInput("No.")

    with pytest.raises(InvalidInput):
        world.desk.idempotent(ann, "k", "h", half)
    assert world.desk.counts(ann)["all"] == 0
    assert not world.desk.idempotent(ann, "k", "h", lambda: receive(world))[1]
    assert world.desk.verify_audit().problems == ()


def test_a_refusal_inside_is_on_record_although_the_rest_is_undone(world: World) -> None:
    ann = world.person("ann")
    case = world.desk.edit(ann, world.drafted().id, "A BLOCK", 3)

    def approve() -> StoredResponse:
        world.approve(case)
        raise AssertionError

    with pytest.raises(DraftingError):
        world.desk.idempotent(ann, "k", "h", approve)
    assert world.desk.audit(ann, case.id).items[0].action == "approval_refused"


def test_an_approval_inside_is_sent_after_the_commit(world: World) -> None:
    case = world.drafted()

    def approve() -> StoredResponse:
        state = world.approve(case).state
        assert world.lines() == []
        return StoredResponse(status=200, body={"state": state.value})

    answer, _ = world.desk.idempotent(world.person("ann"), "k", "h", approve)
    assert answer.body == {"state": "approved"}
    assert world.desk.case(world.person("ann"), case.id).state is CaseState.SENT


def test_the_same_key_from_several_threads_at_once(world: World) -> None:
    answers: list[StoredResponse] = []

    def ask() -> None:
        answers.append(world.desk.idempotent(world.person("ann"), "k", "h", lambda: receive(world))[0])

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert len({str(a.body) for a in answers}) == 1
    assert world.desk.counts(world.person("ann"))["all"] == 1
