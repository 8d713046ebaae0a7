"""Rows of the index to hits, with the reason why each was brought back."""

from __future__ import annotations

import math
from collections.abc import Set
from typing import get_args

from knowledge.candidates import Found, Row
from knowledge.models import Hit, Outcome, Passage, ResolvedCase, Why

_OUTCOMES = get_args(Outcome)


def precedent_id(case_id: str) -> str:
    """What a precedent is called in hits and evidence."""
    return f"c-{case_id}"


def hit_from(
    row: int, score: float, said: Passage | ResolvedCase, terms: Set[str], found: Found, *, outdated: bool
) -> Hit:
    """Make the hit of one row; `said` is its passage or case, `terms` what the index holds of its words."""
    meta = found.rows[row]
    if isinstance(said, Passage):
        return _passage(said, score, _why(terms, row, meta, found, outdated=False))
    return _precedent(said, score, meta, _why(terms, row, meta, found, outdated=outdated))


def _passage(passage: Passage, score: float, why: Why) -> Hit:
    return Hit(
        id=passage.id,
        kind="policy",
        text=passage.text,
        score=score,
        document=passage.document,
        section=passage.section,
        title=passage.title,
        path=passage.path,
        page=passage.page,
        internal=passage.internal,
        version=passage.version,
        effective=passage.effective,
        why=why,
    )


def _precedent(case: ResolvedCase, score: float, meta: Row, why: Why) -> Hit:
    return Hit(
        id=precedent_id(case.id),
        kind="precedent",
        text=f"{case.post}\n\n{case.reply}",
        score=score,
        case_id=case.id,
        channel=case.channel,
        agent=case.agent,
        replied_at=case.replied_at,
        lang=case.lang,
        product=case.product,
        outcome=meta.outcome if meta.outcome in _OUTCOMES else None,
        policy_version=case.policy_version,
        tags=case.tags,
        post=case.post,
        reply=case.reply,
        why=why,
    )


def _why(terms: Set[str], row: int, meta: Row, found: Found, *, outdated: bool) -> Why:
    cosine = found.cosines.get(row, math.nan)
    return Why(
        terms=tuple(word for term, word in found.terms.items() if term in terms),
        similarity=None if math.isnan(cosine) else round(cosine, 4),
        dense_rank=found.dense_ranks.get(row),
        lexical_rank=found.lexical_ranks.get(row),
        outdated=outdated,
        suspicious=meta.suspicious,
    )
