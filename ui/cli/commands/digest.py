"""`replydesk digest`: what a department's manager reads, as text to mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafting.insight.digest import as_text
from drafting.parts.desk import open_desk
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINE, say, say_json

app = typer.Typer(help="What customers said, for a department.", add_completion=False, rich_markup_mode=None)


@app.command()
def digest(
    department: Annotated[
        str | None, typer.Option("--department", help="A role or department that cases were handed to; without it all.")
    ] = None,
    days: Annotated[int | None, typer.Option("--days", help="Of so many days; else [review] theme_days.")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Print numbers, themes with example posts, and what was done. No names; personal data is masked."""
    with open_desk(settings_of(workspace)) as desk:
        found = desk.digest(desk.system(), department, days)
    if as_json:
        say_json(found)
    else:
        say(as_text(found).rstrip())
    return FINE
