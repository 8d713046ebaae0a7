"""`replydesk mcp`: the tools for a language model's client, over standard input and output."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from drafting.compose import compose
from drafting.errors import ConfigurationError
from ui.cli.options import WorkspaceOption, settings_of
from ui.cli.output import FINE

app = typer.Typer(add_completion=False, rich_markup_mode=None)
KEY_VARIABLE = "REPLYDESK_API_KEY"


@app.command()
def mcp(workspace: WorkspaceOption = Path()) -> int:
    """Offer search, check, cases, drafts, facts and edits as MCP tools on standard input and output.

    Needs an API key in REPLYDESK_API_KEY (replydesk account key USERNAME); its scopes bind. Nothing can be
    approved or sent this way. Drafts are written by `replydesk serve` or `worker`, which must run. The same
    tools are at /mcp of a running desk.
    """
    secret = os.environ.get(KEY_VARIABLE, "").strip()
    settings = settings_of(workspace)
    if not secret:
        raise ConfigurationError(
            f"Set {KEY_VARIABLE} to an API key first. Make one with: replydesk account key USERNAME"
        )
    from ui.mcp.server import key_owner, make_server

    with compose(settings) as composed:
        key_owner(composed.desk, secret)
        make_server(composed, lambda: key_owner(composed.desk, secret)).run("stdio")
    return FINE
