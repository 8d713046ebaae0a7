"""Decisions in the database: inserted; only an approval is marked, once, as used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from drafting.models import Decision
from drafting.store.records import ApprovalRecord
from drafting.store.schema import cases, decisions
from drafting.store.types import AnyRow


class Decisions:
    """Reads and writes `decisions` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, record: ApprovalRecord) -> None:
        """Insert a decision."""
        values = record.decision.model_dump(exclude={"by"})
        self._conn.execute(
            decisions.insert().values(
                **values,
                username=record.decision.by,
                account_id=record.account_id,
                case_version=record.case_version,
                rulebook=record.rulebook,
                overridden=list(record.overridden),
            )
        )

    def of(self, case_id: str) -> tuple[Decision, ...]:
        """Every decision about a case, oldest first."""
        rows = self._conn.execute(
            select(decisions).where(decisions.c.case_id == case_id).order_by(decisions.c.case_version)
        )
        return tuple(_record(row).decision for row in rows)

    def get(self, decision_id: str) -> ApprovalRecord:
        """Return one decision that is known to exist."""
        return _record(self._conn.execute(select(decisions).where(decisions.c.id == decision_id)).one())

    def use(self, decision_id: str, now: datetime) -> bool:
        """Mark an approval as used; False when it was used before."""
        done = self._conn.execute(
            update(decisions).where(decisions.c.id == decision_id, decisions.c.used_at.is_(None)).values(used_at=now)
        )
        return done.rowcount == 1

    def decided(self, since: datetime, before: str | None, limit: int) -> list[tuple[str, str]]:
        """Cases, but for erased ones, approved or rejected since then: the last such decision's id and the case's."""
        last = func.max(decisions.c.id)
        statement = (
            select(last, decisions.c.case_id)
            .join(cases, decisions.c.case_id == cases.c.id)
            .where(decisions.c.kind.in_(("approve", "reject")), decisions.c.at >= since, cases.c.erased_at.is_(None))
            .group_by(decisions.c.case_id)
            .order_by(last.desc())
            .limit(limit)
        )
        if before is not None:
            statement = statement.having(last < before)
        return [(decision, case) for decision, case in self._conn.execute(statement)]

    def bindings(self) -> Iterator[tuple[str, str | None]]:
        """Id and binding of every decision, read in portions."""
        query = select(decisions.c.id, decisions.c.binding)
        for row in self._conn.execution_options(yield_per=1000).execute(query):
            yield row.id, row.binding


def _record(row: AnyRow) -> ApprovalRecord:
    v = row._mapping
    return ApprovalRecord(
        decision=Decision(
            id=v["id"],
            case_id=v["case_id"],
            kind=v["kind"],
            by=v["username"],
            at=v["at"],
            note=v["note"],
            to_role=v["to_role"],
            draft_id=v["draft_id"],
            binding=v["binding"],
            expires_at=v["expires_at"],
            override_reason=v["override_reason"],
            used_at=v["used_at"],
        ),
        account_id=v["account_id"],
        case_version=v["case_version"],
        rulebook=v["rulebook"],
        overridden=tuple(v["overridden"]),
    )
