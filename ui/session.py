"""Who is signed in: a signed cookie that carries a username and when it was issued."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import logging
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from starlette.requests import HTTPConnection
from starlette.responses import Response

log = logging.getLogger("replydesk.session")

COOKIE = "replydesk_session"
LIFETIME_SECONDS = 12 * 3600
"""A working day and its overtime; after that one signs in again."""
MARK_SECONDS = 2.0


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
    """Issues and reads session cookies. A cookie that was signed out is refused for the rest of its life.

    ended: file of the sessions that were signed out, so that every desk of the workspace refuses them, also after
    a restart. mark: what a session of a user is bound to; a session ends when it changes, as with a new password.
    """

    def __init__(
        self,
        key: bytes,
        clock: Callable[[], float] = time.time,
        *,
        ended: Path | None = None,
        mark: Callable[[str], str] = lambda _: "",
    ) -> None:
        if len(key) < 32:
            raise ValueError("The session key must have at least 32 bytes.")
        self._key = key
        self._clock = clock
        self._ended: dict[str, float] = {}
        self._file = ended
        self._seen: tuple[int, int] | None = None
        self._mark = mark
        self._marks: dict[str, tuple[float, str]] = {}

    def username(self, connection: HTTPConnection) -> str | None:
        """Return who sends this request; None when nobody is signed in."""
        fields = self._read(connection.cookies.get(COOKIE, ""))
        return str(fields["user"]) if fields else None

    def start(self, response: Response, username: str, *, secure: bool) -> None:
        """Put a fresh cookie on `response`. `secure` for pages that came over HTTPS."""
        self._marks.pop(username, None)
        body = {
            "user": username,
            "id": secrets.token_urlsafe(12),
            "until": self._clock() + LIFETIME_SECONDS,
            "mark": self._mark_of(username),
        }
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
            self._write_ended()
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
        self._read_ended()
        same = hmac.compare_digest(str(fields.get("mark", "")).encode(), self._mark_of(str(fields["user"])).encode())
        return fields if same and fields["id"] not in self._ended else None

    def _mark_of(self, username: str) -> str:
        """The user's mark, asked for again after two seconds."""
        now = self._clock()
        known = self._marks.get(username)
        if known is None or not 0 <= now - known[0] < MARK_SECONDS:
            known = (now, self._mark(username))
            self._marks[username] = known
        return known[1]

    def _read_ended(self) -> None:
        if self._file is None:
            return
        try:
            status = self._file.stat()
            if (status.st_mtime_ns, status.st_size) == self._seen:
                return
            self._ended |= {str(k): float(v) for k, v in json.loads(self._file.read_text(encoding="utf-8")).items()}
            self._seen = (status.st_mtime_ns, status.st_size)
        except FileNotFoundError:
            return
        except (OSError, ValueError, AttributeError):
            log.warning("%s cannot be read: sessions signed out elsewhere may live on", self._file)

    def _write_ended(self) -> None:
        if self._file is None:
            return
        self._read_ended()
        fresh = self._file.with_suffix(f".{secrets.token_hex(4)}")
        fresh.write_text(json.dumps(self._ended), encoding="utf-8")
        fresh.replace(self._file)

    def _sign(self, payload: str) -> str:
        return hmac.new(self._key, payload.encode(), hashlib.sha256).hexdigest()
