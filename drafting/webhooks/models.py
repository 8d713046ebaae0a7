"""Webhooks as the Desk keeps and shows them."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from typing import Literal

from drafting.errors import DraftingError
from drafting.models import Frozen
from drafting.webhooks.events import Event


class Webhook(Frozen):
    """An address that is told about events."""

    id: str
    url: str
    events: tuple[Event, ...]
    created_by: str
    created_at: datetime
    active: bool
    failing_since: datetime | None = None
    """Since when no message has arrived; None when the last one did."""
    last_error: str | None = None
    """Why the last message did not arrive, in plain words."""


class NewWebhook(Frozen):
    """A fresh webhook. The secret, by which the receiver verifies signatures, is shown this once."""

    webhook: Webhook
    secret: str


class Notice(Frozen):
    """One message to one receiver, ready to be signed and sent."""

    id: str
    """The same at every try, so that the receiver can tell a repetition."""
    url: str
    secret: str
    body: str


class Message(Frozen):
    """A message to a webhook, and how sending it went."""

    id: str
    event: str | None
    """None when the case's words, and with them the message, were erased."""
    case_id: str
    state: Literal["pending", "done", "failed", "dropped"]
    tries: int
    error: str | None
    """Why the last try failed."""
    created_at: datetime
    next_try: datetime | None


class NotifyFailed(DraftingError):
    """A receiver did not take a message; it is tried again. `gone`: it asked for no more (410)."""

    def __init__(self, message: str, *, gone: bool = False, retry_after: float = 0.0) -> None:
        self.gone = gone
        self.retry_after = retry_after
        super().__init__(message)


def new_secret() -> str:
    """Return a fresh signing secret of 24 random bytes, as the specification writes it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
