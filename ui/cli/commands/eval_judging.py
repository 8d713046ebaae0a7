"""The rest of `replydesk eval`: comparing, gates, reports, imports, people and the judge."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from evals import (
    FORMATS,
    BadLine,
    Comparison,
    Labels,
    add_item,
    agreements,
    compare,
    gate_of,
    item_from_case,
    judge_run,
    production,
    read_items,
    report,
    sets_folder,
    standing,
    store_of,
    unread,
)
from evals.errors import EvalError
from evals.production import BEGINNING, Group
from evals.rescoring import Rescorer
from evals.sets import add_items
from evals.statistics import FEWEST
from evals.store import Store
from evals.words import in_words
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, console, say, say_json

if TYPE_CHECKING:  # model libraries take seconds to import; only the judge needs them
    from drafting.model import ChatModel

_SLOW = " by the embedded model: half a minute each on an idle machine with two cores, several beside other work."
_LONG = 20.0
"""Seconds after which people want to know how long the rest takes."""
_MOST_FAILURES = 3
"""Drafts in a row without a ruling, after which the rest is not tried."""
RunArgument = Annotated[str, typer.Argument(metavar="RUN", help="Id of a run, or its beginning.")]


def compare_runs(
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier run.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later run.")],
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Two runs side by side, changed items first. Exit 1: drafts are worse, and chance hardly explains it (time,
    which depends on what else the machine does, is shown and does not count)."""
    settings = settings_of(workspace)
    store = store_of(settings)
    found = compare(store.read(before), store.read(after), Rescorer(settings.contacts))
    if as_json:
        say_json(found)
    else:
        _show_comparison(found)
    return FINDING if any(c.shown == "worse" and c.unit != "seconds" for c in found.contrasts) else FINE


def gate(
    run: RunArgument,
    baseline: Annotated[
        str | None, typer.Option("--baseline", help="Compare with this run, not the blessed one.")
    ] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Hold a run against `evals/gate.toml`. Exit 1: a hard gate was missed."""
    settings = settings_of(workspace)
    store = store_of(settings)
    report_of = gate_of(store, sets_folder(settings), store.read(run), baseline, rescorer=Rescorer(settings.contacts))
    if as_json:
        say_json({**report_of.model_dump(mode="json"), "open": report_of.open})
    else:
        for outcome in report_of.outcomes:
            say(f"{'kept  ' if outcome.kept else 'MISSED'} {outcome.kind:<4} {outcome.says}")
        say("The gate is open." if report_of.open else "The gate is closed: a hard gate was missed.")
    return FINE if report_of.open else FINDING


def bless(run: RunArgument, workspace: WorkspaceOption = Path()) -> int:
    """Make a run the baseline that gates compare with."""
    header = store_of(settings_of(workspace)).bless(run)
    say(f"The run {header.id} is the baseline of the set {header.set_name!r} from now on.")
    return FINE


def write_report(
    run: RunArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")],
    against: Annotated[str | None, typer.Option("--against", help="An earlier run to compare with.")] = None,
    workspace: WorkspaceOption = Path(),
) -> int:
    """Write a run as one HTML page that can be sent: nothing in it is fetched or run."""
    settings = settings_of(workspace)
    store = store_of(settings)
    found, labels = store.read(run), Labels(store)
    people = labels.blind(run)
    try:
        gates = gate_of(store, sets_folder(settings), found, rescorer=Rescorer(settings.contacts))
    except EvalError as error:
        gates = None
        say(f"The report says nothing of gates: {error}")
    page = report(
        found,
        gate=gates,
        comparison=compare(store.read(against), found, Rescorer(settings.contacts)) if against else None,
        agreement=agreements(people),
        judge=standing(labels.everywhere("person"), labels.everywhere("judge")),
    )
    output.write_text(page, encoding="utf-8", errors="backslashreplace")
    say(f"Wrote {output}")
    return FINE


def import_items(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A JSONL export.")],
    to: Annotated[str, typer.Option("--to", metavar="SET", help="The set to add to; made when it is new.")],
    format_name: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")] = "reviews",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Take so many, evenly spread.")] = None,
    workspace: WorkspaceOption = Path(),
) -> int:
    """Add items from an export to a set of the workspace; of lines with the same post the first. Exit 1: some lines
    could not be read."""
    folder = sets_folder(settings_of(workspace))
    read = tuple(read_items(file, format_name))
    posts = {found.post: found for found in reversed(read) if not isinstance(found, BadLine)}
    items = [found for found in read if not isinstance(found, BadLine) and posts[found.post] is found]
    repeats = sum(not isinstance(found, BadLine) for found in read) - len(items)
    if limit is not None and limit < len(items):
        items = [items[number * len(items) // limit] for number in range(limit)]
    taken, known = add_items(folder, to, items)
    stood = f"; {known} stood in it already" if known else ""
    say(f"Added {taken} {'item' if taken == 1 else 'items'} to the set {to!r}{stood}.")
    if repeats:
        one = repeats == 1
        lines = "1 line repeats" if one else f"{repeats} lines repeat"
        say(f"{lines} the post of an earlier one and {'was' if one else 'were'} left out.")
    bad = [found for found in read if isinstance(found, BadLine)]
    for line in bad:
        say(f"Left out: {file}, line {line.line}: {line.reason}")
    return FINDING if bad else FINE


def keep_case(
    case_id: Annotated[str, typer.Argument(metavar="CASE", help="Id of a case of the desk.")],
    to: Annotated[str, typer.Option("--to", metavar="SET", help="The set to add it to.")] = "from-desk",
    workspace: WorkspaceOption = Path(),
) -> int:
    """Make an eval item of a case whose draft was rejected or changed much, or whose post was read differently."""
    from drafting.parts.desk import open_desk

    settings = settings_of(workspace)
    with open_desk(settings) as desk:
        item = item_from_case(desk.case(desk.system(), case_id))
    add_item(sets_folder(settings), to, item)
    say(f"Added {item.id!r} to the set {to!r}: {item.notes}")
    return FINE


def agreement(run: RunArgument, workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> int:
    """How far people agree about the drafts of a run, and whether the judge agrees with them."""
    labels = Labels(store_of(settings_of(workspace)))
    people, judged = labels.blind(run), labels.of(run, "judge")
    found = agreements(people)
    judge_standing = standing(labels.everywhere("person"), labels.everywhere("judge"))
    if as_json:
        say_json(
            {
                "agreement": [one.model_dump(mode="json") for one in found],
                "judge": judge_standing.model_dump(mode="json"),
                "disagreements": [one.model_dump(mode="json") for one in labels.disagreements(run)],
            }
        )
        return FINE
    if not found[0].drafts:
        say("No draft was read by two people yet. Trainers label in the Evals tab of the desk.")
    else:
        table = Table("question", "drafts", "say the same", "say good", "Fleiss", "Cohen, weighted", "alpha", "95 %")
        for one in found:
            figures = ("" if value is None else f"{value:.2f}" for value in (one.fleiss, one.cohen, one.alpha))
            spread = "" if one.alpha_range is None else f"{one.alpha_range[0]:.2f} to {one.alpha_range[1]:.2f}"
            table.add_row(one.question, str(one.drafts), f"{one.same:.0%}", f"{one.base_rate:.0%}", *figures, spread)
        console().print(table)
        if found[0].drafts < FEWEST:
            say(f"Fewer than {FEWEST} drafts were read by two people: too few to say how far they agree.")
    for apart in labels.disagreements(run):
        who = "; ".join(f"{label.by} {'good' if label.good else 'not good'}" for label in apart.labels)
        say(f"  to settle: {apart.item}: {who}")
    if judged:
        say(judge_standing.says)
    return FINE


def judge(run: RunArgument, workspace: WorkspaceOption = Path()) -> int:
    """Let the configured model read the drafts by the rubric: advisory until it agrees with people."""
    from drafting.model import open_model

    settings = settings_of(workspace)
    store = store_of(settings)
    store.header(run)
    model = open_model(settings)
    try:
        failed = _read_by_judge(store, run, model)
    finally:
        model.close()
    labels = Labels(store)
    say(standing(labels.everywhere("person"), labels.everywhere("judge")).says)
    return FINDING if failed else FINE


def _read_by_judge(store: Store, run: str, model: ChatModel) -> int:
    """Let the judge read what it has not read, tell how it goes, and return how many drafts got no ruling."""
    waiting = len(unread(store, run, model))
    say(f"{waiting} {'draft' if waiting == 1 else 'drafts'} to read{_SLOW if waiting and model.small else '.'}")
    failed = in_a_row = 0
    started = time.monotonic()
    for number, (item, problem) in enumerate(judge_run(store, run, model), start=1):
        failed += problem is not None
        in_a_row = in_a_row + 1 if problem is not None else 0
        spent = time.monotonic() - started
        left = f", about {spent / number * (waiting - number) / 60:.0f} min left" if spent > _LONG else ""
        say(f"  {item}: {problem or 'read'}{left}")
        if in_a_row > _MOST_FAILURES:
            raise EvalError(
                "The judge failed four times in a row: the endpoint is not well, which `replydesk doctor --model` "
                "tells, or this model cannot judge by the rubric. What is read is kept; give the same command again "
                "to go on."
            )
    return failed


def production_figures(
    days: Annotated[int | None, typer.Option("--days", min=1, help="Only what was decided in the last days.")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """What became of the drafts that people worked with: used, edited, rewritten, rejected."""
    from drafting.parts.desk import open_desk

    since = BEGINNING if days is None else datetime.now(UTC) - timedelta(days=days)
    with open_desk(settings_of(workspace)) as desk:
        found = production(desk, desk.system(), since)
    if as_json:
        say_json(found)
        return FINE
    if not found.total.drafts:
        say("Nobody has decided about a draft yet.")
        return FINE
    table = Table("", "drafts", "as is", "edited", "rewritten", "rejected", "minutes", "introduced", "mended")
    _add_row(table, found.total)
    for by, groups in found.groups.items():
        table.add_section()
        for group in groups:
            _add_row(table, group.model_copy(update={"name": f"{by} {group.name}"}))
    console().print(table)
    for what, rules in (("Brought in by people", found.introduced), ("Mended by people", found.mended)):
        if rules:
            say(f"{what}: {', '.join(f'{rule} {count}' for rule, count in rules.items())}")
    say(found.thresholds)
    return FINE


def _add_row(table: Table, group: Group) -> None:
    shares = (f"{group.fates[fate]:.0%}" for fate in ("as_is", "edited", "rewritten", "rejected"))
    table.add_row(
        group.name, str(group.drafts), *shares, f"{group.minutes:.0f}", str(group.introduced), str(group.mended)
    )


def _show_comparison(found: Comparison) -> None:
    for item in found.changed:
        say(f"{item.direction.upper():<6} {item.id}: {' '.join(item.post.split())[:80]}")
        for line in item.changes:
            say(f"         {line}")
    table = Table("", "before", "after", "difference, 95 %", "better", "worse", "p")
    for c in found.contrasts:
        low, high = in_words(c.low, c.unit), in_words(c.high, c.unit)
        proof = "" if c.p is None else f"{c.p:.3f}"
        row = (in_words(c.before, c.unit), in_words(c.after, c.unit), f"{low} to {high}")
        table.add_row(c.title, *row, str(c.improved), str(c.worsened), proof)
    console().print(table)
    if found.only_before or found.only_after:
        say(f"Only in A: {len(found.only_before)}; only in B: {len(found.only_after)}.")
    say(found.verdict)
