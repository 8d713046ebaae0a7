"""How much, and how slowly, a client may send: nobody fills the memory or holds connections by dripping bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.auto import AutoHTTPProtocol

MOST_BYTES = 8 * 1024 * 1024
"""Of a request's body: a post with a conversation of two hundred messages is far smaller."""
FORMS: Mapping[str, int] = {"/sign-in": 64 * 1024, "/sign-out": 64 * 1024, "/feedback": 64 * 1024}
"""Forms that strangers can send take less."""
BODY_SECONDS = 30.0
"""For a whole body, from its first byte to its last."""
HEAD_SECONDS = 10.0
"""For the head of a request, from the connection or the answer before it."""


class _Refused(Exception):
    """The body is too large, or comes too slowly; the client was told."""


class BodyLimit:
    """ASGI middleware: a body that is too large is refused with 413, one that comes too slowly with 408."""

    def __init__(self, app: ASGIApp, most: int = MOST_BYTES, seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._most = most
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting what comes in."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = min(self._most, FORMS.get(scope["path"], self._most))
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > most:
            await _answer(413, most)(scope, receive, send)
            return
        body = _Body(receive, most, self._seconds)
        started = False

        async def send_unless_refused(message: Message) -> None:
            nonlocal started
            if body.refused is None:
                started = True
                await send(message)

        with suppress(_Refused):
            await self._app(scope, body.receive, send_unless_refused)
        if body.refused is not None and not started:
            await _answer(body.refused, most)(scope, receive, send)


class _Body:
    """One request's body as it comes in."""

    def __init__(self, receive: Receive, most: int, seconds: float) -> None:
        self._receive = receive
        self._left = most
        self._seconds = seconds
        self._until: float | None = None
        self._done = False
        self.refused: int | None = None

    async def receive(self) -> Message:
        """The next piece; what comes after the body, such as the end of the connection, may take its time."""
        if self._done:
            return await self._receive()
        if self._until is None:
            self._until = asyncio.get_running_loop().time() + self._seconds
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            self.refused = 408
            raise _Refused from None
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.refused = 413
            raise _Refused
        self._done = not message.get("more_body", False)
        return message


def _answer(status: int, most: int) -> JSONResponse:
    words = {
        413: f"The body is too large: at most {most:,} bytes are taken.",
        408: "The body came too slowly. Send it again.",
    }[status]
    body = {"type": "about:blank", "title": "InvalidInput", "status": status, "detail": words}
    return JSONResponse(body, status, {"Connection": "close"}, media_type="application/problem+json")


class Patient(AutoHTTPProtocol):  # type: ignore[misc,valid-type]  # uvicorn chooses the class when it is imported
    """uvicorn's HTTP protocol, which closes a connection whose request does not begin in time."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Give the first request its time."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """A head that is whole stops the clock; one that is begun after an answer starts it again."""
        super().data_received(data)
        if self._begun():
            self._stop()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """There is nobody to wait for any more."""
        self._stop()
        super().connection_lost(exc)

    def _begun(self) -> bool:
        cycle = self.cycle
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if not self._begun() and not self.transport.is_closing():
            self.transport.close()
