"""The Evals tab: runs, the drafts of a run, and one draft with its findings."""

from __future__ import annotations

from typing import Protocol

from drafting.models import Actor
from evals import ItemResult, Run
from evals.words import figure_in_words
from ui.desk.asks import Runs
from ui.desk.findings import findings_view
from ui.desk.gateway import Answer
from ui.desk.rendering import render


class EvalRuns(Protocol):
    """Where eval runs are read from: `evals.Evals`."""

    def runs(self, actor: Actor) -> tuple[Run, ...]:
        """Every run, newest first."""

    def items(self, actor: Actor, run: str) -> tuple[ItemResult, ...]:
        """The drafts of a run, in the set's order."""


def runs_view(evals: EvalRuns, actor: Actor, ask: Runs) -> Answer:
    """All runs, one run, or one draft of it."""
    runs = evals.runs(actor)
    run = next((r for r in runs if r.id == ask.run), None)
    if run is None:
        headlines = tuple(f for f in runs[0].figures if f.headline) if runs else ()
        return {"html": {"rows": render("runs", runs=runs, headlines=headlines, in_words=figure_in_words)}}
    items = evals.items(actor, run.id)
    item = next((i for i in items if i.id == ask.item), None)
    if item is None:
        return {"html": {"rows": render("run", run=run, items=items, in_words=figure_in_words)}}
    findings = findings_view(item.verdict) if item.verdict else ()
    figures = {figure.name: figure for figure in run.figures}
    return {
        "html": {
            "rows": render("run_item", run=run, item=item, findings=findings, figures=figures, in_words=figure_in_words)
        }
    }
