"""Which processes are alive, on PostgreSQL: each holds a lock that the server lets go of when the process dies."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from drafting.store.database import with_driver

_KEEPALIVE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3}
"""So that a lost network is noticed within half a minute; a killed process is noticed at once."""


class Presence:
    """One process among others, known by `name`. Use it as a context manager, from one thread at a time."""

    def __init__(self, url: str, name: str) -> None:
        self._engine = create_engine(with_driver(make_url(url)), isolation_level="AUTOCOMMIT", connect_args=_KEEPALIVE)
        self._name = name
        self._conn: Connection | None = None

    def renew(self) -> None:
        """Hold the lock; take it again when the connection was lost."""
        try:
            if self._conn is not None:
                self._conn.execute(text("SELECT 1"))
                return
        except SQLAlchemyError:
            self._let_go()
        self._conn = self._engine.connect()
        self._conn.execute(text("SELECT pg_advisory_lock(hashtextextended(:name, 0))"), {"name": self._name})

    def alive(self, name: str) -> bool:
        """True while the process `name` holds its lock."""
        if name == self._name:
            return True
        self.renew()
        assert self._conn is not None
        free = self._conn.execute(text("SELECT pg_try_advisory_lock(hashtextextended(:name, 0))"), {"name": name})
        if not free.scalar_one():
            return True
        self._conn.execute(text("SELECT pg_advisory_unlock(hashtextextended(:name, 0))"), {"name": name})
        return False

    def close(self) -> None:
        """Let go; safe to call twice."""
        self._let_go()
        self._engine.dispose()

    def __enter__(self) -> Self:
        self.renew()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _let_go(self) -> None:
        if self._conn is not None:
            self._conn.invalidate()
            self._conn.close()
            self._conn = None
