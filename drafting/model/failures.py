"""From whatever the SDK raises to `ModelFailed`: a kind, and words that say what to do. Never a secret."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import get_args

import openai

from drafting.errors import ModelFailed
from drafting.model.types import FailureKind

_WORDS: Mapping[FailureKind, str] = {
    "unreachable": "The model endpoint {at} cannot be reached{why}. Check the address and that it runs.",
    "timeout": (
        "The model endpoint {at} took too long. Try again, or raise timeout_seconds (one call) or budget_seconds (one "
        "draft, all calls together) in [model]."
    ),
    "rate_limited": "The model endpoint {at} asks to slow down{wait}. Wait, or raise the limit there.",
    "quota": "The account at {at} has no credit left ({detail}). Top it up there, or name another endpoint in [model].",
    "server_error": "The model endpoint {at} has a fault of its own ({detail}). Try again in a minute.",
    "auth": "The model endpoint {at} refuses the key. Check the environment variable {key_env}.",
    "not_found": "The model endpoint {at} does not know {model}. Check model and base_url in [model]; "
    "most addresses end in /v1.",
    "bad_request": "The model endpoint {at} does not accept the request ({detail}).",
    "empty": "The model at {at} gave an empty answer ({detail}). Try again.",
    "nonsense": "The model endpoint {at} gave no usable answer ({detail}). Is it an OpenAI-compatible one?",
    "refused": "The model at {at} refused to write this{why}. Write the reply by hand, or try another model.",
    "context_overflow": "The prompt is longer than the model at {at} can read. Choose a longer context, "
    "or lower context_tokens in [model].",
    "cut": "The connection to {at} broke off in the middle of the answer. Try again.",
}
_BRIEFLY: Mapping[FailureKind, str] = {
    "unreachable": "it could not be reached",
    "timeout": "it took too long",
    "rate_limited": "it asked to slow down",
    "quota": "its account has no credit left",
    "server_error": "it had a fault of its own",
    "auth": "it refused the key",
    "not_found": "it does not know the model",
    "bad_request": "it did not accept the request",
    "empty": "it gave an empty answer",
    "nonsense": "it gave no usable answer",
    "refused": "the model refused to write",
    "context_overflow": "the prompt was too long for the model",
    "cut": "it broke off in the middle of the answer",
}
_LONGEST_BODY = 1_000
_SHORTEST_SECRET = 8
"""Characters below which a key is none: servers without keys are given words such as "ollama"."""
_PROXY = (
    "A web page (HTTP {status}) came instead of an answer of the model endpoint {at}: a proxy or firewall is in "
    "between. Check base_url, and HTTPS_PROXY and NO_PROXY in the environment."
)
_CERTIFICATE = (
    "The certificate of the model endpoint {at} is not trusted ({why}), so nothing was sent. Have it renewed; where "
    "your company signs its own, name its certificates in SSL_CERT_FILE."
)
_NO_TLS = "The model endpoint {at} does not speak HTTPS. Check base_url: is it http://?"
_NO_KEY = "The model endpoint {at} wants a key. Put it into the environment variable {key_env}."
_UNSENDABLE = (
    "The key in the environment variable {key_env} holds a character that no key has, such as a line break or an "
    "umlaut. Copy it again."
)
_FILTERED = ("content_filter", "content management policy", "responsibleaipolicy", "content policy", "safety system")
_NO_CREDIT = ("insufficient_quota", "exceeded your current quota", "billing", "credit balance", "insufficient credit")
_OVERFLOW = (
    "context_length",
    "context size",
    "context length",
    "context window",
    "exceed_context",
    "maximum context",
    "prompt is too long",
    "too many tokens",
)


def in_brief(failure: ModelFailed) -> str:
    """Say in a few plain words, for the steps of a recipe, how an endpoint failed."""
    return next((words for kind, words in _BRIEFLY.items() if kind == failure.kind), "it failed")


class Failures:
    """Words failures for one endpoint."""

    def __init__(self, at: str, model: str, key_env: str, secret: str | None) -> None:
        self._at = at
        self._model = model
        self._key_env = key_env
        self._secret = secret

    def failed(self, kind: FailureKind, detail: str = "", retry_after: float | None = None) -> ModelFailed:
        """Return the error for `kind`; `detail` is the endpoint's own words, shortened, keys taken out."""
        wait = f" (for {retry_after:.0f} s)" if retry_after and retry_after >= 1 else ""
        detail = self._clean(detail)
        words = _WORDS[kind].format(
            at=self._at,
            wait=wait,
            why=f" ({detail})" if detail else "",
            detail=detail or "no detail given",
            key_env=self._key_env,
            model=f"the model {self._model!r}" if self._model else "this address",
        )
        return ModelFailed(kind, words, retry_after)

    def unsendable_key(self) -> ModelFailed:
        """Return the error for a key that cannot stand in a request's head."""
        return ModelFailed("auth", _UNSENDABLE.format(key_env=self._key_env))

    def of(self, error: Exception) -> ModelFailed:
        """Return the error for what the SDK raised."""
        if isinstance(error, ModelFailed):
            return error
        detail = self.told(error)
        if isinstance(error, openai.APITimeoutError):
            return self.failed("timeout")
        if isinstance(error, openai.APIResponseValidationError):
            return self.failed("nonsense", "not the JSON of a chat completion")
        if isinstance(error, openai.APIStatusError):
            return self._of_status(error, detail)
        if isinstance(error, openai.APIConnectionError):
            return self._unconnected(error)
        if isinstance(error, openai.APIError):
            return self.failed("context_overflow" if _overflows(detail) else "server_error", detail)
        if isinstance(error, openai.OpenAIError):
            return self.failed("nonsense", type(error).__name__)
        if type(error).__module__.split(".")[0] in {"httpx2", "httpx", "httpcore", "httpcore2"}:
            late = "Timeout" in type(error).__name__
            return self.failed("timeout" if late else "cut")
        if isinstance(error, ValueError) and "'message'" in detail:
            return self.failed("server_error", _message_in(detail))  # an error in the body of a 200
        return self.failed("nonsense", "something other than a chat completion came")

    def _unconnected(self, error: BaseException) -> ModelFailed:
        causes = [*_causes(error)]
        for cause in causes:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return ModelFailed("unreachable", _CERTIFICATE.format(at=self._at, why=cause.verify_message))
            if isinstance(cause, ssl.SSLError) and "VERSION" in str(cause.reason):
                return ModelFailed("unreachable", _NO_TLS.format(at=self._at))
        if any(type(cause).__name__ in ("RemoteProtocolError", "ReadError", "IncompleteRead") for cause in causes):
            return self.failed("cut")
        why = next((_NO_CONNECTION[kind] for kind in _NO_CONNECTION for c in causes if isinstance(c, kind)), "")
        return self.failed("unreachable", why)

    @staticmethod
    def told(error: Exception) -> str:
        """Return all that an endpoint said of a failure; servers that are not OpenAI's say it elsewhere in the body."""
        words = str(getattr(error, "message", "") or error)
        if isinstance(error, openai.APIStatusError) and "json" in error.response.headers.get("content-type", ""):
            body = error.response.text[:_LONGEST_BODY]
            known = isinstance(error.body, dict) and isinstance(error.body.get("message"), str)
            return f"{words} {error.code or ''}".strip() if known else f"{words} {body}"
        return words

    def _of_status(self, error: openai.APIStatusError, detail: str) -> ModelFailed:
        status = error.status_code
        page = "html" in error.response.headers.get("content-type", "")
        if status == 407 or (page and status in (401, 403, 451)):
            return ModelFailed("unreachable", _PROXY.format(status=status, at=self._at))
        if status in (402, 429) and _says(detail, _NO_CREDIT):
            return self.failed("quota", f"HTTP {status}")
        if status in (400, 403, 422) and _says(detail, _FILTERED):
            return self.failed("refused", "its content filter stopped the prompt")
        if status in (401, 403):
            return (
                self.failed("auth")
                if self._secret
                else ModelFailed("auth", _NO_KEY.format(at=self._at, key_env=self._key_env))
            )
        if status == 404:
            return self.failed("not_found")
        if status == 429:
            return self.failed("rate_limited", retry_after=retry_after(error.response.headers))
        if status in (400, 413, 422):
            return self.failed("context_overflow" if _overflows(detail) else "bad_request", detail)
        if status == 408:
            return self.failed("timeout")
        said = f": {_message_of(error)}" if _message_of(error) else ""
        return self.failed("server_error", f"HTTP {status}{said}", retry_after(error.response.headers))

    def _clean(self, detail: str) -> str:
        if self._secret and len(self._secret) >= _SHORTEST_SECRET:
            detail = detail.replace(self._secret, "…")
        return " ".join(detail.split())[:160]


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds a server asks to wait: `retry-after-ms`, or `Retry-After` in seconds or a date."""
    milliseconds = headers.get("retry-after-ms")
    if milliseconds is not None and milliseconds.isdigit():
        return int(milliseconds) / 1000
    given = headers.get("retry-after")
    if given is None:
        return None
    try:
        return max(0.0, float(given))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(given)
    except ValueError:
        return None
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


_NO_CONNECTION: Mapping[type[OSError], str] = {
    socket.gaierror: "nobody knows this host name",
    ConnectionRefusedError: "nothing listens there",
}


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _message_of(error: openai.APIStatusError) -> str:
    """Return the endpoint's own sentence in the body of a failure; empty for a page or other words."""
    body = error.body
    said = body.get("message") if isinstance(body, dict) else None
    return said if isinstance(said, str) else ""


def _message_in(told: str) -> str:
    found = _MESSAGE.search(told)
    return found[1] if found else ""


_MESSAGE = re.compile(r"'message': ['\"](.{1,200}?)['\"][,}]")


def _overflows(detail: str) -> bool:
    return _says(detail, _OVERFLOW)


def _says(detail: str, marks: tuple[str, ...]) -> bool:
    lowered = detail.lower()
    return any(mark in lowered for mark in marks)


KINDS: tuple[FailureKind, ...] = get_args(FailureKind)
