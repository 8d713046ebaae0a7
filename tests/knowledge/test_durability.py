"""What can happen to an index: a full disk, lost vectors, another release, what a killed run leaves."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from knowledge import IndexMismatch, KnowledgeBase, KnowledgeConfig, Progress, exact
from knowledge.embedders import Vectors
from knowledge.errors import DiskFull, KnowledgeError, VectorsMissing
from knowledge.store import NAME, SCHEMA, Store
from tests.knowledge.conftest import Opener
from tests.knowledge.processes import SlowEmbedder
from tests.knowledge.workspaces import fill, write_cases


def lamps(workspace: Path, count: int) -> None:
    write_cases(
        workspace / "cases" / "lamps.jsonl",
        [{"id": f"l{i}", "post": f"Lamp number {i} flickers", "reply": f"Bulb {i} comes"} for i in range(count)],
    )


def answer(kb: KnowledgeBase) -> list[str | None]:
    return [hit.case_id for hit in kb.search("parcel stuck in the depot", "precedent", 2).hits]


def test_a_full_disk_while_staging_leaves_the_old_index_in_force(workspace: Path) -> None:
    fill(workspace)
    embedder = SlowEmbedder()
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace), embedder=embedder) as kb:
        kb.ingest()
        before, found = kb.fingerprint, answer(kb)
        lamps(workspace, 3_000)
        connection = kb._store.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 60}")
        embedder.texts = 0
        with pytest.raises(DiskFull, match=r"is full .* MB free\)\. The index in force is unchanged.*goes on"):
            kb.ingest()
        assert (kb.fingerprint, answer(kb)) == (before, found)
        done = embedder.texts
        connection.execute("PRAGMA max_page_count = 1000000")
        assert kb.ingest().cases == 3_003
        assert embedder.texts <= 3_000 + 512 + 2, (
            "two searches, and at most the batch that did not fit is embedded again"
        )
        assert done >= 512


def test_a_disk_without_room_for_a_lock_is_full_and_not_closed_to_us(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace)
    config = KnowledgeConfig(workspace=workspace)
    write = Path.write_text

    def no_room(path: Path, *given: str, **more: str) -> int:
        if path.name == "writer.txt":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, *given, **more)

    with KnowledgeBase.open(config, embedder=SlowEmbedder()) as kb:
        monkeypatch.setattr(Path, "write_text", no_room)
        with pytest.raises(DiskFull, match="is full"):
            kb.ingest()

    def cannot_open(store: Store) -> int:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(Store, "_schema", cannot_open)
    with pytest.raises(KnowledgeError, match="cannot be opened"):
        KnowledgeBase.open(config, embedder=SlowEmbedder())
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=0))
    with pytest.raises(DiskFull, match=r"is full \(0 MB free\)"):
        KnowledgeBase.open(config, embedder=SlowEmbedder())


def test_a_full_disk_while_the_vectors_are_built_leaves_the_old_index_in_force(
    workspace: Path, open_kb: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace)
    kb = open_kb()
    kb.ingest()
    found = answer(kb)
    lamps(workspace, 20)

    def full(source: Path, target: Path) -> None:
        target.mkdir()
        (target / "half").write_bytes(b"x")
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copytree", full)
        with pytest.raises(DiskFull):
            kb.ingest()
    assert answer(kb) == found
    assert kb.freshness().leftovers == (), "half a copy is in the way on a full disk"
    report = kb.ingest()
    assert (report.cases, report.embedded) == (23, 0)


def test_lost_vectors_are_said_plainly_and_made_again_without_embedding(
    workspace: Path, open_kb: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace)
    kb = open_kb()
    kb.ingest()
    found = answer(kb)
    kb.close()
    shutil.rmtree(kb.config.index_path / "vectors-1")
    assert answer(open_kb()) == found, "few vectors are compared one by one, and need no graph"
    monkeypatch.setattr(exact, "FEW", 0)
    again = open_kb()
    with pytest.raises(VectorsMissing, match="Run `replydesk ingest`"):
        answer(again)
    assert again.freshness().vectors_lost
    assert again.ingest().embedded == 0
    assert answer(again) == found
    assert not again.freshness().vectors_lost


def test_what_is_left_of_earlier_bases_goes_with_the_next_ingest(workspace: Path, open_kb: Opener) -> None:
    fill(workspace)
    kb = open_kb()
    kb.ingest()
    shutil.copytree(kb.config.index_path / "vectors-1", kb.config.index_path / "vectors-7")
    assert kb.freshness().leftovers == ("vectors-7",)
    kb.ingest(dry_run=True)
    assert kb.freshness().leftovers == ("vectors-7",)
    kb.ingest()
    assert kb.freshness().leftovers == ()
    assert answer(kb) == ["k1", "k3"]


def test_an_index_of_another_release_is_refused_and_an_ingest_makes_it_anew(workspace: Path, open_kb: Opener) -> None:
    fill(workspace)
    kb = open_kb()
    kb.ingest()
    kb.add_precedent(kb_case := next(iter(kb.resolved_cases())).model_copy(update={"id": "learned"}))
    kb.close()
    with sqlite3.connect(kb.config.index_path / NAME) as file:
        file.execute("UPDATE state SET schema = ?", (SCHEMA - 1,))
    file.close()
    with pytest.raises(IndexMismatch, match="Run `replydesk ingest`, which makes it anew"):
        open_kb()
    with KnowledgeBase.open(kb.config, embedder=SlowEmbedder(), renew=True) as anew:
        assert anew.is_empty()
        assert anew.ingest().cases == 4, "what was learned at work is in it again"
        assert kb_case.id in {case.id for case in anew.resolved_cases()}


def test_an_embedder_that_is_killed_midway_leaves_the_old_one_serving(workspace: Path, open_kb: Opener) -> None:
    fill(workspace)
    lamps(workspace, 1_200)
    old = open_kb()
    old.ingest()
    found = answer(old)

    class Other(SlowEmbedder):
        name = "test/other"

    def kill(progress: Progress) -> None:
        if progress.stage == "embedding" and progress.done >= 600:
            raise KeyboardInterrupt

    with KnowledgeBase.open(old.config, embedder=Other()) as new:
        with pytest.raises(KeyboardInterrupt):
            new.ingest(progress=kill)
        assert answer(old) == found
        assert old.freshness().unfinished >= 500
        with pytest.raises(IndexMismatch, match="built with the embedder 'all-MiniLM"):
            answer(new)
        assert new.ingest().embedded < 1_300 - 512
        assert answer(new)
        with pytest.raises(IndexMismatch, match="built with the embedder 'test/other'"):
            answer(old)


def test_an_embedder_that_is_killed_after_its_last_vector_goes_on_with_its_own_lengths(
    workspace: Path, open_kb: Opener
) -> None:
    fill(workspace)
    old = open_kb()
    old.ingest()

    class Other(SlowEmbedder):
        name = "test/other"

    def kill(progress: Progress) -> None:
        if progress.stage == "indexing":
            raise KeyboardInterrupt

    with KnowledgeBase.open(old.config, embedder=Other()) as new:
        with pytest.raises(KeyboardInterrupt):
            new.ingest(progress=kill)
        assert new.ingest().embedded == 0
        assert answer(new)


def test_building_the_vectors_tells_how_far_it_is(workspace: Path) -> None:
    lamps(workspace, 9_000)
    seen: list[Progress] = []
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace), embedder=SlowEmbedder()) as kb:
        kb.ingest(progress=seen.append)
    indexing = [progress for progress in seen if progress.stage == "indexing"]
    assert {p.total for p in indexing} == {9_000}
    assert len({p.done for p in indexing}) >= 3
    assert [p.seconds_left for p in indexing][-1] == 0


def holders(folder: Path, vector: Vectors) -> set[str]:
    """Files that hold this vector, give or take the last bits, which Chroma changes when it normalises."""
    out = set()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for offset in range(4):
                numbers = np.frombuffer(data[offset : offset + (len(data) - offset) // 4 * 4], dtype="<f4")
                size = len(numbers) - 8
                if size > 0 and np.all([np.abs(numbers[i : size + i] - vector[i]) < 1e-5 for i in range(8)], 0).any():
                    out.add(path.name)
    return out


@pytest.mark.filterwarnings("ignore:invalid value")
def test_the_erased_are_gone_from_vectors_that_were_taken_out_before(workspace: Path, open_kb: Opener) -> None:
    """Chroma only marks what is deleted: an erasure later must build anew, although no row is left to say so."""
    fill(workspace)
    lamps(workspace, 40)
    kb = open_kb()
    kb.ingest()
    blob = kb._store.connection.execute(
        "SELECT v.vector FROM items i JOIN vectors v ON v.key = i.vector WHERE case_id = 'k1'"
    ).fetchone()[0]
    vector = np.frombuffer(blob, dtype=np.float32)
    path = workspace / "cases" / "cases.jsonl"
    path.write_text("".join(line for line in path.read_text().splitlines(True) if '"k1"' not in line))
    for count in (200, 400, 800):
        lamps(workspace, count)
        kb.ingest()
    assert "k1" not in {case.id for case in kb.resolved_cases()}
    assert "data_level0.bin" in holders(kb.config.index_path, vector), "else this test proves nothing"
    assert kb.forget(["k1"]).traces == ()
    assert holders(kb.config.index_path, vector) == set()
