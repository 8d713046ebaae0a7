"""What the Webhooks tab may ask."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafting.webhooks import Event
from ui.desk.asks.base import Ask, Id


class Webhooks(Ask):
    """Every webhook, with the last messages of the one that is looked at."""

    do: Literal["webhooks"]
    webhook: Id | None = None


class NewWebhook(Ask):
    """Register an address; without events it is told of all."""

    do: Literal["new_webhook"]
    url: Annotated[str, Field(min_length=1, max_length=4000)]
    events: tuple[Event, ...] = ()


class SetWebhookActive(Ask):
    """Pause a webhook, or let it go on."""

    do: Literal["webhook_active"]
    webhook: Id
    active: bool


class DeleteWebhook(Ask):
    """Remove a webhook."""

    do: Literal["delete_webhook"]
    webhook: Id


class TryWebhook(Ask):
    """Send a ping and say how it went."""

    do: Literal["test_webhook"]
    webhook: Id
