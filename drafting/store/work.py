"""Jobs, the text of drafts in progress, and answers kept for idempotency keys."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Text, select, type_coerce, update

from drafting.store.records import JobKind, JobRecord, StoredResponse
from drafting.store.schema import idempotency, jobs, progress
from drafting.store.turns import take_turns
from drafting.store.types import AnyRow


class Jobs:
    """Reads and writes `jobs` and `progress` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, job: JobRecord) -> None:
        """Insert a job: it exists exactly when the change that made it necessary does."""
        self._conn.execute(jobs.insert().values(**job.model_dump()))

    def get(self, job_id: str) -> JobRecord | None:
        """One job, locked until the transaction ends; None when there is none."""
        row = self._conn.execute(select(jobs).where(jobs.c.id == job_id).with_for_update()).one_or_none()
        return None if row is None else _job(row)

    def due(self, now: datetime, kinds: Collection[JobKind], limit: int) -> tuple[JobRecord, ...]:
        """Pending jobs of these kinds whose time has come: by priority, then oldest first."""
        due = (jobs.c.state == "pending", jobs.c.kind.in_(kinds), jobs.c.due_at <= now)
        rows = self._conn.execute(
            select(jobs).where(*due).order_by(jobs.c.priority.desc(), jobs.c.due_at, jobs.c.id).limit(limit)
        )
        return tuple(_job(row) for row in rows)

    def save(self, job: JobRecord) -> None:
        """Write how a job went."""
        changes = job.model_dump(include={"state", "attempt", "due_at", "error"})
        self._conn.execute(update(jobs).where(jobs.c.id == job.id).values(**changes))

    def notices(self, webhook_id: str, limit: int) -> tuple[JobRecord, ...]:
        """The last messages to a webhook, newest first."""
        theirs = type_coerce(jobs.c.payload, Text).contains(f'"webhook":"{webhook_id}"', autoescape=True)
        rows = self._conn.execute(
            select(jobs).where(jobs.c.kind == "notify", theirs).order_by(jobs.c.created_at.desc()).limit(limit)
        )
        return tuple(_job(row) for row in rows)

    def store_progress(self, case_id: str, job_id: str, text: str, now: datetime) -> None:
        """Keep the text written so far, for whoever looks at the case."""
        self.clear_progress(case_id)
        self._conn.execute(progress.insert().values(case_id=case_id, job_id=job_id, text=text, at=now))

    def clear_progress(self, case_id: str) -> None:
        """Drop the text in progress."""
        self._conn.execute(progress.delete().where(progress.c.case_id == case_id))

    def progress(self, case_id: str, job_id: str) -> str | None:
        """The text that `job_id` has written so far."""
        return self._conn.execute(
            select(progress.c.text).where(progress.c.case_id == case_id, progress.c.job_id == job_id)
        ).scalar_one_or_none()


class Idempotency:
    """Answers that were given to requests with an idempotency key."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def get(self, account_id: str, key: str) -> tuple[str, StoredResponse] | None:
        """Hash of the request that used the key, and what it was answered.

        A second request with the key waits here for the first.
        """
        take_turns(self._conn, f"{account_id}:{key}")
        row = self._conn.execute(
            select(idempotency).where(idempotency.c.account_id == account_id, idempotency.c.key == key)
        ).one_or_none()
        return None if row is None else (row.request_hash, StoredResponse(status=row.status, body=row.body))

    def add(self, account_id: str, key: str, request_hash: str, response: StoredResponse, now: datetime) -> None:
        """Keep an answer."""
        self._conn.execute(
            idempotency.insert().values(
                account_id=account_id,
                key=key,
                request_hash=request_hash,
                created_at=now,
                **response.model_dump(),
            )
        )

    def forget_before(self, at: datetime) -> None:
        """Drop answers older than `at`."""
        self._conn.execute(idempotency.delete().where(idempotency.c.created_at < at))


def _job(row: AnyRow) -> JobRecord:
    return JobRecord.model_validate(dict(row._mapping))
