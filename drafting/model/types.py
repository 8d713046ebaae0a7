"""What the writer asks of a chat model and what it gets back. Frozen, plain data, and the one protocol."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol

from drafting.models import Frozen, Usage

FailureKind = Literal[
    "unreachable",
    "timeout",
    "rate_limited",
    "quota",
    "server_error",
    "auth",
    "not_found",
    "bad_request",
    "empty",
    "nonsense",
    "refused",
    "context_overflow",
    "cut",
]
"""How a model failed: the `kind` of `drafting.errors.ModelFailed`."""

Finish = Literal["stop", "length"]
OnText = Callable[[str], None]
"""Called with the whole text written so far, as it grows. After a retry it starts anew."""


class ChatMessage(Frozen):
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class Completion(Frozen):
    """A usable answer of a model: text that is neither empty nor cut short by the connection."""

    text: str
    usage: Usage
    finish: Finish = "stop"
    """`length` when the answer ran into `max_tokens`."""
    model: str = ""
    endpoint: str = ""
    """Address without secrets; it differs from the model's own when a fallback answered."""
    first_text_seconds: float | None = None
    """From the request to the first piece of text; None when nothing was streamed."""
    attempts: int = 1
    steps: tuple[str, ...] = ()
    """What happened on the way, in plain words: waits, retries, failover."""


class ModelStatus(Frozen):
    """Whether the model can answer now."""

    state: Literal["ready", "warming", "failed"]
    words: str
    """A plain sentence for a person."""
    progress: float | None = None
    """0 to 1 while warming, where it is known."""


class ChatModel(Protocol):
    """Anything that answers a chat prompt."""

    @property
    def name(self) -> str:
        """The model's name, as the endpoint calls it."""

    @property
    def endpoint(self) -> str:
        """Where it answers: an address without user, password, query or key."""

    @property
    def small(self) -> bool:
        """True when each prompt word costs so much that evidence must be a few sentences."""

    @property
    def context_tokens(self) -> int | None:
        """How many tokens prompt and answer may take together; None when nobody has said."""

    @property
    def ways(self) -> tuple[str, ...]:
        """What calls have shown to be out of the ordinary here, in plain words."""

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
        opening: str = "",
        brief: bool = True,
    ) -> Completion:
        """Answer a prompt within `timeout` seconds, retries and waits included.

        `brief` is False for a prompt so long that a small model would take minutes over it: where only a small one is
        left, nobody is asked and `drafting.errors.SmallerModelLeft` is raised.

        `opening` are words the answer should begin with: a model that can continue them does, and they are
        part of the text then; any other ignores them. `schema` is a JSON schema that the answer should
        follow: a wish, never a guarantee. Raises `drafting.errors.ModelFailed` with a kind of `FailureKind`
        and words that say what to do.
        """

    def status(self) -> ModelStatus:
        """Say whether it can answer now, without waiting."""

    def warm_up(self) -> None:
        """Begin to get ready in the background, so that the first draft need not wait."""

    def close(self) -> None:
        """Give back what it holds. May be called twice."""
