"""Bodies that are too large or too slow, heads that never end, floods of passwords, and routes that nobody needs."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from tests.ui.house import PASSWORD, House, make_house, serve_house
from ui import patience
from ui.patience import FORMS, MOST_BYTES, BodyLimit
from ui.signin import TRIES_IN_TEN_MINUTES


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A desk of its own: its pace is used up here."""
    with ExitStack() as resources:
        made = make_house(tmp_path_factory.mktemp("patience"), resources)
        serve_house(made, resources)
        yield made


def pieces(size: int) -> Iterator[bytes]:
    for _ in range(size // 65_536 + 1):
        yield b"a" * 65_536


@pytest.mark.parametrize(
    ("path", "most"), [("v1/cases", MOST_BYTES), ("sign-in", FORMS["/sign-in"]), ("mcp", MOST_BYTES)]
)
@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_large_is_refused_before_it_is_kept(
    house: House, path: str, most: int, declared: bool
) -> None:
    key = house.desk.create_key(house.desk.system(), "mara", ("cases:write", "check"))
    kind = "application/x-www-form-urlencoded" if path == "sign-in" else "application/json"
    headers = {"Authorization": f"Bearer {key.secret}", "Content-Type": kind}
    body = b"a" * (most + 1) if declared else pieces(most + 65_536)
    answer = httpx.post(house.url + path, content=body, headers=headers, trust_env=False, timeout=30)
    assert answer.status_code == 413
    assert "too large" in answer.text


def test_a_body_that_drips_is_given_up() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await Request(scope, receive).body()
        await PlainTextResponse("read")(scope, receive, send)

    async def talk(pause: float) -> list[Message]:
        sent: list[Message] = []

        async def receive() -> Message:
            await asyncio.sleep(pause)
            return {"type": "http.request", "body": b"a", "more_body": pause > 0}

        async def send(message: Message) -> None:
            sent.append(message)

        scope: Scope = {"type": "http", "method": "POST", "path": "/x", "headers": []}
        await BodyLimit(app, seconds=0.2)(scope, receive, send)
        return sent

    with ThreadPoolExecutor(1) as apart:  # a test in a browser may have left this thread's loop running
        slow, fine = (apart.submit(asyncio.run, talk(pause)).result() for pause in (0.05, 0.0))
    assert slow[0]["status"] == 408
    assert fine[0]["status"] == 200


def test_a_head_that_never_ends_is_cut_off(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(patience, "HEAD_SECONDS", 0.4)
    host = urlsplit(house.url)
    with socket.create_connection((host.hostname or "", host.port or 0), timeout=10) as slow:
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        begun = time.monotonic()
        assert slow.recv(100) == b""
        assert time.monotonic() - begun < 5
    with socket.create_connection((host.hostname or "", host.port or 0), timeout=10) as fine:
        fine.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert fine.recv(20).startswith(b"HTTP/1.1 200")


def test_what_gradio_serves_beside_the_desk_is_closed(house: House) -> None:
    with httpx.Client(base_url=house.url, trust_env=False) as client:
        client.post("sign-in", data={"username": "mara", "password": PASSWORD})
        for path in ("gradio_api/file=/etc/hostname", "gradio_api/proxy=http://127.0.0.1/", "gradio_api/dev/reload"):
            assert client.get(path).status_code == 404
        assert client.post("gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code == 404
        assert client.get("session").json() == {"username": "mara"}


def test_a_flood_of_passwords_is_turned_away_without_comparing_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def matches(_hashed: str | None, password: str) -> bool:
        compared.append(password)
        return False

    monkeypatch.setattr(house.desk, "_matches", matches)
    answers = [
        httpx.post(
            house.url + "sign-in", data={"username": f"nobody{n}", "password": "wrong password"}, trust_env=False
        ).status_code
        for n in range(TRIES_IN_TEN_MINUTES + 5)
    ]
    assert answers[-1] == 429
    assert len(compared) <= TRIES_IN_TEN_MINUTES
