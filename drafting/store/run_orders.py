"""Eval runs that people asked for, in the database."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from drafting.errors import NotFound
from drafting.measuring import RunOrder
from drafting.store.schema import run_orders
from drafting.store.turns import take_turns
from drafting.store.types import AnyRow


class RunOrders:
    """Reads and writes `run_orders` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, order: RunOrder) -> None:
        """Insert an order."""
        self._conn.execute(run_orders.insert().values(**order.model_dump()))

    def get(self, order_id: str) -> RunOrder:
        """One order, locked until the transaction ends. Raises NotFound."""
        row = self._conn.execute(select(run_orders).where(run_orders.c.id == order_id).with_for_update()).one_or_none()
        if row is None:
            raise NotFound(f"Nobody asked for an eval run {order_id!r}.")
        return _order(row)

    def pending(self) -> tuple[RunOrder, ...]:
        """Orders that wait or are at work, oldest first."""
        rows = self._conn.execute(
            select(run_orders).where(run_orders.c.state == "pending").order_by(run_orders.c.at, run_orders.c.id)
        )
        return tuple(_order(row) for row in rows)

    def pending_for(self, set_name: str, part: str | None) -> RunOrder | None:
        """The order for the same items that waits or is at work; who asks for them meanwhile waits here."""
        take_turns(self._conn, f"run:{set_name}:{part or ''}")
        return next((one for one in self.pending() if (one.set_name, one.part) == (set_name, part)), None)

    def newest(self, limit: int) -> tuple[RunOrder, ...]:
        """The newest orders of any state, newest first."""
        rows = self._conn.execute(
            select(run_orders).order_by(run_orders.c.at.desc(), run_orders.c.id.desc()).limit(limit)
        )
        return tuple(_order(row) for row in rows)

    def save(self, order: RunOrder) -> None:
        """Write how far an order is, or how it ended."""
        changes = order.model_dump(include={"state", "done", "total", "error"})
        self._conn.execute(update(run_orders).where(run_orders.c.id == order.id).values(**changes))


def _order(row: AnyRow) -> RunOrder:
    return RunOrder.model_validate(dict(row._mapping))
