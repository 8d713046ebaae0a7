"""Asking an expert about a case, as it is kept and shown."""

from __future__ import annotations

from datetime import datetime

from policy.models import Frozen


class Consult(Frozen):
    """A question to somebody outside the desk who knows, and the answer."""

    id: str
    case_id: str
    expert: str
    """A name or a role, as whoever asked wrote it."""
    question: str
    asked_by: str
    asked_at: datetime
    answer: str | None = None
    answered_by: str | None = None
    """Who answered; often, not always, who was asked."""
    recorded_by: str | None = None
    answered_at: datetime | None = None
    fact_id: str | None = None
    """The fact of the case that the answer became."""
