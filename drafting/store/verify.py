"""Proves the audit log against itself and against the records it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.models import AuditEntry, AuditReport
from drafting.store.audit import ACCOUNTS, ERASED, START, entry_hash, remains_hash
from drafting.store.types import text_digest

if TYPE_CHECKING:
    from drafting.store.database import Transaction

MOST_PROBLEMS = 100
"""A report stops listing here; one problem is enough to look."""


def verify(tx: Transaction) -> AuditReport:
    """Read every chain from its start and compare; problems are sentences that name the place."""
    checker = _Checker(tx)
    problems: list[str] = []
    for problem in checker.run():
        problems.append(problem)
        if len(problems) == MOST_PROBLEMS:
            break
    return AuditReport(
        entries=checker.entries, chains=checker.chains, redacted=checker.redacted, problems=tuple(problems)
    )


class _Checker:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._drafts: dict[str, str] = {}
        self._decisions: dict[str, str | None] = {}
        self._sent: dict[str, str] = {}
        self.entries = 0
        self._changed: dict[int, str] = {}
        self._erased: set[str] = set()
        self.chains = 0
        self.redacted = 0

    def run(self) -> Iterator[str]:
        """Yield each problem found."""
        heads = self._tx.audit.heads()
        chain, last = "", (0, START)
        for entry in self._tx.audit.everything():
            name = entry.case_id or ACCOUNTS
            if name != chain:
                yield from self._end(chain, last, heads)
                chain, last = name, (0, START)
                self.chains += 1
            self.entries += 1
            yield from self._entry_problems(name, entry, last)
            self._remember(entry)
            last = (entry.seq, entry.hash)
        yield from self._end(chain, last, heads)
        yield from (f"Chain {name!r} is gone: its head says {seq} entries." for name, (seq, _) in heads.items())
        yield from self._records()

    def _end(self, chain: str, last: tuple[int, str], heads: dict[str, tuple[int, str]]) -> Iterator[str]:
        if not chain:
            return
        yield from (f"Chain {chain!r}, entry {seq}: was changed after it was written." for seq in self._changed)
        self._changed = {}
        head = heads.pop(chain, None)
        if head is None:
            yield f"Chain {chain!r} has no head: it was removed."
        elif head != last:
            yield (
                f"Chain {chain!r} ends at entry {last[0]}, its head says {head[0]}: the end was cut off or replaced."
            )

    def _remember(self, entry: AuditEntry) -> None:
        data = entry.data
        if entry.action in ("drafted", "edited", "signed"):
            self._drafts[str(data["draft"])] = str(data["text_sha256"])
        elif entry.action == "sent":
            self._sent[str(data["delivery"])] = str(data["text_sha256"])
        elif "decision" in data and entry.action in ("approved", "reject", "escalate", "no_reply"):
            binding = data.get("binding")
            self._decisions[str(data["decision"])] = None if binding is None else str(binding)

    def _records(self) -> Iterator[str]:
        """Compare what is stored now with what the log says was stored."""
        chained = self._tx.audit.heads()
        marked = self._tx.cases.erased()
        for case_id in sorted(marked ^ self._erased):
            yield f"Case {case_id!r} and its log do not agree on whether it was erased."
        for case_id in self._tx.cases.ids():
            if case_id not in chained:
                yield f"Case {case_id!r} has no audit log."
        for draft_id, case_id, stored, text in self._tx.drafts.texts():
            said = self._drafts.pop(draft_id, None)
            if said is None:
                yield f"Draft {draft_id!r} is not in the log."
            elif said != stored or not self._fits(case_id, text, said):
                yield f"Draft {draft_id!r} is not the text that the log says was stored."
        yield from (f"Draft {d!r} is in the log, but gone." for d in self._drafts)
        for decision_id, binding in self._tx.decisions.bindings():
            if decision_id not in self._decisions:
                yield f"Decision {decision_id!r} is not in the log."
            elif self._decisions.pop(decision_id) != binding:
                yield f"Decision {decision_id!r} is not the one that the log says was made."
        yield from (f"Decision {d!r} is in the log, but gone." for d in self._decisions)
        for delivery_id, case_id, text in self._tx.deliveries.sent_texts():
            said = self._sent.pop(delivery_id, None)
            if said is None or not self._fits(case_id, text, said):
                yield f"Delivery {delivery_id!r} is not the text that the log says was sent."
        yield from (f"Delivery {d!r} is in the log, but gone." for d in self._sent)

    def _fits(self, case_id: str, text: str, said: str) -> bool:
        """True when `text` is what the log says, or nothing at all in a case that was erased."""
        return text == "" if case_id in self._erased else text_digest(text) == said

    def _entry_problems(self, chain: str, entry: AuditEntry, last: tuple[int, str]) -> Iterator[str]:
        where = f"Chain {chain!r}, entry {entry.seq}"
        if entry.seq != last[0] + 1:
            yield f"{where}: follows entry {last[0]}: entries are missing or were moved."
        elif entry.previous != last[1]:
            yield f"{where}: does not follow from the entry before it."
        expected = entry_hash(
            chain=chain,
            seq=entry.seq,
            at=entry.at,
            actor=entry.actor,
            via=entry.via,
            action=entry.action,
            data=entry.data,
            previous=entry.previous,
        )
        if entry.hash != expected:
            self._changed[entry.seq] = remains_hash(entry)  # unless a later `erased` entry accounts for it
        elif entry.action == ERASED:
            self._erased.add(chain)
            yield from self._redactions(chain, entry)

    def _redactions(self, chain: str, entry: AuditEntry) -> Iterator[str]:
        """Strike out the changed entries that this erasure accounts for."""
        redacted = entry.data.get("redacted")
        for seq, remains in (redacted if isinstance(redacted, dict) else {}).items():
            if self._changed.get(int(seq)) == remains:
                del self._changed[int(seq)]
                self.redacted += 1
            elif int(seq) not in self._changed:
                yield f"Chain {chain!r}, entry {seq}: holds what was erased by entry {entry.seq}."
