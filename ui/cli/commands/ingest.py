"""`replydesk ingest`: read documents and resolved cases into the index."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from drafting.parts.knowledge import open_knowledge
from knowledge import IngestReport, Progress
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, console, say, say_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def ingest(
    workspace: WorkspaceOption = Path(),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read; change nothing.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Read policy documents and resolved cases; only what changed is read again. Exit 1: something was left out."""
    settings = settings_of(workspace)
    with open_knowledge(settings) as knowledge:
        report = knowledge.ingest(dry_run=dry_run) if as_json else _with_bar(knowledge.ingest, dry_run)
    if as_json:
        say_json(report)
    else:
        _show(report, dry_run)
    return FINDING if report.skipped else FINE


def _with_bar(run: object, dry_run: bool) -> IngestReport:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console(), transient=True) as bar:
        task = bar.add_task("Reading", total=None)

        def step(progress: Progress) -> None:
            bar.update(task, description=progress.stage, completed=progress.done, total=progress.total)

        assert callable(run)
        report = run(dry_run=dry_run, progress=step)
    assert isinstance(report, IngestReport)
    return report


def _show(report: IngestReport, dry_run: bool) -> None:
    done = "Would read" if dry_run else "Read"
    say(
        f"{done} {report.documents} documents ({report.passages} passages) and {report.cases} resolved cases "
        f"in {report.seconds:.1f} s; {report.unchanged} files unchanged, {report.removed} entries removed."
    )
    if report.personal_data:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(report.personal_data.items()))
        say(f"Taken out of cases before indexing: {kinds}.")
    for skipped in report.skipped:
        say(f"Left out: {skipped.file}{f', {skipped.place}' if skipped.place else ''}: {skipped.reason}")
