"""Mended themes and the cases whose customers are told, in the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from drafting.insight.models import Fix, FixProgress, LeftOut
from drafting.models import CaseState
from drafting.states import NEEDS_SOMEONE
from drafting.store.records import CaseRecord
from drafting.store.schema import cases, deliveries, fixed_cases, fixes, terms
from drafting.store.types import AnyRow, text_digest

_UNDER_WAY = (*NEEDS_SOMEONE, CaseState.APPROVED, CaseState.SENDING)


class Fixes:
    """Reads and writes fixes within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def find(self, words: tuple[str, ...], done: dict[str, str]) -> Fix | None:
        """The fix that says the same of the same words."""
        row = self._conn.execute(select(fixes).where(fixes.c.words == list(words), fixes.c.done == done)).first()
        return None if row is None else _fix(row)

    def save(self, fix: Fix) -> None:
        """Insert it, or write anew whom it leaves out."""
        left_out = dict(fix.left_out)
        done = self._conn.execute(update(fixes).where(fixes.c.id == fix.id).values(left_out=left_out, days=fix.days))
        if done.rowcount == 0:
            values = fix.model_dump() | {"words": list(fix.words), "done": dict(fix.done), "left_out": left_out}
            self._conn.execute(fixes.insert().values(**values))

    def concerned(self, words: tuple[str, ...], since: datetime) -> tuple[str, ...]:
        """Cases, but for spam, whose post since then holds all the words, the first as a telling one."""
        statement = (
            select(cases.c.id)
            .join(terms, terms.c.case_id == cases.c.id)
            .where(terms.c.term == words[0], cases.c.posted_at >= since, cases.c.kind != "spam")
            .where(*(cases.c.folded.contains(word, autoescape=True) for word in words[1:]))
            .order_by(cases.c.id)
        )
        return tuple(self._conn.execute(statement).scalars())

    def add_case(self, fix_id: str, case: CaseRecord, now: datetime) -> bool:
        """Note that the customer of a case is to be told; False when they are told of a fix already."""
        insert = postgresql.insert if self._conn.dialect.name == "postgresql" else sqlite.insert
        values = {"case_id": case.id, "fix_id": fix_id, "post_sha256": text_digest(case.post), "at": now}
        statement = insert(fixed_cases).values(values).on_conflict_do_nothing().returning(fixed_cases.c.case_id)
        return self._conn.execute(statement).first() is not None

    def told_to(self, case: CaseRecord) -> Fix | None:
        """The fix that the case's next reply is to tell; None when it was told, or when the post is another by now."""
        row = self._conn.execute(
            select(fixes)
            .join(fixed_cases, fixed_cases.c.fix_id == fixes.c.id)
            .where(
                fixed_cases.c.case_id == case.id,
                fixed_cases.c.post_sha256 == text_digest(case.post),
                ~_delivered_since(),
            )
        ).first()
        return None if row is None else _fix(row)

    def sentences(self) -> frozenset[str]:
        """Everything that customers were to be told, in every language."""
        return frozenset(said for done in self._conn.execute(select(fixes.c.done)).scalars() for said in done.values())

    def progress(self, limit: int) -> tuple[FixProgress, ...]:
        """The last fixes, newest first, with what became of their follow-ups."""
        rows = self._conn.execute(select(fixes).order_by(fixes.c.at.desc()).limit(limit))
        return tuple(self._progress(_fix(row)) for row in rows)

    def _progress(self, fix: Fix) -> FixProgress:
        sent, waiting, every = self._conn.execute(
            select(
                func.count().filter(_delivered_since()),
                func.count().filter(and_(~_delivered_since(), cases.c.state.in_([s.value for s in _UNDER_WAY]))),
                func.count(),
            )
            .select_from(fixed_cases.join(cases, cases.c.id == fixed_cases.c.case_id))
            .where(fixed_cases.c.fix_id == fix.id)
        ).one()
        since = len(self.concerned(fix.words, fix.at))
        return FixProgress(fix=fix, waiting=waiting, sent=sent, ended=every - sent - waiting, since=since)


def _delivered_since() -> ColumnElement[bool]:
    """A reply left after the case was noted."""
    return exists().where(
        deliveries.c.case_id == fixed_cases.c.case_id,
        deliveries.c.state == "delivered",
        deliveries.c.created_at > fixed_cases.c.at,
    )


def _fix(row: AnyRow) -> Fix:
    values: dict[str, Any] = dict(row._mapping)
    left_out: dict[LeftOut, int] = values["left_out"]
    return Fix.model_validate(values | {"words": tuple(values["words"]), "left_out": left_out})
