"""The chat adapter against an endpoint that behaves, and that misbehaves in every way a real one does."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from itertools import pairwise

import pytest

from drafting.errors import ModelFailed
from drafting.model.chat import EndpointModel, public_address
from drafting.model.types import ChatMessage, Completion
from drafting.settings import Endpoint
from tests.fake_endpoint import FakeEndpoint, Mode

KEY = "sk-very-secret-123"
PROMPT = [
    ChatMessage(role="system", content="You answer customers."),
    ChatMessage(role="user", content="Post [[ab12cd]] My kettle leaks and nobody answers the phone. [[ab12cd]]"),
]


@pytest.fixture(scope="module", autouse=True)
def _imported() -> None:
    """LangChain takes seconds to import: not on a test's deadline."""
    import drafting.model.client  # noqa: F401


def ask(
    fake: FakeEndpoint, *, timeout: float = 5.0, settings: Endpoint | None = None, seen: list[str] | None = None
) -> Completion:
    model = EndpointModel(settings or Endpoint(timeout_seconds=5.0), fake.base_url, KEY)
    try:
        return model.complete(
            PROMPT,
            max_tokens=120,
            temperature=0.2,
            seed=1,
            on_text=seen.append if seen is not None else None,
            timeout=timeout,
        )
    finally:
        model.close()


def test_a_good_answer_streams_and_is_accounted_for() -> None:
    seen: list[str] = []
    with FakeEndpoint() as fake:
        done = ask(fake, settings=Endpoint(prompt_price=1.0, completion_price=2.0), seen=seen)
    assert "kettle leaks" in done.text
    assert (done.finish, done.model, done.attempts) == ("stop", "fake-1", 1)
    assert done.usage.prompt_tokens > 5
    assert done.usage.completion_tokens > 5
    assert done.usage.cost == pytest.approx((done.usage.prompt_tokens + 2 * done.usage.completion_tokens) / 1_000_000)
    assert done.usage.seconds > 0
    assert done.first_text_seconds is not None
    assert seen[-1] == done.text
    assert all(later.startswith(earlier) for earlier, later in pairwise(seen))
    assert fake.keys == [f"Bearer {KEY}"]
    assert fake.requests[0]["max_tokens"] == 120
    assert fake.requests[0]["model"] == "fake-1", "without a configured model the first that is listed is taken"


@dataclass
class Failing:
    mode: Mode
    kind: str
    tries: int
    says: str


FAILURES = [
    Failing("rate_limited", "rate_limited", 4, "slow down"),
    Failing("server_error", "server_error", 3, "HTTP 500"),
    Failing("empty", "empty", 2, "empty answer"),
    Failing("html", "nonsense", 2, "OpenAI-compatible"),
    Failing("looping", "nonsense", 2, "no sensible text"),
    Failing("tool_call", "nonsense", 2, "called a tool"),
    Failing("refusal", "refused", 2, "by hand"),
    Failing("overflow", "context_overflow", 1, "longer than"),
    Failing("wrong_key", "auth", 1, "OPENAI_API_KEY"),
    Failing("unknown_model", "not_found", 1, "base_url"),
    Failing("cut", "cut", 3, "broke off"),
    Failing("no_credit", "quota", 1, "no credit left"),
    Failing("filtered", "refused", 1, "by hand"),
    Failing("proxy_page", "unreachable", 3, "a proxy or firewall"),
]


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case.mode)
def test_each_failure_has_a_kind_and_says_what_to_do(case: Failing, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with FakeEndpoint(case.mode) as fake, pytest.raises(ModelFailed) as caught:
        ask(fake, timeout=20.0)
    assert caught.value.kind == case.kind
    assert case.says in str(caught.value)
    assert len(fake.requests) == case.tries
    assert "\n" not in str(caught.value)
    assert KEY not in str(caught.value)
    assert KEY not in repr(caught.value)
    assert KEY not in caplog.text


@pytest.mark.parametrize("mode", ["rate_limited", "server_error", "empty", "html", "cut", "tool_call"])
def test_what_passes_on_the_second_try_is_an_answer(mode: Mode) -> None:
    with FakeEndpoint(mode, "plausible") as fake:
        done = ask(fake)
    assert "kettle" in done.text
    assert done.attempts == 2
    assert done.usage.calls == 2
    assert "Try 1 failed" in done.steps[0]
    assert fake.requests[1]["seed"] == fake.requests[0]["seed"] + 1, "a repeat must be able to turn out better"


def test_retry_after_is_honoured() -> None:
    with FakeEndpoint("rate_limited", "plausible", retry_after="1") as fake:
        began = time.monotonic()
        ask(fake)
    assert time.monotonic() - began >= 1.0


def test_a_wait_longer_than_the_budget_is_not_begun() -> None:
    began = time.monotonic()
    with FakeEndpoint("rate_limited", retry_after="120") as fake, pytest.raises(ModelFailed) as caught:
        ask(fake, timeout=5.0)
    assert time.monotonic() - began < 3.0
    assert caught.value.retry_after == 120.0
    assert "120 s" in str(caught.value)


@pytest.mark.parametrize("mode", ["slow_drip", "hang"])
def test_slowness_ends_at_the_deadline(mode: Mode) -> None:
    began = time.monotonic()
    with FakeEndpoint(mode, drip_seconds=0.4) as fake, pytest.raises(ModelFailed) as caught:
        ask(fake, timeout=1.5)
    assert caught.value.kind == "timeout"
    assert time.monotonic() - began < 3.5


def test_nobody_listens() -> None:
    with FakeEndpoint() as fake:
        address = fake.base_url
    model = EndpointModel(Endpoint(model="m"), address, KEY)
    with pytest.raises(ModelFailed) as caught:
        model.complete(PROMPT, max_tokens=10, temperature=0.0, timeout=2.5)
    model.close()
    assert caught.value.kind == "unreachable"
    assert address in str(caught.value)


@pytest.mark.parametrize(
    "mode",
    [
        "no_streaming",
        "no_max_tokens",
        "no_usage",
        "thinking",
        "half_thinking",
        "all_thinking",
        "no_system",
        "no_seed",
    ],
)
def test_the_ways_of_an_endpoint_are_learnt(mode: Mode) -> None:
    with FakeEndpoint(mode) as fake:
        done = ask(fake)
    assert "kettle" in done.text
    assert "think" not in done.text
    assert done.attempts == 1, "learning is no retry"


def test_an_answer_without_end_is_cut() -> None:
    with FakeEndpoint("endless") as fake:
        done = ask(fake, timeout=20.0)
    assert done.finish == "length"
    assert "kettle" in done.text


def test_what_was_learnt_is_kept() -> None:
    with FakeEndpoint("no_max_tokens") as fake:
        model = EndpointModel(Endpoint(), fake.base_url, KEY)
        for _ in range(3):
            model.complete(PROMPT, max_tokens=50, temperature=0.0, timeout=5.0)
        model.close()
    assert len(fake.requests) == 4


def test_a_schema_is_passed_on() -> None:
    with FakeEndpoint() as fake:
        model = EndpointModel(Endpoint(), fake.base_url, None)
        model.complete(PROMPT, max_tokens=50, temperature=0.0, schema={"type": "object"}, timeout=5.0)
        model.close()
    assert fake.requests[0]["response_format"]["json_schema"]["schema"] == {"type": "object"}


def test_loopback_goes_through_no_proxy_and_traces_go_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with FakeEndpoint() as tracer, FakeEndpoint() as fake:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "x")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.base_url)
        assert "kettle" in ask(fake).text
        assert tracer.requests == []


def test_no_secret_shows() -> None:
    model = EndpointModel(Endpoint(model="m"), "https://user:pass@api.example.com/v1?key=abc", KEY)
    for shown in (repr(model), model.endpoint, model.status().words):
        assert KEY not in shown
        assert "pass" not in shown
        assert "abc" not in shown


def test_public_address() -> None:
    assert public_address("http://u:p@h.example:8000/v1?x=1#y") == "http://h.example:8000/v1"
