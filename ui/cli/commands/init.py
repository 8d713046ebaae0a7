"""`replydesk init`: make a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafting.workspace import init_workspace
from ui.cli.options import JsonOption
from ui.cli.output import FINE, say, say_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    sample: Annotated[bool, typer.Option("--sample", help="Fill it with the sample company.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Make a workspace: a folder with a company's settings, documents, rulebook, cases and eval sets."""
    made = init_workspace(folder, sample=sample)
    if as_json:
        say_json({"workspace": str(folder.resolve()), "files": [str(p.relative_to(folder)) for p in made]})
        return FINE
    say(f"Made the workspace {folder} with {len(made)} files.")
    say(
        "Next: replydesk ingest && replydesk serve" if sample else "Next: fill in replydesk.toml, then replydesk ingest"
    )
    return FINE
