"""The worker's side of jobs: what is due, and how it went."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from drafting.desk.delivery import DeliveryPart
from drafting.errors import NotFound
from drafting.models import CaseState, CaseView, Delivery
from drafting.store import JobKind, JobRecord

LEARN_TRIES = 8
LEARN_BACKOFF = timedelta(seconds=5)
"""Pause before the second try of learning; it doubles each time."""


class JobsPart(DeliveryPart):
    """Called by the worker on behalf of the system."""

    def due_jobs(self, kinds: Collection[JobKind], limit: int = 100) -> tuple[JobRecord, ...]:
        """Pending jobs of these kinds whose time has come: by priority, then oldest first."""
        with self._db.read() as tx:
            return tx.jobs.due(self._now(), kinds, limit)

    def pending_job(self, job_id: str) -> JobRecord | None:
        """The job, when it still has to be done."""
        with self._db.read() as tx:
            job = tx.jobs.get(job_id)
            return job if job is not None and job.state == "pending" else None

    def settle_job(self, job_id: str, failed: str | None = None) -> None:
        """Record that a job is done, or that it failed and is tried again with growing pauses."""
        with self._db.write() as tx:
            job = tx.jobs.get(job_id)
            if job is None or job.state != "pending":
                return
            if failed is None:
                tx.jobs.save(job.model_copy(update={"state": "done", "error": None}))
            elif job.attempt >= LEARN_TRIES:
                tx.jobs.save(job.model_copy(update={"state": "failed", "error": failed}))
            else:
                due = self._now() + LEARN_BACKOFF * 2 ** (job.attempt - 1)
                update = {"attempt": job.attempt + 1, "due_at": due, "error": failed}
                tx.jobs.save(job.model_copy(update=update))

    def settle_delivery_job(self, job_id: str) -> None:
        """A delivery job is over unless its case still has to be sent."""
        with self._db.write() as tx:
            job = tx.jobs.get(job_id)
            if job is None or job.state != "pending":
                return
            open_states = (CaseState.APPROVED, CaseState.SENDING, CaseState.SEND_FAILED)
            if tx.cases.get(job.case_id).state not in open_states:
                tx.jobs.save(job.model_copy(update={"state": "done"}))

    def sent_reply(self, decision_id: str) -> tuple[CaseView, Delivery]:
        """The case, with the words that were answered as its post, and the reply that left for an approval."""
        with self._db.read() as tx:
            delivery = tx.deliveries.for_decision(decision_id)
            if delivery is None:
                raise NotFound(f"Nothing was sent for the decision {decision_id!r}.")
            view = self._view(tx, tx.cases.get(delivery.case_id))
            return view.model_copy(update={"post": delivery.post or view.post}), delivery
