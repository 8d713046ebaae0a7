"""The Evals tab: runs, the drafts of a run, and one draft with its findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from drafting.models import Actor
from policy.models import Verdict, VerdictLevel
from ui.desk.asks import Runs
from ui.desk.findings import findings_view
from ui.desk.gateway import Answer
from ui.desk.rendering import render


class RunSummary(Protocol):
    """One run as the table shows it."""

    @property
    def id(self) -> str:
        """Id of the run or item."""

    @property
    def set_name(self) -> str:
        """The eval set it ran over."""

    @property
    def started_at(self) -> datetime:
        """Aware time."""

    @property
    def items(self) -> int:
        """How many posts."""

    @property
    def metrics(self) -> Mapping[str, float]:
        """Figures by name, in the order they are to be shown."""


class RunItem(Protocol):
    """One draft of a run."""

    @property
    def id(self) -> str:
        """Id of the run or item."""

    @property
    def post(self) -> str:
        """The customer's words."""

    @property
    def channel(self) -> str:
        """Where it was posted."""

    @property
    def reply(self) -> str:
        """The draft at the end."""

    @property
    def first_verdict(self) -> VerdictLevel | None:
        """Of the first candidate."""

    @property
    def verdict(self) -> Verdict | None:
        """At the end."""

    @property
    def scores(self) -> Mapping[str, float]:
        """Scores by name."""

    @property
    def error(self) -> str | None:
        """Why there is no draft; None when there is one."""


class EvalRuns(Protocol):
    """Where eval runs are read from."""

    def runs(self, actor: Actor) -> tuple[RunSummary, ...]:
        """Every run, newest first."""

    def items(self, actor: Actor, run: str) -> tuple[RunItem, ...]:
        """The drafts of a run, in the set's order."""


def runs_view(evals: EvalRuns, actor: Actor, ask: Runs) -> Answer:
    """All runs, one run, or one draft of it."""
    runs = evals.runs(actor)
    run = next((r for r in runs if r.id == ask.run), None)
    if run is None:
        return {"html": {"rows": render("runs", runs=runs)}}
    items = evals.items(actor, run.id)
    item = next((i for i in items if i.id == ask.item), None)
    if item is None:
        return {"html": {"rows": render("run", run=run, items=items)}}
    findings = findings_view(item.verdict) if item.verdict else ()
    return {"html": {"rows": render("run_item", run=run, item=item, findings=findings)}}
