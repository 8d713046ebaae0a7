"""Drafts in the database: inserted, never changed, blanked when their customer is erased."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from sqlalchemy import Connection, Text, func, or_, select, type_coerce, update

from drafting.errors import NotFound
from drafting.models import Draft
from drafting.store.schema import drafts
from drafting.store.types import AnyRow, canonical

_AT_A_TIME = 100
"""Ids that one query looks for."""
_COLUMNS = {"id", "case_id", "revision", "text", "text_sha256", "private_message", "created_at"}


class Drafts:
    """Reads and writes `drafts` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, draft: Draft) -> None:
        """Insert a revision."""
        self._conn.execute(
            drafts.insert().values(
                **draft.model_dump(include=_COLUMNS), detail=draft.model_dump(mode="json", exclude=_COLUMNS)
            )
        )

    def next_revision(self, case_id: str) -> int:
        """Number of the revision that comes next, from 1."""
        last: int | None = self._conn.execute(
            select(func.max(drafts.c.revision)).where(drafts.c.case_id == case_id)
        ).scalar_one()
        return (last or 0) + 1

    def get(self, draft_id: str) -> Draft:
        """Return one revision; NotFound when there is none."""
        row = self._conn.execute(select(drafts).where(drafts.c.id == draft_id)).one_or_none()
        if row is None:
            raise NotFound(f"There is no draft {draft_id!r}.")
        return _draft(row)

    def latest(self, case_id: str) -> Draft | None:
        """The newest revision of a case."""
        row = self._conn.execute(
            select(drafts).where(drafts.c.case_id == case_id).order_by(drafts.c.revision.desc()).limit(1)
        ).one_or_none()
        return None if row is None else _draft(row)

    def of(self, case_id: str) -> tuple[Draft, ...]:
        """Every revision of a case, oldest first."""
        rows = self._conn.execute(select(drafts).where(drafts.c.case_id == case_id).order_by(drafts.c.revision))
        return tuple(_draft(row) for row in rows)

    def blank(self, case_id: str) -> None:
        """Take the words out of every revision of an erased case; hash, verdict's level and recipe stay."""
        for draft in self.of(case_id):
            bare = {"findings": (), "text_sha256": draft.text_sha256}
            blank = draft.model_copy(
                update={
                    "needs": (),
                    "citations": (),
                    "verdict": draft.verdict.model_copy(update=bare),
                    "private_verdict": None,
                    "evidence": (),
                    "alternatives": (),
                    "recipe": draft.recipe.model_copy(update={"instruction": None, "steps": ()}),
                }
            )
            detail = blank.model_dump(mode="json", exclude=_COLUMNS)
            words = {"text": "", "private_message": None, "detail": detail}
            self._conn.execute(update(drafts).where(drafts.c.id == draft.id).values(**words))

    def forget_evidence(self, ids: Collection[str], words: str) -> dict[str, list[str]]:
        """Put `words` in the place of evidence, by its ids, in every draft that was given it; return case -> drafts.

        Nothing else of a draft changes: the database refuses it.
        """
        changed: dict[str, list[str]] = {}
        blank = {"text": words, "why": "", "conflict": None}
        for draft in self._resting_on(ids):
            evidence = tuple(item.model_copy(update=blank) if item.id in ids else item for item in draft.evidence)
            if evidence != draft.evidence:
                detail = draft.model_copy(update={"evidence": evidence}).model_dump(mode="json", exclude=_COLUMNS)
                self._conn.execute(update(drafts).where(drafts.c.id == draft.id).values(detail=detail))
                changed.setdefault(draft.case_id, []).append(draft.id)
        return changed

    def _resting_on(self, ids: Collection[str]) -> Iterator[Draft]:
        """Drafts in whose detail one of the ids stands."""
        stream = iter(sorted(ids))
        while some := list(islice(stream, _AT_A_TIME)):
            detail = type_coerce(drafts.c.detail, Text)
            found = or_(*(detail.contains(f'"id":{canonical(each)}', autoescape=True) for each in some))
            yield from map(_draft, self._conn.execute(select(drafts).where(found)).all())

    def texts(self) -> Iterator[tuple[str, str, str, str]]:
        """Id, case, stored hash and text of every revision, read in portions."""
        query = select(drafts.c.id, drafts.c.case_id, drafts.c.text_sha256, drafts.c.text)
        for row in self._conn.execution_options(yield_per=1000).execute(query):
            yield row.id, row.case_id, row.text_sha256, row.text


def _draft(row: AnyRow) -> Draft:
    values = dict(row._mapping)
    return Draft.model_validate(values.pop("detail") | values)
