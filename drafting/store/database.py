"""The desk's database: opened, migrated, and handed out one transaction at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from drafting.errors import ConfigurationError, StorageFailed
from drafting.store.accounts import Accounts
from drafting.store.audit import Audit
from drafting.store.cases import Cases
from drafting.store.consults import Consults
from drafting.store.decisions import Decisions
from drafting.store.deliveries import Deliveries
from drafting.store.digests import Digests
from drafting.store.drafts import Drafts
from drafting.store.erasure import ErasureStore
from drafting.store.fixes import Fixes
from drafting.store.insight import Insight
from drafting.store.migrate import migrate
from drafting.store.queue import Queue
from drafting.store.run_orders import RunOrders
from drafting.store.training import Training
from drafting.store.webhooks import Webhooks
from drafting.store.work import Idempotency, Jobs

BUSY_SECONDS = 30
"""How long a writer waits for another process's transaction on SQLite."""


class Transaction:
    """The repositories, all within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self.cases = Cases(conn)
        self.queue = Queue(conn)
        self.drafts = Drafts(conn)
        self.decisions = Decisions(conn)
        self.deliveries = Deliveries(conn)
        self.audit = Audit(conn)
        self.accounts = Accounts(conn)
        self.jobs = Jobs(conn)
        self.idempotency = Idempotency(conn)
        self.webhooks = Webhooks(conn)
        self.erasure = ErasureStore(conn)
        self.insight = Insight(conn)
        self.fixes = Fixes(conn)
        self.consults = Consults(conn)
        self.digests = Digests(conn)
        self.training = Training(conn)
        self.run_orders = RunOrders(conn)
        self._conn = conn
        self._after_commit: list[Callable[[], None]] = []
        self._at_end: list[Callable[[], None]] = []

    def after_commit(self, action: Callable[[], None]) -> None:
        """Run `action` when, and only when, everything is durable."""
        self._after_commit.append(action)

    def at_end(self, action: Callable[[], None]) -> None:
        """Run `action` after the transaction, whether it was kept or undone."""
        self._at_end.append(action)

    @contextmanager
    def part(self) -> Iterator[Transaction]:
        """A part that is undone alone when it raises."""
        mark = len(self._after_commit)
        try:
            with self._conn.begin_nested():
                yield self
        except BaseException:
            del self._after_commit[mark:]
            raise

    def ended(self, *, committed: bool) -> None:
        """Run what waited for the end."""
        for action in (*(self._after_commit if committed else ()), *self._at_end):
            action()


class Database:
    """SQLite (WAL) or PostgreSQL behind the same repositories. Threads may share one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._local = threading.local()
        # SQLite has one writer at a time: waiting here is fair and does not poll the file.
        self._writer: threading.RLock | None = threading.RLock() if engine.dialect.name == "sqlite" else None

    @classmethod
    def open(cls, url: str | Path) -> Database:
        """Open the database at a SQLAlchemy URL or SQLite file, and bring its tables up to date.

        Raises ConfigurationError when it cannot be reached or was written by a newer version.
        """
        engine = _engine(url)
        try:
            migrate(engine)
        except DBAPIError as error:
            engine.dispose()
            why = " ".join(str(error.orig).split()).rstrip(".?")
            raise ConfigurationError(
                f"The database {engine.url.render_as_string()!r} cannot be used: {why}. "
                "Check `[storage] database_url` and that the server or folder can be reached."
            ) from None
        except ConfigurationError:
            engine.dispose()
            raise
        return cls(engine)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """One transaction that may write; a `write` inside another joins it, as a part of it."""
        joined: Transaction | None = getattr(self._local, "transaction", None)
        if joined is not None:
            with joined.part():
                yield joined
            return
        transaction: Transaction | None = None
        try:
            with _plain_failures(), self._exclusive(), self._engine.connect() as conn:
                conn.execution_options(desk_begin="IMMEDIATE")
                with conn.begin():
                    transaction = self._local.transaction = Transaction(conn)
                    try:
                        yield transaction
                    finally:
                        self._local.transaction = None
        except BaseException:
            if transaction is not None:
                transaction.ended(committed=False)
            raise
        transaction.ended(committed=True)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """One transaction that only reads: a consistent snapshot on SQLite."""
        joined: Transaction | None = getattr(self._local, "transaction", None)
        if joined is not None:
            yield joined
            return
        with _plain_failures(), self._engine.connect() as conn:
            conn.execution_options(desk_begin="DEFERRED")
            yield Transaction(conn)

    def outside(self, action: Callable[[], None]) -> None:
        """Run `action` now, or as soon as this thread's transaction ended, kept or undone."""
        joined: Transaction | None = getattr(self._local, "transaction", None)
        if joined is None:
            action()
        else:
            joined.at_end(action)

    def scour(self) -> Path | None:
        """Leave nothing of what was overwritten in free pages or the write-ahead log; return the SQLite file.

        None for PostgreSQL, which keeps old rows until its own VACUUM.
        """
        if self.dialect != "sqlite":
            return None
        with _plain_failures(), self._exclusive():
            raw = self._engine.raw_connection()
            try:
                cursor = raw.cursor()
                for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                    cursor.execute(statement)
                cursor.close()
            finally:
                raw.close()
        return Path(self._engine.url.database or "")

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        if self._writer is None:
            yield
        else:
            with self._writer:
                yield


@contextmanager
def _plain_failures() -> Iterator[None]:
    """A database that is busy, full or gone is said in one plain line."""
    try:
        yield
    except OperationalError as error:
        why = " ".join(str(error.orig).split()).rstrip(".")
        raise StorageFailed(f"The desk's database failed: {why}. Nothing was changed; try again.") from error


def with_driver(url: URL) -> URL:
    """Name the driver that is installed where the address of a PostgreSQL server names none."""
    if url.get_backend_name() == "postgresql" and "+" not in url.drivername:
        return url.set(drivername="postgresql+psycopg")
    return url


def _engine(url: str | Path) -> Engine:
    try:
        parsed = make_url(f"sqlite:///{url}" if isinstance(url, Path) else url)
        parsed = with_driver(parsed)
        if parsed.get_backend_name() not in ("sqlite", "postgresql"):
            raise ConfigurationError(
                f"`[storage] database_url` names {parsed.get_backend_name()!r}: use sqlite or postgresql."
            )
        if parsed.get_backend_name() == "postgresql":
            return create_engine(parsed, pool_pre_ping=True)
        engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    except (ArgumentError, NoSuchModuleError) as error:
        raise ConfigurationError(f"`[storage] database_url` is not a database address: {error}.") from None
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions on its own
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(conn: Connection) -> None:
    conn.exec_driver_sql(f"BEGIN {conn.get_execution_options().get('desk_begin', 'IMMEDIATE')}")
