"""Answers to the asks of the Webhooks tab."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from drafting.desk import Desk
from drafting.models import Actor
from drafting.webhooks import EVENTS, NewWebhook, Notice, NotifyFailed
from ui.desk import asks
from ui.desk.gateway import Answer
from ui.desk.rendering import render

Send = Callable[[Notice], None]
"""`Sender.send`: raises NotifyFailed in plain words."""


class WebhookCalls:
    """Who is told about events, and how that goes. The Desk lets only admins."""

    def __init__(self, desk: Desk, send: Send) -> None:
        self._desk = desk
        self._send = send

    def show(self, actor: Actor, ask: asks.Webhooks) -> Answer:
        """Every webhook; with one that is looked at, its last messages."""
        return self._view(actor, ask.webhook)

    def create(self, actor: Actor, ask: asks.NewWebhook) -> Answer:
        """Register one; its secret is in this answer and never again."""
        made = self._desk.create_webhook(actor, ask.url.strip(), ask.events)
        return self._view(actor, made.webhook.id, made=made)

    def set_active(self, actor: Actor, ask: asks.SetWebhookActive) -> Answer:
        """Pause it, or let it go on."""
        self._desk.set_webhook_active(actor, ask.webhook, ask.active)
        words = "Messages go out again." if ask.active else "Paused. What happens meanwhile is not told later."
        return self._view(actor, ask.webhook, words)

    def delete(self, actor: Actor, ask: asks.DeleteWebhook) -> Answer:
        """Remove it."""
        self._desk.delete_webhook(actor, ask.webhook)
        return self._view(actor, None, "The webhook is deleted.")

    def test(self, actor: Actor, ask: asks.TryWebhook) -> Answer:
        """Send a ping now, and say how it went."""
        notice = self._desk.ping(actor, ask.webhook)
        try:
            self._send(notice)
        except NotifyFailed as failure:
            return self._view(actor, ask.webhook, failed=f"The ping did not arrive. {failure}")
        return self._view(actor, ask.webhook, "The ping arrived.")

    def _view(
        self, actor: Actor, webhook: str | None, words: str = "", *, made: NewWebhook | None = None, failed: str = ""
    ) -> Answer:
        page = render(
            "webhooks",
            webhooks=self._desk.webhooks(actor).items,
            chosen=webhook,
            messages=self._desk.webhook_messages(actor, webhook) if webhook else (),
            made=made,
            failed=failed,
            events=EVENTS,
            now=datetime.now(UTC),
        )
        answer: Answer = {"html": {"rows": page}}
        if words:
            answer["say"] = {"near": "page", "words": words}
        return answer
