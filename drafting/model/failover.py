"""A second endpoint for when the first fails."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from drafting.errors import ModelFailed, SmallerModelLeft
from drafting.model.failures import in_brief
from drafting.model.types import ChatMessage, ChatModel, Completion, ModelStatus, OnText

_REST_SECONDS = 30.0
"""How long a first endpoint that failed for good is left alone."""
_LASTING = frozenset({"unreachable", "auth", "not_found", "timeout", "quota"})
_FIRST_SHARE = 0.6
"""Share of the time the endpoint that is asked first may use, so that the other has some left."""
_Ask = Callable[[ChatModel, float], Completion]
"""Asks a model within so many seconds."""


class FailoverModel:
    """Asks the first model, and the second when the first fails. Both failing raises the first's error.

    A first model that failed for good rests for half a minute: the second is asked before it meanwhile. Then it has
    its turn again.
    """

    def __init__(
        self, first: ChatModel, second: ChatModel, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._first = first
        self._second = second
        self._seconds = seconds
        self._clock = clock
        self._rest_until = 0.0

    @property
    def name(self) -> str:
        """The first model's name."""
        return self._first.name

    @property
    def endpoint(self) -> str:
        """The first model's address."""
        return self._first.endpoint

    @property
    def small(self) -> bool:
        """True when the one that is asked next is small: a fallback that is waits behind a first that is not."""
        resting = self._clock() < self._rest_until
        return (self._second if resting else self._first).small

    def status(self) -> ModelStatus:
        """Ready when either is."""
        first = self._first.status()
        return first if first.state == "ready" else self._second.status()

    @property
    def context_tokens(self) -> int | None:
        """The smaller of both: a prompt must suit both."""
        known = [c for c in (self._first.context_tokens, self._second.context_tokens) if c is not None]
        return min(known, default=None)

    @property
    def ways(self) -> tuple[str, ...]:
        """Those of both."""
        return (*self._first.ways, *self._second.ways)

    def warm_up(self) -> None:
        """Warm up both."""
        self._first.warm_up()
        self._second.warm_up()

    def close(self) -> None:
        """Close both."""
        self._first.close()
        self._second.close()

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
        """Answer a prompt with whichever answers. See `ChatModel.complete`."""
        seconds = timeout or self._seconds
        until = self._clock() + seconds

        def ask(model: ChatModel, share: float) -> Completion:
            return model.complete(
                messages,
                max_tokens=max_tokens,
                temperature=temperature,
                stop=stop,
                schema=schema,
                seed=seed,
                on_text=on_text,
                timeout=max(1.0, share),
                opening=opening,
                brief=brief,
            )

        smaller = self._second.small and not self._first.small
        if self._clock() < self._rest_until:
            if smaller and not brief:  # another draft has put the first to rest since this one began
                raise SmallerModelLeft(
                    "unreachable", "The small model answers instead of the first endpoint, which failed a moment ago."
                )
            return self._second_first(ask, seconds, until)
        try:
            return ask(self._first, seconds * _FIRST_SHARE)
        except ModelFailed as error:
            failure = error
        if smaller or failure.kind in _LASTING:
            self._rest_until = self._clock() + _REST_SECONDS
        if smaller:
            raise SmallerModelLeft(
                failure.kind, f"The small model answers instead of the first endpoint, because {in_brief(failure)}."
            )
        try:
            done = ask(self._second, until - self._clock())
        except ModelFailed as second:
            raise _both(failure, second) from None
        return _noted(
            done, f"{self._second.endpoint} answered instead of the first endpoint, because {in_brief(failure)}."
        )

    def _second_first(self, ask: _Ask, seconds: float, until: float) -> Completion:
        """Leave the first endpoint at rest, unless the second fails: it may be well again by now."""
        try:
            done = ask(self._second, seconds * _FIRST_SHARE)
        except ModelFailed as error:
            second = error
        else:
            return _noted(done, f"The first endpoint failed a moment ago; {self._second.endpoint} answered instead.")
        try:
            done = ask(self._first, until - self._clock())
        except ModelFailed as failure:
            raise _both(failure, second) from None
        self._rest_until = 0.0
        return _noted(done, f"{self._first.endpoint} answered instead of the fallback, because {in_brief(second)}.")


def _both(first: ModelFailed, second: ModelFailed) -> ModelFailed:
    return ModelFailed(first.kind, f"{first} The fallback failed too: {second}")


def _noted(done: Completion, step: str) -> Completion:
    return done.model_copy(update={"steps": (step, *done.steps)})
