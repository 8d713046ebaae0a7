"""`replydesk serve`: the desk and the API."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from drafting.compose import App, compose
from drafting.parts.knowledge import open_knowledge
from drafting.settings import Settings
from drafting.workspace import init_workspace
from evals import measure
from knowledge import IndexInUse, IngestReport, KnowledgeBase
from ui.cli.commands.account import new_password
from ui.cli.options import WorkspaceOption, settings_of
from ui.cli.output import FINE, say
from ui.cli.seed import add_missing_accounts, receive_waiting_posts

app = typer.Typer(add_completion=False, rich_markup_mode=None)
WAIT = 0.5
"""Seconds between two looks at whether another process has finished its ingest."""


@app.command()
def serve(
    workspace: WorkspaceOption = Path(),
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="Port of desk and API.")] = None,
    make_sample: Annotated[
        bool,
        typer.Option("--make-sample", help="Make and ingest the sample company if there is no workspace."),
    ] = False,
) -> int:
    """Start the desk and the API, and write drafts ahead."""
    from ui import server

    if make_sample and not (workspace / "replydesk.toml").exists():
        say(f"Making the sample company in {workspace}")
        init_workspace(workspace, sample=True)
    settings = settings_of(workspace)
    taken = server.listen(host or settings.server.host, settings.server.port if port is None else port)
    with taken:
        _ingest_when_empty(settings)
        with compose(settings, jobs=True, lock=not settings.storage.shared, measure=measure) as app:
            _tell_who_signs_in(app)
            receive_waiting_posts(app)

            def ready(address: str) -> None:
                say(f"The desk is at {address}  (stop with Ctrl-C)")
                app.start()  # only now: loading the model would take the cores from the page

            server.serve(app, taken, ready)
    return FINE


def _tell_who_signs_in(app: App) -> None:
    fresh = add_missing_accounts(app, new_password)
    for username, password in fresh.items():
        say(f"  sign in as {username:<12} password {password}")
    if fresh:
        say("These passwords are shown once. A new one: replydesk account password USERNAME")
    elif app.desk.has_accounts():
        say("Sign in with the accounts made at the first start. A new password: replydesk account password USERNAME")


def _ingest_when_empty(settings: Settings) -> None:
    with open_knowledge(settings) as knowledge:
        if not knowledge.is_empty():
            return
        say("Reading documents and resolved cases")
        report = _ingested(knowledge)
        if report is None:
            return
        say(f"Read {report.documents} documents and {report.cases} resolved cases.")
        for skipped in report.skipped:
            say(f"Left out: {skipped.file}{f', {skipped.place}' if skipped.place else ''}: {skipped.reason}")


def _ingested(knowledge: KnowledgeBase) -> IngestReport | None:
    """Ingest; None when another process did it meanwhile. Drafts written without any evidence would be of no use, so
    that the desk waits for it.
    """
    said = False
    while True:
        try:
            return knowledge.ingest()
        except IndexInUse as busy:
            if not said:
                say(f"{busy} The desk starts as soon as it has finished (Ctrl-C: not now).")
                said = True
            time.sleep(WAIT)
            if not knowledge.is_empty():
                return None
