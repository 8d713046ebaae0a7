"""Retrieval: hybrid beside lexical, dense and plain LangChain + Chroma; "nothing relevant"; speed and size.

`make bench` measures portions in minutes; `--full` takes 2,000 banking queries and 100,000 precedents. The weights of
the fusion were chosen on banking and review rows that are no queries here; the policy questions are too
few to be split,
so that their figures say how well the weights fit rather than how they will do on others.
"""

from __future__ import annotations

import csv
import json
import math
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from rapidfuzz import fuzz

from knowledge import Filters, KnowledgeBase, KnowledgeConfig
from knowledge.candidates import WEIGHTS, Gatherer
from knowledge.embedders import LocalEmbedder
from knowledge.models import HitKind
from knowledge.search import Searcher
from tests.bench import _scale

DATA = Path(__file__).parents[3] / "shared" / "data"
QUESTIONS = Path(__file__).parent / "data" / "policy_questions.jsonl"
Judged = tuple[str, Callable[[str, str], bool], int]
"""A query, whether a hit (id, text) answers it, and how many in the corpus do."""


def plain(text: str) -> str:
    """Only letters and digits, so that markup makes no difference."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def scores(ranked: Iterable[Sequence[bool]], wanted: Sequence[int]) -> tuple[float, float, float]:
    """hit@1, hit@5, nDCG@10 over queries; each ranking says of each hit whether it is right."""
    rows = []
    for hits, count in zip(ranked, wanted, strict=True):
        gain = sum(1 / math.log2(i + 2) for i, right in enumerate(hits[:10]) if right)
        ideal = sum(1 / math.log2(i + 2) for i in range(min(10, count)))
        rows.append((float(any(hits[:1])), float(any(hits[:5])), min(1.0, gain / ideal) if ideal else 0.0))
    first, five, ndcg = np.array(rows).mean(axis=0)
    return float(first), float(five), float(ndcg)


def systems(kb: KnowledgeBase, embedder: LocalEmbedder) -> dict[str, Searcher]:
    """The same index asked in three ways."""
    ways: dict[str, dict[HitKind, tuple[float, float]]] = {
        "hybrid": dict(WEIGHTS),
        "dense": {"policy": (1.0, 0.0), "precedent": (1.0, 0.0)},
        "lexical": {"policy": (0.0, 1.0), "precedent": (0.0, 1.0)},
    }
    return {n: Searcher(kb._store, Gatherer(kb._backend, w), embedder, None) for n, w in ways.items()}


def plain_chain(
    texts: dict[str, str], embedder: LocalEmbedder, *, split: bool
) -> Callable[[str], list[tuple[str, str]]]:
    """LangChain's splitter and Chroma with their defaults (4,000 and 200 characters), and nothing else."""
    splitter = RecursiveCharacterTextSplitter()
    chunks = [(name, c) for name, text in texts.items() for c in (splitter.split_text(text) if split else [text])]
    client = chromadb.EphemeralClient(Settings(anonymized_telemetry=False))
    collection = client.create_collection(f"plain-{random.randrange(10**9)}", embedding_function=None)
    for start in range(0, len(chunks), 5_000):
        part = chunks[start : start + 5_000]
        ids = [str(start + i) for i in range(len(part))]
        collection.add(ids=ids, embeddings=embedder.embed([c for _, c in part]))

    def ask(query: str) -> list[tuple[str, str]]:
        found = collection.query(query_embeddings=embedder.embed([query]), n_results=10, include=[])
        return [chunks[int(i)] for i in found["ids"][0]]

    return ask


def compare(name: str, kb: KnowledgeBase, kind: HitKind, judged: Sequence[Judged], embedder: LocalEmbedder,
            chain: Callable[[str], list[tuple[str, str]]]) -> None:  # fmt: skip
    """Print the three figures of each system on one set."""
    print(f"\n{name}: {len(judged)} queries                hit@1   hit@5   nDCG@10")
    wanted = [count for _, _, count in judged]
    table: dict[str, tuple[float, float, float]] = {}
    for label, searcher in systems(kb, embedder).items():
        ranked = []
        for query, right, _ in judged:
            hits = searcher.search(query, kind, 10, Filters())
            ranked.append([right(h.case_id or h.document or "", h.text) for h in hits.hits])
        table[label] = scores(ranked, wanted)
    table["LangChain + Chroma"] = scores([[right(*h) for h in chain(q)] for q, right, _ in judged], wanted)
    for label, row in table.items():
        print(f"  {label:34}" + "  ".join(f"{value:6.3f}" for value in row))
    better = [max(table["dense"][i], table["lexical"][i]) for i in range(3)]
    ratios = "  ".join(f"{table['hybrid'][i] / better[i]:6.3f}" for i in range(3))
    print(f"  {'hybrid / better of dense, lexical':34}{ratios}")


def workspace(folder: Path, cases: Sequence[dict[str, object]], documents: dict[str, str]) -> KnowledgeBase:
    """Ingest into a workspace of its own and say how fast."""
    (folder / "documents").mkdir(parents=True)
    (folder / "cases").mkdir()
    for name, text in documents.items():
        path = folder / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    (folder / "cases" / "cases.jsonl").write_text(lines, encoding="utf-8")
    kb = KnowledgeBase.open(KnowledgeConfig(workspace=folder))
    report = kb.ingest()
    print(f"\n{report.passages} passages and {report.cases} cases in {report.seconds:.0f} s")
    return kb


def is_one_of(names: frozenset[str], name: str, _text: str) -> bool:
    """Judge a precedent by its id."""
    return name in names


def policies(folder: Path, embedder: LocalEmbedder) -> None:
    """Questions that we wrote about real companies' policies; a hit holds the words that answer."""
    root = DATA / "company_policies"
    texts = {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.md"))}
    kb = workspace(folder, [], texts)
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    everything = [json.loads(d) for (d,) in kb._store.connection.execute("SELECT data FROM items WHERE died IS NULL")]
    judged: list[Judged] = []
    for row in rows:

        def right(name: str, text: str, row: dict[str, str] = row) -> bool:
            return name == row["document"] and plain(row["words"]) in plain(text)

        judged.append((row["question"], right, sum(right(e["document"], e["text"]) for e in everything)))
    compare("company_policies", kb, "policy", judged, embedder, plain_chain(texts, embedder, split=True))
    strangers = other_posts()
    near = [kb.search(row["question"], "policy", 5).relevance for row in rows]
    far = [kb.search(post, "policy", 5).relevance for post in strangers]
    print(f"  nothing relevant: AUC {auc(near, far):.3f} against {len(far)} posts on other matters (limit 0.85)")
    kb.close()


def banking(folder: Path, embedder: LocalEmbedder, *, full: bool) -> None:
    """A hit is a case of the same topic."""
    with (DATA / "similar_cases" / "banking_queries.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    random.Random(7).shuffle(rows)
    asked, kept = rows[1_000:3_000], rows[:1_000] + rows[3_000:]
    if not full:
        asked, kept = asked[:150], kept[:1_500]
    topics = {f"b{i}": row["category"] for i, row in enumerate(kept)}
    cases = [{"id": f"b{i}", "post": row["text"], "reply": "Thank you for asking."} for i, row in enumerate(kept)]
    kb = workspace(folder, [dict(case) for case in cases], {})
    judged: list[Judged] = []
    for row in asked:
        alike = frozenset(name for name, topic in topics.items() if topic == row["category"])
        judged.append((row["text"], partial(is_one_of, alike), len(alike)))
    texts = {case["id"]: case["post"] for case in cases}
    compare("banking_queries", kb, "precedent", judged, embedder, plain_chain(texts, embedder, split=False))
    kb.close()


def reviews(folder: Path, embedder: LocalEmbedder, *, full: bool) -> None:
    """A hit is a review that the company answered in nearly the same words."""
    path = DATA / "play_reviews" / "resolved_cases.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["review"] and row["reply"]]
    random.Random(7).shuffle(rows)
    asked, kept = rows[500 : 1_000 if full else 650], rows[:500] + rows[1_000:]
    replies = {row["id"]: row["reply"] for row in kept}
    kb = workspace(folder, [{"id": r["id"], "post": r["review"], "reply": r["reply"]} for r in kept], {})
    judged: list[Judged] = []
    for row in asked:
        alike = frozenset(n for n, reply in replies.items() if fuzz.token_set_ratio(row["reply"], reply) >= 75)
        if alike:
            judged.append((row["review"], partial(is_one_of, alike), len(alike)))
    texts = {row["id"]: row["review"] for row in kept}
    compare("play_reviews", kb, "precedent", judged, embedder, plain_chain(texts, embedder, split=False))
    kb.close()


def other_posts() -> list[str]:
    """Posts on matters that no policy here speaks of."""
    chat = json.loads((DATA / "injection" / "text_attacks.json").read_text(encoding="utf-8"))
    posts = [text for texts in chat.values() for text in texts if isinstance(text, str)]
    lines = (DATA / "safety" / "vehicle_complaints.jsonl").read_text(encoding="utf-8").splitlines()
    return posts + [json.loads(line)["text"][:400] for line in lines]


def auc(near: Sequence[float], far: Sequence[float]) -> float:
    """How often a question at home scores over a stranger."""
    a, b = np.array(near)[:, None], np.array(far)[None, :]
    return float((a > b).mean() + 0.5 * (a == b).mean())


def main() -> None:
    """Print every figure of retrieval."""
    full = "--full" in sys.argv
    if not DATA.is_dir():
        print("left out: the real data (../shared/data) is not here")
        return
    embedder = LocalEmbedder()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        policies(folder / "policies", embedder)
        banking(folder / "banking", embedder, full=full)
        reviews(folder / "reviews", embedder, full=full)
        _scale.curve(folder, _scale.SIZES if full else _scale.SIZES[:1])
        if full:
            _scale.curve(folder, _scale.SIZES[-1:], long=True)


if __name__ == "__main__":
    main()
