"""Precedents and outcomes learned at work, and erasing a customer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge import KnowledgeBase, KnowledgeError, ResolvedCase
from tests.knowledge.conftest import Opener
from tests.knowledge.workspaces import fill

CASE = ResolvedCase(
    id="n1",
    post="The brass handle of my teapot came off",
    reply="Dear Ann, a new handle is on its way. Maja",
    author="Ann Roe",
    channel="x",
)


def first(kb: KnowledgeBase, query: str = "teapot handle came off") -> str | None:
    hits = kb.search(query, "precedent", 1).hits
    return hits[0].case_id if hits else None


def test_a_sent_reply_is_a_precedent_at_once_in_every_open_base(workspace: Path, open_kb: Opener) -> None:
    fill(workspace)
    writer, reader = open_kb(), open_kb()
    writer.ingest()
    assert first(reader) != "n1"
    before = writer.fingerprint
    writer.add_precedent(CASE)
    assert first(writer) == "n1"
    assert first(reader) == "n1"
    assert writer.fingerprint == reader.fingerprint != before


def test_it_works_before_anything_was_ingested(open_kb: Opener) -> None:
    kb = open_kb()
    kb.add_precedent(CASE)
    assert first(kb) == "n1"


def test_outcomes_are_heeded_and_survive_ingest_and_a_lost_index(workspace: Path, open_kb: Opener) -> None:
    fill(workspace)
    kb = open_kb()
    kb.ingest()
    kb.add_precedent(CASE)
    assert kb.set_outcome("n1", "thanked")
    assert kb.search("teapot handle", "precedent", 1).hits[0].outcome == "thanked"
    assert kb.set_outcome("k1", "withdrawn")
    assert "k1" not in {hit.case_id for hit in kb.search("parcel stuck", "precedent", 9).hits}
    assert not kb.set_outcome("stranger", "bad")
    kb.ingest()
    kb.close()
    shutil.rmtree(kb.config.index_path)
    again = open_kb()
    again.ingest()
    found = {hit.case_id: hit.outcome for hit in again.search("parcel teapot", "precedent", 9).hits}
    assert found["n1"] == "thanked"
    assert "k1" not in found


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\r"])
def test_no_character_of_a_reply_breaks_the_journal(open_kb: Opener, mark: str) -> None:
    kb = open_kb()
    kb.add_precedent(CASE.model_copy(update={"reply": f"A new handle{mark}is on its way. Maja"}))
    kb.close()
    shutil.rmtree(kb.config.index_path)
    again = open_kb()
    again.ingest()
    assert first(again) == "n1"


def test_the_same_case_again_replaces_what_was_known(workspace: Path, open_kb: Opener) -> None:
    kb = open_kb()
    kb.add_precedent(CASE)
    kb.add_precedent(CASE.model_copy(update={"reply": "We repaired it. Tom"}))
    kb.ingest()
    hits = kb.search("teapot handle", "precedent", 9).hits
    assert [hit.reply for hit in hits] == ["We repaired it. Tom"]


def test_personal_data_of_a_learned_case_is_taken_out_everywhere(open_kb: Opener) -> None:
    kb = open_kb(lambda text: (text.replace("Ann", "[name]"), {"name": text.count("Ann")}))
    kb.add_precedent(CASE)
    assert kb.search("teapot", "precedent", 1).hits[0].reply == "Dear [name], a new handle is on its way. Maja"
    for path in kb.config.workspace.rglob("*"):
        if path.is_file():
            assert b"Ann" not in path.read_bytes(), path


@pytest.mark.parametrize("field", ["post", "reply"])
def test_a_case_without_post_or_reply_is_refused(open_kb: Opener, field: str) -> None:
    with pytest.raises(KnowledgeError, match="needs both"):
        open_kb().add_precedent(CASE.model_copy(update={field: "  "}))


def test_half_a_line_in_the_journal_spoils_nothing(open_kb: Opener) -> None:
    kb = open_kb()
    kb.add_precedent(CASE)
    with kb.config.journal_path.open("a") as file:
        file.write('{"case": {"id": "torn", "po')
    kb.set_outcome("n1", "calmed")
    kb.close()
    shutil.rmtree(kb.config.index_path)
    again = open_kb()
    again.ingest()
    assert [(h.case_id, h.outcome) for h in again.search("teapot", "precedent", 5).hits] == [("n1", "calmed")]


@pytest.mark.parametrize("break_", ["\u2028", "\x85", "\x0b", "\r"])
def test_a_line_break_of_another_kind_in_a_reply_survives_a_lost_index(open_kb: Opener, break_: str) -> None:
    kb = open_kb()
    kb.add_precedent(CASE.model_copy(update={"reply": f"Dear Ann,{break_}a new handle is on its way."}))
    kb.close()
    shutil.rmtree(kb.config.index_path)
    again = open_kb()
    again.ingest()
    assert first(again) == "n1"


def test_what_another_process_noted_since_counts(open_kb: Opener) -> None:
    one, other = open_kb(), open_kb()
    one.add_precedent(CASE)
    other.add_precedent(CASE.model_copy(update={"id": "n2"}))
    one.set_outcome("n1", "thanked")
    other.set_outcome("n3", "withdrawn")
    one.add_precedent(CASE.model_copy(update={"id": "n3"}))
    assert "n3" not in {hit.case_id for hit in one.search("teapot handle", "precedent", 9).hits}
    one.forget(["n1"])
    with pytest.raises(KnowledgeError, match="erased on request"):
        other.add_precedent(CASE)
    other.set_outcome("n2", "calmed")
    assert {hit.case_id: hit.outcome for hit in one.search("teapot handle", "precedent", 9).hits} == {"n2": "calmed"}
    assert b"thanked" not in one.config.journal_path.read_bytes()


def test_erasing_removes_every_trace_and_proves_it(workspace: Path, open_kb: Opener) -> None:
    fill(workspace)
    kb = open_kb()
    kb.ingest()
    kb.add_precedent(CASE)
    kb.ingest()
    phrases = (b"brass handle", b"teapot", b"stuck in the depot for nine", b"depot nine day")
    present = [p for p in phrases if any(p in f.read_bytes() for f in kb.config.index_path.rglob("*") if f.is_file())]
    assert b"brass handle" in present
    erased = kb.forget(["n1", "k1", "stranger"])
    assert set(erased.cases) == {"n1", "k1"}
    assert erased.unknown == ("stranger",)
    assert erased.traces == ()
    assert erased.files_searched > 3
    for path in kb.config.index_path.parent.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            for phrase in phrases:
                assert phrase not in data, (path, phrase)
    assert [(s.file, s.place) for s in erased.sources] == [("cases/cases.jsonl", "line 1")]
    found = {hit.case_id for hit in kb.search("teapot handle, parcel stuck in depot", "precedent", 9).hits}
    assert found == {"k2", "k3"}


def test_an_erased_case_does_not_come_back(workspace: Path, open_kb: Opener) -> None:
    fill(workspace)
    kb = open_kb()
    kb.ingest()
    kb.forget(["k1"])
    kb.ingest()
    path = workspace / "cases" / "cases.jsonl"
    path.write_text(path.read_text() + "\n")
    kb.ingest()
    assert kb.freshness().cases == 2
    with pytest.raises(KnowledgeError, match="erased on request"):
        kb.add_precedent(CASE.model_copy(update={"id": "k1"}))


def test_the_proof_can_fail(workspace: Path, open_kb: Opener) -> None:
    fill(workspace)
    kb = open_kb()
    kb.ingest()
    stray = kb.config.index_path / "stray.bak"
    stray.write_text("copy: My parcel has been stuck in the depot for nine days!")
    assert kb.forget(["k1"]).traces == (str(stray),)


def test_an_outcome_that_came_first_or_before_stays(open_kb: Opener) -> None:
    kb = open_kb()
    case = ResolvedCase(id="z", post="Zeppelin vanished over the lake", reply="It is back")
    assert not kb.set_outcome("z", "withdrawn")
    kb.add_precedent(case)
    assert kb.search(case.post, "precedent", 3).hits == ()
    kb.set_outcome("z", "thanked")
    assert [hit.case_id for hit in kb.search(case.post, "precedent", 3).hits] == ["z"]
    kb.set_outcome("z", "withdrawn")
    kb.add_precedent(case)
    assert kb.search(case.post, "precedent", 3).hits == (), "told again, and still withdrawn"
