"""What every measurement of retrieval shares: judged queries, the figures, the systems that are compared."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from knowledge import Filters, KnowledgeBase, KnowledgeConfig
from knowledge.candidates import WEIGHTS, Gatherer, Weights
from knowledge.embedders import LocalEmbedder
from knowledge.models import HitKind
from knowledge.search import Searcher

DATA = Path(__file__).parents[3] / "shared" / "data"
ANSWERS = 2
"""Grade of a hit that answers; 1 helps, 0 does neither."""
Judged = tuple[str, Callable[[str, str], int], Sequence[int]]
"""A query, the grade of a hit (id, text), and the grades of everything in the corpus that has one."""


def plain(text: str) -> str:
    """Only letters and digits, so that markup makes no difference."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def scores(ranked: Iterable[Sequence[int]], ideal: Iterable[Sequence[int]]) -> tuple[float, float, float]:
    """hit@1, hit@5, nDCG@10 over queries; a hit is what answers, and what only helps gains a third of it."""
    rows = []
    for grades, best in zip(ranked, ideal, strict=True):
        answers = [grade == ANSWERS for grade in grades]
        share = _gain(grades) / _gain(sorted(best, reverse=True)) if any(best) else 0.0
        rows.append((float(any(answers[:1])), float(any(answers[:5])), min(1.0, share)))
    first, five, ndcg = np.array(rows).mean(axis=0)
    return float(first), float(five), float(ndcg)


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(i + 2) for i, grade in enumerate(grades[:10]))


def systems(kb: KnowledgeBase, embedder: LocalEmbedder) -> dict[str, Searcher]:
    """The same index asked in three ways."""
    ways: dict[str, dict[HitKind, Weights]] = {
        "hybrid": dict(WEIGHTS),
        "dense": {"policy": Weights(1.0, 0.0), "precedent": Weights(1.0, 0.0)},
        "lexical": {"policy": Weights(0.0, 1.0), "precedent": Weights(0.0, 1.0)},
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
    wanted = [best for _, _, best in judged]
    table: dict[str, tuple[float, float, float]] = {}
    for label, searcher in systems(kb, embedder).items():
        ranked = []
        for query, grade, _ in judged:
            hits = searcher.search(query, kind, 10, Filters())
            ranked.append([grade(h.case_id or h.document or "", h.text) for h in hits.hits])
        table[label] = scores(ranked, wanted)
    table["LangChain + Chroma"] = scores([[grade(*h) for h in chain(q)] for q, grade, _ in judged], wanted)
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


def auc(near: Sequence[float], far: Sequence[float]) -> float:
    """How often a question at home scores over a stranger."""
    a, b = np.array(near)[:, None], np.array(far)[None, :]
    return float((a > b).mean() + 0.5 * (a == b).mean())
