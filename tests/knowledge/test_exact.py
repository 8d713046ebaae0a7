"""Nearest vectors are found whatever the graph of the backend makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge import Filters, HitKind, KnowledgeBase, KnowledgeConfig, ResolvedCase, exact
from knowledge.embedders import Vectors
from knowledge.vectors import EmbeddedChroma
from tests.knowledge.processes import SlowEmbedder
from tests.knowledge.workspaces import fill, write_cases

EQUAL, OTHERS = 1_200, 400
ASKED = range(0, OTHERS, 20)


@pytest.fixture
def kb(workspace: Path) -> Iterator[KnowledgeBase]:
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace), embedder=SlowEmbedder()) as opened:
        yield opened


def story(number: int) -> str:
    words = np.random.default_rng(number).choice(400, 12, replace=False)
    return " ".join(f"word{word}" for word in words)


def praise_and_stories(workspace: Path) -> None:
    """Twelve hundred customers who say the same, among four hundred who do not."""
    posts = {f"s{n}": story(n) for n in range(OTHERS)} | {f"p{n}": "very good shop" for n in range(EQUAL)}
    cases = [{"id": name, "post": post, "reply": "Thank you for telling us."} for name, post in posts.items()]
    order = np.random.default_rng(1).permutation(len(cases))
    write_cases(workspace / "cases" / "cases.jsonl", [dict(cases[place]) for place in order])


def found(kb: KnowledgeBase, query: str, kind: HitKind = "precedent", k: int = 5) -> list[str]:
    return [hit.id for hit in kb.search(query, kind, k).hits]


@pytest.mark.parametrize("few", [0, exact.FEW])
def test_equal_posts_hide_no_other(
    workspace: Path, kb: KnowledgeBase, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A graph links equal vectors to one another only: whoever comes there finds no way out."""
    monkeypatch.setattr(exact, "FEW", few)
    praise_and_stories(workspace)
    kb.ingest()
    # By meaning alone: the query's words stand nowhere.
    first = [
        kb._searcher.search_vectors(["?"], kb._embedder.embed([story(n)]), "precedent", 3, Filters()) for n in ASKED
    ]
    assert [result.hits[0].case_id for result in first] == [f"s{n}" for n in ASKED]


class Contrary(EmbeddedChroma):
    """Another graph of the same vectors: it takes neighbours in another order, and misses what is far."""

    def query(
        self, base: str, kind: HitKind, vectors: Vectors, n: int, where: Mapping[str, object] | None = None
    ) -> list[list[int]]:
        """The first hundred, each two the other way round; of the rest every second."""
        answers = super().query(base, kind, vectors, n, where)
        return [[ids[place ^ 1] for place in range(100)] + ids[100::2] for ids in answers]


@pytest.mark.parametrize("few", [0, exact.FEW])
def test_another_graph_gives_the_same_answers(
    workspace: Path, kb: KnowledgeBase, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exact, "FEW", few)
    fill(workspace)
    praise_and_stories(workspace)
    kb.ingest()
    asked: Sequence[str] = [*map(story, ASKED), "very good shop", "parcel stuck in the depot"]
    ours = [(hit.id, hit.score, hit.why) for query in asked for hit in kb.search(query, "precedent", 10).hits]
    with KnowledgeBase.open(kb.config, embedder=SlowEmbedder()) as other:
        other._gatherer._backend = Contrary(kb.config.index_path)
        theirs = [(hit.id, hit.score, hit.why) for query in asked for hit in other.search(query, "precedent", 10).hits]
        other._gatherer._backend.close()
    assert ours == theirs


def test_a_rare_channel_is_found_among_many(workspace: Path, kb: KnowledgeBase) -> None:
    cases: list[dict[str, object]] = [
        {"id": f"x{n}", "post": f"lamp {n} flickers", "reply": "A bulb comes.", "channel": "x"} for n in range(1_500)
    ]
    cases += [{"id": f"f{n}", "post": story(n), "reply": "We look.", "channel": "form"} for n in range(3)]
    write_cases(workspace / "cases" / "cases.jsonl", [dict(case) for case in cases])
    kb.ingest()
    hits = kb.search("lamp 7 flickers", "precedent", 5, Filters(channel="form")).hits
    assert {hit.case_id for hit in hits} == {"f0", "f1", "f2"}


def test_an_index_that_outgrows_comparing_asks_the_graph_as_well(
    workspace: Path, kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exact, "FEW", 4)
    fill(workspace)
    kb.ingest()
    before = found(kb, "Where do I send a dress that does not fit?")
    assert before[0] == "c-k2"
    for number in range(3):
        kb.add_precedent(
            ResolvedCase(id=f"new{number}", post=f"Kettle {number} leaks", reply="Sorry, we send another.")
        )
        assert found(kb, f"Kettle {number} leaks")[0] == f"c-new{number}"
        assert found(kb, "Where do I send a dress that does not fit?")[0] == "c-k2"
    assert kb.search("return an unused item", "policy", 3).hits
