"""Signs a message by Standard Webhooks and hands it over; what the receiver answers beside its status is not read."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import httpx
from standardwebhooks import Webhook as Signer

from drafting.errors import InvalidInput
from drafting.settings import WebhooksSection
from drafting.webhooks.address import require_allowed
from drafting.webhooks.models import Notice, NotifyFailed

GONE = 410
_LONGEST_WISH = 86_400.0


class Sender:
    """Sends messages; threads may share one. Close it when done."""

    def __init__(self, rules: WebhooksSection) -> None:
        self._rules = rules
        # A proxy from the environment would look names up itself and undo the check of the address.
        # A connection is used once, so that the deadline of a call can close it.
        self._http = httpx.Client(
            timeout=rules.timeout_seconds,
            follow_redirects=False,
            trust_env=False,
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def close(self) -> None:
        """Give back the connections."""
        self._http.close()

    def send(self, notice: Notice) -> None:
        """Hand one message over. Raises NotifyFailed in plain words; only a 2xx is taken for received."""
        now = datetime.now(UTC)
        url = httpx.URL(notice.url)
        deadline = _Deadline(self._rules.timeout_seconds)
        try:
            address = require_allowed(notice.url, self._rules)[0]
            request = self._http.build_request(
                "POST",
                url.copy_with(host=address),
                content=notice.body.encode(),
                headers={
                    "host": url.netloc.decode("ascii"),
                    "content-type": "application/json",
                    "user-agent": "replydesk-webhooks/1",
                    "webhook-id": notice.id,
                    "webhook-timestamp": str(int(now.timestamp())),
                    "webhook-signature": Signer(notice.secret).sign(notice.id, now, notice.body),
                },
                extensions={"sni_hostname": url.raw_host.decode("ascii"), "trace": deadline.watch},
            )
            with deadline:
                answer = self._http.send(request, stream=True)
                answer.close()
        except InvalidInput as refused:
            raise NotifyFailed(str(refused)) from None
        except httpx.HTTPError as error:
            if deadline.passed or isinstance(error, httpx.TimeoutException):
                raise NotifyFailed(f"No answer within {self._rules.timeout_seconds:g} s.") from None
            raise NotifyFailed(f"Cannot be reached: {error or type(error).__name__}.") from None
        if not answer.is_success:
            raise _refused(answer)


class _Deadline:
    """Cuts a call's connection when its time is up: the client's own timeouts begin anew with every byte."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Take hold of the connection's socket; called by the client as the call goes on."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
            if self.passed:
                self._cut()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _cut(self) -> None:
        self.passed = True
        if self._socket is not None:
            with suppress(OSError):  # it may be closed by now
                self._socket.shutdown(socket.SHUT_RDWR)


def _refused(answer: httpx.Response) -> NotifyFailed:
    if answer.has_redirect_location:
        return NotifyFailed(f"Answered {answer.status_code}: redirects are not followed. Register the final address.")
    wish = answer.headers.get("retry-after", "")
    seconds = min(float(wish), _LONGEST_WISH) if wish.isdecimal() else 0.0
    words = f"Answered {answer.status_code} {answer.reason_phrase}".strip() + "."
    return NotifyFailed(words, gone=answer.status_code == GONE, retry_after=seconds)
