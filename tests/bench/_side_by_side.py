"""The same real posts through the writer and through the plain chain: kept one by one, so that a stop costs nothing."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from drafting.compose import App, compose
from drafting.errors import ModelFailed
from drafting.models import DraftJob, DraftResult
from drafting.settings import load_settings
from evals import lines
from evals.models import EvalItem, Frozen, ItemResult
from evals.real_input import DATA, Post, policy_workspace, review_workspace
from evals.recipe import code_sha256
from evals.run import job_of
from evals.scoring import score_run
from policy.models import Contact, Context
from tests.bench import _plain_chain
from tests.bench._plain_chain import PlainChain

Side = Literal["writer", "chain"]
SIDES: tuple[Side, ...] = ("writer", "chain")
Say = Callable[[str], None]
_PATIENCE = {"timeout_seconds": 600.0, "budget_seconds": 900.0}
"""The embedded model on two slow cores must not be cut short: its speed is not what is compared."""
_CHAIN_SHA = hashlib.sha256(Path(_plain_chain.__file__).read_bytes()).hexdigest()


class Kept(Frozen):
    """A draft on disk."""

    key: str
    """Hash of post, side, model and the code of that side: a changed writer drafts again, the chain beside it not."""
    result: ItemResult


def both(folder: Path, out: Path, count: int, say: Say) -> Mapping[Side, tuple[ItemResult, ...]]:
    """Draft `count` posts with both, half of them reviews and the rest situations; returns scored results.

    folder: for the workspaces. out: where drafts are kept; the same call goes on after a stop.
    """
    known = {kept.key: kept.result for kept in lines.read(out / "drafts.jsonl", Kept)}
    made: dict[Side, list[ItemResult]] = {side: [] for side in SIDES}
    contacts: list[Contact] = []
    meter = _Meter(count * len(SIDES), say)
    for app, posts in _workspaces(folder, count):
        contacts += app.settings.contacts
        drafts: Mapping[Side, Callable[[DraftJob], DraftResult]] = {
            "writer": app.writer.draft,
            "chain": PlainChain(app).draft,
        }
        for post in posts:
            for side in SIDES:
                key = _key(app, post, side)
                result = known.get(key)
                meter.step(f"{post.id} {side}", known=result is not None)
                if result is None:
                    result = _draft(post, drafts[side])
                    if result.error is None:
                        lines.append(out / "drafts.jsonl", Kept(key=key, result=result))
                made[side].append(_judged(app, result) if side == "chain" else result)
    return {side: score_run(some, contacts) for side, some in made.items()}


@contextmanager
def _patient(workspace: Path) -> Iterator[App]:
    settings = load_settings(workspace)
    model = settings.model.model_copy(update=_PATIENCE)
    with compose(settings.model_copy(update={"model": model})) as app:
        app.knowledge.ingest()
        app.rehearsal.run()  # as `serve` does at its start
        yield app


def _workspaces(folder: Path, count: int) -> Iterator[tuple[App, list[Post]]]:
    reviews = count - count // 2
    airline = count // 4
    makers: Mapping[str, Callable[[Path], list[Post]]] = {
        "reviews": lambda path: review_workspace(path, DATA, reviews),
        "airline": lambda path: policy_workspace(path, DATA, "airline", airline),
        "retail": lambda path: policy_workspace(path, DATA, "retail", count - reviews - airline),
    }
    for name, make in makers.items():
        posts = make(folder / name)
        with _patient(folder / name) as app:
            yield app, posts


def _key(app: App, post: Post, side: Side) -> str:
    code = (app.guard.rulebook_sha, code_sha256()) if side == "writer" else (_CHAIN_SHA,)
    told = (side, post.id, post.text, app.model.name, app.model.endpoint, *code)
    return hashlib.sha256("\0".join(map(str, told)).encode()).hexdigest()


def _draft(post: Post, draft: Callable[[DraftJob], DraftResult]) -> ItemResult:
    item = EvalItem(id=post.id, post=post.text, channel=post.channel, author=post.author, lang=post.lang)
    try:
        return ItemResult(item=item, result=draft(job_of(item)))
    except ModelFailed as failure:
        return ItemResult(item=item, result=None, error=str(failure))


def _judged(app: App, kept: ItemResult) -> ItemResult:
    """The same draft under today's rulebook: a chain's draft that was kept may have been judged by an older one."""
    made = kept.result
    if made is None:
        return kept
    job = job_of(kept.item)
    context = Context(channel=job.channel, post=job.post, facts=job.facts, evidence=made.evidence)
    verdict = app.guard.check(made.reply, context)
    recipe = made.recipe.model_copy(update={"first_verdict": verdict.verdict, "rulebook": verdict.rulebook})
    return kept.model_copy(update={"result": made.model_copy(update={"verdict": verdict, "recipe": recipe})})


class _Meter:
    """Says which draft comes next and how long the rest will take."""

    def __init__(self, total: int, say: Say) -> None:
        self._total, self._say = total, say
        self._seen = self._made = 0
        self._started: float | None = None

    def step(self, what: str, *, known: bool) -> None:
        self._seen += 1
        left = ""
        if not known and self._started is None:
            self._started = time.monotonic()
        if self._made and self._started is not None:
            each = (time.monotonic() - self._started) / self._made
            left = f", {each * (self._total - self._seen + 1) / 60:.0f} min left"
        self._say(f"  {self._seen} of {self._total}: {what}{' (kept from before)' if known else left}")
        self._made += not known
