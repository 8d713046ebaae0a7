"""Opening a database: migrated, refused when newer, the same tables as the code says; one server at a time."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from drafting.errors import ConfigurationError, StorageFailed, WorkspaceInUse
from drafting.store import Database, WorkspaceLock, migrate
from drafting.store.schema import metadata
from tests.drafting.core.world import World

VERSIONS = Path(migrate.__file__).parent / "migrations" / "versions"


def test_the_migrations_make_the_tables_that_the_code_knows(world: World) -> None:
    with world.desk._db._engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        Database.open(tmp_path / "desk.sqlite").close()
    last = max(path.name[:4] for path in VERSIONS.glob("0*.py"))
    with sqlite3.connect(tmp_path / "desk.sqlite") as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(last,)]
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    Database.open(path).close()
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ConfigurationError, match=r"newer replydesk.*'9999'"):
        Database.open(path)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
    raw.close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:////nowhere/at/all.sqlite", "cannot be used"),
        ("postgresql://127.0.0.1:1/none", "cannot be used"),
        ("mysql://localhost/x", "use sqlite or postgresql"),
        ("nonsense", "not a database address"),
    ],
)
def test_a_database_that_cannot_be_opened_is_said_in_one_line(url: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says) as refusal:
        Database.open(url)
    assert "\n" not in str(refusal.value).strip()


def test_a_busy_database_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafting.store.database.BUSY_SECONDS", 0.1)
    database = Database.open(tmp_path / "desk.sqlite")
    other = sqlite3.connect(tmp_path / "desk.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFailed, match=r"database is locked\. Nothing was changed; try again"), database.write():
        pass
    with database.read() as tx:
        assert not tx.accounts.any(), "readers do not wait"
    other.close()
    database.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").write_text("This is a shopping list, and it is long enough to be read as one." * 20)
    with pytest.raises(ConfigurationError, match="not a database"):
        Database.open(tmp_path / "desk.sqlite")


def test_a_part_that_fails_is_undone_alone_and_its_hooks_with_it(world: World) -> None:
    called: list[str] = []
    with world.desk._db.write() as outer:
        outer.after_commit(lambda: called.append("outer"))
        with pytest.raises(RuntimeError):
            _write_and_fail(world, lambda: called.append("inner"))
        assert called == []
    assert called == ["outer"]


def _write_and_fail(world: World, hook: Callable[[], None]) -> None:
    with world.desk._db.write() as inner:
        inner.after_commit(hook)
        raise RuntimeError


def test_a_second_server_is_told_who_has_the_workspace(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, pathlib, time\n"
            "from drafting.store import WorkspaceLock\n"
            "lock = WorkspaceLock(pathlib.Path(sys.argv[1]))\n"
            "lock.acquire(); print('held', flush=True); time.sleep(60)",
            str(tmp_path / ".replydesk"),
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    try:
        with pytest.raises(WorkspaceInUse, match=f"by process {holder.pid}"):
            WorkspaceLock(tmp_path / ".replydesk").acquire()
    finally:
        holder.kill()
        holder.communicate()
    with WorkspaceLock(tmp_path / ".replydesk") as lock:
        lock.acquire()
    lock.release()
