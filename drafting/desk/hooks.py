"""Webhooks: registered by admins, told within the transaction of what happened, sent by the worker."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from drafting.desk.reading import page_size
from drafting.desk.workbench import SYSTEM, Workbench
from drafting.errors import InvalidInput, NotFound
from drafting.models import Actor, Page
from drafting.store import ACCOUNTS, JobRecord, Transaction, new_id
from drafting.webhooks import (
    EVENTS,
    Event,
    Message,
    NewWebhook,
    Notice,
    NotifyFailed,
    Webhook,
    new_secret,
    require_allowed,
)

MOST = 20
"""Webhooks of one desk; each event is a job for every one of them."""
PAUSES = tuple(timedelta(seconds=s) for s in (5, 30, 120, 600, 3600, 3 * 3600, 6 * 3600, 12 * 3600))
"""Between the tries of one message: nine tries in just under a day."""


class WebhooksPart(Workbench):
    """Who is told about events. Changes go to the audit chain of account matters; secrets never do."""

    def create_webhook(self, actor: Actor, url: str, events: Sequence[Event]) -> NewWebhook:
        """Register an address for events (all of them when `events` is empty). The secret is shown this once.

        Raises InvalidInput for an address that webhooks may not go to.
        """
        unknown = [event for event in events if event not in EVENTS]
        if unknown:
            raise InvalidInput(f"There is no event {unknown[0]!r}. There are: {', '.join(EVENTS)}.")
        with self._db.read() as tx:
            self._authorise(tx, actor, "admin")
        require_allowed(url, self._settings.webhooks)
        now, secret = self._now(), new_secret()
        webhook = Webhook(
            id=new_id(now),
            url=url,
            events=tuple(dict.fromkeys(events)) or EVENTS,
            created_by=actor.username,
            created_at=now,
            active=True,
        )
        with self._db.write() as tx:
            self._authorise(tx, actor, "admin")
            if tx.webhooks.count() >= MOST:
                raise InvalidInput(f"There are {MOST} webhooks already: delete one first.")
            tx.webhooks.add(webhook, secret)
            data = {"webhook": webhook.id, "url": url, "events": list(webhook.events)}
            self._audit(tx, actor, ACCOUNTS, "webhook_created", data)
        return NewWebhook(webhook=webhook, secret=secret)

    def webhooks(self, actor: Actor, cursor: str | None = None, limit: int = 50) -> Page[Webhook]:
        """Every webhook, oldest first."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "admin")
            items, more = tx.webhooks.page(cursor, page_size(limit))
            return Page(items=items, next_cursor=more)

    def webhook(self, actor: Actor, webhook_id: str) -> Webhook:
        """One webhook. Raises NotFound."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "admin")
            return tx.webhooks.get(webhook_id)

    def webhook_messages(self, actor: Actor, webhook_id: str, limit: int = 20) -> tuple[Message, ...]:
        """The last messages to a webhook, newest first: what they told and how sending went."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "admin")
            jobs = tx.jobs.notices(tx.webhooks.get(webhook_id).id, page_size(limit))
        return tuple(
            Message(
                id=f"msg_{job.id}",
                event=json.loads(str(job.payload["body"]))["type"] if job.payload else None,
                case_id=job.case_id,
                state=job.state,
                tries=job.attempt - (job.state == "pending"),
                error=job.error,
                created_at=job.created_at,
                next_try=job.due_at if job.state == "pending" else None,
            )
            for job in jobs
        )

    def ping(self, actor: Actor, webhook_id: str) -> Notice:
        """A message of the type `ping`, to try out a receiver now; it is signed like any other."""
        with self._db.write() as tx:
            self._authorise(tx, actor, "admin")
            webhook = tx.webhooks.get(webhook_id)
            now = self._now()
            body = json.dumps({"type": "ping", "timestamp": now.isoformat(), "data": {}}, separators=(",", ":"))
            self._audit(tx, actor, ACCOUNTS, "webhook_pinged", {"webhook": webhook_id})
            return Notice(id=f"msg_{new_id(now)}", url=webhook.url, secret=tx.webhooks.secret(webhook_id), body=body)

    def set_webhook_active(self, actor: Actor, webhook_id: str, active: bool) -> Webhook:
        """Switch a webhook off, or on again. What happens while it is off is not told later."""
        with self._db.write() as tx:
            self._authorise(tx, actor, "admin")
            tx.webhooks.get(webhook_id)
            tx.webhooks.change(webhook_id, active=active, failing_since=None, last_error=None)
            self._audit(tx, actor, ACCOUNTS, "webhook_active", {"webhook": webhook_id, "active": active})
            return tx.webhooks.get(webhook_id)

    def delete_webhook(self, actor: Actor, webhook_id: str) -> None:
        """Remove a webhook; messages that still wait for it are dropped."""
        with self._db.write() as tx:
            self._authorise(tx, actor, "admin")
            webhook = tx.webhooks.get(webhook_id)
            tx.webhooks.remove(webhook_id)
            self._audit(tx, actor, ACCOUNTS, "webhook_deleted", {"webhook": webhook_id, "url": webhook.url})

    def notice(self, job_id: str) -> Notice | None:
        """For the worker: the message to send; None when the job is over or nobody wants it any more."""
        with self._db.write() as tx:
            job, webhook = self._addressed(tx, job_id)
            if job is None or webhook is None:
                return None
            secret = tx.webhooks.secret(webhook.id)
            return Notice(id=f"msg_{job.id}", url=webhook.url, secret=secret, body=str(job.payload["body"]))

    def notified(self, job_id: str, failure: NotifyFailed | None) -> None:
        """For the worker: how sending went. A receiver that fails for long, or is gone, is switched off."""
        with self._db.write() as tx:
            job, webhook = self._addressed(tx, job_id)
            if job is None or webhook is None:
                return
            if failure is None:
                tx.jobs.save(job.model_copy(update={"state": "done", "error": None}))
                if webhook.failing_since is not None:
                    tx.webhooks.change(webhook.id, failing_since=None, last_error=None)
                return
            now = self._now()
            since = webhook.failing_since or now
            tx.jobs.save(_after_failure(job, failure, now))
            tx.webhooks.change(webhook.id, failing_since=since, last_error=str(failure))
            patience = timedelta(hours=self._settings.webhooks.disable_after_hours)
            if failure.gone or now - since >= patience:
                tx.webhooks.change(webhook.id, active=False)
                data = {"webhook": webhook.id, "failing_since": since.isoformat(), "reason": str(failure)}
                self._audit(tx, SYSTEM, ACCOUNTS, "webhook_disabled", data)

    def _addressed(self, tx: Transaction, job_id: str) -> tuple[JobRecord | None, Webhook | None]:
        """The job that still waits and its active webhook; otherwise the job is dropped."""
        job = tx.jobs.get(job_id)
        if job is None or job.state != "pending":
            return None, None
        try:
            webhook = tx.webhooks.get(str(job.payload["webhook"]))
        except NotFound:
            webhook = None
        if webhook is None or not webhook.active:
            tx.jobs.save(job.model_copy(update={"state": "dropped", "error": "The webhook is deleted or off."}))
            return None, None
        return job, webhook


def _after_failure(job: JobRecord, failure: NotifyFailed, now: datetime) -> JobRecord:
    if job.attempt > len(PAUSES):
        return job.model_copy(update={"state": "failed", "error": str(failure)})
    pause = max(PAUSES[job.attempt - 1], timedelta(seconds=failure.retry_after))
    return job.model_copy(update={"attempt": job.attempt + 1, "due_at": now + pause, "error": str(failure)})
