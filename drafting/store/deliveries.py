"""Deliveries in the database: one for each used approval."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, update

from drafting.models import Delivery
from drafting.store.schema import deliveries
from drafting.store.types import AnyRow
from policy.models import PastReply


class Deliveries:
    """Reads and writes `deliveries` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, delivery: Delivery) -> None:
        """Insert a delivery that is about to happen."""
        self._conn.execute(deliveries.insert().values(**delivery.model_dump()))

    def for_decision(self, decision_id: str) -> Delivery | None:
        """The delivery that an approval led to."""
        row = self._conn.execute(select(deliveries).where(deliveries.c.decision_id == decision_id)).one_or_none()
        return None if row is None else _delivery(row)

    def of(self, case_id: str) -> tuple[Delivery, ...]:
        """Every delivery of a case, oldest first."""
        rows = self._conn.execute(
            select(deliveries).where(deliveries.c.case_id == case_id).order_by(deliveries.c.created_at)
        )
        return tuple(_delivery(row) for row in rows)

    def save(self, delivery: Delivery) -> None:
        """Write how an attempt went."""
        changes = delivery.model_dump(include={"state", "attempts", "error", "delivered_at"})
        self._conn.execute(update(deliveries).where(deliveries.c.id == delivery.id).values(**changes))

    def newest(self) -> str | None:
        """Id of the reply that was delivered last."""
        return self._conn.execute(
            select(deliveries.c.id)
            .where(deliveries.c.state == "delivered")
            .order_by(deliveries.c.delivered_at.desc(), deliveries.c.id.desc())
            .limit(1)
        ).scalar_one_or_none()

    def recent(self, n: int) -> tuple[PastReply, ...]:
        """The last `n` delivered replies, newest first."""
        rows = self._conn.execute(
            select(deliveries.c.id, deliveries.c.text)
            .where(deliveries.c.state == "delivered", deliveries.c.text != "")
            .order_by(deliveries.c.delivered_at.desc(), deliveries.c.id.desc())
            .limit(n)
        )
        return tuple(PastReply(id=row.id, text=row.text) for row in rows)

    def page(self, cursor: str | None, limit: int) -> tuple[tuple[Delivery, ...], str | None]:
        """Deliveries, newest first, and the next page's cursor. Ids sort by time, so they are the key."""
        statement = select(deliveries).order_by(deliveries.c.id.desc()).limit(limit + 1)
        if cursor is not None:
            statement = statement.where(deliveries.c.id < cursor)
        items = tuple(_delivery(row) for row in self._conn.execute(statement))
        return items[:limit], items[limit - 1].id if len(items) > limit else None

    def sent_texts(self) -> Iterator[tuple[str, str, str]]:
        """Id, case and text of every reply that left, read in portions."""
        columns = (deliveries.c.id, deliveries.c.case_id, deliveries.c.text)
        query = select(*columns).where(deliveries.c.state == "delivered")
        for row in self._conn.execution_options(yield_per=1000).execute(query):
            yield row.id, row.case_id, row.text


def _delivery(row: AnyRow) -> Delivery:
    values = dict(row._mapping)
    return Delivery.model_validate(values)
