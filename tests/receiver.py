"""A receiver of webhooks: real HTTP on loopback that answers as a test says, and keeps what came."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType


class Receiver:
    """Serves while it is entered. `status` is what it answers; `slow` seconds pass before."""

    def __init__(self, status: int = 204, slow: float = 0.0, headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.slow = slow
        self.headers = dict(headers or {})
        self.came: list[tuple[dict[str, str], bytes]] = []
        """Headers (names in lower case) and body of each message."""
        self.stopping = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver.came.append(({name.lower(): value for name, value in self.headers.items()}, body))
                receiver.stopping.wait(receiver.slow)
                self.send_response(receiver.status)
                for name, value in {"content-length": "0", **receiver.headers}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://localhost:{self._server.server_address[1]}/hook?for=acme"

    def __enter__(self) -> Receiver:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)
