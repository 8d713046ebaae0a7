"""The record of every action, and the proof that nobody touched it."""

from __future__ import annotations

from drafting.desk.reading import page_size
from drafting.desk.workbench import Workbench
from drafting.errors import InvalidInput
from drafting.models import Actor, AuditEntry, AuditReport, Page
from drafting.store import verify


class AuditPart(Workbench):
    """Reads and proves the audit log; every other part writes it."""

    def audit(
        self, actor: Actor, case_id: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[AuditEntry]:
        """Entries, newest first: of one case, or of all. Account matters are for admins only."""
        if cursor is not None and not cursor.isdecimal():
            raise InvalidInput(f"The cursor {cursor!r} is not one that a page gave: start without it.")
        size = page_size(limit)
        with self._db.read() as tx:
            account = self._authorise(tx, actor, "read")
            chain = tx.cases.get(case_id).id if case_id is not None else None
            everything = actor.via == "system" or (account is not None and "admin" in account.roles)
            rows = tx.audit.page(chain, accounts=everything, before=int(cursor) if cursor else None, limit=size + 1)
            more = str(rows[size - 1][0]) if len(rows) > size else None
            return Page(items=tuple(entry for _, entry in rows[:size]), next_cursor=more)

    def verify_audit(self) -> AuditReport:
        """Prove the log: finds edits, deletions, reordering, cut-off ends, and records that contradict it."""
        with self._db.read() as tx:
            return verify(tx)
