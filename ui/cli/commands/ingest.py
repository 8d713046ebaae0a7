"""`replydesk ingest`: read documents and resolved cases into the index."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from drafting.parts.knowledge import open_knowledge
from knowledge import IngestReport, Progress, Skipped
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
    """How far it is, for one line: stage, count, rate, and time left as soon as it can be known."""
    line = f"{progress.stage} {progress.done:,} of {progress.total:,}"
    if not progress.done or progress.rate <= 0:
        return line
    line += f", {progress.rate:,.0f}/s"
    return line if progress.seconds_left is None else f"{line}, {_duration(progress.seconds_left)} left"


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
    files = f"{report.changed:,} {'to read' if dry_run else 'read'}, {report.unchanged:,} unchanged since the last time"
    pace = f", {report.embedded / report.seconds:,.0f} a second" if report.embedded else ""
    rows = [
        ("documents", f"{report.documents:,}, in {report.passages:,} passages"),
        ("resolved cases", f"{report.cases:,}"),
        ("files", files),
        ("new texts", f"{report.embedded:,} made searchable{pace}"),
        ("no longer there", f"{report.removed:,} passages and cases taken out"),
        ("personal data", f"taken out of cases: {_kinds(report.personal_data)}"),
        ("left out", f"{len(report.skipped):,}" + (", named below" if report.skipped else "")),
        ("worth a look", f"{len(report.notes) + len(report.suspicious):,}"),
    ]
    say(f"{'Would be' if dry_run else 'Now'} in the index, after {_duration(report.seconds)}:")
    for name, value in rows:
        say(f"  {name:17}{value}")
    _list("Personal data taken out, by file", [f"{f}: {_kinds(found)}" for f, found in report.personal_by_file.items()])
    _list("Left out; mend these and run ingest again", [_remark(remark) for remark in report.skipped])
    _list(
        "May be meant to take over a draft; it is never obeyed, and the desk shows a mark",
        [_remark(remark) for remark in report.suspicious],
    )
    _list("Taken in, but worth a look", [_remark(remark) for remark in report.notes])


def _list(title: str, lines: list[str]) -> None:
    if not lines:
        return
    say(f"{title}:")
    for line in lines[:SHOWN]:
        say(f"  {line}")
    if len(lines) > SHOWN:
        say(f"  {len(lines) - SHOWN:,} more; --json names all.")


def _remark(remark: Skipped) -> str:
    return f"{remark.file}{f', {remark.place}' if remark.place else ''}: {remark.reason}"


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{n:,} {kind.replace('_', ' ')}" for kind, n in sorted(counts.items())) or "none found"
