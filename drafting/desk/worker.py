"""Runs the jobs that the Desk wrote: drafts, deliveries, and learning from what was sent."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from drafting.desk.desk import Desk
from drafting.errors import DraftingError, ModelFailed
from drafting.models import CaseView, Delivery, DraftJob, DraftResult
from drafting.store import JobRecord
from knowledge.errors import KnowledgeError
from policy.errors import PolicyError

log = logging.getLogger("replydesk.worker")

Write = Callable[[DraftJob, Callable[[str], None] | None], DraftResult]
"""`Writer.draft`: raises ModelFailed when no usable draft came."""
OnSent = Callable[[CaseView, Delivery], None]
"""Called once a reply left; again when it raised, so it must be harmless to repeat."""

PROGRESS_SECONDS = 0.5
"""The text in progress is stored at most this often."""


class Worker:
    """Does one job at a time on the calling thread; a job that is done, dropped or unknown is left alone.

    write: makes the draft. on_sent: what to learn from a reply that left, for example a new precedent.
    """

    def __init__(self, desk: Desk, write: Write, on_sent: OnSent | None = None) -> None:
        self._desk = desk
        self._write = write
        self._on_sent = on_sent

    def due(self) -> tuple[JobRecord, ...]:
        """Jobs whose time has come, oldest first."""
        return self._desk.due_jobs()

    def run(self, job_id: str) -> None:
        """Do a job, whatever its kind. Raises nothing: what fails is on record and tried again."""
        job = self._desk.pending_job(job_id)
        if job is None:
            return
        if job.kind == "draft":
            self._draft(job)
        elif job.kind == "deliver":
            self._deliver(job)
        else:
            self._learn(job)

    def drain(self, rounds: int = 1000) -> int:
        """Do everything that is due, here and now; returns how many jobs. For the command line and tests."""
        done = 0
        for _ in range(rounds):
            jobs = self.due()
            if not jobs:
                break
            for job in jobs:
                self.run(job.id)
            done += len(jobs)
        return done

    def _draft(self, job: JobRecord) -> None:
        wanted = self._desk.start_draft(job.id)
        if wanted is None:
            return
        try:
            result = self._write(wanted, _Progress(self._desk, job.id))
            self._desk.finish_draft(job.id, result)
        except ModelFailed as error:
            self._desk.fail_draft(job.id, str(error), error.retry_after)
        except (DraftingError, PolicyError, KnowledgeError) as error:
            self._desk.fail_draft(job.id, str(error))
        except Exception:
            log.exception("drafting failed unexpectedly: job %s", job.id)
            self._desk.fail_draft(job.id, "The draft failed for a reason that is in the server's log.")

    def _deliver(self, job: JobRecord) -> None:
        self._desk.deliver(str(job.payload["decision"]))
        self._desk.settle_delivery_job(job.id)

    def _learn(self, job: JobRecord) -> None:
        try:
            if self._on_sent is not None:
                view, delivery = self._desk.sent_reply(str(job.payload["decision"]))
                self._on_sent(view, delivery)
        except Exception:
            log.exception("learning from a sent reply failed: job %s", job.id)
            self._desk.settle_job(job.id, failed="It is tried again; see the server's log.")
        else:
            self._desk.settle_job(job.id)


class _Progress:
    """Stores the text written so far, at most twice a second."""

    def __init__(self, desk: Desk, job_id: str) -> None:
        self._desk = desk
        self._job_id = job_id
        self._last = float("-inf")

    def __call__(self, text: str) -> None:
        now = time.monotonic()
        if now - self._last >= PROGRESS_SECONDS:
            self._last = now
            self._desk.store_progress(self._job_id, text)
