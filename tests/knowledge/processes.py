"""Runs of the knowledge base in processes of their own, for tests that kill them or let them meet.

`python -m tests.knowledge.processes ingest WORKSPACE` prints "staged N" while it works;
`... watch WORKSPACE SECONDS [EDITION]` searches all the time and prints what it saw; with an edition, until a little
after that one was seen.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from knowledge import KnowledgeBase, KnowledgeConfig, Progress
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


def open_base(workspace: Path, pause: float = 0.0) -> KnowledgeBase:
    return KnowledgeBase.open(KnowledgeConfig(workspace=workspace), embedder=SlowEmbedder(pause))


def ingest(workspace: Path) -> None:
    def told(progress: Progress) -> None:
        sys.stdout.write(f"{progress.stage} {progress.done}\n")
        sys.stdout.flush()

    with open_base(workspace, pause=0.3) as kb:
        kb.ingest(progress=told)


def watch(workspace: Path, seconds: float, last: str | None = None) -> None:
    """Search until the time is over, somebody interrupts or the edition `last` was seen.

    Prints each distinct set of edition marks and how many hits there were, as it is seen and all of them at the end.
    """
    seen: list[tuple[str, ...]] = []
    searches, after = 0, 0
    end = time.monotonic() + seconds
    with open_base(workspace) as kb:
        sys.stdout.write("watching\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            while time.monotonic() < end and after < _AFTER:
                hits = kb.search("edition lamp", "precedent", 40).hits
                editions = tuple(sorted({(hit.reply or "").split()[-1] for hit in hits}))
                state = (*editions, str(len(hits)))
                searches += 1
                after += last in state
                if not seen or seen[-1] != state:
                    seen.append(state)
                    sys.stdout.write(f"saw {' '.join(state)}\n")
                    sys.stdout.flush()
    sys.stdout.write(json.dumps({"seen": seen, "searches": searches}) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "ingest":
        ingest(Path(sys.argv[2]))
    else:
        watch(Path(sys.argv[2]), float(sys.argv[3]), *sys.argv[4:5])
