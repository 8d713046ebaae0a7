"""`replydesk worker`: drafts, deliveries and eval runs without the desk."""

from __future__ import annotations

import time
from pathlib import Path

import typer

from drafting.compose import compose
from drafting.errors import ConfigurationError
from evals import measure
from ui.cli.options import WorkspaceOption, settings_of
from ui.cli.output import say

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def worker(workspace: WorkspaceOption = Path()) -> int:
    """Work on drafts, deliveries and eval runs without the desk. Needs PostgreSQL: several processes share the work."""
    settings = settings_of(workspace)
    if not (settings.storage.database_url or "").startswith("postgresql"):
        raise ConfigurationError(
            "With SQLite `replydesk serve` does this work itself. "
            "Set [storage] database_url to a PostgreSQL address first."
        )
    with compose(settings, jobs=True, measure=measure) as app:
        app.start()
        say("Working. Stop with Ctrl-C.")
        while True:
            time.sleep(3600)
