"""What the other tabs may ask: replies as they left, the record, accounts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafting.models import Scope
from policy.models import Role
from ui.desk.asks.base import Ask, Id


class Outbox(Ask):
    """Replies as they left."""

    do: Literal["outbox"]
    cursor: str | None = None


class Audit(Ask):
    """The record of everything."""

    do: Literal["audit"]
    cursor: str | None = None
    verify: bool = False


class Accounts(Ask):
    """Who may use the desk."""

    do: Literal["accounts"]


class Certify(Ask):
    """Renew or end a training certificate; an empty date ends it."""

    do: Literal["certify"]
    username: Id
    until: Annotated[str, Field(max_length=10)]


class NewAccount(Ask):
    """Make an account for a person."""

    do: Literal["new_account"]
    username: Id
    name: Id
    roles: tuple[Role, ...]
    password: Annotated[str, Field(max_length=1000)]
    signature: Annotated[str, Field(max_length=80)] = ""


class SetActive(Ask):
    """Close an account, with its sessions and keys, or open it again."""

    do: Literal["account_active"]
    username: Id
    active: bool


class SetPassword(Ask):
    """Set a password."""

    do: Literal["set_password"]
    username: Id
    password: Annotated[str, Field(max_length=1000)]


class NewApiKey(Ask):
    """Issue an API key; the secret is shown once."""

    do: Literal["new_key"]
    username: Id
    scopes: tuple[Scope, ...] = ()
    until: Annotated[str, Field(max_length=10)] = ""
    """Last day on which it holds; empty means until it is revoked."""


class RevokeApiKey(Ask):
    """End an API key at once."""

    do: Literal["revoke_key"]
    key: Id
