"""What people do while an ingest runs: nothing of it is lost, undone or shown half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import KnowledgeBase, KnowledgeConfig, Progress, ResolvedCase
from tests.knowledge.processes import SlowEmbedder
from tests.knowledge.workspaces import fill, write_cases

STAGES = ("reading", "embedding", "indexing", "switching")


@pytest.fixture
def kb(workspace: Path) -> KnowledgeBase:
    return KnowledgeBase.open(KnowledgeConfig(workspace=fill(workspace)), embedder=SlowEmbedder())


def at(stage: str, act: Callable[[], object]) -> Callable[[Progress], None]:
    """Do `act` once, when an ingest comes to `stage`."""
    left = [act]

    def told(progress: Progress) -> None:
        if progress.stage == stage and left:
            left.pop()()

    return told


def lamps(workspace: Path, words: str) -> None:
    cases = [{"id": f"l{i}", "post": f"Lamp {i} {words}", "reply": f"Bulb {i} comes"} for i in range(600)]
    write_cases(workspace / "cases" / "lamps.jsonl", [dict(case) for case in cases])


def found(kb: KnowledgeBase, query: str) -> list[str | None]:
    return [hit.case_id for hit in kb.search(query, "precedent", 5).hits]


ZEPPELIN = ResolvedCase(id="z", post="Zeppelin vanished", reply="It is back")


@pytest.mark.parametrize("stage", STAGES)
def test_a_reply_learned_during_the_first_ingest_is_kept_and_shows_nothing_unfinished(
    kb: KnowledgeBase, stage: str
) -> None:
    seen: list[str | None] = []

    def learn() -> None:
        kb.add_precedent(ZEPPELIN)
        seen.extend(found(kb, "Zeppelin vanished"))

    with kb:
        kb.ingest(progress=at(stage, learn))
        assert seen == ["z"], "only what was learned; the files' cases come all at once"
        assert found(kb, "Zeppelin vanished")[0] == "z"
        assert set(found(kb, "parcel stuck in the depot")) >= {"k1"}
        assert kb.ingest().cases == 4
        assert kb.freshness().cases == 4


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("case_id", ["z", "k1"])
def test_a_reply_withdrawn_during_an_ingest_stays_withdrawn(
    kb: KnowledgeBase, workspace: Path, stage: str, case_id: str
) -> None:
    with kb:
        kb.ingest()
        kb.add_precedent(ZEPPELIN)
        lamps(workspace, "flickers")
        write_cases(workspace / "cases" / "cases.jsonl", [
            {"id": "k1", "post": "My parcel has been stuck in the depot", "reply": "On its way", "outcome": "thanked"}
        ])  # fmt: skip
        kb.ingest(progress=at(stage, lambda: kb.set_outcome(case_id, "withdrawn")))
        assert case_id not in found(kb, "Zeppelin vanished" if case_id == "z" else "parcel stuck in the depot")


@pytest.mark.parametrize("stage", STAGES)
def test_a_reply_learned_anew_during_an_ingest_replaces_the_old_one(
    kb: KnowledgeBase, workspace: Path, stage: str
) -> None:
    with kb:
        kb.ingest()
        kb.add_precedent(ZEPPELIN)
        lamps(workspace, "flickers")
        kb.ingest(progress=at(stage, lambda: kb.add_precedent(ZEPPELIN.model_copy(update={"reply": "We found it"}))))
        told = [hit.reply for hit in kb.search("Zeppelin vanished", "precedent", 5).hits if hit.case_id == "z"]
        assert told == ["We found it"]
        assert kb.freshness().cases == 604


@pytest.mark.parametrize("stage", STAGES)
def test_a_file_that_changes_during_an_ingest_is_read_by_this_one_or_the_next(
    kb: KnowledgeBase, workspace: Path, stage: str
) -> None:
    delivery = workspace / "documents" / "delivery.md"

    def change() -> None:
        lamps(workspace, "hums")
        delivery.write_text("# Delivery\n\nZeppelins carry every parcel.\n", encoding="utf-8")

    with kb:
        lamps(workspace, "flickers")
        kb.ingest(progress=at(stage, change))
        kb.ingest()
        assert "Lamp 3 hums" in kb.search("Lamp 3 hums", "precedent", 5).hits[0].text
        assert "Zeppelins" in kb.search("zeppelins carry", "policy", 5).hits[0].text
