"""Outcomes, topics on hold, and the counts behind themes, in the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from drafting.errors import NotFound
from drafting.insight.models import Answered, Department, Hold, Outcome, TermUse
from drafting.models import CaseState, OutcomeKind
from drafting.store.schema import cases, deliveries, holds, outcomes, terms
from drafting.store.types import AnyRow

_COMPLAINTS = ("complaint", "attack")


class Insight:
    """Reads and writes what cases say together, within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def outcome(self, case_id: str) -> OutcomeKind | None:
        """How the conversation of a case ended; None while nobody said."""
        kind: OutcomeKind | None = self._conn.execute(
            select(outcomes.c.kind).where(outcomes.c.case_id == case_id)
        ).scalar_one_or_none()
        return kind

    def set_outcome(self, outcome: Outcome) -> None:
        """Record it, over what was recorded before."""
        self._conn.execute(outcomes.delete().where(outcomes.c.case_id == outcome.case_id))
        self._conn.execute(outcomes.insert().values(**outcome.model_dump()))

    def unheard(self, until: datetime, limit: int) -> tuple[tuple[str, datetime], ...]:
        """Answered cases of which nothing was heard since `until` and whose outcome nobody recorded: case, when
        it was answered; the longest silence first.
        """
        last = func.max(deliveries.c.delivered_at)
        statement = (
            select(cases.c.id, last)
            .join(deliveries, deliveries.c.case_id == cases.c.id)
            .outerjoin(outcomes, outcomes.c.case_id == cases.c.id)
            .where(
                cases.c.state == CaseState.SENT.value,
                deliveries.c.state == "delivered",
                (outcomes.c.case_id.is_(None)) | (outcomes.c.at < deliveries.c.delivered_at),
            )
            .group_by(cases.c.id)
            .having(last <= until)
            .order_by(last)
            .limit(limit)
        )
        return tuple((case_id, at) for case_id, at in self._conn.execute(statement))

    def answered(self, since: datetime, days: int) -> Answered:
        """What became of the posts received since then."""
        recent = (cases.c.received_at >= since) & cases.c.erased_at.is_(None)
        left = select(deliveries.c.case_id).where(deliveries.c.state == "delivered")
        received, answered, no_reply, waiting = self._conn.execute(
            select(
                func.count(),
                func.count().filter(cases.c.id.in_(left)),
                func.count().filter(cases.c.state == CaseState.NO_REPLY.value),
                func.count().filter(cases.c.waiting.is_(True)),
            ).where(recent)
        ).one()
        ends = self._conn.execute(
            select(outcomes.c.kind, func.count())
            .join(cases, cases.c.id == outcomes.c.case_id)
            .where(recent)
            .group_by(outcomes.c.kind)
        )
        counts: dict[Any, int] = {kind: number for kind, number in ends}  # noqa: C416 - rows are not pairs to mypy
        return Answered(
            days=days, received=received, answered=answered, no_reply=no_reply, waiting=waiting, outcomes=counts
        )

    def departments(self) -> tuple[Department, ...]:
        """What waits, by whom it was handed to; the fullest first."""
        count = func.count().label("waiting")
        rows = self._conn.execute(
            select(cases.c.route, count, func.min(cases.c.posted_at).label("oldest"))
            .where(cases.c.waiting.is_(True), cases.c.route.is_not(None))
            .group_by(cases.c.route)
            .order_by(count.desc(), cases.c.route)
        )
        return tuple(Department(route=row.route, waiting=row.waiting, oldest=row.oldest) for row in rows)

    def term_uses(self, since: datetime) -> Iterator[TermUse]:
        """The telling words of posts since then, but for spam and erased ones; read in portions."""
        statement = (
            select(terms.c.term, cases.c.id, cases.c.posted_at, cases.c.kind, cases.c.urgent)
            .join(cases, cases.c.id == terms.c.case_id)
            .where(cases.c.posted_at >= since, cases.c.kind != "spam", cases.c.erased_at.is_(None))
        )
        for row in self._conn.execution_options(yield_per=5000).execute(statement):
            yield TermUse.model_construct(
                term=row.term,
                case_id=row.id,
                at=row.posted_at,
                complaint=row.kind in _COMPLAINTS,
                urgent=row.urgent,
            )

    def oldest_post(self) -> datetime | None:
        """When the first post was written."""
        oldest: datetime | None = self._conn.execute(select(func.min(cases.c.posted_at))).scalar_one()
        return oldest

    def add_hold(self, hold: Hold) -> None:
        """Put a topic on hold."""
        self._conn.execute(holds.insert().values(**hold.model_dump() | {"words": list(hold.words)}))

    def holds(self, *, in_force: bool = True) -> tuple[Hold, ...]:
        """Holds that are in force, or all of them; the newest first."""
        statement = select(holds).order_by(holds.c.at.desc())
        if in_force:
            statement = statement.where(holds.c.lifted_at.is_(None))
        return tuple(_hold(row) for row in self._conn.execute(statement))

    def lift(self, hold_id: str, by: str, now: datetime) -> Hold:
        """Take a hold out of force. Raises NotFound when it is not in force."""
        done = self._conn.execute(
            update(holds).where(holds.c.id == hold_id, holds.c.lifted_at.is_(None)).values(lifted_by=by, lifted_at=now)
        )
        if done.rowcount != 1:
            raise NotFound(f"There is no hold {hold_id!r} in force.")
        return _hold(self._conn.execute(select(holds).where(holds.c.id == hold_id)).one())


def _hold(row: AnyRow) -> Hold:
    values = dict(row._mapping)
    return Hold.model_validate(values | {"words": tuple(values["words"])})
