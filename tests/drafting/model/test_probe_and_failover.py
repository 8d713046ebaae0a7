"""What the probe learns, and the second endpoint that answers when the first does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.errors import ModelFailed, SmallerModelLeft
from drafting.model import ChatMessage, Completion, find_local_model, open_each, open_model, probe
from drafting.model.chat import EndpointModel
from drafting.model.failover import FailoverModel
from drafting.model.files import LocalModelMissing
from drafting.settings import CompanySection, Endpoint, Settings
from tests.fake_endpoint import FakeEndpoint, Mode


def settings(first: FakeEndpoint, second: FakeEndpoint | None = None) -> Settings:
    fallback = Endpoint(base_url=second.base_url, model="second") if second else None
    return Settings(
        workspace=Path(),
        company=CompanySection(name="Acme"),
        model=Endpoint(base_url=first.base_url, timeout_seconds=3.0, budget_seconds=6.0, fallback=fallback),
    )


def ask(config: Settings) -> Completion:
    model = open_model(config, {})
    try:
        return model.complete(
            [ChatMessage(role="user", content="Post [[k]] cold soup today [[k]]")], max_tokens=50, temperature=0.0
        )
    finally:
        model.close()


@pytest.mark.parametrize("mode", ["wrong_key", "unknown_model", "overflow", "refusal", "hang", "server_error"])
def test_the_second_endpoint_answers_when_the_first_fails(mode: Mode) -> None:
    with FakeEndpoint(mode) as first, FakeEndpoint() as second:
        done = ask(settings(first, second))
        assert "cold soup" in done.text
        assert done.endpoint == second.base_url
        assert "answered instead" in done.steps[0]


def test_both_failing_tells_both() -> None:
    with (
        FakeEndpoint("wrong_key") as first,
        FakeEndpoint("unknown_model") as second,
        pytest.raises(ModelFailed, match=r"wants a key.*fallback failed too.*does not know"),
    ):
        ask(settings(first, second))


def test_a_first_endpoint_that_is_down_is_left_alone_for_a_while() -> None:
    with FakeEndpoint("wrong_key") as first, FakeEndpoint() as second:
        model = open_model(settings(first, second), {})
        for _ in range(3):
            model.complete([ChatMessage(role="user", content="hello there")], max_tokens=20, temperature=0.0)
        model.close()
        assert (len(first.requests), len(second.requests)) == (1, 3)


class Clock:
    """Time that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def failover(first: FakeEndpoint, second: FakeEndpoint, clock: Clock) -> FailoverModel:
    one, other = open_each(settings(first, second), {})
    return FailoverModel(one, other, 6.0, clock)


def say(model: FailoverModel) -> Completion:
    return model.complete([ChatMessage(role="user", content="hello there")], max_tokens=20, temperature=0.0)


def test_a_first_endpoint_that_is_well_again_answers_after_its_rest() -> None:
    clock = Clock()
    with FakeEndpoint("wrong_key", "plausible") as first, FakeEndpoint() as second:
        model = failover(first, second, clock)
        assert say(model).endpoint == second.base_url
        clock.now = 29.0
        assert say(model).steps[0].startswith("The first endpoint failed a moment ago")
        clock.now = 31.0
        again = say(model)
        model.close()
        assert (again.endpoint, again.steps) == (first.base_url, ())


def test_a_first_endpoint_at_rest_is_asked_all_the_same_when_the_second_fails() -> None:
    with FakeEndpoint("wrong_key", "plausible") as first, FakeEndpoint("plausible", "unknown_model") as second:
        model = failover(first, second, Clock())
        say(model)
        again = say(model)
        model.close()
        assert again.endpoint == first.base_url
        assert again.steps == (
            f"{first.base_url} answered instead of the fallback, because it does not know the model.",
        )


def test_a_small_fallback_is_told_of_before_it_is_asked_and_waits_behind_a_strong_first() -> None:
    with FakeEndpoint("wrong_key") as first, FakeEndpoint("plausible") as second:
        strong = EndpointModel(Endpoint(), first.base_url)
        weak = EndpointModel(Endpoint(), second.base_url, small=True)
        model = FailoverModel(strong, weak, 6.0)
        before = model.small
        with pytest.raises(SmallerModelLeft, match="refused the key"):
            say(model)
        assert (before, model.small) == (False, True)
        assert second.requests == []
        assert say(model).endpoint == second.base_url
        model.close()


def test_the_probe_tells_what_it_saw() -> None:
    def author(messages: list[dict[str, str]]) -> str:
        asked = messages[-1]["content"]
        return '{"kind": "complaint"}' if "JSON" in asked else "The sea is wide. It is blue. Waves roll in."

    with FakeEndpoint(author=author) as fake:
        model = EndpointModel(Endpoint(), fake.base_url)
        seen = probe(model)
        model.close()
    assert (seen.model, seen.schema_followed, seen.streams) == ("fake-1", True, True)
    assert any("followed" in line for line in seen.lines())


def test_the_probe_sees_what_is_missing() -> None:
    with FakeEndpoint("no_streaming", latency=0.1) as fake:
        model = EndpointModel(Endpoint(context_tokens=2048), fake.base_url)
        seen = probe(model)
        model.close()
    assert not seen.streams
    assert not seen.schema_followed
    assert "Context: 2048 tokens." in seen.lines()
    assert seen.tokens_per_second is not None
    assert seen.tokens_per_second < 200, "an answer that comes whole was written before its first word arrived"


def test_find_local_model_looks_without_reading(tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF")
    assert find_local_model(own) == "own.gguf"
    with pytest.raises(LocalModelMissing, match="no file"):
        find_local_model(tmp_path / "missing.gguf")
