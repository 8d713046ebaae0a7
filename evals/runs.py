"""Starting a run on a workspace, or going on with one that was cut short."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.settings import Settings
from evals.models import Frozen, ItemResult, Run, RunHeader
from evals.recipe import run_recipe
from evals.run import Desk, OnProgress, go_on
from evals.sets import load_set, part_of
from evals.store import Store, new_id
from policy.models import PastReply

if TYPE_CHECKING:  # index, database and model libraries take seconds to import; looking at runs needs none
    from drafting.compose import App


class Wanted(Frozen):
    """What `replydesk eval run` was asked for."""

    set_name: str
    part: str | None = None
    label: str = ""
    parallel: int | None = None
    """Drafts at a time; None: one for the embedded model, `[review] drafting_concurrency` for an endpoint."""
    fresh: bool = False
    """Draft everything again, whatever is known from earlier."""
    items: tuple[str, ...] = ()
    """Only these; empty means all."""


def store_of(settings: Settings) -> Store:
    """The runs of a workspace."""
    return Store(settings.state_dir / "evals")


def sets_folder(settings: Settings) -> Path:
    """Where a workspace keeps its eval sets."""
    return settings.workspace / "evals"


def start(app: App, wanted: Wanted, on_progress: OnProgress | None = None) -> Run:
    """Run a set with the production writer, or go on with the same run when it was cut short.

    The drafts do not see the company's recent replies: the outbox changes from day to day and a figure must not.
    Raises SetNotFound, EvalError, EndpointLost, RunInUse.
    """
    from drafting.writer import Writer

    store = store_of(app.settings)
    items = load_set(sets_folder(app.settings), wanted.set_name)
    chosen = tuple(i for i in part_of(items, wanted.part) if not wanted.items or i.id in wanted.items)
    recipe = run_recipe(app.settings, app.guard.rulebook_sha, app.knowledge.fingerprint)
    header = RunHeader(
        id=new_id(items.name, wanted.part),
        set_name=items.name,
        set_sha256=items.sha256,
        part=wanted.part,
        started_at=datetime.now(UTC),
        model=app.model.name,
        endpoint=app.model.endpoint,
        rulebook=app.guard.rulebook_sha,
        index=app.knowledge.fingerprint,
        recipe=recipe,
        label=wanted.label,
        items=tuple(item.id for item in chosen),
        bad_lines=items.bad_lines,
    )
    known: dict[str, ItemResult] = {}
    if not wanted.fresh:
        header = _cut_short(store, header) or header
        known = _known(store, recipe)
    if header.id not in store.ids():
        store.add(header)
    writer = Writer(app.model, app.guard, app.knowledge, app.settings, _no_recent_replies)
    desk = Desk(writer.draft, app.settings.contacts, _parallel(app.settings, wanted))
    go_on(store, header, chosen, desk, cached=known, on_progress=on_progress)
    return store.read(header.id)


def _parallel(settings: Settings, wanted: Wanted) -> int:
    if wanted.parallel is not None:
        return wanted.parallel
    return 1 if settings.uses_local_model else settings.review.drafting_concurrency


def _cut_short(store: Store, asked: RunHeader) -> RunHeader | None:
    """The newest unfinished run of the same items by the same recipe."""
    for run in store.overview():
        header = run.header
        same = (header.set_sha256, header.items, header.recipe) == (asked.set_sha256, asked.items, asked.recipe)
        if same and not run.finished:
            return header
    return None


def _known(store: Store, recipe: str) -> dict[str, ItemResult]:
    """Results of earlier runs by the same recipe, by key; failures are tried again."""
    known: dict[str, ItemResult] = {}
    for run in store.overview():
        if run.header.recipe == recipe:
            for result in store.results(run.id):
                if result.error is None and result.key:
                    first = result.cached_from or run.id
                    known.setdefault(result.key, result.model_copy(update={"cached_from": first}))
    return known


def _no_recent_replies() -> tuple[PastReply, ...]:
    return ()
