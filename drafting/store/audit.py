"""The audit log: append-only, hash-chained per case; one more chain holds account matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from drafting.models import Actor, AuditEntry
from drafting.store.schema import audit, chain_heads
from drafting.store.types import AnyRow, digest

ACCOUNTS = "accounts"
"""The chain of account matters; every other chain is a case's id."""
ERASED = "erased"
"""The action that says which entries of its chain were redacted."""
_NO_WORDS = frozenset(
    (
        *("version", "state", "was", "channel", "lang", "draft", "revision", "text_sha256", "private_sha256"),
        *("verdict", "rules", "rulebook", "model", "source", "decision", "binding", "delivery", "job", "attempt"),
        *("again", "role", "overridden", "minutes", "holder", "kind", "redacted"),
    )
)
"""What a redacted entry keeps: ids, hashes, numbers and names from closed sets. Anything else may hold words."""
START = "0" * 64
"""`previous` of a chain's first entry."""


def entry_hash(
    *,
    chain: str,
    seq: int,
    at: datetime,
    actor: str,
    via: str,
    action: str,
    data: Mapping[str, Any],
    previous: str,
) -> str:
    """SHA-256 over the canonical JSON of everything an entry says, the hash before it included."""
    return digest(
        {
            "chain": chain,
            "seq": seq,
            "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": actor,
            "via": via,
            "action": action,
            "data": data,
            "previous": previous,
        }
    )


def remains_hash(entry: AuditEntry) -> str:
    """SHA-256 over an entry as it stands after a redaction, the hash over its first words included."""
    return digest(entry.model_dump(mode="json"))


class Audit:
    """Appends and reads audit entries within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def append(self, chain: str, actor: Actor, action: str, at: datetime, data: Mapping[str, Any]) -> None:
        """Add an entry at the end of `chain`; the chain's head is locked until the transaction ends."""
        head = self._conn.execute(
            select(chain_heads).where(chain_heads.c.chain == chain).with_for_update()
        ).one_or_none()
        seq, previous = (head.seq + 1, head.hash) if head else (1, START)
        fields: dict[str, Any] = {
            "chain": chain,
            "seq": seq,
            "at": at,
            "actor": actor.username,
            "via": actor.via,
            "action": action,
            "data": dict(data),
            "previous": previous,
        }
        fields["hash"] = entry_hash(**fields)
        self._conn.execute(audit.insert().values(**fields))
        new_head = {"seq": seq, "hash": fields["hash"]}
        if head:
            self._conn.execute(update(chain_heads).where(chain_heads.c.chain == chain).values(**new_head))
        else:
            self._conn.execute(chain_heads.insert().values(chain=chain, **new_head))

    def redact(self, chain: str) -> dict[str, str]:
        """Take customers' and agents' words out of a chain; return `seq` -> `remains_hash` of what was redacted.

        An entry keeps the hash over its first words. That hash is held by the entry after it; what is left
        of the entry is held by the hash that the caller records in an `erased` entry.
        """
        redacted: dict[str, str] = {}
        for row in self._conn.execute(select(audit).where(audit.c.chain == chain).order_by(audit.c.seq)).all():
            kept = {name: value for name, value in row.data.items() if value is None or name in _NO_WORDS}
            if kept != row.data:
                self._conn.execute(update(audit).where(audit.c.id == row.id).values(data=kept))
                redacted[str(row.seq)] = remains_hash(_entry(row).model_copy(update={"data": kept}))
        return redacted

    def page(
        self, chain: str | None, *, accounts: bool, before: int | None, limit: int
    ) -> tuple[tuple[int, AuditEntry], ...]:
        """Entries with their row numbers, newest first; all chains when `chain` is None."""
        statement = select(audit).order_by(audit.c.id.desc()).limit(limit)
        if chain is not None:
            statement = statement.where(audit.c.chain == chain)
        elif not accounts:
            statement = statement.where(audit.c.chain != ACCOUNTS)
        if before is not None:
            statement = statement.where(audit.c.id < before)
        return tuple((row.id, _entry(row)) for row in self._conn.execute(statement))

    def everything(self) -> Iterator[AuditEntry]:
        """Every entry, chain by chain, in order of `seq`; read in portions."""
        result = self._conn.execution_options(yield_per=1000).execute(
            select(audit).order_by(audit.c.chain, audit.c.seq, audit.c.id)
        )
        for row in result:
            yield _entry(row)

    def heads(self) -> dict[str, tuple[int, str]]:
        """Where each chain ends: its last `seq` and hash."""
        return {row.chain: (row.seq, row.hash) for row in self._conn.execute(select(chain_heads))}


def _entry(row: AnyRow) -> AuditEntry:
    v = row._mapping
    return AuditEntry(
        seq=v["seq"],
        case_id=None if v["chain"] == ACCOUNTS else v["chain"],
        at=v["at"],
        actor=v["actor"],
        via=v["via"],
        action=v["action"],
        data=v["data"],
        previous=v["previous"],
        hash=v["hash"],
    )
