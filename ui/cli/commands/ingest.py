"""`replydesk ingest`: read documents and resolved cases into the index."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from drafting.parts.knowledge import open_knowledge
from knowledge import IngestReport, Progress
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, STOPPED, fail, say, say_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)
Step = Callable[[Progress], None]
LINE_EVERY = 10.0
"""Seconds between two lines where there is no terminal to draw a bar on."""
SHOWN = 20
"""Remarks of one kind that are written out; a bad export can have a hundred thousand."""


@app.command()
def ingest(
    workspace: WorkspaceOption = Path(),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read; change nothing.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Read policy documents and resolved cases; only what changed is read again. Exit 1: something was left out."""
    settings = settings_of(workspace)
    last: list[Progress] = []
    with open_knowledge(settings, renew=not dry_run) as knowledge, _shown() as show:

        def step(progress: Progress) -> None:
            last[:] = [progress]
            show(progress)

        try:
            report = knowledge.ingest(dry_run=dry_run, progress=step)
        except KeyboardInterrupt:
            return fail(stopped(last[-1] if last else None), code=STOPPED)
    if as_json:
        say_json(report)
    else:
        _show(report, dry_run)
    return FINDING if report.skipped else FINE


def words(progress: Progress) -> str:
    """How far it is, for one line: stage, count, rate, time left."""
    line = f"{progress.stage} {progress.done:,} of {progress.total:,}"
    if not progress.done or progress.rate <= 0:
        return line
    left = progress.seconds_left or 0.0
    return f"{line}, {progress.rate:,.0f}/s, {_duration(left)} left"


def stopped(progress: Progress | None) -> str:
    """What an interrupted ingest leaves behind."""
    if progress is None:
        return "Stopped. Nothing was changed."
    return (
        f"Stopped while {progress.stage} ({progress.done:,} of {progress.total:,}). What was embedded is kept: "
        "`replydesk ingest` goes on there. Until it has finished, searches use the index as it was."
    )


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"


@contextmanager
def _shown() -> Iterator[Step]:
    """Show progress on standard error: a bar on a terminal, otherwise a line now and then."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    with Bar(*columns, console=Console(stderr=True, highlight=False), transient=True) as bar:
        task = bar.add_task("reading", total=None, pace="")

        def step(progress: Progress) -> None:
            pace = words(progress).partition(", ")[2]
            bar.update(task, description=progress.stage, completed=progress.done, total=progress.total, pace=pace)

        yield step


def _lines() -> Step:
    said = time.monotonic()

    def step(progress: Progress) -> None:
        nonlocal said
        if time.monotonic() - said >= LINE_EVERY:
            said = time.monotonic()
            sys.stderr.write(words(progress) + "\n")
            sys.stderr.flush()

    return step


def _show(report: IngestReport, dry_run: bool) -> None:
    files = f"{report.changed:,} {'to read' if dry_run else 'read'}, {report.unchanged:,} unchanged"
    rows = [
        ("documents", f"{report.documents:,} ({report.passages:,} passages)"),
        ("resolved cases", f"{report.cases:,}"),
        ("files", files),
        (
            "embedded",
            f"{report.embedded:,}" + (f", {report.embedded / report.seconds:,.0f}/s" if report.embedded else ""),
        ),
        ("removed", f"{report.removed:,}"),
        (
            "personal data",
            ", ".join(f"{n:,} {kind}" for kind, n in sorted(report.personal_data.items())) or "none found",
        ),
        ("left out", f"{len(report.skipped):,}"),
    ]
    say(f"{'Would be' if dry_run else 'Now'} in the index, after {_duration(report.seconds)}:")
    for name, value in rows:
        say(f"  {name:16}{value}")
    for title, remarks in (
        ("Left out", report.skipped),
        ("Looks like an instruction to a model, kept as data", report.suspicious),
        ("Worth a look", report.notes),
    ):
        for remark in remarks[:SHOWN]:
            place = f", {remark.place}" if remark.place else ""
            say(f"{title}: {remark.file}{place}: {remark.reason}")
        if len(remarks) > SHOWN:
            say(f"{title}: {len(remarks) - SHOWN:,} more; --json names all.")
