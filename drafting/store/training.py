"""Exercises of those in training, in the database. Their words are not kept: only what the guard said."""

from __future__ import annotations

from sqlalchemy import Connection, select

from drafting.store.schema import attempts
from drafting.training.models import Attempt


class Training:
    """Reads and writes `attempts` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, account_id: str, attempt: Attempt) -> None:
        """Insert an attempt."""
        values = attempt.model_dump() | {"rules": list(attempt.rules), "account_id": account_id}
        self._conn.execute(attempts.insert().values(**values))

    def of(self, account_id: str) -> tuple[Attempt, ...]:
        """Every attempt of an account, oldest first."""
        rows = self._conn.execute(
            select(*(c for c in attempts.c if c.name != "account_id"))
            .where(attempts.c.account_id == account_id)
            .order_by(attempts.c.at, attempts.c.id)
        )
        return tuple(Attempt.model_validate(dict(row._mapping) | {"rules": tuple(row.rules)}) for row in rows)
