"""`replydesk check`: the guard on one reply, or on many."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from drafting.errors import InvalidInput
from drafting.limits import require_text
from drafting.parts.guard import open_guard
from drafting.settings import Settings
from policy import LiveGuard
from policy.errors import PolicyError
from policy.models import CaseFacts, Context, Verdict
from ui.cli.options import (
    ChannelOption,
    FactsOption,
    JsonLinesOption,
    JsonOption,
    WorkspaceOption,
    facts_of,
    read_facts,
    settings_of,
)
from ui.cli.output import FINDING, FINE, answer_lines, read_text, say, say_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def check(
    reply: Annotated[
        str | None, typer.Argument(metavar="REPLY|-", help="The reply; `-` or nothing: standard input.")
    ] = None,
    channel: ChannelOption = None,
    post: Annotated[str | None, typer.Option("--post", help="The customer's post.")] = None,
    facts: FactsOption = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
    jsonl: JsonLinesOption = False,
) -> int:
    """Check a reply against the policy. Exit 0: may go out; 1: held (block or escalate)."""
    settings = settings_of(workspace)
    guard = open_guard(settings)
    if jsonl:
        return answer_lines(partial(_answer, guard, settings), (PolicyError, InvalidInput))
    verdict = _verdict(guard, settings, read_text(reply), post, channel, read_facts(facts))
    if as_json:
        say_json(verdict)
    else:
        show_verdict(verdict)
    return FINE if passes(verdict) else FINDING


def passes(verdict: Verdict) -> bool:
    """True when nothing holds the reply: a warning does not."""
    return verdict.verdict in ("pass", "warn")


def show_verdict(verdict: Verdict) -> None:
    """Print a verdict for people."""
    say(f"{verdict.verdict.upper()}  {verdict.length} of {verdict.limit} characters on {verdict.channel}")
    for error in verdict.rules_errored:
        say(f"  block     {error.rule}: this rule failed, so nothing may go out: {error.reason}")
    for finding in verdict.findings:
        where = f"{finding.match!r}" if finding.match else "the whole text"
        say(f"  {finding.severity:<9} {finding.rule} at {finding.start}-{finding.end} {where}")
        say(f"            {finding.message}")
        say(f"            {finding.clause.document} {finding.clause.section}: “{finding.clause.quote}”")
        if finding.suggestion:
            say(f"            Suggestion: {finding.suggestion.label}")


def _answer(guard: LiveGuard, settings: Settings, line: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    reply, post, channel = line.get("reply"), line.get("post"), line.get("channel")
    for name, value in (("reply", reply), ("post", post), ("channel", channel)):
        if value is not None and not isinstance(value, str):
            raise InvalidInput(f"{name} must be a text.")
    if reply is None:
        raise InvalidInput("reply is missing.")
    verdict = _verdict(guard, settings, reply, post, channel, facts_of(line.get("facts")))
    return verdict.model_dump(mode="json"), passes(verdict)


def _verdict(
    guard: LiveGuard, settings: Settings, reply: str, post: str | None, channel: str | None, facts: CaseFacts
) -> Verdict:
    require_text(reply, "The reply")
    spec = guard.channel(channel or settings.default_channel)
    return guard.check(reply, Context(channel=spec.name, post=post or None, facts=facts))
