"""A run that was asked for in the desk: with the production writer, stopped, lost, and gone on with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.compose import App, compose
from drafting.errors import RunFailed
from drafting.measuring import RunOrder
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from evals import measure, store_of
from tests.evals.test_command import POSTS
from tests.fake_endpoint import FakeEndpoint

ORDER = RunOrder(id="o1", set_name="mine", label="by hand", by="tom", at=datetime(2026, 11, 22, tzinfo=UTC))


class Stop(Exception):
    """What the worker raises when a run is to stop."""


@pytest.fixture
def fake() -> Iterator[FakeEndpoint]:
    with FakeEndpoint("plausible") as endpoint:
        yield endpoint


@pytest.fixture
def app(tmp_path: Path, fake: FakeEndpoint) -> Iterator[App]:
    init_workspace(tmp_path / "acme")
    lines = [json.dumps({"id": name, "post": post, "lang": "en"}) for name, post in POSTS]
    (tmp_path / "acme/evals/mine.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with compose(load_settings(tmp_path / "acme", {"OPENAI_BASE_URL": fake.base_url})) as made:
        yield made


def test_a_run_that_was_stopped_is_gone_on_with_and_drafts_nothing_twice(app: App, fake: FakeEndpoint) -> None:
    def stops(done: int, total: int) -> None:
        if done == 1:
            raise Stop

    with pytest.raises(Stop):
        measure(app, ORDER, stops)
    (run,) = store_of(app.settings).overview()
    assert 1 <= run.done < 3
    asked = len(fake.requests)
    told: list[tuple[int, int]] = []
    measure(app, ORDER, lambda done, total: told.append((done, total)))
    (run,) = store_of(app.settings).overview()
    assert (run.finished, run.header.label) == (True, "by hand")
    assert told[-1] == (3, 3)
    posts = [post for _, post in POSTS]
    told_of = ["".join(message["content"] for message in request["messages"]) for request in fake.requests]
    before = [post for post in posts if any(post in words for words in told_of[:asked])]
    assert before
    again = [post for post in before if any(post in words for words in told_of[asked:])]
    assert len(again) <= len(before) - 1, "what was kept before the stop is not drafted again"


def test_an_endpoint_lost_in_mid_run_is_said_in_plain_words(app: App, fake: FakeEndpoint) -> None:
    fake.modes = ("plausible", "wrong_key")
    with pytest.raises(RunFailed, match=r"lost after .* of 3 items: .* What is done is kept; start the same run again"):
        measure(app, ORDER, lambda done, total: None)
