"""Outgoing webhooks by Standard Webhooks: what happened to a case, told to other tools at once.

`drafting.webhooks.send` is imported only where something is sent: HTTP takes a while to import.
"""

from drafting.webhooks.address import require_allowed
from drafting.webhooks.events import EVENT_OF, EVENTS, Event, body_of
from drafting.webhooks.models import Message, NewWebhook, Notice, NotifyFailed, Webhook, new_secret

__all__ = [
    "EVENTS",
    "EVENT_OF",
    "Event",
    "Message",
    "NewWebhook",
    "Notice",
    "NotifyFailed",
    "Webhook",
    "body_of",
    "new_secret",
    "require_allowed",
]
