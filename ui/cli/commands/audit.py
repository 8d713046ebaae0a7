"""`replydesk audit`: prove that the record was not changed."""

from __future__ import annotations

from pathlib import Path

import typer

from drafting.parts.desk import open_desk
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, say, say_json

app = typer.Typer(help="The record of every action.", add_completion=False, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """The record of every action."""


@app.command()
def verify(workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> int:
    """Check the hash chain of every case. Exit 1: something was changed, removed or reordered."""
    with open_desk(settings_of(workspace)) as desk:
        report = desk.verify_audit()
    if as_json:
        say_json(report)
    else:
        erased = f", {report.redacted} entries redacted by erasure" if report.redacted else ""
        state = "intact" if not report.problems else "NOT intact"
        say(f"{report.entries} entries in {report.chains} chains: {state}{erased}.")
        for problem in report.problems:
            say(f"  {problem}")
    return FINDING if report.problems else FINE
