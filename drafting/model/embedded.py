"""The embedded model as a `ChatModel`: the same adapter, pointed at the loopback server once it is up."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Mapping, Sequence

from drafting.model.chat import EndpointModel
from drafting.model.local import LocalServer
from drafting.model.types import ChatMessage, Completion, ModelStatus, OnText
from drafting.settings import Endpoint


class EmbeddedModel:
    """Starts the local server with the first use (or `warm_up`) and talks to it like to any endpoint."""

    def __init__(self, server: LocalServer, settings: Endpoint) -> None:
        self._server = server
        self._settings = settings
        self._adapter: EndpointModel | None = None
        self._lock = threading.Lock()
        # One answer at a time: two would share the same two cores and both come late.
        self._turn = threading.Lock()

    @property
    def name(self) -> str:
        """The model file's name."""
        return self._server.name

    @property
    def endpoint(self) -> str:
        """Its port is drawn anew at every start, so it says what it is."""
        return "embedded"

    @property
    def small(self) -> bool:
        """True: every prompt word costs 30-50 ms on a small machine."""
        return True

    @property
    def context_tokens(self) -> int | None:
        """What the server was started with."""
        return self._server.context_tokens

    @property
    def ways(self) -> tuple[str, ...]:
        """None: it is the one that the writer knows best."""
        return ()

    def warm_up(self) -> None:
        """Begin to load in the background."""
        self._server.start()

    def status(self) -> ModelStatus:
        """Say how far the server is."""
        return self._server.status()

    def close(self) -> None:
        """End the server."""
        with self._lock:
            adapter, self._adapter = self._adapter, None
        if adapter is not None:
            adapter.close()
        self._server.close()

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
        brief: bool = True,  # noqa: ARG002 - there is no other model to ask instead
    ) -> Completion:
        """Answer a prompt; a cold server is started and waited for. See `ChatModel.complete`."""
        seconds = timeout or self._settings.budget_seconds
        until = time.monotonic() + seconds
        adapter = self._ready(seconds)
        if not self._turn.acquire(timeout=max(0.1, until - time.monotonic())):
            from drafting.model.failures import Failures

            raise Failures(self.endpoint, self.name, "", None).failed("timeout")
        try:
            done = adapter.complete(
                [*messages, ChatMessage(role="assistant", content=opening)] if opening else messages,
                max_tokens=max_tokens,
                temperature=temperature,
                stop=stop,
                schema=schema,
                seed=seed,
                on_text=on_text,
                timeout=max(1.0, until - time.monotonic()),
            )
        finally:
            self._turn.release()
        text = done.text if not opening or done.text.startswith(opening) else f"{opening} {done.text}"
        return done.model_copy(update={"text": text, "endpoint": self.endpoint, "model": self.name})

    def _ready(self, timeout: float) -> EndpointModel:
        base_url = self._server.wait(timeout)
        with self._lock:
            if self._adapter is None or not self._adapter.endpoint.startswith(base_url):
                settings = self._settings.model_copy(update={"model": self.name})
                self._adapter = EndpointModel(
                    settings,
                    base_url,
                    self._server.api_key,
                    small=True,
                    # A long prompt is read in silence, on a busy machine for minutes: the call's own time ends it.
                    timeout=math.inf,
                )
            return self._adapter
