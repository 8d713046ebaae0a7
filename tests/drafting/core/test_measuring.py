"""Eval runs in the background: who may ask, how far they are, what stops them, and what a kill leaves."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from drafting.desk import HowFar, Worker
from drafting.errors import NotAllowed, NotFound, RunFailed, WrongState
from drafting.jobs import JobRunner
from drafting.measuring import RunOrder
from tests.drafting.core.test_jobs import wait_for
from tests.drafting.core.world import World, make_world, write


def worker(world: World, *steps: int, failing: str | None = None) -> tuple[Worker, list[RunOrder]]:
    """A worker whose eval runs only count: each number of `steps` is told as items done of ten."""
    seen: list[RunOrder] = []

    def measure(order: RunOrder, how_far: HowFar) -> None:
        seen.append(order)
        for done in steps:
            how_far(done, 10)
        if failing:
            raise RunFailed(failing)

    return Worker(world.desk, write, measure=measure), seen


def test_a_trainer_asks_and_the_worker_does_it(world: World) -> None:
    tom = world.person("tom")
    order = world.desk.order_run(tom, "first", "core", "new prompt")
    (waiting,) = world.desk.run_orders(world.person("ann"))
    assert (waiting.by, waiting.part, waiting.label, waiting.total) == ("tom", "core", "new prompt", 0)
    does, seen = worker(world, 0, 10)
    does.drain()
    assert [one.id for one in seen] == [order.id]
    assert world.desk.run_orders(tom) == ()
    does.drain()
    assert len(seen) == 1
    actions = [entry.action for entry in world.desk.audit(world.person("ada"), None).items]
    assert {"run_ordered", "run_ended"} <= set(actions)


def test_only_trainers_and_admins_start_and_stop_runs(world: World) -> None:
    for who in ("ann", "eve"):
        with pytest.raises(NotAllowed, match="start and stop eval runs you need the role trainer or admin"):
            world.desk.order_run(world.person(who), "first")
    with pytest.raises(NotAllowed, match="Only a person"):
        world.desk.order_run(world.desk.system(), "first")
    order = world.desk.order_run(world.person("ada"), "first")
    with pytest.raises(NotAllowed):
        world.desk.cancel_run(world.person("ann"), order.id)
    with pytest.raises(NotFound):
        world.desk.cancel_run(world.person("ada"), "nothing")


def test_the_same_run_is_not_asked_for_twice(world: World) -> None:
    world.desk.order_run(world.person("tom"), "first")
    with pytest.raises(WrongState, match="tom asked for this run already"):
        world.desk.order_run(world.person("ada"), "first")
    world.desk.order_run(world.person("ada"), "first", "core")


def test_of_two_who_ask_for_the_same_run_at_the_same_instant_one_is_told_so(world: World) -> None:
    tom, ada = world.person("tom"), world.person("ada")
    told: list[str] = []

    def also() -> None:
        with pytest.raises(WrongState) as refused:
            world.desk.order_run(ada, "first")
        told.append(str(refused.value))

    other = threading.Thread(target=also)
    with world.desk._db.write():
        world.desk.order_run(tom, "first")
        other.start()
        other.join(0.3)  # long enough to look, before Tom's order can be seen
    other.join()
    assert told == ["tom asked for this run already; it waits or is at work."]
    assert [one.by for one in world.desk.pending_runs()] == ["tom"]


def test_a_run_that_is_cancelled_stops_after_the_item_in_hand(world: World) -> None:
    tom = world.person("tom")
    order = world.desk.order_run(tom, "first")
    told: list[int] = []

    def measure(order: RunOrder, how_far: HowFar) -> None:
        for done in range(10):
            how_far(done, 10)
            told.append(done)
            if done == 3:
                world.desk.cancel_run(tom, order.id)

    Worker(world.desk, write, measure=measure).drain()
    assert told == [0, 1, 2, 3]
    assert world.desk.run_orders(tom) == ()
    with pytest.raises(WrongState, match="ended already"):
        world.desk.cancel_run(tom, order.id)


def test_one_that_failed_is_shown_with_its_reason_until_it_is_asked_for_again(world: World) -> None:
    tom = world.person("tom")
    world.desk.order_run(tom, "first")
    worker(world, 0, 3, failing="The endpoint was lost after 3 of 10 items.")[0].drain()
    (failed,) = world.desk.run_orders(tom)
    assert (failed.state, failed.done, failed.error) == ("failed", 3, "The endpoint was lost after 3 of 10 items.")
    world.desk.order_run(tom, "first")
    assert [one.state for one in world.desk.run_orders(tom)] == ["pending"]
    worker(world, 0, 10)[0].drain()
    assert world.desk.run_orders(tom) == ()


def test_what_nobody_foresaw_is_told_in_plain_words(world: World) -> None:
    tom = world.person("tom")
    world.desk.order_run(tom, "first")

    def measure(_order: RunOrder, _how_far: HowFar) -> None:
        raise RuntimeError("secret internals")

    Worker(world.desk, write, measure=measure).drain()
    assert world.desk.run_orders(tom)[0].error == "The run failed; the reason is in the server's log."


def test_drafts_that_customers_wait_for_go_first(world: World) -> None:
    world.desk.order_run(world.person("tom"), "first")
    case = world.post()
    does, _ = worker(world, 0, 10)
    stop = threading.Timer(0.3, does.stop)
    stop.start()
    does.run(world.desk.pending_runs()[0].id)
    (waiting,) = world.desk.run_orders(world.person("tom"))
    assert (waiting.state, waiting.done) == ("pending", 0), "it let the draft go first until the worker was stopped"
    assert world.desk.case(world.person("ann"), case.id).draft is None


def test_a_run_goes_on_after_a_restart(tmp_path: Path) -> None:
    began, steps = threading.Event(), []

    def slow(order: RunOrder, how_far: HowFar) -> None:
        began.set()
        for _ in range(1000):
            how_far(4, 10)
            threading.Event().wait(0.02)

    def goes_on(order: RunOrder, how_far: HowFar) -> None:
        how_far(10, 10)
        steps.append(order.done)

    runner = JobRunner(tmp_path / "jobs.sqlite")
    world = make_world(tmp_path, jobs=runner)
    runner.start(Worker(world.desk, write, measure=slow))
    world.desk.order_run(world.person("tom"), "first")
    wait_for(began.is_set)
    runner.stop()
    world.desk.close()

    runner = JobRunner(tmp_path / "jobs.sqlite")
    again = make_world(tmp_path, jobs=runner)
    runner.start(Worker(again.desk, write, measure=goes_on))
    try:
        wait_for(lambda: bool(steps))
        assert steps == [4]
        wait_for(lambda: not again.desk.run_orders(again.person("tom")))
    finally:
        runner.stop()
        again.desk.close()
