"""Several processes on one Chroma server: one ingests, two search, one learns; kills and a restart in between."""

from __future__ import annotations

import json
import subprocess
from contextlib import ExitStack
from pathlib import Path

import pytest

from knowledge import KnowledgeError
from tests.knowledge.chroma_run import ChromaRun
from tests.knowledge.processes import open_base
from tests.knowledge.test_processes import edition, start, wait_for

CASES = 300


def told(process: subprocess.Popen[str]) -> dict[str, list[object]]:
    out, _ = process.communicate(timeout=120)
    found: dict[str, list[object]] = json.loads(out.strip().splitlines()[-1])
    return found


def test_readers_see_whole_editions_only_through_a_kill_and_a_restart(workspace: Path, chroma: ChromaRun) -> None:
    place, url = str(workspace), ("--url", chroma.url)
    edition(workspace, 1, CASES)
    with ExitStack() as at_the_end, open_base(workspace, url=chroma.url) as kb:
        kb.ingest()
        watchers = [start("watch", place, "240", "--until", "e3", *url) for _ in range(2)]
        learner = start("learn", place, "240", "--until", "e3", *url)
        for process in (*watchers, learner):
            at_the_end.enter_context(process)
            at_the_end.callback(process.kill)
            wait_for(process, "saw e1")

        edition(workspace, 2, CASES)
        with start("ingest", place, *url) as killed:
            wait_for(killed, "indexing")
            killed.kill()
        kb.ingest()
        for watcher in watchers:
            wait_for(watcher, "saw e2")

        edition(workspace, 3, CASES)
        with pytest.raises(KnowledgeError, match="does not answer"):
            kb.ingest(progress=lambda progress: chroma.kill() if progress.stage == "indexing" else None)
        chroma.start()
        kb.ingest()

        for watcher in watchers:
            saw = told(watcher)
            assert saw["seen"] == [["e1", "40"], ["e2", "40"], ["e3", "40"]]
            assert all("does not answer" in str(words) for words in saw["refusals"])
        learned = told(learner)
        assert learned["wrong"] == []
        assert learned["rounds"]
        assert all("does not answer" in str(words) for words in learned["refusals"])
