"""Several processes on one index: a kill loses nothing, and nobody ever sees half of an ingest."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from knowledge import IndexInUse, ResolvedCase
from tests.knowledge.processes import SlowEmbedder, open_base
from tests.knowledge.workspaces import write_cases

ROOT = Path(__file__).parents[2]


def edition(workspace: Path, number: int, count: int) -> None:
    write_cases(
        workspace / "cases" / "c.jsonl",
        [
            {"id": f"c{i}", "post": f"Lamp {i} of edition {number}", "reply": f"From edition e{number}"}
            for i in range(count)
        ],
    )


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.knowledge.processes", *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def wait_for(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(words):
            return
    pytest.fail(f"the process ended before it said {words!r}")


def test_after_a_kill_the_next_ingest_goes_on_where_it_was(workspace: Path) -> None:
    edition(workspace, 1, 2_000)
    process = start("ingest", str(workspace))
    wait_for(process, "embedding 1024")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    embedder = SlowEmbedder()
    with open_base(workspace) as kb:
        assert kb.search("lamp", "precedent").hits == (), "nobody sees what was not finished"
        kb._embedder = embedder
        report = kb.ingest()
        assert report.cases == 2_000
        assert embedder.texts <= 2_000 - 1_024, "what was embedded before the kill is not embedded again"
        assert kb.search("edition lamp", "precedent", 40).hits[0].reply == "From edition e1"
        assert kb.freshness().cases == 2_000


def test_a_killed_ingest_of_a_change_leaves_the_old_index_whole(workspace: Path) -> None:
    edition(workspace, 1, 50)
    with open_base(workspace) as kb:
        kb.ingest()
    edition(workspace, 2, 2_000)
    process = start("ingest", str(workspace))
    wait_for(process, "embedding 512")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    edition(workspace, 3, 30)
    with open_base(workspace) as kb:
        assert {hit.reply for hit in kb.search("edition lamp", "precedent", 40).hits} == {"From edition e1"}
        kb.ingest()
        assert {hit.reply for hit in kb.search("edition lamp", "precedent", 40).hits} == {"From edition e3"}
        assert kb.freshness().cases == 30


def test_two_readers_never_see_half_an_index_while_one_ingests(workspace: Path) -> None:
    edition(workspace, 1, 600)
    with open_base(workspace) as kb:
        kb.ingest()
    with ExitStack() as at_the_end:
        watchers = [start("watch", str(workspace), "240", "--until", "e3") for _ in range(2)]
        for watcher in watchers:
            at_the_end.callback(watcher.communicate)
            at_the_end.callback(watcher.kill)
            wait_for(watcher, "saw e1")
        for number in (2, 3):
            edition(workspace, number, 600)
            with open_base(workspace, pause=0.3) as kb:
                kb.ingest()
        for watcher in watchers:
            out, _ = watcher.communicate(timeout=240)
            told = json.loads(out.strip().splitlines()[-1])
            assert told["seen"] == [["e1", "40"], ["e2", "40"], ["e3", "40"]]
            assert told["searches"] > 10


def killed_somewhere(workspace: Path, chance: random.Random) -> str | None:
    """Ingest in a process of its own and kill it at one of the moments that it tells of, which is returned; None when
    it came to its end.
    """
    process = start("ingest", str(workspace))
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    killed_at = next((line.split()[0] for line in lines if chance.random() < 0.2), None)
    if killed_at is not None:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return killed_at


@pytest.mark.bench
def test_readers_see_whole_editions_only_through_many_generations_and_kills(workspace: Path) -> None:
    chance = random.Random(4)
    edition(workspace, 1, 600)
    with open_base(workspace) as kb:
        kb.ingest()
    with ExitStack() as at_the_end:
        watchers = [start("watch", str(workspace), "240") for _ in range(2)]
        for watcher in watchers:
            at_the_end.callback(watcher.communicate)
            at_the_end.callback(watcher.kill)
        for watcher in watchers:
            wait_for(watcher, "watching")
        kills: list[str | None] = []
        for number in range(2, 9):
            edition(workspace, number, chance.choice([400, 1_200, 3_000]))
            kills.append(killed_somewhere(workspace, chance))
        with open_base(workspace) as kb:
            kb.ingest()
            assert kb.freshness().unfinished == 0
            assert len(kb.freshness().leftovers) <= 1, (
                "only the base before this one, for readers that still search in it"
            )
        assert len({kill for kill in kills if kill}) >= 2, f"the kills must hit different stages: {kills}"
        for watcher in watchers:
            wait_for(watcher, "saw e8")
            watcher.send_signal(signal.SIGINT)
            out, _ = watcher.communicate(timeout=60)
            seen = json.loads(out.strip().splitlines()[-1])["seen"]
            assert all(len(state) == 2 and state[1] == "40" for state in seen), seen
            numbers = [int(state[0][1:]) for state in seen]
            assert numbers == sorted(numbers)
            assert (numbers[0], numbers[-1]) == (1, 8)


def test_a_second_process_that_writes_is_refused_and_may_read(workspace: Path) -> None:
    edition(workspace, 1, 30)
    with open_base(workspace) as kb:
        kb.ingest()
        edition(workspace, 2, 2_000)
        process = start("ingest", str(workspace))
        wait_for(process, "embedding 512")
        with pytest.raises(IndexInUse, match=f"process {process.pid} is ingesting"):
            kb.ingest()
        assert kb.search("edition lamp", "precedent", 3).hits[0].reply == "From edition e1"
        kb.add_precedent(ResolvedCase(id="new", post="Zeppelin vanished", reply="It is back"))
        assert kb.search("zeppelin vanished", "precedent", 1).hits[0].case_id == "new"
        process.communicate(timeout=120)
        assert process.returncode == 0
        assert kb.search("zeppelin vanished", "precedent", 1).hits[0].case_id == "new", "learned meanwhile, kept"
        assert kb.search("edition lamp", "precedent", 3).hits[0].reply == "From edition e2"
