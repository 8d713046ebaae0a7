"""The commands of `replydesk`. Each lives in a module that is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup


class Command(NamedTuple):
    """Where a command lives, and what the list of commands says of it."""

    module: str
    """Module of `ui.cli.commands` with a typer `app`."""
    summary: str
    """The first sentence of its own help, repeated here so that the list loads none of them."""


COMMANDS: Mapping[str, Command] = {
    "init": Command(
        "init", "Make a workspace: a folder with a company's settings, documents, rulebook, cases and eval sets."
    ),
    "ingest": Command("ingest", "Read policy documents and resolved cases; only what changed is read again."),
    "erase": Command(
        "erase",
        "Erase cases, or all cases of a customer, from records, index, caches and evals, and search every byte for "
        "them.",
    ),
    "serve": Command("serve", "Start the desk and the API, and write drafts ahead."),
    "worker": Command("worker", "Work on drafts, deliveries and eval runs without the desk."),
    "mcp": Command(
        "mcp", "Offer search, check, cases, drafts, facts and edits as MCP tools on standard input and output."
    ),
    "draft": Command("draft", "Draft a reply to a post, grounded in the workspace, and check it."),
    "check": Command("check", "Check a reply against the policy."),
    "search": Command("search", "Search the policy documents, or the resolved cases."),
    "policy": Command("policy", "Lint, test, replay and show the executable policy."),
    "eval": Command("evals", "How good the drafts are, measured on fixed sets of posts."),
    "digest": Command("digest", "Print numbers, themes with example posts, and what was done."),
    "account": Command("account", "People who sign in, and API keys."),
    "audit": Command("audit", "The record of every action."),
    "doctor": Command("doctor", "Look at environment, settings, people, policy, index, records and model."),
}


class LazyCommands(TyperGroup):
    """A group that loads a command when it is called: checking a reply loads no web server and no index."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """Every command, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's
        """Import the command's module; None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ui.cli.commands.{COMMANDS[cmd_name].module}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's signature
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.summary) for name, command in COMMANDS.items()])


root = LazyCommands(
    name="replydesk",
    help="Answer every customer who speaks up in public: personal drafts, an executable policy, a human who approves.",
    rich_markup_mode=None,
)
