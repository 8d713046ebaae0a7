"""The chat adapter against an endpoint that behaves, and that misbehaves in every way a real one does."""

from __future__ import annotations

import logging
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from drafting.errors import ModelFailed
from drafting.model.address import public_address
from drafting.model.chat import EndpointModel
from drafting.model.failures import in_brief
from drafting.model.types import ChatMessage, Completion, FailureKind
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
    Failing("filtered_answer", "refused", 1, "content filter stopped the answer"),
    Failing("bad_gateway_page", "server_error", 3, "HTTP 502"),
    Failing("loading", "server_error", 3, "Loading model"),
    Failing("error_in_answer", "server_error", 3, "Provider returned error"),
    Failing("wordy_error", "not_found", 1, "end in /v1"),
    Failing("no_choices", "nonsense", 2, "something other than a chat completion"),
    Failing("redirected", "unreachable", 3, "nobody knows this host name"),
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


@pytest.mark.parametrize(
    "mode", ["rate_limited", "server_error", "empty", "html", "cut", "tool_call", "error_in_stream"]
)
def test_what_passes_on_the_second_try_is_an_answer(mode: Mode) -> None:
    with FakeEndpoint(mode, "plausible") as fake:
        done = ask(fake)
    assert "kettle" in done.text
    assert done.attempts == 2
    assert done.usage.calls == 2
    assert done.steps[0].startswith("The endpoint was asked again after ")
    assert "_" not in done.steps[0], "no machine word"
    assert fake.requests[1]["seed"] == fake.requests[0]["seed"] + 1, "a repeat must be able to turn out better"


@pytest.mark.parametrize("dated", [False, True])
def test_retry_after_is_honoured(*, dated: bool) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True) if dated else "1"
    with FakeEndpoint("rate_limited", "plausible", retry_after=when) as fake:
        began = time.monotonic()
        done = ask(fake, timeout=20.0)
    assert time.monotonic() - began >= 1.0
    assert "because it asked to slow down." in done.steps[0]


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
        "no_temperature",
        "reasoning_apart",
        "all_reasoning_apart",
        "parts",
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


def test_the_ways_of_an_endpoint_are_told() -> None:
    with FakeEndpoint("no_usage") as fake:
        model = EndpointModel(Endpoint(prompt_price=1.0), fake.base_url, KEY)
        done = model.complete(PROMPT, max_tokens=50, temperature=0.0, timeout=5.0)
        model.close()
    assert done.usage.prompt_tokens == sum(len(message.content) for message in PROMPT) // 4
    assert done.usage.cost, "a budget of money must hold where no tokens are counted"
    assert model.ways == ("It counts no tokens: one is taken for four characters.",)


@pytest.mark.parametrize("model", ["gpt-4o", None])
def test_an_azure_deployment_is_asked_in_its_own_way(model: str | None) -> None:
    with FakeEndpoint() as fake:
        address = fake.base_url.removesuffix("/v1") + "/openai/deployments/gpt-4o?api-version=2024-10-21"
        adapter = EndpointModel(Endpoint(model=model), address, KEY)
        assert "kettle" in adapter.complete(PROMPT, max_tokens=50, temperature=0.0, timeout=5.0).text
        adapter.close()
    assert fake.paths == ["/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21"]
    assert fake.headers[0]["api-key"] == KEY
    assert fake.keys == [""], "a key beside it in the other header is refused there as a wrong token"
    assert "api-version" not in adapter.endpoint


def failure(address: str, key: str | None = KEY, timeout: float = 2.0) -> ModelFailed:
    """Ask a model there, and return how it failed."""
    with closing(EndpointModel(Endpoint(model="m"), address, key)) as model, pytest.raises(ModelFailed) as caught:
        model.complete(PROMPT, max_tokens=5, temperature=0.0, timeout=timeout)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_key_that_cannot_be_sent_is_said_and_not_shown() -> None:
    with FakeEndpoint() as fake:
        failed = failure(fake.base_url, "sk-schlüssel")
    assert (failed.kind, len(fake.requests)) == ("auth", 0)
    assert "OPENAI_API_KEY holds a character" in str(failed)
    assert "schl" not in str(failed)


def test_a_missing_key_is_told_from_a_wrong_one() -> None:
    with FakeEndpoint("wrong_key") as fake:
        assert "wants a key" in str(failure(fake.base_url, None))
        assert "refuses the key" in str(failure(fake.base_url))


def test_http_behind_an_https_address_is_said() -> None:
    with FakeEndpoint() as fake:
        assert "does not speak HTTPS" in str(failure(fake.base_url.replace("http:", "https:")))


def test_a_certificate_that_ran_out_is_said(tmp_path: Path) -> None:
    ended = datetime.now(UTC) - timedelta(days=2)
    with tls_server(expired_certificate(tmp_path, ended)) as address:
        failed = failure(address)
    assert failed.kind == "unreachable"
    assert "certificate of the model endpoint" in str(failed)


@contextmanager
def tls_server(certificate: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def expired_certificate(folder: Path, ended: datetime) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(ended - timedelta(days=1)).not_valid_after(ended)
    both = made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM) + key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    (folder / "ended.pem").write_bytes(both)
    return folder / "ended.pem"


def test_every_way_to_fail_has_plain_words_for_the_steps_of_a_recipe() -> None:
    for kind in get_args(FailureKind):
        words = in_brief(ModelFailed(kind, "what to do"))
        assert "_" not in words
        assert words != "it failed"
