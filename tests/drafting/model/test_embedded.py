"""The embedded model itself: warms up, answers, begins as it is told, survives its process and leaves none behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.errors import ModelFailed
from drafting.model import ChatMessage, LocalModelMissing, ModelStatus, find_local_model
from drafting.model.embedded import EmbeddedModel
from drafting.model.local import LocalServer
from drafting.settings import Endpoint
from tests.fake_endpoint import FakeEndpoint

PROMPT = [ChatMessage(role="user", content="Say in one short sentence that you are sorry the soup was cold.")]


def test_a_missing_file_is_a_status_and_an_error_not_a_crash(tmp_path: Path) -> None:
    model = EmbeddedModel(LocalServer(path=tmp_path / "none.gguf"), Endpoint())
    with pytest.raises(ModelFailed, match="there is no file"):
        model.complete(PROMPT, max_tokens=5, temperature=0.0, timeout=20.0)
    assert model.status().state == "failed"
    model.close()


def test_a_file_that_is_no_model_is_said_to_be_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + b"\0" * 64)
    pytest.importorskip("xllamacpp", reason="the embedded model's server is not installed")
    model = EmbeddedModel(LocalServer(path=broken), Endpoint())
    with pytest.raises(ModelFailed, match="could not be loaded"):
        model.complete(PROMPT, max_tokens=5, temperature=0.0, timeout=60.0)
    model.close()


class _Answering(LocalServer):
    """A server that is up already, at an address of the test's."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def wait(self, timeout: float) -> str:
        return self._address


def test_a_caller_who_has_time_is_not_cut_off_by_the_budget_of_a_draft_while_the_prompt_is_read() -> None:
    with FakeEndpoint("no_streaming", latency=1.2) as fake:
        model = EmbeddedModel(_Answering(fake.base_url), Endpoint(budget_seconds=0.5))
        done = model.complete(PROMPT, max_tokens=30, temperature=0.0, timeout=20.0)
        model.close()
    assert (done.attempts, done.steps) == (1, ())


@pytest.fixture(scope="module")
def told() -> list[ModelStatus]:
    return []


@pytest.fixture(scope="module")
def model(told: list[ModelStatus]) -> Iterator[EmbeddedModel]:
    try:
        find_local_model()
    except LocalModelMissing as missing:
        pytest.skip(str(missing))
    made = EmbeddedModel(LocalServer(context_tokens=1024, on_status=told.append), Endpoint(budget_seconds=200.0))
    yield made
    made.close()


@pytest.mark.model
def test_it_answers_and_tells_how_far_it_is(model: EmbeddedModel, told: list[ModelStatus]) -> None:
    assert model.status().state == "warming"
    pieces: list[str] = []
    done = model.complete(PROMPT, max_tokens=30, temperature=0.0, seed=1, on_text=pieces.append, timeout=200.0)
    assert len(done.text) > 10
    assert pieces[-1].strip() == done.text
    assert done.usage.prompt_tokens > 10
    assert done.usage.completion_tokens > 3
    assert (done.endpoint, model.status().state) == ("embedded", "ready")
    assert told[-1].progress == 1.0
    assert [status.state for status in told] == ["warming"] * (len(told) - 1) + ["ready"]


@pytest.mark.model
def test_it_goes_on_from_an_opening(model: EmbeddedModel) -> None:
    done = model.complete(PROMPT, max_tokens=20, temperature=0.0, timeout=200.0, opening="It must be annoying when")
    assert done.text.startswith("It must be annoying when")
    assert len(done.text) > len("It must be annoying when") + 5


@pytest.mark.model
def test_a_prompt_that_is_too_long_says_so(model: EmbeddedModel) -> None:
    with pytest.raises(ModelFailed) as caught:
        model.complete([ChatMessage(role="user", content="word " * 3000)], max_tokens=5, temperature=0.0, timeout=200.0)
    assert caught.value.kind == "context_overflow"


@pytest.mark.model
def test_a_killed_process_is_started_again_and_close_leaves_none(model: EmbeddedModel) -> None:
    model.complete(PROMPT, max_tokens=3, temperature=0.0, timeout=200.0)
    process = model._server._process  # a test of what the operating system sees
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=10)
    assert model.status().state == "failed"
    assert model.complete(PROMPT, max_tokens=10, temperature=0.0, timeout=250.0).text
    second = model._server._process
    assert second is not None
    model.close()
    deadline = time.monotonic() + 10
    while second.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert second.poll() is not None
