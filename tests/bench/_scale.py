"""Speed and size of the index from 1,000 to 100,000 precedents, beside the raw parts that a search is made of.

Each size is ingested, then opened and searched, in processes of their own, so that memory is that of the work alone.
`python -m tests.bench._scale curve [SIZE …]` prints this alone; `… ingest|search WORKSPACE [stand-in]` is what these
processes run.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from knowledge import Filters, KnowledgeBase, KnowledgeConfig, queries
from knowledge.analysis import terms
from knowledge.embedders import LocalEmbedder, Vectors
from tests.bench import _many_cases
from tests.bench._kept_vectors import Kept, StandIn

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
QUERIES = 200
RAW_EVERY = 10
"""All words of a long post asked of FTS5 cost half a second at 100,000: every tenth query shows it."""
SAMPLE = 256
"""Texts on which the embedder's raw rate is measured, before and after each ingest."""
ROOT = Path(__file__).parents[2]
COLUMNS = (
    ("cases", "{size:,}"),
    ("ingest/s", "{put[rate]:.0f}"),
    ("of raw", "{put[share]:.2f}"),
    ("by cpu", "{put[cpu]:.2f}"),
    ("ms beside", "{put[beside]:.2f}"),
    ("peak GB", "{put[memory]:.2f}"),
    ("search p50", "{found[p50]:.1f}"),
    ("p95", "{found[p95]:.1f}"),
    ("cpu p50", "{found[cpu50]:.1f}"),
    ("cpu p95", "{found[cpu95]:.1f}"),
    ("Chroma", "{found[chroma]:.1f}"),
    ("FTS", "{found[fts]:.1f}"),
    ("x sum", "{found[ratio]:.2f}"),
    ("x same terms", "{found[same]:.2f}"),
    ("opening s", "{found[opening]:.2f}"),
    ("RSS GB", "{found[memory]:.2f}"),
    ("disk MB", "{disk:.0f}"),
)
"""`of raw`: the ingest's rate beside that of the embedder alone, by the clock; `by cpu`: the same by processor time,
and what each case costs beside embedding. `Chroma` and `FTS`: medians of the raw queries; `x sum`: the search beside
both together; `x same terms`: beside Chroma and an FTS query for the few rare terms that the search itself chooses.
"""


def curve(folder: Path, sizes: Iterable[int], *, long: bool = False, keep: bool = False) -> None:
    """Print one row for each size. `long` takes long texts with kept vectors of other texts."""
    kind = "40 to 120 words, stand-in vectors" if long else "about 25 words"
    print(f"\nprecedents of {kind}; search without the query's embedding, in ms, {QUERIES} queries")
    print("".join(title.rjust(_width(title)) for title, _ in COLUMNS))
    for size in sizes:
        workspace = folder / f"{'long' if long else 'short'}-{size}"
        write(workspace, size, long=long)
        way = ["stand-in"] if long else []
        put, found = _run("ingest", workspace, way), _run("search", workspace, way)
        print(row(size, put, found, _size(workspace)), flush=True)
        if not keep:
            shutil.rmtree(workspace)


def row(size: int, put: dict[str, float], found: dict[str, float], disk: int) -> str:
    """One size in figures."""
    values = {"size": size, "put": put, "found": found, "disk": disk / 1e6}
    return "".join(shape.format(**values).rjust(_width(title)) for title, shape in COLUMNS)


def _width(title: str) -> int:
    return max(7, len(title)) + 2


def write(workspace: Path, size: int, *, long: bool) -> None:
    """Make the workspace of one size, unless it is there."""
    (workspace / "documents").mkdir(parents=True, exist_ok=True)
    (workspace / "cases").mkdir(exist_ok=True)
    with (workspace / "cases" / "cases.jsonl").open("w", encoding="utf-8") as file:
        for case in _many_cases.cases(size, long=long):
            file.write(json.dumps(case, ensure_ascii=False) + "\n")


def ingest(workspace: Path, embedder: Kept | StandIn) -> dict[str, float]:
    """Ingest as `replydesk ingest` does; say how fast, and how that stands to the embedder alone."""
    from drafting.parts.knowledge import scrub

    sample = [str(case["post"]) for case in _many_cases.cases(SAMPLE)]
    raw = [_alone(sample)]
    began, cpu = time.perf_counter(), time.process_time()
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace), scrub=scrub, embedder=embedder) as kb:
        report = kb.ingest()
    whole, cpu = time.perf_counter() - began, time.process_time() - cpu
    raw.append(_alone(sample))
    each, each_cpu = (sum(found) / len(raw) for found in zip(*raw, strict=True))
    # Kept vectors cost nothing, so their texts are charged what the embedder alone takes for them.
    spent = embedder.seconds if isinstance(embedder, Kept) else 0.0
    fresh = embedder.fresh if isinstance(embedder, Kept) else 0
    rate = report.cases / (whole + (report.cases - fresh) * each)
    alone = report.cases / (spent + (report.cases - fresh) * each)
    beside = (cpu - (embedder.cpu if isinstance(embedder, Kept) else 0.0)) / report.cases
    return {
        "rate": rate,
        "share": rate / alone,
        "cpu": each_cpu / (each_cpu + beside),
        "beside": beside * 1e3,
        "memory": _peak(),
    }


def search(workspace: Path, embedder: Kept | StandIn) -> dict[str, float]:
    """Open, search, and ask the raw parts the same in between."""
    from drafting.parts.knowledge import scrub

    asked = [queries.split(post) for post in _many_cases.questions(QUERIES, long=isinstance(embedder, StandIn))]
    vectors = [embedder.embed(parts) for parts in asked]
    began = time.perf_counter()
    LocalEmbedder()
    kb = KnowledgeBase.open(KnowledgeConfig(workspace=workspace), scrub=scrub, embedder=embedder)
    opening = time.perf_counter() - began
    began = time.perf_counter()
    kb._searcher.search_vectors(asked[0], vectors[0], "precedent", 10, Filters())
    first = time.perf_counter() - began
    times = _side_by_side(kb, asked, vectors)
    kb.close()
    p50 = {name: float(np.median(found)) for name, found in times.items()}
    return {
        "p50": p50["whole"],
        "p95": float(np.percentile(times["whole"], 95)),
        "cpu50": p50["cpu"],
        "cpu95": float(np.percentile(times["cpu"], 95)),
        "chroma": p50["chroma"],
        "fts": p50["fts"],
        "ratio": p50["whole"] / (p50["chroma"] + p50["fts"]),
        "same": p50["whole"] / (p50["chroma"] + p50["chosen"]),
        "opening": opening + first,
        "first": first,
        "memory": _resident(),
    }


def _side_by_side(
    kb: KnowledgeBase, asked: Sequence[Sequence[str]], vectors: Sequence[Vectors]
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {"whole": [], "cpu": [], "chroma": [], "fts": [], "chosen": []}
    name = kb._store.state().base_name
    for i, (parts, vector) in enumerate(zip(asked, vectors, strict=True)):
        cpu = time.process_time()
        times["whole"].append(_timed(partial(kb._searcher.search_vectors, parts, vector, "precedent", 10, Filters())))
        times["cpu"].append((time.process_time() - cpu) * 1e3)
        times["chroma"].append(_timed(partial(kb._backend.query, name, "precedent", vector, 50)))
        if i % RAW_EVERY == 0:
            times["fts"].append(_timed(partial(_words, kb, list(dict.fromkeys(terms(parts[0]))))))
        times["chosen"].append(_timed(partial(_words, kb, _chosen(kb, parts[0]))))
    return times


def _words(kb: KnowledgeBase, words: Sequence[str]) -> None:
    """FTS5 as anybody would ask it."""
    match = " OR ".join(f'"{word}"' for word in words)
    kb._store.connection.execute(
        "SELECT rowid FROM words_precedent WHERE words_precedent MATCH ? ORDER BY rank LIMIT 50", (match,)
    ).fetchall()


def _chosen(kb: KnowledgeBase, query: str) -> list[str]:
    lexicon = kb._gatherer._lexicon
    weights = lexicon.weigh(kb._store.connection, kb._store.state().generation, "precedent", query)[1]
    return lexicon.chosen(weights, "precedent")


def _alone(texts: Sequence[str]) -> tuple[float, float]:
    """Seconds, and processor seconds, for one text when the embedder has nothing else to do."""
    embedder = LocalEmbedder()
    began, cpu = time.perf_counter(), time.process_time()
    embedder.embed(texts)
    return (time.perf_counter() - began) / len(texts), (time.process_time() - cpu) / len(texts)


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1e3


def _run(what: str, workspace: Path, way: Sequence[str]) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench._scale", what, str(workspace), *way]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _resident() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return _peak()
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1e6


def _size(workspace: Path) -> int:
    return sum(path.stat().st_size for path in (workspace / ".replydesk").rglob("*") if path.is_file())


def main(arguments: Sequence[str]) -> None:
    """The curve alone, or one of the two processes that it is made of."""
    what, *rest = arguments
    if what == "curve":
        with tempfile.TemporaryDirectory() as name:
            curve(Path(name), [int(size) for size in rest] or SIZES)
        return
    embedder = StandIn() if rest[1:] == ["stand-in"] else Kept(LocalEmbedder())
    print(json.dumps((ingest if what == "ingest" else search)(Path(rest[0]), embedder)))


if __name__ == "__main__":
    main(sys.argv[1:])
