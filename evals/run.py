"""An eval run: every item through the production writer, kept one by one, so that a kill costs nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol

from drafting.errors import DraftingError, ModelFailed
from drafting.models import DraftJob, DraftResult
from evals.errors import EndpointLost
from evals.models import EvalItem, ItemResult, Progress, RunHeader
from evals.recipe import item_key
from evals.scorers import Scene
from evals.scoring import score_item, score_run
from evals.store import Store
from policy.errors import PolicyError
from policy.models import Contact

Draft = Callable[[DraftJob], DraftResult]
OnProgress = Callable[[Progress], None]
LOST = ("unreachable", "auth", "not_found")
"""Failures that every further item would meet as well."""
_FAILURES_IN_A_ROW = 4
"""So many items in a row without an answer mean that the endpoint is gone, whatever it says."""


class Clock(Protocol):
    """Seconds that only go forward."""

    def __call__(self) -> float:
        """Return the seconds."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a run drafts with: the writer's `draft`, and the contacts that replies may name."""

    draft: Draft
    contacts: tuple[Contact, ...] = ()
    parallel: int = 1


def job_of(item: EvalItem) -> DraftJob:
    """Return what the writer is asked for an item: the post and its facts, never what a good reply must do."""
    author = item.author if item.author.name or item.author.handle else item.facts.author
    return DraftJob(
        post=item.post,
        channel=item.channel,
        author=author,
        lang=None,
        thread=item.thread,
        facts=item.facts,
        product=item.product,
    )


def go_on(
    store: Store,
    header: RunHeader,
    items: tuple[EvalItem, ...],
    desk: Desk,
    *,
    cached: dict[str, ItemResult] | None = None,
    on_progress: OnProgress | None = None,
) -> None:
    """Draft what the run still lacks, then score it whole. Safe to kill at any moment.

    cached: earlier results by key, taken over where nothing changed. Raises EndpointLost when the model went away,
    RunInUse when another process writes this run.
    """
    with store.writing(header.id):
        had = {result.id for result in store.results(header.id) if result.error is None}
        scene = Scene(contacts=desk.contacts)
        meter = Meter(len(items), len(had), on_progress)
        todo: list[tuple[EvalItem, str]] = []
        for item in items:
            key = item_key(header.recipe, job_of(item))
            known = (cached or {}).get(key)
            if item.id in had:
                continue
            if known is None:
                todo.append((item, key))
            else:
                store.append(header.id, score_item(known.model_copy(update={"item": item}), scene))
                meter.step(cached=True)
        failures = 0
        for result, failure in _drafts(desk, todo):
            failures = failures + 1 if failure is not None else 0
            if failure is not None and (failure.kind in LOST or failures >= _FAILURES_IN_A_ROW):
                raise EndpointLost(
                    f"The model endpoint was lost after {meter.done} of {len(items)} items: {failure} "
                    "What is done is kept; start the same run again to go on."
                )
            store.append(header.id, score_item(result, scene))
            meter.step()
        store.rewrite(header.id, score_run(store.results(header.id), desk.contacts))


def _drafts(desk: Desk, todo: list[tuple[EvalItem, str]]) -> Iterator[tuple[ItemResult, ModelFailed | None]]:
    """Yield results as they come, at most `desk.parallel` at work; what waits is dropped when the caller stops."""
    waiting = iter(todo)
    with ThreadPoolExecutor(max_workers=desk.parallel, thread_name_prefix="eval") as pool:
        running: set[Future[tuple[ItemResult, ModelFailed | None]]] = set()
        try:
            while True:
                for item, key in waiting:
                    running.add(pool.submit(_draft, desk.draft, item, key))
                    if len(running) >= desk.parallel:
                        break
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _draft(draft: Draft, item: EvalItem, key: str) -> tuple[ItemResult, ModelFailed | None]:
    started = time.monotonic()
    result, error, failure = None, None, None
    try:
        result = draft(job_of(item))
    except ModelFailed as failed:
        error, failure = str(failed), failed
    except (DraftingError, PolicyError) as refused:
        error = str(refused)
    seconds = round(time.monotonic() - started, 4)
    return ItemResult(item=item, result=result, error=error, seconds=seconds, key=key), failure


class Meter:
    """Counts items and tells how fast they come and how long the rest will take."""

    def __init__(self, total: int, done: int, tell: OnProgress | None, clock: Clock = time.monotonic) -> None:
        self.done = done
        self._total = total
        self._cached = done
        self._made = 0
        self._tell = tell
        self._clock = clock
        self._started = clock()
        self._say()

    def step(self, *, cached: bool = False) -> None:
        """Count one more."""
        self.done += 1
        if cached:
            self._cached += 1
        else:
            self._made += 1
        self._say()

    def _say(self) -> None:
        if self._tell is None:
            return
        each = (self._clock() - self._started) / self._made if self._made else None
        self._tell(
            Progress(
                done=self.done,
                total=self._total,
                cached=self._cached,
                rate=60 / each if each else 0.0,
                seconds_left=each * (self._total - self.done) if each is not None else None,
            )
        )
