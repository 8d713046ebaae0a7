"""Runs of the knowledge base in processes of their own, for tests that kill them or let them meet.

`python -m tests.knowledge.processes ingest WORKSPACE` prints each stage with its count while it works;
`... watch WORKSPACE SECONDS [--until EDITION]` searches all the time and prints what it saw; with an edition, until a
little after that one was seen. `... learn WORKSPACE SECONDS [--until EDITION]` learns replies, looks for each, and
withdraws it again. All take `--url` of a Chroma server; without it Chroma is embedded.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from knowledge import KnowledgeBase, KnowledgeConfig, KnowledgeError, ResolvedCase
from knowledge.embedders import Vectors

_AFTER = 10
"""Searches after the last edition was first seen, in which an older one must not come back."""


class SlowEmbedder:
    """Vectors made of word hashes, at a speed that leaves time to interfere."""

    name = "test/word-hashes"

    def __init__(self, pause: float = 0.0) -> None:
        self._pause = pause
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        time.sleep(self._pause)
        rows = np.zeros((len(texts), 32), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in ["", *text.casefold().split()]:
                row[hashlib.sha256(word.encode()).digest()[0] % 32] += 1.0
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def familiar(self, text: str) -> float:
        return 1.0

    def close(self) -> None:
        pass


def open_base(workspace: Path, pause: float = 0.0, url: str | None = None) -> KnowledgeBase:
    return KnowledgeBase.open(KnowledgeConfig(workspace=workspace, chroma_url=url), embedder=SlowEmbedder(pause))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def ingest(kb: KnowledgeBase) -> None:
    kb.ingest(progress=lambda progress: say(f"{progress.stage} {progress.done}"))


class Watch:
    """Rounds of looking at the index until the time is over, somebody interrupts or the edition `last` was seen."""

    def __init__(self, kb: KnowledgeBase, seconds: float, last: str | None) -> None:
        self._kb = kb
        self._end = time.monotonic() + seconds
        self._last = last
        self._after = 0
        self.seen: list[tuple[str, ...]] = []
        """Each distinct set of edition marks, and how many hits there were."""
        self.refusals: set[str] = set()
        """What was said when a search could not be done."""
        self.searches = 0

    def on(self) -> bool:
        """True while there is more to see."""
        return time.monotonic() < self._end and self._after < _AFTER

    def look(self) -> None:
        """Search for the lamps, and print what is new."""
        try:
            hits = self._kb.search("edition lamp", "precedent", 40).hits
        except KnowledgeError as error:
            self.refusals.add(str(error))
            time.sleep(0.05)
            return
        editions = tuple(sorted({(hit.reply or "").split()[-1] for hit in hits}))
        state = (*editions, str(len(hits)))
        self.searches += 1
        time.sleep(0.02)  # leaves the processor to the one that ingests
        self._after += self._last in state
        if not self.seen or self.seen[-1] != state:
            self.seen.append(state)
            say(f"saw {' '.join(state)}")

    def finds(self, case: ResolvedCase) -> bool | None:
        """True when a case is found by its own words; None when searching was refused."""
        try:
            hits = self._kb.search(case.post, "precedent", 5).hits
        except KnowledgeError as error:
            self.refusals.add(str(error))
            return None
        return case.id in {hit.case_id for hit in hits}


def watch(kb: KnowledgeBase, seconds: float, last: str | None) -> None:
    """Search all the time; print what was seen."""
    watching = Watch(kb, seconds, last)
    say("watching")
    with suppress(KeyboardInterrupt):
        while watching.on():
            watching.look()
    told = {"seen": watching.seen, "searches": watching.searches, "refusals": sorted(watching.refusals)}
    say(json.dumps(told))


def learn(kb: KnowledgeBase, seconds: float, last: str | None) -> None:
    """Learn a reply, look for it, withdraw it, look again, all the time; print how often, and what was not as it
    should be.
    """
    watching = Watch(kb, seconds, last)
    wrong: list[str] = []
    rounds = 0
    say("learning")
    with suppress(KeyboardInterrupt):
        while watching.on():
            watching.look()
            case = ResolvedCase(id=f"z{rounds}", post=f"Zeppelin {rounds} vanished", reply="It is back")
            # Neither needs the server. What is learned must be withdrawn all the same when it cannot be searched: twins
            # of it would stand before the replies to come.
            kb.add_precedent(case)
            there = watching.finds(case)
            kb.set_outcome(case.id, "withdrawn")
            if there is False or watching.finds(case):
                wrong.append(f"{case.id} {'still' if there else 'not'} found")
            rounds += 1
            time.sleep(0.05)
    say(json.dumps({"rounds": rounds, "wrong": wrong, "refusals": sorted(watching.refusals)}))


WORK = {"watch": watch, "learn": learn}

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("work", choices=["ingest", *WORK])
    parser.add_argument("workspace", type=Path)
    parser.add_argument("seconds", type=float, nargs="?", default=0.0)
    parser.add_argument("--until")
    parser.add_argument("--url")
    asked = parser.parse_args()
    with open_base(asked.workspace, 0.3 if asked.work == "ingest" else 0.0, asked.url) as kb:
        if asked.work == "ingest":
            ingest(kb)
        else:
            WORK[asked.work](kb, asked.seconds, asked.until)
