"""Cases in the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from drafting.errors import NotFound, VersionConflict
from drafting.models import AuthorHistory
from drafting.states import NEEDS_SOMEONE
from drafting.store.records import CaseRecord
from drafting.store.schema import cases, deliveries, outcomes, terms
from drafting.store.types import AnyRow, digest
from policy.models import Author, CaseFacts

_OTHERS = 50
"""Other cases of an author that are looked at, the newest."""
_HIDDEN = {"waiting", "author_key", "folded", "author_name", "author_handle"}


class Cases:
    """Reads and writes `cases` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, record: CaseRecord, words: frozenset[str]) -> bool:
        """Insert; False when (channel, external_id) is there already."""
        insert = postgresql.insert if self._conn.dialect.name == "postgresql" else sqlite.insert
        statement = insert(cases).values(_columns(record)).on_conflict_do_nothing().returning(cases.c.id)
        if self._conn.execute(statement).first() is None:
            return False
        self._index(record.id, words)
        return True

    def get(self, case_id: str, *, lock: bool = False) -> CaseRecord:
        """Return the case, locked against other writers with `lock`; NotFound when there is none."""
        statement = select(cases).where(cases.c.id == case_id)
        row = self._conn.execute(statement.with_for_update() if lock else statement).one_or_none()
        if row is None:
            raise NotFound(f"There is no case {case_id!r}.")
        return _record(row)

    def exists(self, case_id: str) -> bool:
        """True when there is such a case."""
        return self._conn.execute(select(cases.c.id).where(cases.c.id == case_id)).first() is not None

    def ids(self) -> Iterator[str]:
        """The id of every case."""
        yield from self._conn.execution_options(yield_per=5000).execute(select(cases.c.id)).scalars()

    def find(self, channel: str, external_id: str) -> str | None:
        """Id of the case with the channel's own id, also when it was erased; waits for an erasure under way."""
        known = cases.c.external_id.in_((external_id, erased_id(channel, external_id)))
        statement = select(cases.c.id).where(cases.c.channel == channel, known)
        return self._conn.execute(statement.with_for_update(read=True)).scalar_one_or_none()

    def erased(self) -> frozenset[str]:
        """Ids of the cases whose words were erased."""
        return frozenset(self._conn.execute(select(cases.c.id).where(cases.c.erased_at.is_not(None))).scalars())

    def save(self, before: CaseRecord, after: CaseRecord, words: frozenset[str] | None = None) -> None:
        """Write `after` over `before`; VersionConflict when someone was faster."""
        old, new = _columns(before), _columns(after)
        changes = {name: value for name, value in new.items() if value != old[name]}
        if not changes:
            return
        done = self._conn.execute(
            update(cases).where(cases.c.id == before.id, cases.c.version == before.version).values(changes)
        )
        if done.rowcount != 1:
            raise VersionConflict("The case changed since you read it. Read it again and repeat.")
        if words is not None:
            self._conn.execute(terms.delete().where(terms.c.case_id == before.id))
            self._index(before.id, words)

    def history(self, case: CaseRecord) -> AuthorHistory:
        """What the company knows of the author from other cases on the same channel."""
        key = author_key(case.channel, case.author)
        if key is None:
            return AuthorHistory()
        others = (cases.c.author_key == key) & (cases.c.id != case.id)
        posts, last = self._conn.execute(select(func.count(), func.max(cases.c.posted_at)).where(others)).one()
        left = (
            select(func.count(), func.count().filter(cases.c.kind == "attack"))
            .select_from(deliveries.join(cases, deliveries.c.case_id == cases.c.id))
            .where(others, deliveries.c.state == "delivered")
        )
        replies, to_attacks = self._conn.execute(left).one()
        ended = select(outcomes.c.kind).join(cases, outcomes.c.case_id == cases.c.id).where(others)
        kinds = tuple(self._conn.execute(ended.order_by(outcomes.c.at.desc()).limit(_OTHERS)).scalars())
        return AuthorHistory(
            posts=posts, replies=replies, last_post=last, outcomes=kinds, attack_answered=to_attacks > 0
        )

    def answered_before(self, case: CaseRecord) -> tuple[tuple[str, CaseFacts], ...]:
        """The replies that left to the same author on other cases, with the facts of those; newest first."""
        key = author_key(case.channel, case.author)
        if key is None:
            return ()
        rows = self._conn.execute(
            select(deliveries.c.text, cases.c.facts)
            .join(cases, deliveries.c.case_id == cases.c.id)
            .where(cases.c.author_key == key, cases.c.id != case.id, deliveries.c.state == "delivered")
            .order_by(deliveries.c.id.desc())
            .limit(_OTHERS)
        )
        return tuple((text, CaseFacts.model_validate(facts)) for text, facts in rows)

    def similar_open(self, case: CaseRecord, words: frozenset[str], limit: int = 5) -> tuple[str, ...]:
        """Waiting cases that share at least two telling words with this one, most alike first.

        Looks at the newest 200 uses of each word, so that the cost does not grow with the cases.
        """
        shared: dict[str, int] = {}
        for word in sorted(words):
            rows = self._conn.execute(
                select(terms.c.case_id).where(terms.c.term == word).order_by(terms.c.case_id.desc()).limit(200)
            ).scalars()
            for case_id in rows:
                shared[case_id] = shared.get(case_id, 0) + 1
        shared.pop(case.id, None)
        alike = sorted((c for c, n in shared.items() if n >= 2), key=lambda c: (-shared[c], c))[:50]
        open_ids = set(
            self._conn.execute(select(cases.c.id).where(cases.c.id.in_(alike), cases.c.waiting.is_(True))).scalars()
        )
        return tuple(c for c in alike if c in open_ids)[:limit]

    def _index(self, case_id: str, words: frozenset[str]) -> None:
        if words:
            self._conn.execute(terms.insert(), [{"case_id": case_id, "term": w} for w in sorted(words)])


def erased_id(channel: str, external_id: str) -> str:
    """What stays of a channel's own id after an erasure: enough to know the same post when it comes in again."""
    return f"erased:{digest([channel, external_id])}"


def author_key(channel: str, author: Author) -> str | None:
    """How the same author is recognised: by handle, else by name, on one channel."""
    who = author.handle or author.name
    return f"{channel}:{who.strip().casefold()}" if who and who.strip() else None


def _columns(record: CaseRecord) -> dict[str, Any]:
    plain = record.model_dump(mode="json", exclude={"author", "posted_at", "received_at", "lease_until", "erased_at"})
    return {
        **plain,
        "waiting": record.state in NEEDS_SOMEONE,
        "author_name": record.author.name,
        "author_handle": record.author.handle,
        "author_key": author_key(record.channel, record.author),
        "posted_at": record.posted_at,
        "received_at": record.received_at,
        "lease_until": record.lease_until,
        "erased_at": record.erased_at,
        "folded": " ".join(
            filter(None, (record.post, record.author.name, record.author.handle, record.external_id))
        ).casefold(),
    }


def _record(row: AnyRow) -> CaseRecord:
    values = row._mapping
    return CaseRecord.model_validate(
        {name: value for name, value in values.items() if name not in _HIDDEN}
        | {"author": Author(name=values["author_name"], handle=values["author_handle"])}
    )
