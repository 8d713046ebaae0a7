"""A post made to be slow is drafted in time that grows with its length, whatever it repeats."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from drafting.errors import ModelFailed
from drafting.model.chat import EndpointModel
from drafting.model.types import Completion
from drafting.models import DraftJob
from drafting.parts.knowledge import scrub
from drafting.writer import Writer
from drafting.writer.words.legible import legible
from knowledge.models import ResolvedCase
from knowledge.scrubbing import scrubbed
from knowledge.suspicious import found_in
from tests.drafting.writer import house
from tests.hostile_posts import post

SIZE = 10_000
MOST_SECONDS = 1.5
"""CPU seconds for 10,000 characters, ten times what they take; before they were mended these took 4 to 60."""
SLOW = (
    ("en", "complaint", "wishes"),
    ("de", "complaint", "wishes"),
    ("en", "complaint", "for"),
    ("de", "complaint", "a, a"),
    ("en", "praise", "commas and blanks"),
    ("de", "praise", "commas and blanks"),
    ("fr", "wish", "blanks"),
    ("es", "question", "hyphened"),
    ("en", "complaint", "lone letters"),
)


class Away(EndpointModel):
    """A small model that is not there, and says so at once."""

    def complete(self, *_messages: object, **_options: object) -> Completion:
        raise ModelFailed("unreachable", "No model here.")


@pytest.fixture(scope="module")
def writer() -> Writer:
    """A writer without a model."""
    company = house.settings()
    return house.writer(Away(company.model, "http://127.0.0.1:9/v1", small=True), company=company)


@pytest.mark.parametrize(("lang", "beginning", "shape"), SLOW)
def test_a_draft_for_a_hostile_post_takes_no_longer_than_its_length(
    lang: str, beginning: str, shape: str, writer: Writer
) -> None:
    text = post(lang, beginning, shape, SIZE)
    began = time.process_time()
    with suppress(ModelFailed):  # a post that the rules cannot read asks the model
        writer.draft(DraftJob(post=text, channel="feedback", lang=lang))
    assert time.process_time() - began < MOST_SECONDS


def test_a_hostile_case_and_document_are_read_in_time() -> None:
    lines = "\n" * SIZE
    began = time.process_time()
    scrubbed(ResolvedCase(id="c", post=f"Hello{lines}bye", reply=f"Hi{lines}bye"), scrub)
    found_in(f"Rules{lines}end")
    assert time.process_time() - began < MOST_SECONDS


def test_only_endless_runs_are_cut() -> None:
    plain = "Hi!!!\n\nMy kettle  (2 l, £40) broke... Why?\n- A\n- B"
    assert legible(plain) == plain
    assert legible("a" * 500 + " kettle") == "a" * 200 + " kettle"
    assert legible("broken" + " " * 50 + "kettle" + "\n" * 50 + "why") == "broken  kettle\n\nwhy"
    assert legible("why" + "?!" * 40) == "why" + "?!" * 4
