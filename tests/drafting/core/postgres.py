"""A throw-away PostgreSQL cluster for tests, or the server of REPLYDESK_TEST_POSTGRES_URL."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from sqlalchemy import Engine, create_engine, make_url, text

from tests.drafting.core.world import seed

ENVIRONMENT = "REPLYDESK_TEST_POSTGRES_URL"


class PostgresServer:
    """Makes and drops databases; starts and stops its own cluster when it was given `binaries`."""

    def __init__(self, url: str, folder: Path | None = None, binaries: Path | None = None) -> None:
        self._url = make_url(url)
        self._folder = folder
        self._binaries = binaries
        self._template: str | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> PostgresServer:
        if self._binaries is not None and self._folder is not None:
            data = self._folder / "data"
            options = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"]
            _run([*_as_user(), str(self._binaries / "initdb"), "-D", str(data), *options])
            settings = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-k", str(self._folder)]
            command = [str(self._binaries / "postgres"), "-D", str(data), "-p", str(self._url.port), *settings]
            with (self._folder / "server.log").open("wb") as log:
                self._process = subprocess.Popen([*_as_user(), *command], stdout=log, stderr=log)
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._template is not None:
            self._admin(f"DROP DATABASE {self._template} WITH (FORCE)")
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)  # a fast shutdown
            self._process.wait(30)

    @contextmanager
    def database(self) -> Iterator[str]:
        """A fresh database with accounts, dropped afterwards."""
        if self._template is None:
            self._template = f"replydesk_{uuid4().hex}"
            self._admin(f"CREATE DATABASE {self._template}")
            seed(self._address(self._template))
        name = f"replydesk_{uuid4().hex}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        try:
            yield self._address(name)
        finally:
            self._admin(f"DROP DATABASE {name} WITH (FORCE)")

    def _address(self, database: str) -> str:
        return self._url.set(database=database).render_as_string(hide_password=False)

    def _admin(self, statement: str) -> None:
        engine = self._engine()
        with engine.connect() as conn:
            conn.execute(text(statement))
        engine.dispose()

    def _engine(self) -> Engine:
        return create_engine(self._url, isolation_level="AUTOCOMMIT")

    def _wait(self) -> None:
        end = time.monotonic() + 30
        while True:
            try:
                self._admin("SELECT 1")
            except Exception:  # noqa: BLE001 - not up yet
                assert time.monotonic() < end, "PostgreSQL did not start"
                time.sleep(0.1)
            else:
                return


def find_server(folder: Path) -> PostgresServer | str:
    """A server to test with, or the reason why there is none."""
    given = os.environ.get(ENVIRONMENT)
    if given:
        return PostgresServer(str(make_url(given).set(drivername="postgresql+psycopg")))
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        return f"no PostgreSQL here: install it, or set {ENVIRONMENT}"
    if os.getuid() == 0:
        if shutil.which("setpriv") is None:
            return "PostgreSQL does not run as root, and setpriv is not here"
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return PostgresServer(f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres", folder, found[-1].parent)


def _as_user() -> list[str]:
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)
