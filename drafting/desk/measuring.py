"""Eval runs in the background: who may ask for one, how far it is, and how it is stopped."""

from __future__ import annotations

from drafting.desk import inputs
from drafting.desk.workbench import SYSTEM, Workbench
from drafting.errors import WrongState
from drafting.measuring import RunOrder
from drafting.models import Actor
from drafting.store import ACCOUNTS, Transaction, new_id

SHOWN = 20
"""Orders that are looked through for those that still concern somebody."""


class MeasuringPart(Workbench):
    """Takes orders for eval runs; the worker calls the three methods at the end."""

    def order_run(self, actor: Actor, set_name: str, part: str | None = None, label: str = "") -> RunOrder:
        """Have a set drafted and scored by a job. WrongState when the same is asked for already."""
        now = self._now()
        order = RunOrder(
            id=new_id(now), set_name=set_name, part=part, label=inputs.line(label) or "", by=actor.username, at=now
        )
        with self._db.write() as tx:
            self._authorise(tx, actor, "measure")
            other = tx.run_orders.pending_for(set_name, part)
            if other is not None:
                raise WrongState(f"{other.by} asked for this run already; it waits or is at work.")
            tx.run_orders.add(order)
            self._audit(tx, actor, ACCOUNTS, "run_ordered", {"order": order.id, "set": set_name, "part": part})
        return order

    def cancel_run(self, actor: Actor, order_id: str) -> RunOrder:
        """Stop a run after the draft in hand; what is done is kept. WrongState when it ended already."""
        with self._db.write() as tx:
            self._authorise(tx, actor, "measure")
            order = tx.run_orders.get(order_id)
            if order.state != "pending":
                raise WrongState("This run ended already.")
            cancelled = self._ended(tx, order, "cancelled")
            self._audit(tx, actor, ACCOUNTS, "run_cancelled", {"order": order.id})
            return cancelled

    def run_orders(self, actor: Actor) -> tuple[RunOrder, ...]:
        """What is waiting or at work, and what failed and was not asked for again; newest first."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "evals")
            newest = tx.run_orders.newest(SHOWN)
        seen: set[tuple[str, str | None]] = set()
        found = []
        for order in newest:
            what = (order.set_name, order.part)
            if order.state == "pending" or (order.state == "failed" and what not in seen):
                found.append(order)
            seen.add(what)
        return tuple(found)

    def pending_runs(self) -> tuple[RunOrder, ...]:
        """For the worker: orders to do, oldest first."""
        with self._db.read() as tx:
            return tx.run_orders.pending()

    def run_progress(self, order_id: str, done: int, total: int) -> bool:
        """For the worker: note how far a run is. False when it was cancelled."""
        with self._db.write() as tx:
            order = tx.run_orders.get(order_id)
            if order.state != "pending":
                return False
            tx.run_orders.save(order.model_copy(update={"done": done, "total": total}))
            return True

    def settle_run(self, order_id: str, failed: str | None = None) -> None:
        """For the worker: a run is done, or failed for a reason in plain words."""
        with self._db.write() as tx:
            order = tx.run_orders.get(order_id)
            if order.state == "pending":
                self._ended(tx, order, "failed" if failed else "done", failed)
                self._audit(tx, SYSTEM, ACCOUNTS, "run_ended", {"order": order.id, "failed": failed})

    def _ended(self, tx: Transaction, order: RunOrder, state: str, error: str | None = None) -> RunOrder:
        ended = RunOrder.model_validate(order.model_dump() | {"state": state, "error": error})
        tx.run_orders.save(ended)
        return ended
