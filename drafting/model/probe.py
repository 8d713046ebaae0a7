"""Learns what an endpoint can do, in two short calls: for `replydesk doctor --model`."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence

from drafting.model.types import ChatMessage, ChatModel, Completion
from drafting.models import Frozen

_SCHEMA: Mapping[str, object] = {
    "type": "object",
    "properties": {"kind": {"type": "string", "enum": ["complaint", "praise"]}},
    "required": ["kind"],
    "additionalProperties": False,
}
_CLASSIFY = 'Is this a complaint or praise? Answer with JSON like {"kind": "praise"}. Text: the soup was cold.'
_WRITE = "Write three short sentences about the sea."


class Capabilities(Frozen):
    """What a model showed that it can do."""

    model: str
    endpoint: str
    schema_followed: bool
    """True when it answered in the JSON schema it was given. Even then every answer is validated."""
    streams: bool
    context_tokens: int | None
    first_text_seconds: float | None
    """From a short request to the first piece of text."""
    tokens_per_second: float | None
    """While writing; None when the endpoint counts no tokens."""
    seconds: float
    ways: tuple[str, ...] = ()
    """What is out of the ordinary, and what the adapter does about it."""
    steps: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """Say it for a person, one fact a line."""
        speed = f"{self.tokens_per_second:.1f} tokens a second" if self.tokens_per_second else "not known"
        first = f"{self.first_text_seconds:.1f} s" if self.first_text_seconds is not None else "not known"
        context = f"{self.context_tokens} tokens" if self.context_tokens else "not told; set context_tokens in [model]"
        return (
            f"Model {self.model} at {self.endpoint} answers.",
            f"Writing speed: {speed}; first words after {first}.",
            f"Streaming: {'yes' if self.streams else 'no: drafts appear when they are whole'}.",
            f"JSON schema: {'followed' if self.schema_followed else 'not followed'}.",
            f"Context: {context}.",
            *self.ways,
            *self.steps,
        )


def probe(model: ChatModel, timeout: float = 120.0) -> Capabilities:
    """Ask the model twice and report. Raises ModelFailed when it does not answer at all."""
    started = time.perf_counter()
    pieces: list[str] = []
    classified = _ask(model, _CLASSIFY, 40, timeout, [], schema=_SCHEMA)
    written = _ask(model, _WRITE, 80, timeout, pieces)
    streams = len(pieces) > 2
    # What comes whole was written before its first word arrived.
    before = written.first_text_seconds or 0.0 if streams else 0.0
    tokens, writing = written.usage.completion_tokens, written.usage.seconds - before
    return Capabilities(
        model=written.model or model.name,
        endpoint=written.endpoint or model.endpoint,
        schema_followed=_follows(classified.text),
        streams=streams,
        context_tokens=model.context_tokens,
        first_text_seconds=written.first_text_seconds,
        tokens_per_second=tokens / writing if tokens and writing > 0 else None,
        seconds=time.perf_counter() - started,
        ways=model.ways,
        steps=classified.steps + written.steps,
    )


def _ask(
    model: ChatModel,
    question: str,
    max_tokens: int,
    timeout: float,
    pieces: list[str],
    schema: Mapping[str, object] | None = None,
) -> Completion:
    messages: Sequence[ChatMessage] = [ChatMessage(role="user", content=question)]
    return model.complete(
        messages,
        max_tokens=max_tokens,
        temperature=0.0,
        schema=schema,
        on_text=pieces.append,
        timeout=timeout,
    )


def _follows(text: str) -> bool:
    try:
        answer = json.loads(text)
    except ValueError:
        return False
    return isinstance(answer, dict) and answer.get("kind") in ("complaint", "praise") and len(answer) == 1
