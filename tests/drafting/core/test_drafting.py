"""Drafts are written by jobs: shown while they are written, tried again when they fail, dropped when late."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.desk import Worker
from drafting.errors import ConfigurationError, ModelFailed
from drafting.jobs import JobRunner
from drafting.models import CaseState, DraftJob, DraftResult
from drafting.settings import Review
from tests.drafting.core.test_jobs import state, wait_for
from tests.drafting.core.world import World, finding, make_world, write

Show = Callable[[str], None]


class Scripted:
    """A writer that does what a test says, one step for each call; after the last step it writes."""

    def __init__(self, *steps: Callable[[DraftJob, Show], None]) -> None:
        self.steps = list(steps)
        self.jobs: list[DraftJob] = []

    def __call__(self, job: DraftJob, on_text: Show | None = None) -> DraftResult:
        self.jobs.append(job)
        assert on_text is not None
        if self.steps:
            self.steps.pop(0)(job, on_text)
        return write(job)


def fail(error: Exception) -> Callable[[DraftJob, Show], None]:
    def step(job: DraftJob, on_text: Show) -> None:
        raise error

    return step


def test_what_is_written_so_far_is_shown_and_then_gone(world: World) -> None:
    case = world.post()
    seen: list[str | None] = []

    def step(job: DraftJob, on_text: Show) -> None:
        on_text("Hi Pe")
        seen.append(world.desk.case(world.person("ann"), case.id).progress)
        on_text("Hi Pete, so")  # within half a second: not stored
        seen.append(world.desk.case(world.person("ann"), case.id).progress)

    Worker(world.desk, Scripted(step)).drain()
    assert seen == ["Hi Pe", "Hi Pe"]
    assert world.desk.case(world.person("ann"), case.id).progress is None


def test_a_failed_draft_says_why_and_is_tried_again_with_growing_pauses(world: World) -> None:
    ann = world.person("ann")
    down = ModelFailed("unreachable", "The model endpoint does not answer.")
    writer = Scripted(*(fail(down) for _ in range(4)))
    worker = Worker(world.desk, writer)
    case = world.post()
    pauses = (15, 30, 60)
    for number, pause in enumerate(pauses, 1):
        worker.drain()
        case = world.desk.case(ann, case.id)
        assert case.state is CaseState.FAILED
        assert case.failure == f"The model endpoint does not answer. Try {number} of 4 failed; next in {pause} s."
        assert worker.drain() == 0
        world.clock.pass_time(seconds=pause + 1)
    worker.drain()
    case = world.desk.case(ann, case.id)
    assert case.failure == "The model endpoint does not answer. Try again, or write the reply yourself."
    world.clock.pass_time(days=1)
    assert worker.drain() == 0, "it gave up, and the case waits for a human"
    assert world.desk.queue(ann).items[0].id == case.id
    case = world.desk.retry(ann, case.id, case.version)
    worker.drain()
    assert world.desk.case(ann, case.id).state is CaseState.IN_REVIEW


def test_the_endpoints_own_wish_to_wait_is_kept(world: World) -> None:
    case = world.post()
    worker = Worker(world.desk, Scripted(fail(ModelFailed("limited", "Too many requests.", retry_after=300))))
    worker.drain()
    world.clock.pass_time(seconds=299)
    assert worker.drain() == 0
    world.clock.pass_time(seconds=2)
    worker.drain()
    assert world.desk.case(world.person("ann"), case.id).state is CaseState.IN_REVIEW


@pytest.mark.parametrize("reply", ["", "  ", "half \ud800", "nul \x00", "REFUSE"])
def test_a_draft_that_is_no_text_is_a_failure_and_not_a_draft(world: World, reply: str) -> None:
    case = world.post()
    Worker(world.desk, lambda job, on_text: write(job).model_copy(update={"reply": reply})).drain()
    case = world.desk.case(world.person("ann"), case.id)
    assert case.state is CaseState.FAILED
    assert case.drafts == ()


def test_a_fault_in_the_program_is_not_shown_to_people(world: World) -> None:
    case = world.post()
    Worker(world.desk, Scripted(fail(KeyError("internal")))).drain()
    failure = world.desk.case(world.person("ann"), case.id).failure
    assert failure is not None
    assert "internal" not in failure
    assert "server's log" in failure


def test_a_human_who_writes_meanwhile_wins_over_the_late_draft(world: World) -> None:
    ann = world.person("ann")
    case = world.post()

    def step(job: DraftJob, on_text: Show) -> None:
        world.desk.edit(ann, case.id, "By hand", world.desk.case(ann, case.id).version)

    Worker(world.desk, Scripted(step)).drain()
    after = world.desk.case(ann, case.id)
    assert [d.text for d in after.drafts] == ["By hand"]
    assert after.state is CaseState.IN_REVIEW


def test_a_customer_who_writes_meanwhile_gets_a_draft_about_the_new_words(world: World) -> None:
    case = world.post("The tap leaks", "x-1")

    def step(job: DraftJob, on_text: Show) -> None:
        world.desk.customer_changed(world.desk.system(), "x", "x-1", "Now it floods")

    Worker(world.desk, Scripted(step)).drain()
    after = world.desk.case(world.person("ann"), case.id)
    assert [d.text for d in after.drafts] == ["Hi there, thank you for telling us: Now it floods"]


def test_the_verdict_is_the_desks_own_and_not_the_writers(world: World) -> None:
    case = world.post("BLOCK is in this post")
    Worker(world.desk, lambda job, on_text: _whitewashed(job)).drain()
    after = world.desk.case(world.person("ann"), case.id)
    assert after.draft is not None
    assert after.draft.verdict.verdict == "block"


def _whitewashed(job: DraftJob) -> DraftResult:
    result = write(job)
    return result.model_copy(update={"verdict": result.verdict.model_copy(update={"verdict": "pass", "findings": ()})})


def test_a_writer_that_finds_that_no_draft_is_allowed_hands_the_case_over(world: World) -> None:
    case = world.post()
    danger = finding("danger", "escalate", 0, "The", (), target_post=True).model_copy(update={"route": "safety"})
    held = {"reply": "", "drafted": False, "routing": (danger,)}
    Worker(world.desk, lambda job, on_text: write(job).model_copy(update=held)).drain()
    after = world.desk.case(world.person("ann"), case.id)
    assert (after.state, after.route, after.drafts, after.draft_allowed) == (CaseState.ESCALATED, "safety", (), False)


def test_a_draft_that_a_person_waits_for_goes_first_then_urgent_ones(world: World) -> None:
    ann = world.person("ann")
    asked = world.drafted("Zero")
    world.post("One")
    world.post("PRESS two")
    world.desk.request_draft(ann, asked.id, asked.version, "shorter")
    writer = Scripted()
    Worker(world.desk, writer).drain()
    assert [job.post for job in writer.jobs] == ["Zero", "PRESS two", "One"]
    assert [job.agent for job in writer.jobs] == ["ann", None, None]
    assert writer.jobs[0].previous is not None
    assert writer.jobs[1].previous is None


def test_without_drafting_ahead_a_post_waits_for_an_agent(tmp_path: Path) -> None:
    world = make_world(tmp_path, review=Review(draft_ahead=False))
    case = world.post()
    assert case.state is CaseState.RECEIVED
    assert world.worker.drain() == 0
    case = world.desk.request_draft(world.person("ann"), case.id, case.version)
    world.worker.drain()
    assert state(world, case.id) is CaseState.IN_REVIEW
    world.desk.close()


def test_a_runner_that_stops_leaves_the_draft_to_the_next_one(tmp_path: Path) -> None:
    runner = JobRunner(tmp_path / "jobs.sqlite")
    world = make_world(tmp_path, jobs=runner)
    begun: list[str] = []

    def step(job: DraftJob, on_text: Show) -> None:
        begun.append(job.post)
        wait_for(lambda: worker._stopping.is_set())
        on_text("too late")

    worker = Worker(world.desk, Scripted(step))
    runner.start(worker)
    with pytest.raises(ConfigurationError, match="already"):
        JobRunner(tmp_path / "other.sqlite").start(worker)
    case = world.post()
    wait_for(lambda: bool(begun))
    runner.stop()
    runner.stop()
    assert state(world, case.id) is CaseState.DRAFTING
    second = JobRunner(tmp_path / "jobs.sqlite")
    second.start(Worker(world.desk, write))
    wait_for(lambda: state(world, case.id) is CaseState.IN_REVIEW)
    second.stop()
    world.desk.close()


def test_what_waited_in_the_database_is_taken_up_by_a_server(tmp_path: Path) -> None:
    """The command line brings posts in without a runner."""
    world = make_world(tmp_path)
    cases = [world.post(f"Post {n}") for n in range(3)]
    runner = JobRunner(tmp_path / "jobs.sqlite", concurrency=2)
    runner.start(Worker(world.desk, write))
    try:
        wait_for(lambda: all(state(world, c.id) is CaseState.IN_REVIEW for c in cases))
    finally:
        runner.stop()
        world.desk.close()


def test_learning_that_fails_is_tried_again(world: World) -> None:
    learned: list[str] = []

    def on_sent(case: object, delivery: object) -> None:
        learned.append("tried")
        if len(learned) < 3:
            raise RuntimeError("the index is busy")

    worker = Worker(world.desk, write, on_sent)
    world.approve(world.drafted())
    for _ in range(6):
        worker.drain()
        world.clock.pass_time(seconds=60)
    assert len(learned) == 3
