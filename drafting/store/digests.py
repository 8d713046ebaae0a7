"""Counts and examples behind a department's digest."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from drafting.insight.digest import Figures
from drafting.models import CaseState
from drafting.store.schema import cases, consults, deliveries, outcomes


class Digests:
    """Reads what a digest tells, within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def departments(self) -> tuple[str, ...]:
        """Every role or department that a case was handed to, by name."""
        rows = self._conn.execute(
            select(cases.c.route).where(cases.c.route.is_not(None), cases.c.erased_at.is_(None)).distinct()
        )
        return tuple(sorted(rows.scalars()))

    def cases(self, route: str | None, since: datetime) -> frozenset[str]:
        """Ids of the posts since then that were handed to a department."""
        return frozenset(
            self._conn.execute(select(cases.c.id).where(cases.c.posted_at >= since, *_of(route))).scalars()
        )

    def newest(self, route: str | None, since: datetime, limit: int) -> tuple[str, ...]:
        """Ids of the newest posts since then, but for spam."""
        statement = select(cases.c.id).where(cases.c.posted_at >= since, cases.c.kind != "spam", *_of(route))
        return tuple(self._conn.execute(statement.order_by(cases.c.posted_at.desc()).limit(limit)).scalars())

    def figures(self, route: str | None, since: datetime, until: datetime) -> Figures:
        """Counts of the posts that came in from `since` to `until`, and of what left in that time."""
        recent = (cases.c.received_at >= since, cases.c.received_at < until, *_of(route))
        left = select(deliveries.c.case_id).where(deliveries.c.state == "delivered")
        row = self._conn.execute(
            select(
                func.count().label("received"),
                func.count().filter(cases.c.id.in_(left)).label("answered"),
                func.count().filter(cases.c.state == CaseState.NO_REPLY.value).label("no_reply"),
                func.count().filter(cases.c.waiting.is_(True)).label("waiting"),
                func.count().filter(cases.c.urgent.is_(True)).label("urgent"),
                func.min(cases.c.posted_at).filter(cases.c.waiting.is_(True)).label("oldest_waiting"),
            ).where(*recent)
        ).one()
        replies = self._conn.execute(
            select(func.count())
            .select_from(deliveries.join(cases, cases.c.id == deliveries.c.case_id))
            .where(deliveries.c.delivered_at >= since, deliveries.c.delivered_at < until, *_of(route))
        ).scalar_one()
        answers = self._conn.execute(
            select(func.count())
            .select_from(consults.join(cases, cases.c.id == consults.c.case_id))
            .where(consults.c.answered_at >= since, consults.c.answered_at < until, *_of(route))
        ).scalar_one()
        return Figures.model_validate(
            dict(row._mapping)
            | {
                "kinds": self._counts(cases.c.kind, recent),
                "outcomes": self._counts(outcomes.c.kind, (*recent, outcomes.c.case_id == cases.c.id)),
                "replies": replies,
                "expert_answers": answers,
            }
        )

    def _counts(self, column: ColumnElement[Any], where: tuple[ColumnElement[bool], ...]) -> dict[str, int]:
        many = func.count().label("many")
        rows = self._conn.execute(select(column, many).where(*where).group_by(column).order_by(many.desc(), column))
        return {str(kind): int(count) for kind, count in rows}


def _of(route: str | None) -> tuple[ColumnElement[bool], ...]:
    kept = cases.c.erased_at.is_(None)
    return (kept,) if route is None else (kept, cases.c.route == route)
