"""Who may use the desk: accounts of people and tools, and their API keys."""

from __future__ import annotations

from datetime import datetime

from drafting.models import Frozen, Scope
from policy.models import Role


class Account(Frozen):
    """A person, or another tool, that may use the desk."""

    id: str
    username: str
    name: str
    signature: str | None = None
    roles: tuple[Role, ...]
    trained_until: datetime | None = None
    """Expiry of the training certificate; None means never trained."""
    active: bool = True
    human: bool = True


class NewKey(Frozen):
    """A fresh API key; the secret is shown this once."""

    id: str
    secret: str
    account: str
    scopes: tuple[Scope, ...]
