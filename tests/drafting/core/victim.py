"""A whole desk in a process of its own, which the kill tests end at the worst moments.

`python -m tests.drafting.core.victim FOLDER CASES [POINT]`: brings in posts, drafts them by jobs, approves each
draft as soon as it is there, and exits 0 when every case is answered and learned from. With POINT it kills
itself there, the first time it comes by. Everything is safe to start again.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from drafting.channels import Channels, OutboxChannel, Parcel
from drafting.desk import Desk, Worker
from drafting.errors import DraftingError
from drafting.jobs import JobRunner
from drafting.models import CaseState, CaseView, Delivery, DraftJob, DraftResult, NewPost, QueueFilter
from drafting.settings import CompanySection, Review, Settings
from drafting.store import Database
from tests.drafting.core.world import WordGuard, write

POINTS = ("writing", "written", "approved", "handed_over", "torn", "delivered", "learning")
PATIENCE_SECONDS = 60


class Killer:
    """Ends the process at one point, without any farewell."""

    def __init__(self, point: str | None) -> None:
        self._point = point

    def at(self, point: str) -> None:
        if point == self._point:
            os.kill(os.getpid(), signal.SIGKILL)


class DeadlyOutbox:
    """The outbox, and what can happen around one of its writes."""

    def __init__(self, folder: Path, killer: Killer, torn: bool) -> None:
        self._real = OutboxChannel(folder)
        self._folder = folder
        self._killer = killer
        self._torn = torn

    def deliver(self, parcel: Parcel) -> None:
        self._killer.at("handed_over")
        if self._torn:
            with (self._folder / "outbox.jsonl").open("ab") as file:
                file.write(json.dumps(parcel.model_dump(mode="json")).encode()[:60])
            self._killer.at("torn")
        self._real.deliver(parcel)
        self._killer.at("delivered")

    def delivered(self, decision: str) -> bool:
        return self._real.delivered(decision)

    def forget(self, case_id: str) -> None:
        self._real.forget(case_id)


class DeadlyDesk(Desk):
    """A desk that can die between the approval and everything after it."""

    killer: Killer

    def deliver(self, decision_id: str) -> None:
        self.killer.at("approved")
        super().deliver(decision_id)


def serve(folder: Path, cases: int, point: str | None) -> None:
    killer = Killer(point)
    runner = JobRunner(folder / "jobs.sqlite", concurrency=2)
    desk = DeadlyDesk(
        Database.open(folder / "desk.sqlite"),
        WordGuard(),
        Settings(workspace=folder, company=CompanySection(name="Acme"), review=Review()),
        channels=Channels(DeadlyOutbox(folder, killer, point == "torn")),
        detect_language=lambda text: "en",
        jobs=runner,
    )
    desk.killer = killer

    def slow_write(job: DraftJob, on_text: Callable[[str], None] | None) -> DraftResult:
        time.sleep(0.03)
        if on_text is not None:
            on_text("Hi")
        killer.at("writing")
        result = write(job)
        killer.at("written")
        return result

    def learn(case: CaseView, delivery: Delivery) -> None:
        killer.at("learning")
        (folder / "learned").mkdir(exist_ok=True)
        (folder / "learned" / delivery.id).touch()

    runner.start(Worker(desk, slow_write, learn))
    print("ready", flush=True)
    _work(desk, folder, cases)
    runner.stop()
    desk.close()


def _work(desk: Desk, folder: Path, cases: int) -> None:
    ann = desk.actor("ann", "desk")
    for number in range(cases):
        desk.receive(desk.system(), NewPost(text=f"Leak number {number}", channel="x", external_id=str(number)))
    end = time.monotonic() + PATIENCE_SECONDS
    while desk.counts(ann)["sent"] < cases or len(list(folder.glob("learned/*"))) < cases:
        for line in desk.queue(ann, QueueFilter(states=(CaseState.IN_REVIEW,)), limit=100).items:
            case = desk.case(ann, line.id)
            assert case.draft is not None
            try:
                desk.approve(ann, case.id, case.draft.id, case.draft.text_sha256, case.version)
            except DraftingError as error:
                print(f"refused: {error}", file=sys.stderr)
        if time.monotonic() > end:
            sys.exit(f"not done in time: {desk.counts(ann)}")
        time.sleep(0.02)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
