"""Fixtures of the core's tests: a world on SQLite, and the same on a throw-away PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.drafting.core.postgres import PostgresServer, find_server
from tests.drafting.core.world import World, make_world


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A server for the session; skips with a reason where there is none."""
    # Not under pytest's own folder: that is closed to the user whom PostgreSQL runs as.
    with TemporaryDirectory(prefix="replydesk-postgres-", ignore_cleanup_errors=True) as folder:
        server = find_server(Path(folder))
        if isinstance(server, str):
            pytest.skip(server)
        with server:
            yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A database of its own."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A world on each database; the code under test is the same."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    made = make_world(tmp_path, url=url)
    yield made
    made.desk.close()
