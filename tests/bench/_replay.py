"""Speed of `policy replay`: real replies, repeated with other numbers, under an old and a changed rulebook."""

from __future__ import annotations

import json
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from policy import Company, Context, PastCase, Replay, default_rulebook_dir, replay

COMPANY = Company(name="Mozilla", products=("Firefox",), link_domains=("mozilla.org", "mzl.la"))
PROCESSES = 2
ALL = 100_000
CHANGED = "voice.stock-phrase"
"""The rule that the changed rulebook enforces harder."""


@dataclass(frozen=True)
class Run:
    """What a replay of `replies` texts took, in wall seconds; starting two processes included."""

    replies: int
    start: float
    seconds: float
    cpu: float
    """CPU seconds of the two processes together, without starting them."""
    result: Replay

    @property
    def for_all(self) -> float:
        """Seconds for 100,000 replies at this pace."""
        return self.start + max(0.0, self.seconds - self.start) * ALL / self.replies

    @property
    def cpu_for_all(self) -> float:
        """Seconds for 100,000 replies on two cores that do nothing else."""
        return self.start + self.cpu / PROCESSES * ALL / self.replies


def run(path: Path, count: int) -> Run:
    """Replay `count` replies of the file of resolved cases on two processes."""
    with tempfile.TemporaryDirectory(prefix="replydesk-replay-") as folder:
        new = Path(folder) / "rulebook"
        shutil.copytree(default_rulebook_dir(), new)
        _harden(new)
        before = _children()
        started = time.perf_counter()
        replay(default_rulebook_dir(), new, COMPANY, [], PROCESSES)
        begun = time.perf_counter() - started
        idle = _children() - before
        before = _children()
        started = time.perf_counter()
        result = replay(default_rulebook_dir(), new, COMPANY, cases(path, count), PROCESSES)
        seconds = time.perf_counter() - started
        return Run(count, begun, seconds, max(0.0, _children() - before - idle), result)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cases(path: Path, count: int, seed: int = 3) -> Iterator[PastCase]:
    """Yield past replies without end to their variety: every digit is drawn anew."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rng = random.Random(seed)
    for index in range(count):
        row = rows[index % len(rows)]
        reply = re.sub(r"\d", lambda _: str(rng.randint(1, 9)), row["reply"])
        yield PastCase(id=str(index), text=reply, context=Context(channel="google_play", post=row["review"]))


def _harden(folder: Path) -> None:
    """Make one warning rule of the copied rulebook a block."""
    for path in folder.glob("*.yaml"):
        family = yaml.safe_load(path.read_text(encoding="utf-8"))
        for rule in family["rules"]:
            if rule["id"] == CHANGED:
                rule["severity"] = "block"
                path.write_text(yaml.safe_dump(family, allow_unicode=True, sort_keys=False), encoding="utf-8")
                return
    raise LookupError(f"The default rulebook has no rule {CHANGED!r}.")
