"""The one place that builds the object graph from `Settings`. Tests replace parts through its parameters."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from drafting.desk import Desk, HowFar, Worker
from drafting.discretion import Discretion
from drafting.measuring import RunOrder
from drafting.model import ChatModel, cache_dir, open_model
from drafting.models import CaseView, Delivery
from drafting.parts.desk import make_desk
from drafting.parts.guard import open_guard
from drafting.parts.knowledge import open_knowledge
from drafting.parts.rehearsal import Rehearsal
from drafting.second_look import SecondLook
from drafting.settings import Settings
from drafting.store import WorkspaceLock
from drafting.webhooks.send import Sender
from drafting.workspace import make_state_dir
from drafting.writer import Writer
from knowledge import KnowledgeBase, ResolvedCase
from policy import LiveGuard

if TYPE_CHECKING:
    from drafting.jobs import JobRunner


class App:
    """Everything one process works with. Made by `compose`; close it when done."""

    def __init__(
        self,
        settings: Settings,
        *,
        guard: LiveGuard,
        knowledge: KnowledgeBase,
        model: ChatModel,
        writer: Writer,
        desk: Desk,
        second_look: SecondLook,
        rehearsal: Rehearsal,
        work: Callable[[], None],
        resources: ExitStack,
    ) -> None:
        self.settings = settings
        self.guard = guard
        self.knowledge = knowledge
        self.model = model
        self.writer = writer
        self.desk = desk
        self.rehearsal = rehearsal
        """Reads what a first draft would wait for."""
        self._second_look = second_look
        self._work = work
        self._resources = resources

    def start(self) -> None:
        """Begin to load the model and to rehearse, and to work on jobs when this process does."""
        self.model.warm_up()
        self.rehearsal.start()
        Thread(target=self._second_look.warm_up, name="second-look", daemon=True).start()
        self._work()

    def close(self) -> None:
        """End jobs and give everything back."""
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


Measure = Callable[["App", RunOrder, HowFar], None]
"""`evals.measure`: does an eval run that somebody asked for in the desk."""


def compose(
    settings: Settings,
    *,
    jobs: bool = False,
    lock: bool = False,
    model: ChatModel | None = None,
    measure: Measure | None = None,
) -> App:
    """Build the application. Nothing is loaded and no job runs before `App.start`.

    jobs: this process writes drafts and delivers. lock: no other process may serve this workspace.
    model: replaces the configured one. measure: this process does eval runs as well.
    Raises ConfigurationError, WorkspaceInUse, RulebookError, KnowledgeError.
    """
    with ExitStack() as building:
        make_state_dir(settings)
        if lock:
            building.enter_context(WorkspaceLock(settings.state_dir))
        guard = open_guard(settings)
        knowledge = building.enter_context(open_knowledge(settings))
        chosen = model or open_model(settings)
        building.callback(chosen.close)
        runner = _runner(settings) if jobs else None
        second_look = SecondLook(guard, knowledge, settings.workspace / "rulebook", cache_dir(os.environ))
        desk = make_desk(settings, Discretion(second_look, knowledge), knowledge, runner)
        building.callback(desk.close)
        writer = Writer(chosen, guard, knowledge, settings, desk.recent_replies)
        rehearsal = Rehearsal(writer, knowledge, settings.company.languages)
        building.callback(rehearsal.stop)
        work: Callable[[], None] = _nothing
        if runner is not None:
            sender = Sender(settings.webhooks)
            building.callback(sender.close)
            app: App
            does = None if measure is None else lambda order, how_far: measure(app, order, how_far)
            worker = Worker(desk, writer.draft, partial(_learn, settings, knowledge), sender.send, does)
            work = partial(runner.start, worker)
            building.callback(runner.stop)
        app = App(
            settings,
            guard=guard,
            knowledge=knowledge,
            model=chosen,
            writer=writer,
            desk=desk,
            second_look=second_look,
            rehearsal=rehearsal,
            work=work,
            resources=building.pop_all(),
        )
        return app


def _runner(settings: Settings) -> JobRunner:
    from drafting.jobs import JobRunner  # DBOS takes a second to import: only servers and workers need it

    database = settings.storage.database_url or settings.state_dir / "jobs.sqlite"
    return JobRunner(database, settings.review.drafting_concurrency)


def _nothing() -> None:
    """This process runs no jobs."""


def _learn(settings: Settings, knowledge: KnowledgeBase, case: CaseView, delivery: Delivery) -> None:
    """A reply that left is a precedent from then on."""
    knowledge.add_precedent(
        ResolvedCase(
            id=case.id,
            post=case.post,
            reply=delivery.text,
            channel=case.channel,
            lang=case.lang,
            agent=next((d.by for d in case.decisions if d.id == delivery.decision_id), None),
            replied_at=delivery.created_at.isoformat(),
            policy_version=settings.company.policy_version,
            product=case.product,
            outcome=case.outcome,
        )
    )
