"""Documents that replace one another, and documents that contradict themselves about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.models import Document
from knowledge.versions import standings
from tests.knowledge.conftest import Opener


def document(path: str, title: str = "Returns", **fields: str) -> Document:
    return Document.model_validate({"path": path, "title": title, "sha256": "", **fields})


@pytest.mark.parametrize(
    ("documents", "until", "said"),
    [
        # By version, by path, by name.
        ([document("a.md", version="1"), document("b.md", version="2", supersedes="1")], {"a.md": 0}, ""),
        ([document("a.md", "X"), document("b.md", "Y", supersedes="a.md", effective="2025-02-03")],
         {"a.md": 20250203}, ""),
        ([document("old/a.md", "X"), document("b.md", "Y", supersedes="a")], {"old/a.md": 0}, ""),
        # Versions in file names make a family.
        ([document("returns-v1.md", "A", version="1"), document("returns-v2.md", "B", version="2", supersedes="1")],
         {"returns-v1.md": 0}, ""),
        # Said by nobody, but plain.
        ([document("a.md", version="1.9"), document("b.md", version="1.10")], {"a.md": 0}, "is taken as superseded"),
        # A chain of three, each said by the newer one only.
        ([document("a.md", version="1"), document("b.md", version="2", supersedes="1"),
          document("c.md", version="3", supersedes="2", effective="2025-05-01")], {"a.md": 0, "b.md": 20250501}, ""),
        # The version counts before a date that only the older one has.
        ([document("a.md", version="1", effective="2024-01-01"), document("b.md", version="2")], {"a.md": 0},
         "is taken as superseded"),
        # No versions, but days.
        ([document("a.md", effective="2024-01-01"), document("b.md", effective="2025-01-01")], {"a.md": 20250101},
         "is taken as superseded"),
        # The same title elsewhere may be another matter.
        ([document("x/a.md", version="1"), document("y/a.md", version="2")], {}, "in another folder; both hold"),
        # Contradictions.
        ([document("a.md", "A", supersedes="b.md", version="1"), document("b.md", "B", supersedes="c.md", version="3"),
          document("c.md", "C", supersedes="a.md", version="2")], {"a.md": 0, "c.md": 0}, "supersede each other"),
        ([document("a.md", version="2"), document("b.md", version="2")], {}, "both version 2"),
        ([document("a.md", "X", version="2", supersedes="b.md"), document("b.md", "Y", version="1", supersedes="a.md")],
         {"b.md": 0}, "supersede each other"),
        ([document("a.md", supersedes="0.9")], {}, "no document here"),
        ([document("a.md", version="1", supersedes="1")], {}, "no document here"),
        # Strangers that share nothing.
        ([document("a.md", "X", version="1"), document("b.md", "Y", version="2", supersedes="1")], {},
         "no document here"),
        ([document("a.md"), document("b.md")], {}, ""),
    ],
)  # fmt: skip
def test_who_holds(documents: list[Document], until: dict[str, int], said: str) -> None:
    standing, notes = standings(documents)
    assert {path: s.until for path, s in standing.items() if s.until is not None} == until
    words = " ".join(note.reason for note in notes)
    assert said in words
    assert bool(notes) == bool(said)


def test_a_superseded_passage_is_not_brought_back_and_comes_back_when_it_holds_again(
    workspace: Path, open_kb: Opener
) -> None:
    folder = workspace / "documents"
    (folder / "old.md").write_text("---\ntitle: Returns\nversion: 1\n---\n# Returns\n\nReturn lamps within 14 days.\n")
    (folder / "new.md").write_text(
        "---\ntitle: Returns\nversion: 2\nsupersedes: 1\n---\n# Returns\n\nReturn lamps within 30 days.\n"
    )
    kb = open_kb()
    kb.ingest()
    assert [hit.document for hit in kb.search("return lamps", "policy", 9).hits] == ["new.md"]
    (folder / "new.md").unlink()
    kb.ingest()
    assert [hit.document for hit in kb.search("return lamps", "policy", 9).hits] == ["old.md"]


def test_a_document_holds_only_from_its_day_on(workspace: Path, open_kb: Opener) -> None:
    folder = workspace / "documents"
    (folder / "old.md").write_text("---\ntitle: Returns\nversion: 1\n---\n# Returns\n\nReturn lamps within 14 days.\n")
    (folder / "new.md").write_text(
        "---\ntitle: Returns\nversion: 2\nsupersedes: 1\neffective: 2999-01-01\n---\n# R\n\nReturn lamps in 30 days.\n"
    )
    kb = open_kb()
    kb.ingest()
    assert [hit.document for hit in kb.search("return lamps", "policy", 9).hits] == ["old.md"]


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: [unclosed", "not valid YAML"),
        ("effective: next spring", "is no date"),
        ("internal: perhaps", "neither true nor false"),
    ],
)
def test_malformed_front_matter_is_said_and_the_text_goes_in(
    workspace: Path, open_kb: Opener, front: str, said: str
) -> None:
    (workspace / "documents" / "a.md").write_text(f"---\n{front}\n---\n# Lamps\n\nLamps are repaired for free.\n")
    kb = open_kb()
    report = kb.ingest()
    assert said in " ".join(note.reason for note in report.notes)
    hit = kb.search("repair lamp", "policy", 1).hits[0]
    assert hit.internal is (front.startswith("internal"))


def test_a_whole_document_can_be_internal(workspace: Path, open_kb: Opener) -> None:
    (workspace / "documents" / "a.md").write_text("---\ninternal: true\n---\n# Signs\n\nWorn shoes mean fraud.\n")
    kb = open_kb()
    kb.ingest()
    assert kb.search("worn shoes", "policy", 1).hits[0].internal
