"""`replydesk eval`: how good the drafts are, measured on fixed sets of posts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from evals import ItemResult, Progress, Run, Wanted, start, store_of
from evals.errors import RunNotFound
from evals.problems import problems_of
from evals.statistics import FEWEST
from evals.store import Store
from evals.words import figure_in_words
from ui.cli.commands import eval_judging
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, console, fail, say, say_json

if TYPE_CHECKING:  # index, database and model libraries take seconds to import; looking at runs needs none
    from drafting.compose import App

LINE_SECONDS = 10.0
"""How often progress is told where there is no terminal."""

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)

app.command("compare")(eval_judging.compare_runs)
app.command("gate")(eval_judging.gate)
app.command("bless")(eval_judging.bless)
app.command("report")(eval_judging.write_report)
app.command("import")(eval_judging.import_items)
app.command("keep-case")(eval_judging.keep_case)
app.command("agreement")(eval_judging.agreement)
app.command("judge")(eval_judging.judge)
app.command("production")(eval_judging.production_figures)


@app.callback()
def evals() -> None:
    """How good the drafts are, measured on fixed sets of posts."""


@app.command()
def run(
    name: Annotated[str, typer.Argument(metavar="SET", help="A set in `evals/`, or the path of a JSONL file.")],
    part: Annotated[str | None, typer.Option("--part", help="Only the items of this part, such as `core`.")] = None,
    label: Annotated[str, typer.Option("--label", help="What this run is meant to show.")] = "",
    parallel: Annotated[int | None, typer.Option("--parallel", min=1, max=64, help="Drafts at a time.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Draft everything again.")] = False,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Draft a reply to every post of a set and score it. The same command goes on after a stop. Exit 1: bad lines
    or failed drafts."""
    from drafting.compose import compose

    settings = settings_of(workspace)
    wanted = Wanted(set_name=name, part=part, label=label, parallel=parallel, fresh=fresh)
    with compose(settings) as application:
        done = start(application, wanted) if as_json else _with_bar(application, wanted)
    if as_json:
        say_json(done)
    else:
        show_run(done)
    failed = any(result.error for result in done.results)
    return FINDING if failed or done.header.bad_lines else FINE


@app.command("list")
def list_runs(workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> int:
    """Every run, newest first. Exit 1: some cannot be read."""
    store = store_of(settings_of(workspace))
    runs, damaged = store.overview(), store.damaged()
    if as_json:
        say_json([found.model_dump(mode="json") for found in runs])
        for words in damaged:
            fail(words)
        return FINDING if damaged else FINE
    if not runs and not damaged:
        say("There is no run yet. Start one: replydesk eval run SET")
    for found in runs:
        figures = "  ".join(f"{f.title}: {figure_in_words(f)}" for f in found.figures if f.headline)
        state = "" if found.finished else f"  ({found.items} of {found.total}, {_halted(store, found)})"
        say(f"{found.id}{'  blessed' if found.blessed else ''}{state}")
        say(f"    {found.header.label + ': ' if found.header.label else ''}{figures}")
    for words in damaged:
        say(words)
    return FINDING if damaged else FINE


def _halted(store: Store, unfinished: Run) -> str:
    return "at work" if store.in_work(unfinished.id) else "cut short"


@app.command()
def show(
    run_id: Annotated[str, typer.Argument(metavar="RUN", help="Id of a run, or its beginning.")],
    item: Annotated[str | None, typer.Argument(metavar="ITEM", help="One item of it.")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """A run, or one draft of it with scores, evidence and findings."""
    store = store_of(settings_of(workspace))
    found = store.read(run_id)
    if item is None:
        if as_json:
            say_json(found)
        else:
            show_run(found, in_work=store.in_work(found.id))
        return FINE
    one = next((result for result in found.results if result.id == item), None)
    if one is None:
        raise RunNotFound(f"The eval run {found.id!r} has no item {item!r}.")
    if as_json:
        say_json(one)
    else:
        _show_item(one)
    return FINE


def show_run(found: Run, *, in_work: bool = False) -> None:
    """Print a run for people: the figures, the findings, and each draft that is not as it should be.

    in_work: a process drafts it at the moment.
    """
    header = found.header
    say(f"Run {found.id}: {found.items} of {found.total} items with {found.model}")
    failed = sum(result.error is not None for result in found.results)
    if in_work:
        say("It is being drafted at the moment.")
    elif not found.finished:
        say("It was cut short: give the same command again to go on.")
    elif failed:
        say(f"The model failed on {failed} of them: the same command tries these again in a new run.")
    if not found.items:
        say("No draft was written yet.")
        return
    table = Table("", "value", "95 % interval", "items")
    for figure in found.figures:
        low, high = (figure_in_words(figure, value) for value in (figure.low, figure.high))
        few = ", too few" if figure.n < FEWEST else ""
        table.add_row(escape(figure.title), figure_in_words(figure), f"{low} to {high}", f"{figure.n}{few}")
    console().print(table)
    if found.rules:
        say("Findings in the finished drafts: " + ", ".join(f"{rule} {n}" for rule, n in found.rules.items()))
    for result in found.results:
        problems = problems_of(result)
        if problems:
            say(f"  {result.id}: {' '.join(problems)}")
    for bad in header.bad_lines:
        say(f"Left out: line {bad.line}: {bad.reason}")
    say(f"Look at one draft: replydesk eval show {found.id} ITEM")


def _show_item(result: ItemResult) -> None:
    say(f"{result.id} on {result.channel}\n\n{result.post}\n")
    if result.error or result.result is None:
        say(f"No draft: {result.error}")
        return
    say(result.reply or "No draft: the policy says a person must take this.")
    if result.result.private_message:
        say(f"\nPrivate message:\n{result.result.private_message}")
    say()
    for name, value in result.scores.items():
        remark = result.remarks.get(name, "")
        say(f"  {name:<18} {value:<9.3g} {remark}")
    for finding in result.result.verdict.findings:
        say(f"  {finding.severity:<9} {finding.rule} {finding.match!r}: {finding.message}")
    for need in result.result.needs:
        say(f"  I need: {need.question}")
    for evidence in result.result.evidence:
        say(f"  {evidence.id}: {' '.join(evidence.text.split())[:140]}")


def _with_bar(application: App, wanted: Wanted) -> Run:
    if not console().is_terminal:
        return start(application, wanted, _in_lines())
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    with Bar(*columns, console=console(), transient=True) as bar:
        task = bar.add_task("Drafting", total=None, pace="")

        def step(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, pace=_pace(progress))

        return start(application, wanted, step)


def _in_lines() -> Callable[[Progress], None]:
    """Progress for logs: a line on standard error every few seconds."""
    last = time.monotonic()

    def step(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= LINE_SECONDS or progress.done == progress.total:
            last = now
            sys.stderr.write(f"{progress.done} of {progress.total}: {_pace(progress)}\n")
            sys.stderr.flush()

    return step


def _pace(progress: Progress) -> str:
    known = f"{progress.cached} known" if progress.cached else ""
    if progress.seconds_left is None:
        return known
    left = progress.seconds_left
    time_left = f"{left:.0f} s left" if left < 100 else f"{left / 60:.0f} min left"
    return ", ".join(filter(None, (f"{progress.rate:.1f} a minute", time_left, known)))
