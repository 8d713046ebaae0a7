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
    expires_at: datetime | None = None


class ApiKey(Frozen):
    """An API key as it may be shown: its secret is kept nowhere."""

    id: str
    account: str
    """Username of the owner."""
    scopes: tuple[Scope, ...]
    created_at: datetime
    last_used_at: datetime | None = None
    """To the minute; None when it was never used."""
    expires_at: datetime | None = None
    """None: it holds until it is revoked."""
    revoked_at: datetime | None = None

    def in_force(self, now: datetime) -> bool:
        """True when the key opens something."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)
