"""The queue: lines, counts and pages over `cases`, by key and never by offset."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from drafting.errors import InvalidInput
from drafting.models import CaseState, CaseSummary, QueueFilter
from drafting.opportunity import READ, opportunity
from drafting.store.schema import cases, deliveries
from drafting.store.types import AnyRow
from policy.models import Author

EXCERPT = 160
"""Characters of the post that a line of the queue shows."""
_LINE = (
    *(c for c in cases.c if c.name not in {"post", "folded", "facts", "routing", "thread"}),
    func.substr(cases.c.post, 1, READ).label("beginning"),
    exists().where(deliveries.c.case_id == cases.c.id, deliveries.c.state == "delivered").label("answered"),
)


class Queue:
    """Reads lines of the queue within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def page(
        self, wanted: QueueFilter, username: str, cursor: str | None, limit: int, now: datetime
    ) -> tuple[tuple[CaseSummary, ...], str | None]:
        """Lines in the filter's order after `cursor`, and the cursor of the next page."""
        statement = select(*_LINE).where(*_conditions(wanted, username, now))
        if cursor is not None:
            statement = statement.where(_after(wanted, _decode(cursor)))
        newest = wanted.order == "newest"
        keys: list[ColumnElement[Any]] = [
            cases.c.posted_at.desc() if newest else cases.c.posted_at.asc(),
            cases.c.id.desc() if newest else cases.c.id.asc(),
        ]
        if wanted.order == "urgent":
            keys.insert(0, cases.c.urgent.desc())
        rows = self._conn.execute(statement.order_by(*keys).limit(limit + 1)).all()
        lines = tuple(_summary(row, now) for row in rows[:limit])
        more = _encode(lines[-1]) if len(rows) > limit else None
        return lines, more

    def line(self, case_id: str, now: datetime) -> CaseSummary:
        """The line of one case that is known to exist."""
        return _summary(self._conn.execute(select(*_LINE).where(cases.c.id == case_id)).one(), now)

    def total(self, wanted: QueueFilter, username: str, now: datetime) -> int:
        """How many cases the filter lets through."""
        return self._conn.execute(
            select(func.count()).select_from(cases).where(*_conditions(wanted, username, now))
        ).scalar_one()

    def counts(self, username: str, now: datetime) -> dict[str, int]:
        """Cases in each state; and `waiting`, `urgent`, `mine`, `all`."""
        by_state = {state.value: 0 for state in CaseState} | {
            row.state: row.n
            for row in self._conn.execute(select(cases.c.state, func.count().label("n")).group_by(cases.c.state))
        }
        waiting, urgent, mine, oldest = self._conn.execute(
            select(
                func.count(),
                func.count().filter(cases.c.urgent.is_(True)),
                func.count().filter(_mine(username, now)),
                func.min(cases.c.posted_at),
            ).where(cases.c.waiting.is_(True))
        ).one()
        age = {} if oldest is None else {"oldest_seconds": max(0, int((now - oldest).total_seconds()))}
        return by_state | age | {"waiting": waiting, "urgent": urgent, "mine": mine, "all": sum(by_state.values())}


def _mine(username: str, now: datetime) -> ColumnElement[bool]:
    return and_(cases.c.claimed_by == username, cases.c.lease_until > now)


def _conditions(wanted: QueueFilter, username: str, now: datetime) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.states is None:
        conditions.append(cases.c.waiting.is_(True))
    else:
        conditions.append(cases.c.state.in_([s.value for s in wanted.states]))
    for column, value in (
        (cases.c.channel, wanted.channel),
        (cases.c.kind, wanted.kind),
        (cases.c.lang, wanted.lang),
    ):
        if value is not None:
            conditions.append(column == value)
    if wanted.mine:
        conditions.append(_mine(username, now))
    if wanted.text and wanted.text.strip():
        for word in wanted.text.casefold().split()[:8]:
            conditions.append(cases.c.folded.contains(word, autoescape=True))
    return conditions


def _after(wanted: QueueFilter, key: tuple[bool, datetime, str]) -> ColumnElement[bool]:
    urgent, posted_at, case_id = key
    same_time = cases.c.posted_at == posted_at
    if wanted.order == "newest":
        return or_(cases.c.posted_at < posted_at, and_(same_time, cases.c.id < case_id))
    later = or_(cases.c.posted_at > posted_at, and_(same_time, cases.c.id > case_id))
    if wanted.order == "oldest":
        return later
    same = and_(cases.c.urgent.is_(urgent), later)
    return or_(same, cases.c.urgent.is_(False)) if urgent else same


def _encode(line: CaseSummary) -> str:
    key = json.dumps([line.urgent, line.posted_at.isoformat(), line.id])
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _decode(cursor: str) -> tuple[bool, datetime, str]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        urgent, posted_at, case_id = json.loads(raw)
        return bool(urgent), datetime.fromisoformat(posted_at).astimezone(), str(case_id)
    except (binascii.Error, ValueError, TypeError):
        raise InvalidInput(f"The cursor {cursor!r} is not one that a page gave: start without it.") from None


def _summary(row: AnyRow, now: datetime) -> CaseSummary:
    v = row._mapping
    live = v["lease_until"] is not None and v["lease_until"] > now
    beginning = v["beginning"][: EXCERPT + 1]
    excerpt = " ".join(beginning.split())
    return CaseSummary(
        id=v["id"],
        state=CaseState(v["state"]),
        channel=v["channel"],
        author=Author(name=v["author_name"], handle=v["author_handle"]),
        lang=v["lang"],
        kind=v["kind"],
        excerpt=excerpt if len(beginning) <= EXCERPT else excerpt[:EXCERPT].rstrip() + "…",
        rating=v["rating"],
        posted_at=v["posted_at"],
        received_at=v["received_at"],
        claimed_by=v["claimed_by"] if live else None,
        verdict=v["verdict"],
        route=v["route"],
        urgent=v["urgent"],
        answered=v["answered"],
        opportunity=opportunity(v["beginning"], v["kind"], grave=v["urgent"] or v["route"] is not None),
        version=v["version"],
    )
