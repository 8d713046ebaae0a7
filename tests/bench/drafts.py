"""The writer's figures: overhead, throughput, and how good its drafts are beside a plain LangChain chain.

The last part asks a real model: the configured endpoint (OPENAI_BASE_URL) or the embedded one, and takes minutes.
`REPLYDESK_BENCH_POSTS` says for how many posts of each real source; 0 leaves it out.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from drafting.compose import App, compose
from drafting.errors import ModelFailed
from drafting.models import DraftJob, DraftResult
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from evals.models import EvalItem, ItemResult
from evals.real_input import DATA, Post, policy_workspace, review_workspace
from evals.run import job_of
from evals.scoring import figures_of, score_run
from evals.sets import load_set, part_of
from evals.words import figure_in_words
from tests.fake_endpoint import FakeEndpoint

PARALLEL = 8
LATENCY = 2.0
"""Seconds that the fake endpoint takes, as a hosted model does."""
_SHOWN = ("passes", "ungrounded", "names_problem", "canned_phrases", "twins", "language", "parrots", "fits", "latency")


def main() -> None:
    """Print all figures."""
    with TemporaryDirectory() as folder:
        workspace = Path(folder) / "sample"
        init_workspace(workspace, sample=True)
        jobs = [job_of(i) for i in part_of(load_set(workspace / "evals", "first"), "core") if i.route is None]
        with FakeEndpoint("plausible") as fake, _open(workspace, fake.base_url) as app:
            app.knowledge.ingest()
            _overhead(app, jobs)
        with FakeEndpoint("plausible", latency=LATENCY) as fake, _open(workspace, fake.base_url) as app:
            _throughput(app, jobs, fake)
        count = int(os.environ.get("REPLYDESK_BENCH_POSTS", "3"))
        if count and DATA.is_dir():
            _beside_the_plain_chain(Path(folder), count)
        else:
            _say("Drafts beside the plain chain: left out (REPLYDESK_BENCH_POSTS=0, or the shared data is not there).")


def _overhead(app: App, jobs: list[DraftJob]) -> None:
    app.writer.draft(jobs[0])
    processor = time.process_time()
    drafts = [app.writer.draft(job).recipe for job in jobs]
    each = (time.process_time() - processor) / len(jobs)
    seconds = sorted(recipe.overhead_seconds for recipe in drafts)
    _say(
        f"Overhead of everything but the model: p50 {median(seconds) * 1000:.0f} ms, "
        f"p95 {seconds[int(len(seconds) * 0.95)] * 1000:.0f} ms (wanted: p50 50 ms); "
        f"processor time {each * 1000:.0f} ms a draft, fake endpoint's share included"
    )


def _throughput(app: App, jobs: list[DraftJob], fake: FakeEndpoint) -> None:
    app.writer.draft(jobs[0])
    before = len(fake.requests)
    started = time.perf_counter()
    with ThreadPoolExecutor(PARALLEL) as pool:
        list(pool.map(app.writer.draft, jobs * 2))
    seconds = time.perf_counter() - started
    calls = len(fake.requests) - before
    own = PARALLEL / LATENCY
    _say(
        f"{PARALLEL} parallel drafts on an endpoint of {LATENCY:g} s: {calls / seconds:.2f} calls a second, "
        f"{calls / seconds / own:.0%} of its own {own:g} (wanted: 95 %)"
    )


def _beside_the_plain_chain(folder: Path, count: int) -> None:
    from tests.bench._plain_chain import PlainChain

    makers: Mapping[str, Callable[[Path], list[Post]]] = {
        "reviews": lambda path: review_workspace(path, DATA, 2 * count),
        "airline": lambda path: policy_workspace(path, DATA, "airline", count),
        "retail": lambda path: policy_workspace(path, DATA, "retail", count),
    }
    ours: list[ItemResult] = []
    plain: list[ItemResult] = []
    for name, make in makers.items():
        posts = make(folder / name)
        settings = load_settings(folder / name)
        patient = settings.model.model_copy(update={"timeout_seconds": 600.0, "budget_seconds": 900.0})
        with compose(settings.model_copy(update={"model": patient})) as app:
            app.knowledge.ingest()
            chain = PlainChain(app)
            for post in posts:
                item = EvalItem(id=post.id, post=post.text, channel=post.channel, author=post.author)
                item = item.model_copy(update={"lang": app.writer.understand(job_of(item)).lang})
                ours.append(_result(item, app.writer.draft))
                plain.append(_result(item, chain.draft))
    columns = [{f.name: f for f in figures_of(score_run(some, ()))} for some in (ours, plain)]
    failed = sum(result.error is not None for result in (*ours, *plain))
    if failed:
        _say(f"{failed} drafts failed and count as held: {next(r.error for r in (*ours, *plain) if r.error)}")
    _say(f"{len(ours)} real posts, same model, same guard, same scorers:")
    _say(f"  {'':<34}{'writer':>12}{'plain chain':>14}")
    for name in _SHOWN:
        cells = [figure_in_words(column[name]) if name in column else "" for column in columns]
        title = next(column[name].title for column in columns if name in column)
        _say(f"  {title:<34}{cells[0]:>12}{cells[1]:>14}")


def _result(item: EvalItem, draft: Callable[[DraftJob], DraftResult]) -> ItemResult:
    try:
        return ItemResult(item=item, result=draft(job_of(item)))
    except ModelFailed as failure:
        return ItemResult(item=item, result=None, error=str(failure))


def _open(workspace: Path, base_url: str) -> App:
    return compose(load_settings(workspace, {"OPENAI_BASE_URL": base_url}))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
