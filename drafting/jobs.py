"""Durable execution of the Desk's jobs, by DBOS Transact. Nothing else imports it.

The Desk writes a job in the transaction that makes it necessary: that record is the truth. The runner hands
due jobs to DBOS queues, which bound how many run at once and pick them up again after a kill; a job that DBOS
forgot, or ended without doing, is handed over again. Doing a job twice is harmless: the Desk sees to that.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from dbos import DBOS, DBOSConfig, SetWorkflowID

from drafting.desk import Worker
from drafting.errors import ConfigurationError
from drafting.measuring import RunOrder
from drafting.store import JobRecord, Presence

log = logging.getLogger("replydesk.jobs")

APPLICATION_VERSION = "replydesk-jobs-1"
"""Constant, so that an upgraded program takes over the workflows of the one before."""
DRAFTS, QUICK, NOTICES, RUNS = "drafts", "quick", "notices", "runs"
QUEUE_OF: Mapping[str, str] = {"draft": DRAFTS, "notify": NOTICES, "measure": RUNS}
"""Kind of job to its queue; all others are quick. A slow receiver of webhooks holds up nothing but webhooks."""
QUICK_CONCURRENCY = 4
QUICK_POLL_SECONDS = 0.2
DRAFT_POLL_SECONDS = 0.5
SWEEP_SECONDS = 2.0
"""How often due jobs are looked for when nobody called; retries and other processes' jobs wait so long."""
_RUNNING = ("ENQUEUED", "PENDING", "DELAYED")
_ENDED = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")

_one_at_a_time = threading.Lock()
"""DBOS is one per process."""


class JobRunner:
    """Runs jobs in this process from `start` to `stop`. Give it to the Desk as `jobs`.

    database: a SQLAlchemy URL or a SQLite file for DBOS's own tables; on PostgreSQL the Desk's database
    will do, they have their own schema. concurrency: drafts written at the same time.
    """

    def __init__(self, database: str | Path, concurrency: int = 1) -> None:
        self._url = f"sqlite:///{database}" if isinstance(database, Path) else database
        # On SQLite there is one server for a workspace, which takes up what it left itself. On PostgreSQL many
        # processes share the work; each has a name of its own, by which the others see that it died.
        alone = self._url.startswith("sqlite")
        self._name = "local" if alone else f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}"
        self._presence = None if alone else Presence(self._url, self._name)
        self._concurrency = concurrency
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._handed: set[str] = set()
        self._thread: threading.Thread | None = None
        self._worker: Worker | None = None

    def kick(self, job: JobRecord) -> None:  # noqa: ARG002 - the sweep finds it; the call says now
        """Look for due jobs at once."""
        self._wake.set()

    def start(self, worker: Worker) -> None:
        """Begin: take up what an earlier process left, then whatever comes."""
        if not _one_at_a_time.acquire(blocking=False):
            raise ConfigurationError("Jobs run in this process already; a second runner cannot start beside them.")
        try:
            self._worker = worker
            run = self._launch()
        except BaseException:
            DBOS.destroy(destroy_registry=True)
            _one_at_a_time.release()
            raise
        self._thread = threading.Thread(target=self._sweep, args=(run,), name="replydesk-jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End: drafts in progress are left to the next start. Safe to call twice."""
        if self._thread is None or self._worker is None:
            return
        self._worker.stop()
        self._stop.set()
        self._wake.set()
        self._thread.join()
        self._thread = None
        # A draft cut off here is taken up by the next start; DBOS would report it as a failure, with a traceback.
        logging.getLogger("dbos").setLevel(logging.CRITICAL)
        DBOS.destroy(destroy_registry=True)
        if self._presence is not None:
            self._presence.close()
        _one_at_a_time.release()

    def _launch(self) -> Any:
        config: DBOSConfig = {
            "name": "replydesk",
            "system_database_url": self._url,
            "application_version": APPLICATION_VERSION,
            "executor_id": self._name,
            "run_admin_server": False,
            "log_level": "WARNING",
            "max_executor_threads": self._concurrency + QUICK_CONCURRENCY + 3,
        }
        if self._presence is not None:
            self._presence.renew()
        DBOS(config=config)

        def run_job(job_id: str) -> None:
            self._run(job_id)

        workflow = DBOS.workflow(name="run_job")(run_job)
        DBOS.launch()
        DBOS.register_queue(
            DRAFTS,
            worker_concurrency=self._concurrency,
            polling_interval_sec=DRAFT_POLL_SECONDS,
            on_conflict="always_update",
        )
        DBOS.register_queue(
            QUICK,
            worker_concurrency=QUICK_CONCURRENCY,
            polling_interval_sec=QUICK_POLL_SECONDS,
            on_conflict="always_update",
        )
        DBOS.register_queue(
            NOTICES,
            worker_concurrency=QUICK_CONCURRENCY,
            polling_interval_sec=DRAFT_POLL_SECONDS,
            on_conflict="always_update",
        )
        DBOS.register_queue(
            RUNS, worker_concurrency=1, polling_interval_sec=DRAFT_POLL_SECONDS, on_conflict="always_update"
        )
        return workflow

    def _run(self, job_id: str) -> None:
        assert self._worker is not None
        try:
            self._worker.run(job_id)
        finally:
            with self._lock:
                self._handed.discard(job_id)
            self._wake.set()

    def _sweep(self, run: Any) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            try:
                if self._presence is not None:
                    self._presence.renew()
                    _free_what_the_dead_held(self._presence)
                self._hand_over(run)
                _forget_finished()
            except Exception:
                log.exception("looking for jobs failed; trying again")
            self._wake.wait(SWEEP_SECONDS)

    def _hand_over(self, run: Any) -> None:
        """Give DBOS what is due: few drafts at a time, so that one somebody waits for overtakes."""
        assert self._worker is not None
        with self._lock:
            handed = set(self._handed)
        room = self._concurrency + 1
        for job in self._worker.due(limit=room):
            if job.id in handed or self._stop.is_set() or _in_hand(job):
                continue
            with self._lock:
                self._handed.add(job.id)
            with SetWorkflowID(f"{job.id}-{job.attempt}-{uuid4().hex}"):
                DBOS.enqueue_workflow(QUEUE_OF.get(job.kind, QUICK), run, job.id)


def _in_hand(job: JobRecord | RunOrder) -> bool:
    """True while DBOS has the job: perhaps from before a kill, to be taken up again."""
    return bool(
        DBOS.list_workflows(
            workflow_id_prefix=f"{job.id}-", status=list(_RUNNING), limit=1, load_input=False, load_output=False
        )
    )


def _free_what_the_dead_held(presence: Presence) -> None:
    """Drop workflows that a dead process was at: their jobs are on record, and are handed over again."""
    running = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
    held: dict[str, list[str]] = {}
    for workflow in running:
        held.setdefault(workflow.executor_id or "", []).append(workflow.workflow_id)
    for name, workflows in held.items():
        if not presence.alive(name):
            log.warning("the process %s died; its %d jobs are taken up", name, len(workflows))
            DBOS.delete_workflows(workflows)


def _forget_finished() -> None:
    """Drop what DBOS keeps of workflows that ended: the Desk has its own record."""
    ended = DBOS.list_workflows(status=list(_ENDED), limit=50, load_input=False, load_output=False)
    if ended:
        DBOS.delete_workflows([workflow.workflow_id for workflow in ended])
