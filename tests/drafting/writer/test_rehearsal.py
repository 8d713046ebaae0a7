"""What a first draft would wait for is read before anybody waits, and leaves no trace."""

from __future__ import annotations

import gc
import re
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from drafting.models import DraftJob
from drafting.parts.rehearsal import Rehearsal
from drafting.writer.words import language, wordlist
from drafting.writer.words.language import KNOWN
from knowledge import KnowledgeBase, KnowledgeConfig, KnowledgeError
from knowledge.embedders import LocalEmbedder, Vectors
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

LATE = "My new bike came three days late and the box was torn open."
MOST_READ_LATER = 20
"""Lists of words that a draft after the rehearsal reads for the first time; a first one reads about two hundred."""


@pytest.mark.parametrize("lang", KNOWN)
def test_a_rehearsal_asks_no_model(lang: str) -> None:
    with FakeEndpoint() as fake:
        house.writer(fake).rehearse(lang)
        assert not fake.requests


def test_the_next_draft_is_the_same_as_without_it() -> None:
    job = DraftJob(post=LATE, channel="facebook", agent="mia")
    with FakeEndpoint() as fake:
        plain, rehearsed = house.writer(fake), house.writer(fake)
        rehearsed.rehearse("en")
        assert rehearsed.draft(job).reply == plain.draft(job).reply


def test_after_it_a_draft_reads_hardly_a_list_of_words_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[re.Pattern[str]] = []

    def starts(entries: object) -> re.Pattern[str]:
        read.append(wordlist.starts(entries))  # type: ignore[arg-type]
        return read[-1]

    monkeypatch.setattr(language, "starts", starts)
    language.language.cache_clear()
    with FakeEndpoint() as fake:
        writer = house.writer(fake)
        writer.rehearse("en")
        before = len(read)
        writer.draft(DraftJob(post=LATE, channel="facebook"))
    assert before > 100
    assert len(read) - before <= MOST_READ_LATER


class Slow:
    """A writer that takes its time, and one trouble."""

    def __init__(self, error: Exception | None = None) -> None:
        self.asked: list[str] = []
        self.going, self.go_on = threading.Event(), threading.Event()
        self._error = error

    def rehearse(self, lang: str) -> None:
        self.asked.append(lang)
        self.going.set()
        self.go_on.wait(5)
        if self._error is not None:
            raise self._error


@pytest.fixture
def kb(tmp_path: Path) -> Iterator[tuple[KnowledgeBase, list[str]]]:
    for name in ("documents", "cases"):
        (tmp_path / name).mkdir()
    (tmp_path / "documents" / "service.md").write_text("# Service\n\n" + "\n".join(house.PASSAGES.values()))
    asked: list[str] = []

    class Watched(LocalEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            asked.extend(texts)
            return super().embed(texts)

    with KnowledgeBase.open(KnowledgeConfig(workspace=tmp_path), embedder=Watched()) as opened:
        opened.ingest()
        asked.clear()
        yield opened, asked
    gc.unfreeze()


def test_the_sentences_of_the_policy_are_read_as_well(kb: tuple[KnowledgeBase, list[str]]) -> None:
    opened, asked = kb
    with FakeEndpoint() as fake:
        Rehearsal(house.writer(fake), opened, ("de", "en")).run()
    assert set(house.PASSAGES.values()) <= set(asked)
    asked.clear()
    assert opened.similarities(house.PASSAGES["3.4"], [house.PASSAGES["4.2"]])
    assert not asked


def test_the_companys_languages_come_first_and_it_ends_when_it_is_told_to(
    kb: tuple[KnowledgeBase, list[str]],
) -> None:
    slow = Slow()
    rehearsal = Rehearsal(slow, kb[0], ("fr",))
    rehearsal.start()
    slow.going.wait(5)
    threading.Timer(0.1, slow.go_on.set).start()
    rehearsal.stop()
    assert slow.asked == ["fr"]
    assert not kb[1]


def test_what_cannot_be_read_keeps_nothing_from_starting(kb: tuple[KnowledgeBase, list[str]]) -> None:
    slow = Slow(KnowledgeError("The index is away."))
    slow.go_on.set()
    Rehearsal(slow, kb[0], ("fr",)).run()
    assert slow.asked == ["fr"]
