"""The one chat code path: `langchain-openai` against any OpenAI-compatible `base_url`."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from drafting.model.address import deployment_of, public_address
from drafting.model.quirks import Quirks
from drafting.model.retry import Deadline, with_retries
from drafting.model.sanity import is_nonsense, is_refusal, without_reasoning
from drafting.model.types import ChatMessage, Completion, Finish, ModelStatus, OnText
from drafting.models import Usage
from drafting.settings import Endpoint

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk
    from langchain_openai import ChatOpenAI

    from drafting.model.failures import Failures


_MOST_CHARACTERS, _MOST_THINKING = 12, 60_000
"""Characters of a token, generously, and of what a reasoning model writes for itself."""
_CHARACTERS = 4
"""Characters of a token on average, by OpenAI's own rule of thumb for English."""


class EndpointModel:
    """A chat model behind an OpenAI-compatible endpoint. Safe to use from several threads."""

    def __init__(
        self,
        settings: Endpoint,
        base_url: str,
        api_key: str | None = None,
        *,
        small: bool = False,
        timeout: float | None = None,
    ) -> None:
        self._settings = settings
        self._base_url = base_url
        self._api_key = api_key.strip() if api_key else None
        self._small = small
        self._timeout = timeout or settings.timeout_seconds
        self._name = settings.model or deployment_of(base_url)
        self._quirks = Quirks(modern="api.openai.com" in base_url or ".azure.com" in base_url)
        self._context_told: int | None = None
        self._client: ChatOpenAI | None = None
        self._failures: Failures | None = None
        self._connecting = threading.Lock()

    def __repr__(self) -> str:
        return f"EndpointModel({self.name!r}, {self.endpoint!r})"

    @property
    def name(self) -> str:
        """The model's name; before the first call it is empty when none is configured."""
        return self._name

    @property
    def endpoint(self) -> str:
        """The base URL without user, password or query."""
        return public_address(self._base_url)

    @property
    def small(self) -> bool:
        """True for the embedded model."""
        return self._small

    @property
    def context_tokens(self) -> int | None:
        """What is configured, else what the endpoint told when it was asked for its models."""
        return self._settings.context_tokens or self._context_told

    @property
    def ways(self) -> tuple[str, ...]:
        """What calls have shown to be different here from OpenAI's own endpoint, in plain words."""
        return self._quirks.in_words()

    def status(self) -> ModelStatus:
        """An endpoint is taken to be ready until a call shows otherwise."""
        return ModelStatus(state="ready", words=f"Drafts are written by {self._name or 'a model'} at {self.endpoint}.")

    def warm_up(self) -> None:
        """Import what a first draft would wait seconds for; the endpoint itself runs elsewhere."""
        threading.Thread(target=_import, name="model-adapter", daemon=True).start()

    def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None and client.root_client is not None:
            client.root_client.close()

    def complete(
        self,
        messages: Sequence[ChatMessage],
        *,
        max_tokens: int,
        temperature: float,
        stop: Sequence[str] = (),
        schema: Mapping[str, object] | None = None,
        seed: int | None = None,
        on_text: OnText | None = None,
        timeout: float | None = None,
        opening: str = "",  # noqa: ARG002 - an endpoint at large cannot continue an answer
        brief: bool = True,  # noqa: ARG002 - there is no other model to ask instead
    ) -> Completion:
        """Answer a prompt. See `ChatModel.complete`."""
        started = time.perf_counter()
        deadline = Deadline(timeout or self._timeout)
        steps: list[str] = []
        asked = _Asked(messages, max_tokens, temperature, tuple(stop), schema, seed)

        def attempt(number: int) -> Completion:
            return self._once(asked, number, deadline, on_text)

        done = with_retries(attempt, deadline, note=steps.append)
        usage = done.usage.model_copy(update={"seconds": time.perf_counter() - started, "calls": len(steps) + 1})
        return done.model_copy(update={"usage": usage, "attempts": len(steps) + 1, "steps": tuple(steps)})

    def _once(self, asked: _Asked, number: int, deadline: Deadline, on_text: OnText | None) -> Completion:
        client, failures = self._connect()
        started = time.perf_counter()
        reading = _Reading()
        while True:
            parameters = self._quirks.parameters(asked.parameters(number), whole=number > 1)
            try:
                seconds = min(self._timeout, max(0.5, deadline.left))
                with closing(self._answer(client, asked.messages, parameters, seconds, whole=number > 1)) as chunks:
                    for chunk in chunks:
                        reading.take(chunk, started)
                        if on_text is not None and (text := without_reasoning(reading.text)):
                            on_text(text)
                        if deadline.left <= 0:
                            raise failures.failed("timeout")
                        if len(reading.text) > asked.longest(reading.text):
                            reading.finish = "length"  # it does not heed max_tokens, and would go on for ever
                            break
            except Exception as error:  # noqa: BLE001 - the SDK and LangChain raise many kinds; all are mapped
                failure = failures.of(error)
                if failure.kind == "bad_request" and self._quirks.learn(failures.told(error)):
                    reading = _Reading()
                    continue
                if reading.text and failure.kind in ("unreachable", "server_error", "nonsense"):
                    failure = failures.failed("cut")
                raise failure from None
            if reading.finish == "length" and not without_reasoning(reading.text) and self._quirks.make_room():
                reading = _Reading()
                continue
            if not reading.counted:
                self._quirks.counts_tokens = False
                reading.count(asked.messages)
            return self._judge(reading, failures, whole=number > 1 or not self._quirks.streams)

    def _answer(
        self,
        client: ChatOpenAI,
        messages: Sequence[ChatMessage],
        parameters: Mapping[str, Any],
        seconds: float,
        *,
        whole: bool,
    ) -> Generator[AIMessageChunk]:
        """Stream the answer, or fetch it `whole`: a repeat does, because a stream hides why it stayed empty."""
        # A customer's post must not leave for a tracing service because some other program's
        # LANGSMITH_TRACING stands in the environment.
        from langsmith.run_helpers import tracing_context

        prompt = self._quirks.messages(messages)
        with tracing_context(enabled=False):
            if self._quirks.streams and not whole:
                yield from client.stream(prompt, timeout=seconds, **parameters)
            else:
                yield client.invoke(prompt, timeout=seconds, **parameters)  # type: ignore[misc]  # same fields as a chunk

    def _judge(self, reading: _Reading, failures: Failures, *, whole: bool) -> Completion:
        text = without_reasoning(reading.text)
        if reading.refused or is_refusal(text):
            filtered = "its content filter stopped the answer" if reading.finish == "content_filter" else ""
            raise failures.failed("refused", filtered)
        if reading.called_tool and not text:
            raise failures.failed("nonsense", "it called a tool instead of writing")
        if not reading.finish and not (whole and text):
            raise failures.failed("cut" if reading.text else "empty", "no text")
        if not text:
            spent = (
                "all tokens went into thinking: raise max_tokens in [model]"
                if reading.finish == "length"
                else "no text"
            )
            raise failures.failed("empty", spent)
        if is_nonsense(text):
            raise failures.failed("nonsense", "no sensible text")
        finish: Finish = "length" if reading.finish == "length" else "stop"
        return Completion(
            text=text,
            usage=self._usage(reading),
            finish=finish,
            model=reading.model or self._name,
            endpoint=self.endpoint,
            first_text_seconds=reading.first_text_seconds,
        )

    def _usage(self, reading: _Reading) -> Usage:
        s, cost = self._settings, None
        if s.priced:
            cost = (
                reading.prompt_tokens * (s.prompt_price or 0.0)
                + reading.completion_tokens * (s.completion_price or 0.0)
            ) / 1_000_000
        return Usage(prompt_tokens=reading.prompt_tokens, completion_tokens=reading.completion_tokens, cost=cost)

    def _connect(self) -> tuple[ChatOpenAI, Failures]:
        with self._connecting:  # candidates are asked for at the same time: two clients would leave one open
            if self._client is not None and self._failures is not None:
                return self._client, self._failures
            return self._opened()

    def _opened(self) -> tuple[ChatOpenAI, Failures]:
        # LangChain takes seconds to import: only a process that drafts pays for it.
        from drafting.model.client import first_model, make_client
        from drafting.model.failures import Failures

        failures = Failures(self.endpoint, self._name, self._settings.api_key_env, self._api_key)
        if self._api_key and not (self._api_key.isascii() and self._api_key.isprintable()):
            raise failures.unsendable_key()
        client = make_client(self._base_url, self._api_key, self._name or "unknown")
        if not self._name:
            try:
                self._name, self._context_told = first_model(client)
            except Exception as error:  # noqa: BLE001 - mapped like every failure of the endpoint
                raise failures.of(error) from None
            finally:
                client.root_client.close()
            if not self._name:
                raise failures.failed("not_found")
            client = make_client(self._base_url, self._api_key, self._name)
            failures = Failures(self.endpoint, self._name, self._settings.api_key_env, self._api_key)
        self._client, self._failures = client, failures
        return client, failures


class _Asked:
    """What the caller asked for, apart from time."""

    def __init__(
        self,
        messages: Sequence[ChatMessage],
        max_tokens: int,
        temperature: float,
        stop: tuple[str, ...],
        schema: Mapping[str, object] | None,
        seed: int | None,
    ) -> None:
        self.messages = messages
        self._max_tokens = max_tokens
        self._temperature = temperature
        self._stop = stop
        self._schema = schema
        self._seed = seed

    def longest(self, text: str) -> int:
        """Return the characters from which an answer that begins like `text` has no end."""
        return _MOST_CHARACTERS * self._max_tokens + (_MOST_THINKING if text.lstrip().startswith("<") else 0)

    def parameters(self, number: int) -> dict[str, Any]:
        """Return the request's parameters; a later try gets another seed, so that it can turn out better."""
        wanted: dict[str, Any] = {"max_tokens": self._max_tokens, "temperature": self._temperature}
        if self._stop:
            wanted["stop"] = list(self._stop)
        if self._seed is not None:
            wanted["seed"] = self._seed + number - 1
        if self._schema is not None:
            wanted["schema"] = self._schema
        return wanted


class _Reading:
    """What has arrived of one answer."""

    def __init__(self) -> None:
        self.text = ""
        self.finish = ""
        self.model = ""
        self.refused = False
        self.called_tool = False
        self.prompt_tokens = 0
        self.completion_tokens = 0
        self.first_text_seconds: float | None = None

    def take(self, chunk: AIMessageChunk, started: float) -> None:
        """Add one chunk of a stream, or a whole answer."""
        piece = chunk.text
        if piece and self.first_text_seconds is None:
            self.first_text_seconds = time.perf_counter() - started
        self.text += piece
        about = chunk.response_metadata
        self.finish = about.get("finish_reason") or self.finish
        self.model = about.get("model_name") or self.model
        self.refused = self.refused or bool(chunk.additional_kwargs.get("refusal"))
        self.refused = self.refused or self.finish == "content_filter"
        self.called_tool = self.called_tool or bool(chunk.tool_calls or getattr(chunk, "tool_call_chunks", None))
        if chunk.usage_metadata is not None:
            self.prompt_tokens = chunk.usage_metadata["input_tokens"]
            self.completion_tokens = chunk.usage_metadata["output_tokens"]

    @property
    def counted(self) -> bool:
        """True when the endpoint told how many tokens it read or wrote."""
        return bool(self.prompt_tokens or self.completion_tokens)

    def count(self, prompt: Sequence[ChatMessage]) -> None:
        """Guess the tokens, so that a budget holds where the endpoint counts none."""
        self.prompt_tokens = sum(len(message.content) for message in prompt) // _CHARACTERS
        self.completion_tokens = -(-len(self.text) // _CHARACTERS)


def _import() -> None:
    import drafting.model.client
    import drafting.model.failures  # noqa: F401 - for its cost, not its names
