"""Who is signed in: a signed cookie that carries a username and when it was issued."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from starlette.requests import HTTPConnection
from starlette.responses import Response

COOKIE = "replydesk_session"
LIFETIME_SECONDS = 12 * 3600
"""A working day and its overtime; after that one signs in again."""


def load_key(path: Path) -> bytes:
    """Read the signing key, or make one that only this user can read. Sessions survive a restart with it."""
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        key = secrets.token_bytes(32)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_bytes()
        with os.fdopen(handle, "wb") as file:
            file.write(key)
    return key


class Sessions:
    """Issues and reads session cookies. A cookie that was signed out is refused for the rest of its life."""

    def __init__(self, key: bytes, clock: Callable[[], float] = time.time) -> None:
        if len(key) < 32:
            raise ValueError("The session key must have at least 32 bytes.")
        self._key = key
        self._clock = clock
        self._ended: dict[str, float] = {}

    def username(self, connection: HTTPConnection) -> str | None:
        """Return who sends this request; None when nobody is signed in."""
        fields = self._read(connection.cookies.get(COOKIE, ""))
        return str(fields["user"]) if fields else None

    def start(self, response: Response, username: str, *, secure: bool) -> None:
        """Put a fresh cookie on `response`. `secure` for pages that came over HTTPS."""
        body = {"user": username, "id": secrets.token_urlsafe(12), "until": self._clock() + LIFETIME_SECONDS}
        payload = base64.urlsafe_b64encode(json.dumps(body).encode()).decode()
        response.set_cookie(
            COOKIE,
            f"{payload}.{self._sign(payload)}",
            max_age=LIFETIME_SECONDS,
            httponly=True,
            samesite="lax",
            secure=secure,
            path="/",
        )

    def end(self, connection: HTTPConnection, response: Response) -> None:
        """Take the cookie away, and refuse it should it come back."""
        fields = self._read(connection.cookies.get(COOKIE, ""))
        now = self._clock()
        self._ended = {key: until for key, until in self._ended.items() if until > now}
        if fields:
            self._ended[str(fields["id"])] = float(str(fields["until"]))
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")

    def _read(self, cookie: str) -> dict[str, object] | None:
        payload, _, signature = cookie.partition(".")
        if not signature or not hmac.compare_digest(signature.encode(), self._sign(payload).encode()):
            return None
        try:
            fields = json.loads(base64.urlsafe_b64decode(payload))
        except (binascii.Error, ValueError):
            return None
        if not isinstance(fields, dict) or float(fields["until"]) <= self._clock():
            return None
        return None if fields["id"] in self._ended else fields

    def _sign(self, payload: str) -> str:
        return hmac.new(self._key, payload.encode(), hashlib.sha256).hexdigest()
