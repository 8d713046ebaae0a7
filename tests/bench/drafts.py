"""The writer's figures: overhead, throughput, and how good its drafts are beside a plain LangChain chain.

The last part asks a real model, the configured endpoint (OPENAI_BASE_URL) or the embedded one, and takes minutes:
`python -m tests.bench drafts --posts 40 --out FOLDER`. It goes on where it was stopped; `FOLDER/drafts.md` holds
every draft for reading. Without `--posts` twelve posts are drafted; 0 leaves this part out.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, gettempdir

from drafting.compose import App, compose
from drafting.models import DraftJob
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from evals.models import Figure, ItemResult
from evals.real_input import DATA
from evals.run import job_of
from evals.scoring import figures_of
from evals.sets import load_set, part_of
from evals.words import figure_in_words
from tests.bench._drafts_to_read import to_read
from tests.bench._endpoint import Done, endpoint, plain_latency, plain_rate, steady_rate
from tests.bench._side_by_side import both

PARALLEL = 8
LATENCY = 2.0
"""Seconds that the fake endpoint takes for the throughput, as a hosted model does."""
QUICK = 0.3
"""Seconds that it takes while the overhead is measured."""
WANTED: Mapping[str, str] = {
    "passes": ">= 90 %",
    "ungrounded": "0",
    "names_problem": ">= 95 %",
    "canned_phrases": "0",
    "twins": "<= 2 %",
    "language": ">= 95 %",
    "misquotes": "",
    "parrots": "",
    "fits": "",
    "latency": "",
    "overhead": "",
}
"""Scorer to what issue 5 wants of it."""


def main() -> None:
    """Print all figures."""
    count = int(os.environ.get("REPLYDESK_BENCH_POSTS") or "12")
    out = Path(os.environ.get("REPLYDESK_BENCH_OUT") or Path(gettempdir()) / "replydesk-bench-drafts")
    with TemporaryDirectory() as folder:
        workspace = Path(folder) / "sample"
        init_workspace(workspace, sample=True)
        jobs = [job_of(i) for i in part_of(load_set(workspace / "evals", "first"), "core") if i.route is None]
        with endpoint(QUICK) as url, _open(workspace, url) as app:
            app.knowledge.ingest()
            _overhead(app, jobs, url)
        with endpoint(LATENCY) as url, _open(workspace, url) as app:
            _throughput(app, jobs, url)
        if count and DATA.is_dir():
            out.mkdir(parents=True, exist_ok=True)
            _beside_the_plain_chain(Path(folder), out, count)
        else:
            _say("Drafts beside the plain chain: left out (--posts 0, or the shared data is not there).")


def _overhead(app: App, jobs: Sequence[DraftJob], url: str) -> None:
    """Everything but the model calls: as the recipe says, and strictly: the whole draft less plain requests."""
    app.rehearsal.run()  # as `serve` does at its start
    app.writer.draft(jobs[0])
    before = plain_latency(url)
    processor = time.process_time()
    recipes = [app.writer.draft(job).recipe for job in jobs]
    each = (time.process_time() - processor) / len(jobs)
    plain = (before + plain_latency(url)) / 2
    told = sorted(recipe.overhead_seconds for recipe in recipes)
    strict = sorted(recipe.seconds - recipe.usage.calls * plain for recipe in recipes)
    _say(
        f"Overhead of everything but the model calls, {len(recipes)} drafts: p50 {_ms(median(told))}, "
        f"p95 {_ms(told[int(len(told) * 0.95)])} (wanted: p50 50 ms). Less plain requests instead of the client's "
        f"own calls: p50 {_ms(median(strict))}. Processor time {_ms(each)} a draft"
    )


def _throughput(app: App, jobs: Sequence[DraftJob], url: str) -> None:
    """Model calls a second of parallel drafts, over plain requests a second with as many at a time."""
    app.writer.draft(jobs[0])

    def draft(job: DraftJob) -> Done:
        calls = app.writer.draft(job).recipe.usage.calls
        return Done(time.perf_counter(), calls)

    todo = list(jobs) * 2
    todo = todo[: len(todo) // PARALLEL * PARALLEL]
    before = plain_rate(url, PARALLEL, 6 * PARALLEL)
    processor = time.process_time()
    ours = steady_rate(draft, todo, PARALLEL)
    used = time.process_time() - processor
    plain = (before + plain_rate(url, PARALLEL, 6 * PARALLEL)) / 2
    _say(
        f"{PARALLEL} parallel drafts on an endpoint of {LATENCY:g} s in its own process: {ours:.2f} calls a second, "
        f"{ours / plain:.0%} of the {plain:.2f} of {PARALLEL} parallel plain requests (wanted: 95 %); "
        f"processor time {_ms(used / len(todo))} a draft"
    )


def _beside_the_plain_chain(folder: Path, out: Path, count: int) -> None:
    sides = both(folder, out, count, _say)
    (out / "drafts.md").write_text(to_read(dict(sides.items())), encoding="utf-8", errors="backslashreplace")
    failed = [result.error for some in sides.values() for result in some if result.error]
    if failed:
        _say(f"{len(failed)} drafts failed and count as held: {failed[0]}")
    columns = {side: {f.name: f for f in figures_of(some)} for side, some in sides.items()}
    _say(f"{count} real posts, same model, same guard, same scorers; every draft to read: {out / 'drafts.md'}")
    _row("", [*sides], "wanted")
    for name, wanted in WANTED.items():
        title = next(column[name].title for column in columns.values() if name in column)
        _row(title, [_cell(column.get(name)) for column in columns.values()], wanted)
    for lang in ("en", "es", "fr", "de"):
        _row(f"  {lang}", [_language(some, lang) for some in sides.values()], ">= 95 %")


def _cell(figure: Figure | None) -> str:
    """A figure; counts as their sum over the run, because what is wanted is none at all."""
    if figure is None:
        return ""
    return f"{figure.value * figure.n:.0f} in all" if figure.unit == "count" else figure_in_words(figure)


def _language(results: Sequence[ItemResult], lang: str) -> str:
    right = [r.scores["language"] for r in results if r.item.lang == lang and "language" in r.scores]
    return f"{sum(right):.0f} of {len(right)}"


def _row(title: str, cells: Sequence[str], wanted: str) -> None:
    _say(f"  {title:<34}" + "".join(f"{cell:>14}" for cell in cells) + f"{wanted:>12}")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _open(workspace: Path, base_url: str) -> App:
    return compose(load_settings(workspace, {"OPENAI_BASE_URL": base_url}))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
