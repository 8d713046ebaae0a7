"""Rows as the Desk works with them: the public types of `drafting.models` and a few that stay inside."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from drafting.account import Account
from drafting.models import CaseState, Decision, Frozen, Message
from drafting.reading import ReadAs
from policy.models import Author, CaseFacts, Finding, PostKind, VerdictLevel

JobKind = Literal["draft", "deliver", "learn", "notify"]
JobState = Literal["pending", "done", "failed", "dropped"]


class CaseRecord(Frozen):
    """A row of `cases`."""

    id: str
    version: int
    state: CaseState
    channel: str
    external_id: str | None
    url: str | None
    author: Author
    post: str
    lang: str
    kind: PostKind
    kind_set: bool
    rating: int | None
    product: str | None
    thread: tuple[Message, ...]
    posted_at: datetime
    received_at: datetime
    facts: CaseFacts
    routing: tuple[Finding, ...]
    route: str | None
    urgent: bool
    held: bool
    claimed_by: str | None
    lease_until: datetime | None
    failure: str | None
    job_id: str | None
    verdict: VerdictLevel | None
    changed: bool
    read_as: ReadAs | None = None
    """A person's correction of what the post names and asks; None where nobody corrected it."""
    erased_at: datetime | None = None
    """When the customer's words were erased on request; None for every other case."""


class ApprovalRecord(Frozen):
    """A decision with what the Desk must know to use it."""

    decision: Decision
    account_id: str
    case_version: int
    """Version of the case that was approved; approving made it one more."""
    rulebook: str | None
    overridden: tuple[str, ...]


class AccountRecord(Frozen):
    """An account with its password's argon2 hash."""

    account: Account
    password_hash: str | None


class JobRecord(Frozen):
    """Work that must happen, written in the transaction that made it necessary."""

    id: str
    kind: JobKind
    case_id: str
    payload: dict[str, object]
    state: JobState
    priority: int = 0
    """Higher goes first among jobs that are due: people who wait before drafts made ahead."""
    attempt: int
    """1 for the first try."""
    due_at: datetime
    error: str | None
    created_at: datetime


class StoredResponse(Frozen):
    """What a request with an idempotency key was answered."""

    status: int
    body: dict[str, object]
