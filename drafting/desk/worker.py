"""Runs the jobs that the Desk wrote: drafts, deliveries, and learning from what was sent."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from drafting.desk.desk import Desk
from drafting.errors import DraftingError, ModelFailed
from drafting.measuring import RunOrder
from drafting.models import CaseView, Delivery, DraftJob, DraftResult
from drafting.store import JobKind, JobRecord
from drafting.webhooks import Notice, NotifyFailed
from policy.errors import PolicyError

log = logging.getLogger("replydesk.worker")

Write = Callable[[DraftJob, Callable[[str], None] | None], DraftResult]
"""`Writer.draft`: raises ModelFailed when no usable draft came."""
OnSent = Callable[[CaseView, Delivery], None]
"""Called once a reply left; again when it raised or was killed, so it must be harmless to repeat."""
Notify = Callable[[Notice], None]
"""`Sender.send`: raises NotifyFailed when a webhook's receiver did not take the message."""

HowFar = Callable[[int, int], None]
"""Called with the items done and the items in all; raises when the run is to stop."""
Measure = Callable[[RunOrder, HowFar], None]
"""Does an eval run, or goes on with it; raises RunFailed when it cannot."""

DRAFTS: tuple[JobKind, ...] = ("draft",)
QUICK: tuple[JobKind, ...] = ("deliver", "learn")
NOTICES: tuple[JobKind, ...] = ("notify",)
NOTICES_AT_ONCE = 20
"""Messages looked for at a time."""
PROGRESS_SECONDS = 0.5
"""The text in progress is stored at most this often."""


LONGEST_WAIT = 120.0
"""Seconds that an eval run lets drafts for customers go first before its next item."""
LOOK_SECONDS = 0.5


class _Interrupted(Exception):
    """The worker stops, or the draft or run is no longer wanted: leave the model."""


class Worker:
    """Does jobs on the calling thread; a job that is done, dropped, unknown or at work already is left alone.

    write: makes the draft. on_sent: what to learn from a reply that left, for example a new precedent.
    notify: sends a webhook's message; without it messages wait. measure: does eval runs; without it they wait.
    """

    def __init__(
        self,
        desk: Desk,
        write: Write,
        on_sent: OnSent | None = None,
        notify: Notify | None = None,
        measure: Measure | None = None,
    ) -> None:
        self._desk = desk
        self._write = write
        self._on_sent = on_sent
        self._notify = notify
        self._measure = measure
        self._lock = threading.Lock()
        self._running: set[str] = set()
        self._stopping = threading.Event()

    def due(self, limit: int = 100) -> tuple[JobRecord | RunOrder, ...]:
        """What is due: deliveries and learning, up to `limit` drafts by priority, messages, then eval runs."""
        notices = self._desk.due_jobs(NOTICES, NOTICES_AT_ONCE) if self._notify is not None else ()
        runs = self._desk.pending_runs() if self._measure is not None else ()
        return (*self._desk.due_jobs(QUICK), *self._desk.due_jobs(DRAFTS, limit), *notices, *runs)

    def run(self, job_id: str) -> None:
        """Do a job, whatever its kind. What fails is on record and tried again."""
        with self._lock:
            if job_id in self._running or self._stopping.is_set():
                return
            self._running.add(job_id)
        try:
            job = self._desk.pending_job(job_id)
            if job is not None:
                self._do(job)
            elif self._measure is not None:
                order = next((order for order in self._desk.pending_runs() if order.id == job_id), None)
                if order is not None:
                    self._run_evals(order, self._measure)
        finally:
            with self._lock:
                self._running.discard(job_id)

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

    def stop(self) -> None:
        """Leave drafts in progress where they are; their jobs stay and are done after the next start."""
        self._stopping.set()

    def _do(self, job: JobRecord) -> None:
        if job.kind == "draft":
            self._draft(job)
        elif job.kind == "deliver":
            self._desk.deliver(str(job.payload["decision"]))
            self._desk.settle_delivery_job(job.id)
        elif job.kind == "notify":
            self._tell(job)
        else:
            self._learn(job)

    def _tell(self, job: JobRecord) -> None:
        notice = self._desk.notice(job.id)
        if notice is None or self._notify is None:
            return
        try:
            self._notify(notice)
        except NotifyFailed as failure:
            self._desk.notified(job.id, failure)
        except Exception:
            log.exception("telling a webhook failed: job %s", job.id)
            if not self._stopping.is_set():
                self._desk.notified(job.id, NotifyFailed("Sending failed; the reason is in the server's log."))
        else:
            self._desk.notified(job.id, None)

    def _draft(self, job: JobRecord) -> None:
        wanted = self._desk.start_draft(job.id)
        if wanted is None:
            return
        try:
            result = self._write(wanted, self._progress(job.id))
            self._desk.finish_draft(job.id, result)
        except _Interrupted:
            return
        except Exception as error:
            if self._stopping.is_set():
                return  # the model was closed under the draft: not its fault
            log.log(logging.INFO if _is_plain(error) else logging.ERROR, "draft failed", exc_info=error)
            reason = str(error) if _is_plain(error) else "The draft failed; the reason is in the server's log."
            pause = error.retry_after if isinstance(error, ModelFailed) else None
            self._desk.fail_draft(job.id, reason, pause)

    def _progress(self, job_id: str) -> Callable[[str], None]:
        last = float("-inf")

        def show(text: str) -> None:
            nonlocal last
            if self._stopping.is_set():
                raise _Interrupted
            now = time.monotonic()
            if now - last >= PROGRESS_SECONDS:
                last = now
                if not self._desk.store_progress(job_id, text):
                    raise _Interrupted

        return show

    def _run_evals(self, order: RunOrder, measure: Measure) -> None:
        try:
            measure(order, lambda done, total: self._how_far(order.id, done, total))
            self._desk.settle_run(order.id)
        except _Interrupted:
            return
        except Exception as error:
            if self._stopping.is_set():
                return
            log.log(logging.INFO if _is_plain(error) else logging.ERROR, "eval run failed", exc_info=error)
            reason = str(error) if _is_plain(error) else "The run failed; the reason is in the server's log."
            self._desk.settle_run(order.id, failed=reason)

    def _how_far(self, order_id: str, done: int, total: int) -> None:
        """Note how far a run is, and let drafts that customers wait for go first."""
        until = time.monotonic() + LONGEST_WAIT
        while True:
            if self._stopping.is_set() or not self._desk.run_progress(order_id, done, total):
                raise _Interrupted
            if done == total or time.monotonic() > until or not self._desk.due_jobs(DRAFTS, 1):
                return
            self._stopping.wait(LOOK_SECONDS)

    def _learn(self, job: JobRecord) -> None:
        try:
            if self._on_sent is not None:
                self._on_sent(*self._desk.sent_reply(str(job.payload["decision"])))
        except Exception:
            log.exception("learning from a sent reply failed: job %s", job.id)
            if not self._stopping.is_set():
                self._desk.settle_job(job.id, failed="It is tried again; see the server's log.")
        else:
            self._desk.settle_job(job.id)


def _is_plain(error: Exception) -> bool:
    """True when the error's message is written for people."""
    from knowledge.errors import KnowledgeError  # only here: the index takes seconds to import

    return isinstance(error, DraftingError | PolicyError | KnowledgeError)
