"""The same index on a real Chroma server (`chroma run`) and embedded: the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Filters, KnowledgeBase, KnowledgeConfig, KnowledgeError, ResolvedCase
from knowledge.embedders import LocalEmbedder
from tests.knowledge.chroma_run import ChromaRun
from tests.knowledge.workspaces import fill, write_cases


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    run = ChromaRun(tmp_path_factory.mktemp("chroma"))
    run.start()
    yield run.url
    run.stop()


def answers(kb: KnowledgeBase) -> list[tuple[str, ...]]:
    queries = ("parcel stuck for days", "lamp number 17 flickers", "can I return makeup", "refund to my card")
    kinds = ("policy", "precedent")
    narrow = kb.search("lamp flickers", "precedent", 9, Filters(channel="x"))
    out = [tuple(hit.id for hit in kb.search(q, kind, 8).hits) for q in queries for kind in kinds]  # type: ignore[arg-type]  # both are kinds
    return [*out, tuple(hit.id for hit in narrow.hits)]


def test_both_backends_give_the_same_answers(server: str, tmp_path: Path, embedder: LocalEmbedder) -> None:
    found: list[list[list[tuple[str, ...]]]] = []
    for name, url in (("embedded", None), ("served", server)):
        workspace = tmp_path / name
        (workspace / "documents").mkdir(parents=True)
        (workspace / "cases").mkdir()
        fill(workspace)
        cases: list[dict[str, object]] = [
            {
                "id": f"l{i}",
                "post": f"Lamp number {i} flickers",
                "reply": f"Bulb {i} comes",
                "channel": "x" if i % 9 else "y",
            }
            for i in range(60)
        ]
        write_cases(workspace / "cases" / "more.jsonl", [*cases])
        config = KnowledgeConfig(workspace=workspace, chroma_url=url)
        with KnowledgeBase.open(config, embedder=embedder) as kb:
            kb.ingest()
            steps = [answers(kb)]
            kb.add_precedent(ResolvedCase(id="n", post="Parcel stuck for days again", reply="On its way"))
            steps.append(answers(kb))
            write_cases(workspace / "cases" / "more.jsonl", [*cases[:20]])
            kb.ingest()
            steps.append(answers(kb))
            kb.forget(["n", "l3"])
            steps.append(answers(kb))
        with KnowledgeBase.open(config, embedder=embedder) as kb:
            steps.append(answers(kb))
            assert kb.freshness().cases == 3 + 19
        found.append(steps)
    assert found[0] == found[1]
    assert found[0][0] != found[0][1] != found[0][3]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "ftp://somewhere", "nonsense"])
def test_a_server_that_is_not_there_is_said_plainly(workspace: Path, embedder: LocalEmbedder, url: str) -> None:
    with pytest.raises(KnowledgeError, match=r"replydesk\.toml"):
        KnowledgeBase.open(KnowledgeConfig(workspace=workspace, chroma_url=url), embedder=embedder)
