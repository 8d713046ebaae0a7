"""A killed process loses nothing and repeats nothing that a customer can see."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from drafting.models import CaseState, QueueFilter
from tests.drafting.core.victim import POINTS
from tests.drafting.core.world import make_world


def prepare(folder: Path) -> None:
    """The victim runs on real time, so its people must be trained today."""
    world = make_world(folder)
    for name in ("ann", "bob", "eve"):
        world.desk.certify(world.person("tom"), name, datetime.now(UTC) + timedelta(days=1))
    world.desk.close()


def start(folder: Path, cases: int, point: str | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.drafting.core.victim", str(folder), str(cases), *([point] if point else [])],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(folder: Path, cases: int) -> None:
    """Start once more, without a kill, and look at everything afterwards."""
    victim = start(folder, cases)
    _, errors = victim.communicate(timeout=120)
    assert victim.returncode == 0, errors.decode()
    world = make_world(folder)
    desk, ann = world.desk, world.person("ann")
    lines = [json.loads(line) for line in world.lines()]
    assert len({line["case_id"] for line in lines}) == len(lines) == cases, "each customer got one reply"
    summaries = desk.queue(ann, QueueFilter(states=tuple(CaseState)), limit=200).items
    assert [s.state for s in summaries] == [CaseState.SENT] * cases, "no case was lost"
    for summary in summaries:
        case = desk.case(ann, summary.id)
        assert len([d for d in case.decisions if d.kind == "approve"]) == 1
        assert [d.state for d in case.deliveries] == ["delivered"]
        (line,) = [x for x in lines if x["case_id"] == case.id]
        assert case.draft is not None
        assert line["text"] == case.draft.text
    assert desk.verify_audit().problems == ()
    desk.close()


def test_killed_at_each_of_the_worst_moments(tmp_path: Path) -> None:
    """One after the other in the same workspace: each start finds what the kill before it left."""
    prepare(tmp_path)
    for number, point in enumerate(POINTS, 1):
        victim = start(tmp_path, number, point)
        _, errors = victim.communicate(timeout=120)
        assert victim.returncode == -signal.SIGKILL, (point, errors.decode())
    finish(tmp_path, len(POINTS))


def test_killed_again_and_again_at_random(tmp_path: Path) -> None:
    prepare(tmp_path)
    seed = random.randrange(10**6)
    dice = random.Random(seed)
    print(f"seed {seed}")
    for _ in range(3):
        victim = start(tmp_path, 30)
        assert victim.stdout is not None
        assert victim.stdout.readline() == b"ready\n"
        time.sleep(dice.uniform(0, 2))
        victim.kill()
        victim.communicate()
    finish(tmp_path, 30)
