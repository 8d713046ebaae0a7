"""A run loses nothing: killed, cut off from its endpoint, started twice."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from drafting.errors import ModelFailed
from drafting.models import DraftJob, DraftResult
from evals.errors import EndpointLost, NoRoom, NotFinished, RunInUse
from evals.models import Progress
from evals.scoring import score_run
from evals.store import Store
from policy.errors import UnknownChannel
from tests.evals.world import CountingWriter, header, items, result, run_all, stored, write

RUN = header(()).id


def test_a_run_keeps_every_draft_with_scores_and_figures(tmp_path: Path) -> None:
    store = Store(tmp_path)
    run_all(store, items(5))
    run = store.read(RUN)
    assert run.finished
    assert [r.id for r in run.results] == [i.id for i in items(5)]
    assert run.metrics["passes"] == 1.0
    passes = run.figure("passes")
    assert passes is not None
    assert (passes.n, passes.high) == (5, 1.0)
    assert passes.low < 1.0, "five of five is no proof of all"
    # Drafts that repeat one frame are near twins; that needs the whole run to be seen.
    assert run.metrics["twins"] == 1.0


_SLOW_RUN = """
import sys, time
from pathlib import Path
from evals.store import Store
from tests.evals.world import items, run_all, write

def slow(job):
    time.sleep(0.15)
    return write(job)

run_all(Store(Path(sys.argv[1])), items(30), slow)
"""


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen([sys.executable, "-c", _SLOW_RUN, str(tmp_path)], cwd=root)
    results = tmp_path / RUN / "results.jsonl"
    deadline = time.monotonic() + 120
    while not (results.exists() and results.read_bytes().count(b"\n") >= 4):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    store = Store(tmp_path)
    before = store.read(RUN)
    assert 4 <= before.items < 30
    assert not before.finished
    assert not store.in_work(RUN)
    with pytest.raises(NotFinished, match="is not finished"):
        store.bless(RUN)
    writer = CountingWriter()
    run_all(store, items(30), writer)
    assert len(writer.asked) == 30 - before.items, "what was drafted before the kill is not drafted again"
    assert store.read(RUN).finished


def test_a_line_torn_by_a_kill_is_drafted_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    run_all(store, items(3))
    path = tmp_path / RUN / "results.jsonl"
    (tmp_path / RUN / "summary.json").unlink()
    path.write_bytes(path.read_bytes()[:-40])
    assert store.read(RUN).items == 2
    writer = CountingWriter()
    run_all(store, items(3), writer)
    assert len(writer.asked) == 1
    assert store.read(RUN).finished


def test_a_lost_endpoint_stops_the_run_in_plain_words_and_the_rest_follows(tmp_path: Path) -> None:
    store = Store(tmp_path)
    lost = CountingWriter(ModelFailed("unreachable", "Nothing answers at http://127.0.0.1/v1."), after=3)
    with pytest.raises(EndpointLost, match=r"after 3 of 8 items: Nothing answers .* start the same run again"):
        run_all(store, items(8), lost)
    assert store.read(RUN).items == 3
    writer = CountingWriter()
    run_all(store, items(8), writer)
    assert len(writer.asked) == 5
    assert store.read(RUN).finished


def test_failures_of_single_items_stand_in_the_run_and_count_against_it(tmp_path: Path) -> None:
    def sometimes(job: DraftJob) -> DraftResult:
        if "number 1 " in job.post:
            raise ModelFailed("empty", "The model gave no text.")
        if "number 2 " in job.post:
            raise UnknownChannel("There is no channel 'fax'.")
        return write(job)

    store = Store(tmp_path)
    run_all(store, items(4), sometimes)
    run = store.read(RUN)
    assert [r.error for r in run.results] == [None, "The model gave no text.", "There is no channel 'fax'.", None]
    assert run.metrics["passes"] == 0.5
    # On the next try only these two are drafted.
    writer = CountingWriter()
    run_all(store, items(4), writer)
    assert len(writer.asked) == 2


def test_many_failures_in_a_row_are_a_lost_endpoint_whatever_it_says(tmp_path: Path) -> None:
    with pytest.raises(EndpointLost):
        run_all(Store(tmp_path), items(20), CountingWriter(ModelFailed("timeout", "No answer in 60 s.")))


def test_parallel_drafts_are_bounded(tmp_path: Path) -> None:
    lock, now, most = threading.Lock(), [0], [0]

    def slow(job: DraftJob) -> DraftResult:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.02)
        with lock:
            now[0] -= 1
        return write(job)

    store = Store(tmp_path)
    run_all(store, items(30), slow, parallel=6)
    assert 2 <= most[0] <= 6
    assert [r.id for r in store.read(RUN).results] == [i.id for i in items(30)], "the set's order, not that of arrival"


def test_results_by_the_same_recipe_are_taken_over(tmp_path: Path) -> None:
    store = Store(tmp_path)
    run_all(store, items(4))
    known = {r.key: r for r in store.results(RUN)}
    other = Store(tmp_path / "other")
    writer = CountingWriter()
    seen: list[Progress] = []
    run_all(other, items(6), writer, cached=known, on_progress=seen.append)
    assert len(writer.asked) == 2
    assert (seen[-1].done, seen[-1].total, seen[-1].cached) == (6, 6, 4)
    assert seen[-1].rate > 0
    assert seen[-1].seconds_left == 0


def test_two_processes_do_not_write_one_run(tmp_path: Path) -> None:
    store = Store(tmp_path)
    run_all(store, items(2))
    assert not store.in_work(RUN)
    with store.writing(RUN):
        assert store.in_work(RUN)
    assert not store.in_work(RUN)
    with store.writing(RUN), pytest.raises(RunInUse, match="another process"):
        run_all(Store(tmp_path), items(2))


def test_a_full_disk_is_told_in_plain_words_and_what_was_done_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [result(i, "A draft.") for i in items(2)]
    store = Store(tmp_path)
    store.add(header([r.item for r in known], RUN))
    store.append(RUN, known[0])

    def full(path: Path, value: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("evals.store.lines.append", full)
        with pytest.raises(NoRoom, match="make room, and start the same run again"):
            store.append(RUN, known[1])
    store.append(RUN, known[1])
    assert [r.id for r in store.results(RUN)] == ["i00", "i01"]


def test_drafts_kept_in_memory_are_read_again_when_the_run_changed(tmp_path: Path) -> None:
    name = header(()).id
    store = stored(tmp_path, [result(i, "First.") for i in items(3)])
    assert store.results(name) is store.results(name)
    Store(tmp_path).append(name, result(items(3)[1], "Second."))
    assert [one.reply for one in store.results(name)] == ["First.", "Second.", "First."]
    other = [result(i, "Third.") for i in items(3)]
    Store(tmp_path).rewrite(name, score_run(tuple(other), ()))
    assert {one.reply for one in store.read(name).results} == {"Third."}
