"""The commands of `replydesk`. Each lives in a module that is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS: Mapping[str, str] = {
    "init": "init",
    "ingest": "ingest",
    "erase": "erase",
    "serve": "serve",
    "worker": "worker",
    "mcp": "mcp",
    "draft": "draft",
    "check": "check",
    "search": "search",
    "policy": "policy",
    "eval": "evals",
    "digest": "digest",
    "account": "account",
    "audit": "audit",
    "doctor": "doctor",
}
"""Command -> module of `ui.cli.commands`, each with a typer `app`."""


class LazyCommands(TyperGroup):
    """A group that loads a command when it is called: checking a reply loads no web server and no index."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """Every command, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's
        """Import the command's module; None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ui.cli.commands.{COMMANDS[cmd_name]}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command


root = LazyCommands(
    name="replydesk",
    help="Answer every customer who speaks up in public: personal drafts, an executable policy, a human who approves.",
    rich_markup_mode=None,
)
