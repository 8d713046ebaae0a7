"""Takes a customer's words out of everything the database holds about a case; ids, times and hashes stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Text, func, literal, or_, select, type_coerce, update

from drafting.store.schema import (
    audit,
    cases,
    consults,
    decisions,
    deliveries,
    drafts,
    fixes,
    holds,
    idempotency,
    jobs,
    progress,
    terms,
)
from drafting.store.types import CanonicalJson, canonical

GONE = 410
"""Status kept for a request whose answer was erased: repeated, it is told so, and nothing is done again."""
PLACES = 5
"""Places named for one piece of text; one is enough to look."""
_HOLDERS = {
    cases: cases.c.id,
    terms: terms.c.case_id,
    drafts: drafts.c.case_id,
    consults: consults.c.case_id,
    decisions: decisions.c.case_id,
    deliveries: deliveries.c.case_id,
    audit: audit.c.chain,
    jobs: jobs.c.case_id,
    progress: progress.c.case_id,
    idempotency: idempotency.c.key,
    holds: holds.c.id,
    fixes: fixes.c.id,
}
"""Tables that hold words about a case, and the column that names it; a hold and what was mended name themselves: a
manager may have put a customer's name into the reason.
"""


class ErasureStore:
    """Finds and blanks rows within one transaction. The case's own row must be marked as erased before: the
    database refuses to change a record of any other.
    """

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def of_author(self, who: str, channel: str | None) -> tuple[str, ...]:
        """Cases of an author: by handle, or by name where no handle is known; on one channel or on all."""
        bare = who.strip().casefold().removeprefix("@")
        names = {bare, f"@{bare}"}
        ends = or_(*(cases.c.author_key.endswith(f":{name}", autoescape=True) for name in sorted(names)))
        rows = self._conn.execute(select(cases.c.id, cases.c.author_key, cases.c.channel).where(ends))
        return tuple(
            sorted(
                row.id
                for row in rows
                if channel in (None, row.channel) and row.author_key.removeprefix(f"{row.channel}:") in names
            )
        )

    def blank(self, case_id: str, needles: Iterable[str]) -> None:
        """Blank decisions, deliveries, questions to experts, jobs, text in progress, and kept answers in which the case
        or one of `needles` stands. Jobs that were still to be done are dropped.
        """
        changes = (
            update(decisions).where(decisions.c.case_id == case_id).values(note="", override_reason=None),
            update(deliveries)
            .where(deliveries.c.case_id == case_id)
            .values(text="", private_message=None, post=None, addressee="", error=None),
            update(consults).where(consults.c.case_id == case_id).values(question="", answer=None),
            update(jobs).where(jobs.c.case_id == case_id, jobs.c.state == "pending").values(state="dropped"),
            update(jobs).where(jobs.c.case_id == case_id).values(payload={}, error=None),
            progress.delete().where(progress.c.case_id == case_id),
        )
        for change in changes:
            self._conn.execute(change)
        marks = [canonical(needle)[1:-1] for needle in (case_id, *needles)]
        kept = self._conn.execute(select(idempotency.c.account_id, idempotency.c.key, idempotency.c.body)).all()
        for account_id, key, body in kept:
            text = canonical(body)
            if any(mark in text for mark in marks):
                one = (idempotency.c.account_id == account_id) & (idempotency.c.key == key)
                self._conn.execute(update(idempotency).where(one).values(status=GONE, body={}))

    def places(self, needle: str) -> tuple[str, ...]:
        """Where the live records hold `needle`, at most five places, each as table and case."""
        return tuple(islice(self._places(needle), PLACES))

    def _places(self, needle: str) -> Iterator[str]:
        for table, owner in _HOLDERS.items():
            texts = [column for column in table.c if isinstance(column.type, Text | CanonicalJson)]
            hits = [self._holds(column, canonical(needle)[1:-1] if _json(column) else needle) for column in texts]
            owners = self._conn.execute(select(owner).where(or_(*hits)).distinct().limit(PLACES)).scalars()
            yield from (f"{table.name} of {owner}" for owner in owners)

    def _holds(self, column: ColumnElement[object], text: str) -> ColumnElement[bool]:
        find = func.strpos if self._conn.dialect.name == "postgresql" else func.instr
        return find(type_coerce(column, Text), literal(text, Text)) > 0


def _json(column: ColumnElement[object]) -> bool:
    return isinstance(column.type, CanonicalJson)
