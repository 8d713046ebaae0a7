"""Embedded Chroma and a Chroma server with the real embedder: the same hits in the same order."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafting.workspace import init_workspace
from knowledge import Hit, HitKind, KnowledgeBase, KnowledgeConfig
from knowledge.embedders import LocalEmbedder
from tests.knowledge.chroma_run import ChromaRun
from tests.knowledge.workspaces import write_cases

KINDS: tuple[HitKind, ...] = ("policy", "precedent")
QUERIES = 30


def answers(
    workspace: Path, embedder: LocalEmbedder, url: str | None, queries: Sequence[str]
) -> list[tuple[str, HitKind, tuple[Hit, ...]]]:
    config = KnowledgeConfig(workspace=workspace, chroma_url=url)
    with KnowledgeBase.open(config, embedder=embedder) as kb:
        kb.ingest()
        return [(query, kind, kb.search(query, kind, 10).hits) for query in queries for kind in KINDS]


def the_same_on_both(workspace: Path, embedder: LocalEmbedder, url: str, queries: Sequence[str]) -> None:
    assert len(queries) == QUERIES
    embedded = answers(workspace, embedder, None, queries)
    served = answers(workspace, embedder, url, queries)
    assert sum(len(hits) for _, _, hits in embedded) > QUERIES
    for (query, kind, ours), (_, _, theirs) in zip(embedded, served, strict=True):
        assert [(hit.id, hit.score) for hit in ours] == [(hit.id, hit.score) for hit in theirs], (query, kind)


def test_on_the_sample_company(tmp_path: Path, embedder: LocalEmbedder, chroma: ChromaRun) -> None:
    init_workspace(tmp_path / "acme", sample=True)
    posts = (tmp_path / "acme" / "posts.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(post)["text"] for post in posts]
    the_same_on_both(tmp_path / "acme", embedder, chroma.url, texts[: 2 * QUERIES : 2])


@pytest.mark.bench
def test_on_a_thousand_real_cases(
    workspace: Path, shared_data: Path, embedder: LocalEmbedder, chroma: ChromaRun
) -> None:
    shutil.copytree(shared_data / "company_policies" / "37signals", workspace / "documents", dirs_exist_ok=True)
    lines = (shared_data / "play_reviews" / "resolved_cases.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for line in lines if (row := json.loads(line))["review"] and row["reply"]]
    cases = [{"id": row["id"], "post": row["review"], "reply": row["reply"]} for row in rows[:1_000]]
    write_cases(workspace / "cases" / "reviews.jsonl", [dict(case) for case in cases])
    asked = [row["review"] for row in rows[1_000 : 1_000 + QUERIES - 5]]
    asked += ["Can I get a refund?", "How do I cancel?", "Where is my data kept?", "Is abuse allowed?", "uptime"]
    the_same_on_both(workspace, embedder, chroma.url, asked)
