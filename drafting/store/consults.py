"""Questions to experts in the database."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from drafting.consulting import Consult
from drafting.errors import NotFound
from drafting.store.schema import cases, consults


class Consults:
    """Reads and writes `consults` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, consult: Consult) -> None:
        """Insert a question."""
        self._conn.execute(consults.insert().values(**consult.model_dump()))

    def get(self, case_id: str, consult_id: str) -> Consult:
        """One question of a case. Raises NotFound."""
        statement = select(consults).where(consults.c.id == consult_id, consults.c.case_id == case_id)
        row = self._conn.execute(statement).one_or_none()
        if row is None:
            raise NotFound(f"The case has no question {consult_id!r} to an expert.")
        return Consult.model_validate(dict(row._mapping))

    def of(self, case_id: str) -> tuple[Consult, ...]:
        """The questions of a case, oldest first."""
        rows = self._conn.execute(
            select(consults).where(consults.c.case_id == case_id).order_by(consults.c.asked_at, consults.c.id)
        )
        return tuple(Consult.model_validate(dict(row._mapping)) for row in rows)

    def save(self, consult: Consult) -> None:
        """Write the answer."""
        changes = consult.model_dump(include={"answer", "answered_by", "recorded_by", "answered_at", "fact_id"})
        self._conn.execute(update(consults).where(consults.c.id == consult.id).values(**changes))

    def waiting(self, limit: int) -> tuple[Consult, ...]:
        """Questions without an answer on cases that were not erased, oldest first."""
        rows = self._conn.execute(
            select(consults)
            .join(cases, cases.c.id == consults.c.case_id)
            .where(consults.c.answered_at.is_(None), cases.c.erased_at.is_(None))
            .order_by(consults.c.asked_at, consults.c.id)
            .limit(limit)
        )
        return tuple(Consult.model_validate(dict(row._mapping)) for row in rows)
