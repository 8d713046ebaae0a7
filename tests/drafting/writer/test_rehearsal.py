"""What a first draft would wait for is read before anybody waits, and leaves no trace."""

from __future__ import annotations

import gc
import re
import threading

import pytest

from drafting.models import DraftJob
from drafting.parts.rehearsal import Rehearsal
from drafting.writer import language, wordlist
from drafting.writer.language import KNOWN
from knowledge import KnowledgeError
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


def test_every_language_is_rehearsed_whatever_fails_and_it_ends_when_it_is_told_to() -> None:
    asked: list[str] = []
    going, go_on = threading.Event(), threading.Event()

    def rehearse(lang: str) -> None:
        asked.append(lang)
        going.set()
        go_on.wait(5)
        raise KnowledgeError("The index is away.")

    first = Rehearsal(rehearse, ("en", "de"))
    go_on.set()
    first.run()
    assert asked == ["en", "de"]
    go_on.clear()
    going.clear()
    second = Rehearsal(rehearse, ("fr", "es"))
    second.start()
    going.wait(5)
    threading.Timer(0.1, go_on.set).start()
    second.stop()
    assert asked == ["en", "de", "fr"]
    gc.unfreeze()
