"""How quick the desk is at 100,000 cases, 5,000 of them waiting, on SQLite."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from drafting.desk.words import telling_words
from drafting.models import CaseState, QueueFilter
from drafting.store import CaseRecord, new_id
from drafting.store.cases import _columns
from drafting.store.schema import cases, terms
from policy.models import Author, CaseFacts
from tests.drafting.core.world import World, make_world

CASES = 100_000
WAITING = 5_000
WORDS = (
    *("invoice", "refund", "delivery", "broken", "parcel", "screen"),
    *("battery", "password", "account", "heating", "engineer", "appointment"),
)


def fill(world: World) -> None:
    """Answered cases of two years, and the last ones waiting; authors come back about ten times each."""
    rows, words = [], []
    for number in range(CASES):
        at = world.clock.now - timedelta(minutes=10 * (CASES - number))
        text = f"My {WORDS[number % 12]} and {WORDS[number % 11]} problem number {number}, since Monday"
        waiting = number >= CASES - WAITING
        record = CaseRecord(
            id=new_id(at),
            version=1,
            state=CaseState.IN_REVIEW if waiting else CaseState.SENT,
            channel=("x", "feedback", "google_play")[number % 3],
            external_id=str(number),
            url=None,
            author=Author(name="Pete", handle=f"@pete{number % 10_000}"),
            post=text,
            lang="en",
            kind="complaint",
            kind_set=False,
            rating=None,
            product=None,
            thread=(),
            posted_at=at,
            received_at=at,
            facts=CaseFacts(),
            routing=(),
            route=None,
            urgent=number % 50 == 0,
            held=False,
            claimed_by=None,
            lease_until=None,
            failure=None,
            job_id=None,
            verdict="pass",
            changed=False,
        )
        rows.append(_columns(record))
        words += [{"case_id": record.id, "term": word} for word in telling_words(text)]
    with world.desk._db.write() as tx:
        tx._conn.execute(cases.insert(), rows)
        tx._conn.execute(terms.insert(), words)


def milliseconds(action: Callable[[], object]) -> float:
    """Median of nine runs after a first one."""
    action()
    times = []
    for _ in range(9):
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def main() -> None:
    """Fill a database and print what people wait for, beside the limit for each."""
    with TemporaryDirectory() as folder:
        world = make_world(Path(folder))
        fill(world)
        measure(world)
        world.desk.close()


def measure(world: World) -> None:
    """Print one line for each thing that is done often."""
    desk, ann = world.desk, world.person("ann")
    page = desk.queue(ann)
    deep = page
    for _ in range(20):
        deep = desk.queue(ann, cursor=deep.next_cursor)
    case = page.items[0]
    everything = QueueFilter(states=tuple(CaseState), order="newest")
    figures: dict[str, tuple[int, Callable[[], object]]] = {
        "queue, first page with total": (50, lambda: desk.queue(ann)),
        "queue, page 22": (50, lambda: desk.queue(ann, cursor=deep.next_cursor)),
        "queue, newest of all states": (250, lambda: desk.queue(ann, everything)),
        "queue, a word": (100, lambda: desk.queue(ann, QueueFilter(text="battery"))),
        "queue, channel and kind": (50, lambda: desk.queue(ann, QueueFilter(channel="x", kind="complaint"))),
        "counts": (100, lambda: desk.counts(ann)),
        "case": (50, lambda: desk.case(ann, case.id)),
        "claim": (50, lambda: desk.claim(ann, case.id)),
        "receive": (100, lambda: world.post("The battery of my account is broken, and nobody answers")),
    }
    for name, (limit, action) in figures.items():
        print(f"{name:32} {milliseconds(action):7.1f} ms   limit {limit:4} ms")
