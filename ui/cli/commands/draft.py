"""`replydesk draft`: one draft, or many, without the desk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from drafting.compose import App, compose
from drafting.errors import DraftingError, InvalidInput
from drafting.limits import require_text
from drafting.models import DraftJob, DraftResult, Message
from drafting.settings import Settings
from policy.errors import PolicyError
from policy.models import Author, CaseFacts
from policy.refused import wanted
from ui.cli.commands.check import passes, show_verdict
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
def draft(
    post: Annotated[
        str | None, typer.Argument(metavar="POST|-", help="The post; `-` or nothing: standard input.")
    ] = None,
    channel: ChannelOption = None,
    author: Annotated[
        str | None, typer.Option("--author", help="Name of the customer, as the channel shows it.")
    ] = None,
    agent: Annotated[
        str | None, typer.Option("--agent", help="Username of who signs, as [[agents]] of replydesk.toml name them.")
    ] = None,
    facts: FactsOption = None,
    n: Annotated[int | None, typer.Option("--n", min=1, max=8, help="How many candidates to write.")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
    jsonl: JsonLinesOption = False,
) -> int:
    """Draft a reply to a post, grounded in the workspace, and check it. Exit 1: the draft is held."""
    settings = settings_of(workspace)
    if jsonl:
        with compose(settings) as app:
            return answer_lines(partial(_answer, app, n, agent), (DraftingError, PolicyError))
    text = require_text(read_text(post), "The post")
    given = read_facts(facts)
    with compose(settings) as app:
        job = _job(app, text, channel, author, given, n, agent)
        streaming = None if as_json else _stream
        result = app.writer.draft(job, streaming)
    if as_json:
        say_json(result)
    else:
        _show(result, _unsigned(settings, agent))
    return FINE if result.drafted and passes(result.verdict) else FINDING


def _answer(app: App, n: int | None, agent: str | None, line: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    post = line.get("post")
    if not isinstance(post, str):
        raise InvalidInput("post is missing or not a text.")
    author, lang, count, signs = line.get("author"), line.get("lang"), line.get("n", n), line.get("agent", agent)
    if not isinstance(count, int | None) or (count is not None and not 1 <= count <= 8):
        raise InvalidInput("n must be a whole number from 1 to 8.")
    name = author.get("name") if isinstance(author, dict) else author
    facts = facts_of(line.get("facts"))
    job = _job(app, require_text(post, "The post"), line.get("channel"), name, facts, count, signs)
    job = job.model_copy(update={"thread": _thread(line.get("thread")), "lang": lang or None})
    result = app.writer.draft(job)
    return result.model_dump(mode="json"), result.drafted and passes(result.verdict)


def _job(
    app: App,
    text: str,
    channel: str | None,
    author: str | None,
    facts: CaseFacts,
    n: int | None,
    agent: str | None,
) -> DraftJob:
    known = [person.username for person in app.settings.agents]
    if agent is not None and agent not in known:
        raise InvalidInput(f"There is no agent {agent!r} in replydesk.toml. Known: {', '.join(known) or 'nobody'}.")
    try:
        spec = app.guard.channel(channel or app.settings.default_channel)
        return DraftJob(
            post=text,
            channel=spec.name,
            author=Author(name=author) if author else facts.author,
            facts=facts,
            n=n,
            agent=agent,
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InvalidInput(f"This cannot be drafted: {first['loc'][0]}: {wanted(first)}.") from None


def _thread(value: object) -> tuple[Message, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise InvalidInput("thread must be a list of messages.")
    try:
        return tuple(
            Message(author="customer", text=item) if isinstance(item, str) else Message.model_validate(item)
            for item in value
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InvalidInput(f"thread: {'.'.join(map(str, first['loc']))}: {wanted(first)}.") from None


def _stream(partial_text: str) -> None:
    last = partial_text.splitlines()[-1:] or [""]
    typer.echo(f"\r\x1b[2K… {last[0][-100:]}", err=True, nl=False)


def _show_routes(result: DraftResult) -> None:
    """Say who takes the post, by when, and the words of it that made it so."""
    for finding in result.routing:
        within = f" within {finding.within_hours:g} h" if finding.within_hours else ""
        who = "perhaps to" if finding.severity == "warn" else "to"
        say(f"  {who} {finding.route}{within}: {finding.message}")


def _unsigned(settings: Settings, agent: str | None) -> str:
    """Say why nobody signs, and what would change that; empty when somebody does."""
    if agent is None:
        return "unsigned: name who signs with --agent"
    signs = any(person.signature for person in settings.agents if person.username == agent)
    return "" if signs else f"unsigned: [[agents]] {agent!r} of replydesk.toml has no signature"


def _show(result: DraftResult, unsigned: str) -> None:
    typer.echo("\r\x1b[2K", err=True, nl=False)
    if not result.drafted:
        say("No draft: the policy says a person must take this.")
        _show_routes(result)
        return
    _show_routes(result)
    say(result.reply)
    if result.private_message:
        say(f"\nPrivate message:\n{result.private_message}")
    say()
    show_verdict(result.verdict)
    for need in result.needs:
        say(f"  I need: {need.question}")
    if unsigned:
        say(f"  {unsigned}")
    used = {citation.evidence for citation in result.citations}
    for item in result.evidence:
        mark = "cited" if item.id in used else "     "
        say(f"  {mark} {item.id}: {' '.join(item.text.split())[:120]}")
    recipe = result.recipe
    by = recipe.model or "put together without a model"
    usage = recipe.usage
    spent = f"{usage.prompt_tokens + usage.completion_tokens} tokens" if usage.calls else "no tokens"
    price = f", {usage.cost:.4f} in money" if usage.cost is not None else ""
    say(f"  {by}, {recipe.candidates} candidates, {recipe.revisions} revisions, {recipe.seconds:.1f} s, {spent}{price}")
    for step in recipe.steps:
        say(f"    {step}")
