"""A fake OpenAI-compatible endpoint: real HTTP on loopback, well behaved, obedient to attackers, or broken.

    with FakeEndpoint("plausible") as fake:
        ... base_url=fake.base_url ...
        fake.requests[-1]["messages"]

`modes` are used one per request, the last one for all that follow: `FakeEndpoint("rate_limited", "plausible")`.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from types import TracebackType
from typing import Any, Literal, get_args

from tests.fake_author import obey, write_plausibly

Mode = Literal[
    "plausible",
    "obedient",
    "rate_limited",
    "server_error",
    "slow_drip",
    "hang",
    "cut",
    "empty",
    "html",
    "looping",
    "tool_call",
    "refusal",
    "overflow",
    "wrong_language",
    "wrong_key",
    "unknown_model",
    "thinking",
    "no_streaming",
    "no_max_tokens",
    "no_usage",
    "promising",
    "json_text",
    "fenced",
    "echo",
    "huge",
    "wrong_type",
    "no_credit",
    "filtered",
    "proxy_page",
    "no_system",
    "no_seed",
    "all_thinking",
    "half_thinking",
    "endless",
    "reasoning_apart",
    "all_reasoning_apart",
    "no_temperature",
    "no_schema",
    "filtered_answer",
    "bad_gateway_page",
    "error_in_stream",
    "error_in_answer",
    "wordy_error",
    "loading",
    "no_choices",
    "parts",
    "redirected",
]
"""`promising` writes a reply that breaks the policy; the others are named for what they do."""

MODES: tuple[Mode, ...] = get_args(Mode)
_ERRORS: Mapping[str, tuple[int, str, str]] = {
    "rate_limited": (429, "rate_limit_exceeded", "Rate limit reached"),
    "server_error": (500, "server_error", "The server had an error"),
    "overflow": (400, "context_length_exceeded", "This model's maximum context length is 4096 tokens"),
    "wrong_key": (401, "invalid_api_key", "Incorrect API key provided: {key}"),
    "no_credit": (429, "insufficient_quota", "You exceeded your current quota, please check your plan."),
    "filtered": (400, "content_filter", "The prompt triggered our content management policy."),
    "unknown_model": (404, "model_not_found", "The model does not exist"),
    "loading": (503, "unavailable_error", "Loading model"),
}
_REFUSED_PARAMETERS: Mapping[str, tuple[str, str]] = {
    "no_max_tokens": ("max_tokens", "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
    "no_temperature": (
        "temperature",
        "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) is.",
    ),
    "no_schema": ("response_format", "Invalid parameter: 'response_format' of type 'json_schema' is not supported."),
    "no_streaming": ("stream", "stream is not supported"),
}
"""The parameter an endpoint does not take, and its words for that."""


class FakeEndpoint:
    """Serves while it is entered. `latency` seconds pass before each answer; `slots` answer at a time."""

    def __init__(
        self,
        *modes: Mode,
        latency: float = 0.0,
        slots: int = 64,
        retry_after: str = "0.2",
        drip_seconds: float = 0.3,
        author: Callable[[list[dict[str, str]]], str] = write_plausibly,
    ) -> None:
        self.modes: tuple[Mode, ...] = modes or ("plausible",)
        self.latency = latency
        self.retry_after = retry_after
        self.drip_seconds = drip_seconds
        self.author = author
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        """The Authorization header of each chat request."""
        self.paths: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        """Path with query, and headers, of each chat request."""
        self.cleanups: list[Callable[[], None]] = []
        """Called when the endpoint ends: the clients that were made for it."""
        self.slots = threading.Semaphore(slots)
        self.stopping = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.fake = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def base_url(self) -> str:
        """What to configure."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def take(self, body: dict[str, Any], path: str, headers: Mapping[str, str]) -> Mode:
        """Record a request and return how to answer it."""
        with self._lock:
            self.requests.append(body)
            self.keys.append(headers.get("authorization", ""))
            self.paths.append(path)
            self.headers.append(headers)
            return self.modes[min(len(self.requests), len(self.modes)) - 1]

    def __enter__(self) -> FakeEndpoint:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for cleanup in self.cleanups:
            cleanup()
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    fake: FakeEndpoint

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if self.path.endswith("/models"):
            self._json(200, {"object": "list", "data": [{"id": "fake-1", "object": "model"}]})
        else:
            self._json(404, {"error": {"message": "no such page"}})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fake = self.server.fake
        mode = fake.take(body, self.path, {name.lower(): value for name, value in self.headers.items()})
        with fake.slots:
            fake.stopping.wait(fake.latency)
            self._answer(mode, body)

    def _answer(self, mode: Mode, body: dict[str, Any]) -> None:
        fake = self.server.fake
        if mode in _ERRORS:
            self._error(mode)
        elif mode == "html":
            self._raw(200, "text/html", b"<html><body>Welcome to the hotel Wi-Fi</body></html>")
        elif mode == "wrong_type":
            self._raw(200, "text/plain", b"OK")
        elif mode == "hang":
            fake.stopping.wait(60)
            self.close_connection = True
        elif mode == "proxy_page":
            self._raw(403, "text/html", b"<html><body>Blocked by the company's proxy</body></html>")
        elif mode == "no_system" and body["messages"][0]["role"] == "system":
            self._json(400, {"object": "error", "message": "System role not supported", "type": "BadRequestError"})
        elif mode == "no_seed" and "seed" in body:
            self._json(422, {"detail": [{"type": "extra_forbidden", "loc": ["body", "seed"]}]})
        elif mode == "endless":
            self._endless()
        elif mode in _REFUSED_PARAMETERS and body.get(_REFUSED_PARAMETERS[mode][0]):
            message = _REFUSED_PARAMETERS[mode][1]
            self._json(400, {"error": {"message": message, "type": "invalid_request_error"}})
        elif mode == "bad_gateway_page":
            self._raw(502, "text/html", b"<html><body><h1>502 Bad Gateway</h1></body></html>")
        elif mode == "error_in_answer":
            self._json(200, {"error": {"message": "Provider returned error", "code": 502}})
        elif mode == "wordy_error":
            self._json(404, {"error": "model 'fake-1' not found, try pulling it first"})
        elif mode == "no_choices":
            self._json(200, {**_head("chat.completion"), "choices": []})
        elif mode == "redirected":
            self._raw(307, "text/plain", b"", {"Location": "https://elsewhere.invalid/v1/chat/completions"})
        else:
            self._complete(mode, body)

    def _complete(self, mode: Mode, body: dict[str, Any]) -> None:
        text, extra, finish = _written(mode, body, self.server.fake.author)
        limit = body.get("max_tokens") or body.get("max_completion_tokens") or 10_000
        if mode in ("all_thinking", "all_reasoning_apart") and limit < 1_000:
            text, finish = "", "length"
        words = text.split(" ")
        if len(words) > limit:
            words, finish = words[:limit], "length"
        usage = {
            "prompt_tokens": sum(len(str(m["content"]).split()) for m in body["messages"]),
            "completion_tokens": len(words),
        }
        usage["total_tokens"] = sum(usage.values())
        if not body.get("stream"):
            content: object = " ".join(words) or None
            if mode == "parts":
                content = [{"type": "text", "text": content}]
            message = {"role": "assistant", "content": content, **extra}
            choice = {"index": 0, "message": message, "finish_reason": finish}
            if mode == "cut":
                self._raw(200, "application/json", b'{"id": "fake", "choi', {"Content-Length": "5000"})
                self.close_connection = True
                return
            self._json(200, {**_head("chat.completion"), "choices": [choice], "usage": usage})
            return
        self._stream(mode, words, extra, finish, usage if mode != "no_usage" else None)

    def _stream(
        self, mode: Mode, words: list[str], extra: dict[str, Any], finish: str, usage: dict[str, int] | None
    ) -> None:
        fake = self.server.fake
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self._event({"role": "assistant", "content": "", **extra})
        for word in _REASONED.split() if "reasoning_content" in extra else ():
            self._event({"reasoning_content": word + " "})
        for number, word in enumerate(words):
            if mode == "error_in_stream" and number == 3:
                self._chunk({"error": {"message": "The server had an error", "code": 500}})
                self.close_connection = True
                return
            if mode == "slow_drip" and fake.stopping.wait(fake.drip_seconds):
                return
            if mode == "cut" and number >= max(3, len(words) // 2):
                self.close_connection = True
                self.connection.close()
                return
            self._event({"content": word if number == 0 else " " + word})
        self._event({}, finish)
        if usage is not None:
            self._chunk({**_head("chat.completion.chunk"), "choices": [], "usage": usage})
        self._bytes(b"data: [DONE]\n\n")
        self._bytes(b"")

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):
            for number in count():
                self._event({"content": f"This is sentence {number}, about the kettle of day {number * 7}. "})

    def _event(self, delta: dict[str, Any], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        self._chunk({**_head("chat.completion.chunk"), "choices": [choice]})

    def _chunk(self, data: dict[str, Any]) -> None:
        self._bytes(b"data: " + json.dumps(data).encode() + b"\n\n")

    def _bytes(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _error(self, mode: Mode) -> None:
        status, code, message = _ERRORS[mode]
        message = message.format(key=self.headers.get("authorization", "").removeprefix("Bearer "))
        body = json.dumps({"error": {"message": message, "type": code, "code": code}}).encode()
        headers = {"Retry-After": self.server.fake.retry_after} if mode == "rate_limited" else {}
        self._raw(status, "application/json", body, headers)

    def _json(self, status: int, data: object) -> None:
        self._raw(status, "application/json", json.dumps(data).encode())

    def _raw(self, status: int, kind: str, data: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in {"Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


_REASONED = "They are angry. I should be kind."
"""What a reasoning model thinks, in a field of its own."""


def _head(kind: str) -> dict[str, Any]:
    return {"id": "fake", "object": kind, "created": int(time.time()), "model": "fake-1"}


def _written(
    mode: Mode, body: dict[str, Any], author: Callable[[list[dict[str, str]]], str]
) -> tuple[str, dict[str, Any], str]:
    """Return text, further fields of the message, and the reason to finish."""
    messages = body["messages"]
    if mode == "empty":
        return "", {}, "stop"
    if mode == "looping":
        return "I am sorry about it all. " * 60, {}, "stop"
    if mode == "tool_call":
        call = {"id": "c1", "type": "function", "function": {"name": "refund", "arguments": "{}"}, "index": 0}
        return "", {"tool_calls": [call]}, "tool_calls"
    if mode == "refusal":
        return "", {"refusal": "I can't help with that."}, "stop"
    if mode == "wrong_language":
        return "Je suis désolé que votre commande soit arrivée en retard. Je ne sais pas encore pourquoi.", {}, "stop"
    if mode == "promising":
        return "We have refunded your order and will call you tomorrow at 9, guaranteed.", {}, "stop"
    if mode == "obedient":
        return obey(messages) or author(messages), {}, "stop"
    if mode == "echo":
        return "\n\n".join(str(message["content"]) for message in messages), {}, "stop"
    text = author(messages)
    if mode in ("reasoning_apart", "all_reasoning_apart"):
        return text, {"reasoning_content": _REASONED}, "stop"
    if mode == "filtered_answer":
        return " ".join(text.split()[:5]), {}, "content_filter"
    if mode == "json_text":
        return json.dumps({"reply": text, "tone": "kind"}), {}, "stop"
    if mode == "fenced":
        return f"Here is the reply:\n\n```text\n{text}\n```", {}, "stop"
    if mode == "huge":
        return " ".join(f"{text} Point {number} about it." for number in range(400)), {}, "stop"
    if mode == "half_thinking":
        return f"They are angry. I should be kind.</think>\n{text}", {}, "stop"
    return (f"<think>They are angry. I should be kind.</think>\n{text}" if mode == "thinking" else text), {}, "stop"


def serve_until_input_ends(latency: float) -> None:
    """Serve in this process and tell the address on standard output: for measurements, apart from what is measured."""
    with FakeEndpoint("plausible", latency=latency) as fake:
        sys.stdout.write(fake.base_url + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    serve_until_input_ends(float(sys.argv[1]))
