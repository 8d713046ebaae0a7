"""What other tools are told about: each event follows from an action on record, and carries ids, never words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, get_args

Event = Literal[
    "case.received",
    "case.routed",
    "case.changed",
    "case.decided",
    "case.closed",
    "draft.ready",
    "draft.failed",
    "approval.void",
    "reply.sent",
    "reply.failed",
]
EVENTS: tuple[Event, ...] = get_args(Event)
EVENT_OF: Mapping[str, Event] = {
    "receive": "case.received",
    "hold": "case.routed",
    "customer_wrote": "case.changed",
    "customer_deleted": "case.changed",
    "approved": "case.decided",
    "reject": "case.decided",
    "escalate": "case.decided",
    "no_reply": "case.decided",
    "closed": "case.closed",
    "drafted": "draft.ready",
    "draft_failed": "draft.failed",
    "approval_void": "approval.void",
    "sent": "reply.sent",
    "send_failed": "reply.failed",
}
"""Action in the audit log -> event. Every other action is nobody's business outside."""
_TOLD = ("version", "state", "channel", "decision", "delivery", "draft", "revision", "again")
"""What of an action's record is told. The customer's and our words stay here: who may read them asks for the case."""


def body_of(action: str, case_id: str, at: datetime, data: Mapping[str, Any]) -> str:
    """Return the JSON text that is sent and signed, the same bytes at every try."""
    told = {name: data[name] for name in _TOLD if data.get(name) is not None}
    message = {
        "type": EVENT_OF[action],
        "timestamp": at.astimezone(UTC).isoformat(),
        "data": {"case_id": case_id, "action": action, **told},
    }
    return json.dumps(message, separators=(",", ":"), ensure_ascii=False)
