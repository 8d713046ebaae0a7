"""`replydesk account`: who may sign in, and API keys for other tools. For the person at this machine."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, get_args

import typer

from drafting.errors import InvalidInput
from drafting.models import Scope
from drafting.parts.desk import open_desk
from policy.models import Role
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINE, say, say_json

app = typer.Typer(help="People who sign in, and API keys.", add_completion=False, rich_markup_mode=None)
Username = Annotated[str, typer.Argument(metavar="USERNAME")]


def new_password() -> str:
    """A password of 16 unguessable characters."""
    return secrets.token_urlsafe(12)


@app.command("list")
def show(workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> int:
    """List the accounts."""
    with open_desk(settings_of(workspace)) as desk:
        accounts = desk.accounts(desk.system())
    if as_json:
        say_json([account.model_dump(mode="json") for account in accounts])
        return FINE
    if not accounts:
        say("There is no account yet: `replydesk serve` makes one for each person of replydesk.toml.")
    for account in accounts:
        trained = f"trained until {account.trained_until:%Y-%m-%d}" if account.trained_until else "not trained"
        state = "" if account.active else "  (closed)"
        say(f"{account.username:<16} {account.name:<24} {', '.join(account.roles):<32} {trained}{state}")
    return FINE


@app.command()
def add(
    username: Username,
    name: Annotated[str, typer.Option("--name", help="The person's name.")],
    role: Annotated[
        list[str] | None, typer.Option("--role", help="agent, approver, trainer or admin; repeat it.")
    ] = None,
    signature: Annotated[str | None, typer.Option("--signature", help="How replies are signed, e.g. ^Mia.")] = None,
    tool: Annotated[bool, typer.Option("--tool", help="Another tool, not a person: it can never approve.")] = False,
    workspace: WorkspaceOption = Path(),
) -> int:
    """Make an account and print its password once."""
    roles = _roles(role or ["agent"])
    if tool and "approver" in roles:
        raise InvalidInput("A tool can never approve: leave out --role approver.")
    password = new_password()
    with open_desk(settings_of(workspace)) as desk:
        desk.create_account(
            desk.system(),
            username=username,
            name=name,
            roles=roles,
            password=None if tool else password,
            signature=signature,
            human=not tool,
        )
    say(
        f"Made the account {username!r}."
        if tool
        else f"Made the account {username!r}. Password, shown once: {password}"
    )
    say(
        "Issue a key with: replydesk account key " + username
        if tool
        else "Before approving: replydesk account certify " + username
    )
    return FINE


@app.command()
def password(username: Username, workspace: WorkspaceOption = Path()) -> int:
    """Set a new password and print it once."""
    fresh = new_password()
    with open_desk(settings_of(workspace)) as desk:
        desk.set_password(desk.system(), username, fresh)
    say(f"New password of {username!r}, shown once: {fresh}")
    return FINE


@app.command()
def certify(
    username: Username,
    until: Annotated[str, typer.Option("--until", help="Last day of the training certificate, YYYY-MM-DD.")],
    workspace: WorkspaceOption = Path(),
) -> int:
    """Record a training certificate: nobody approves without one."""
    day = _end_of(until)
    with open_desk(settings_of(workspace)) as desk:
        desk.certify(desk.system(), username, day)
    say(f"{username!r} is trained until {until}.")
    return FINE


@app.command()
def key(
    username: Username,
    scope: Annotated[
        list[str] | None, typer.Option("--scope", help=f"{', '.join(get_args(Scope))}; repeat it.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Last day on which it holds, YYYY-MM-DD.")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Issue an API key and print it once. It can do what its account may do, within its scopes."""
    scopes = _scopes(scope or ["cases:read", "cases:write", "check", "search"])
    expires = None if until is None else _end_of(until)
    with open_desk(settings_of(workspace)) as desk:
        made = desk.create_key(desk.system(), username, scopes, expires)
    if as_json:
        say_json(made)
    else:
        say(f"Key {made.id} of {made.account!r} for {', '.join(made.scopes)}, shown once: {made.secret}")
    return FINE


@app.command()
def keys(workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> int:
    """List the API keys: whose, for what, when last used, until when. Secrets are kept nowhere."""
    with open_desk(settings_of(workspace)) as desk:
        found = desk.keys(desk.system())
    if as_json:
        say_json([one.model_dump(mode="json") for one in found])
        return FINE
    for one in found:
        used = f"last used {one.last_used_at:%Y-%m-%d %H:%M}" if one.last_used_at else "never used"
        ends = f"until {one.expires_at:%Y-%m-%d}" if one.expires_at else ""
        state = "(revoked)" if one.revoked_at else "" if one.in_force(datetime.now(UTC)) else "(expired)"
        say(f"{one.id} {one.account:<16} {used:<28} {', '.join(one.scopes)} {ends} {state}".rstrip())
    return FINE


@app.command("revoke-key")
def revoke_key(key_id: Annotated[str, typer.Argument(metavar="KEY_ID")], workspace: WorkspaceOption = Path()) -> int:
    """End an API key."""
    with open_desk(settings_of(workspace)) as desk:
        desk.revoke_key(desk.system(), key_id)
    say(f"The key {key_id} no longer works.")
    return FINE


def _roles(names: list[str]) -> tuple[Role, ...]:
    known: dict[str, Role] = {role: role for role in get_args(Role)}
    for name in names:
        if name not in known:
            raise InvalidInput(f"There is no role {name!r}. Roles: {', '.join(known)}.")
    return tuple(known[name] for name in names)


def _scopes(names: list[str]) -> tuple[Scope, ...]:
    known: dict[str, Scope] = {scope: scope for scope in get_args(Scope)}
    for name in names:
        if name not in known:
            raise InvalidInput(f"There is no scope {name!r}. Scopes: {', '.join(known)}.")
    return tuple(known[name] for name in names)


def _end_of(day: str) -> datetime:
    try:
        return datetime.strptime(day, "%Y-%m-%d").replace(hour=23, minute=59, second=59, tzinfo=UTC)
    except ValueError:
        raise InvalidInput(f"{day!r} is not a date. Write it as 2027-06-30.") from None
