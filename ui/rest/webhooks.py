"""`/v1/webhooks`: who is told about events. For admins' keys, scope `admin`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from drafting.models import Page
from drafting.webhooks import NewWebhook, Webhook
from ui.rest.bodies import ActiveBody, WebhookBody
from ui.rest.once import OnceOf
from ui.rest.security import ActorOf, AppOf

router = APIRouter(prefix="/webhooks", tags=["webhooks"])


@router.post("", status_code=201)
def register(body: WebhookBody, app: AppOf, actor: ActorOf, once: OnceOf) -> NewWebhook:
    """Register an address for events, all of them when none is named. The secret is shown this once.

    Messages follow Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`): a repetition carries
    the same id. They hold ids and states, never words of customers. Receivers must be public https addresses unless
    `[webhooks]` in `replydesk.toml` allows others; redirects are not followed; anything but 2xx is tried again for
    a day; who takes nothing for three days, or answers 410, is switched off.
    """
    return once(NewWebhook, lambda: app.desk.create_webhook(actor, body.url, body.events))


@router.get("")
def webhooks(
    app: AppOf, actor: ActorOf, cursor: str | None = None, limit: Annotated[int, Query(ge=1, le=200)] = 50
) -> Page[Webhook]:
    """Every webhook, oldest first, with what went wrong last: pass `next_cursor` back as `cursor`."""
    return app.desk.webhooks(actor, cursor, limit)


@router.get("/{webhook_id}")
def webhook(webhook_id: str, app: AppOf, actor: ActorOf) -> Webhook:
    """One webhook."""
    return app.desk.webhook(actor, webhook_id)


@router.post("/{webhook_id}/active", status_code=201)
def set_active(webhook_id: str, body: ActiveBody, app: AppOf, actor: ActorOf, once: OnceOf) -> Webhook:
    """Switch a webhook off, or on again. What happens while it is off is not told later."""
    return once(Webhook, lambda: app.desk.set_webhook_active(actor, webhook_id, body.active))


@router.delete("/{webhook_id}", status_code=204, response_class=Response)
def delete(webhook_id: str, app: AppOf, actor: ActorOf) -> None:
    """Remove a webhook; messages that still wait for it are dropped."""
    app.desk.delete_webhook(actor, webhook_id)
