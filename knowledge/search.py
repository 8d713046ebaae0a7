"""A query to hits: gather, prefer what turned out well, spread out, explain, and say when nothing is
relevant.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np

from knowledge import conflict, diversify, queries, relevance
from knowledge.candidates import Ask, Found, Gatherer, Row
from knowledge.embedders.protocol import Embedder, Vectors
from knowledge.errors import VectorsMissing
from knowledge.hits import hit_from
from knowledge.models import Filters, Hit, HitKind, Passage, ResolvedCase, SearchResult
from knowledge.store import State, Store

OUTCOME_WORTH = {
    "thanked": 1.04,
    "calmed": 1.03,
    "resolved": 1.03,
    None: 1.0,
    "silent": 0.98,
    "escalated": 0.95,
}
"""Factors on the similarity of a precedent. Bad and withdrawn ones never come at all."""
SUSPICIOUS_WORTH = 0.8
OUTDATED_WORTH = 0.98
COPY_PENALTY = {"policy": 0.0, "precedent": 0.5}
CLAUSES = 4
"""Clauses in force that precedents are compared with."""
POOL = 40
"""Candidates that are looked at closely."""


class Searcher:
    """Answers queries from one consistent view of the index."""

    def __init__(self, store: Store, gatherer: Gatherer, embedder: Embedder, policy_version: str | None) -> None:
        self._store = store
        self._gatherer = gatherer
        self._embedder = embedder
        self._policy_version = policy_version

    def search(self, query: str, kind: HitKind, k: int, filters: Filters, today: date | None = None) -> SearchResult:
        """Return at most `k` hits, best first, with the reason for each."""
        if not query.strip() or k < 1:
            return SearchResult(hits=(), relevance=0.0, relevant=False)
        parts = queries.split(query)
        return self.search_vectors(parts, self._embedder.embed(parts), kind, k, filters, today)

    def search_vectors(
        self,
        parts: Sequence[str],
        vectors: Vectors,
        kind: HitKind,
        k: int,
        filters: Filters,
        today: date | None = None,
    ) -> SearchResult:
        """The same with the parts of the query embedded already."""
        moment = today or datetime.now(UTC).date()
        ask = Ask(
            kind=kind,
            queries=parts,
            vectors=vectors,
            familiar=self._embedder.familiar(parts[0]),
            filters=filters,
            today=int(moment.strftime("%Y%m%d")),
            k=k,
            worth=self._worth,
        )
        try:
            return self._answer(ask)
        except VectorsMissing:
            # Two ingests may have ended between reading the state and opening its vectors; the newest are there.
            return self._answer(ask)

    def _answer(self, ask: Ask) -> SearchResult:
        kind = ask.kind
        with self._store.read() as (connection, state):
            if state.generation == 0:
                return SearchResult(hits=(), relevance=0.0, relevant=False)
            state.require(self._embedder.name, ask.vectors.shape[1])
            found = self._gatherer.gather(connection, state, ask)
            hits = self._hits(connection, found, kind, self._choose(found, kind, ask.k))
            if kind == "precedent":
                hits = self._compared(connection, state, ask, hits)
        seen = (kind, ask.queries[0], hits, found, self._embedder.name, ask.familiar)
        how_likely = relevance.likelihood(*seen)
        return SearchResult(
            hits=hits,
            relevance=how_likely,
            relevant=how_likely >= relevance.THRESHOLD,
            verdicts=relevance.verdicts(*seen),
        )

    def _hits(
        self, connection: sqlite3.Connection, found: Found, kind: HitKind, chosen: Sequence[tuple[int, float]]
    ) -> tuple[Hit, ...]:
        rows = [row for row, _ in chosen]
        terms = found.terms_of(connection, kind, rows)
        said: Mapping[int, Passage | ResolvedCase] = (
            {row: found.passages[row].passage for row in rows} if kind == "policy" else _cases(connection, rows)
        )
        return tuple(
            hit_from(row, score, said[row], terms[row], found, outdated=self._outdated(found.rows[row]))
            for row, score in chosen
        )

    def _choose(self, found: Found, kind: HitKind, k: int) -> list[tuple[int, float]]:
        weighted = sorted(
            ((score, row) for row, score in found.scores.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )[: max(POOL, 2 * k)]
        if not weighted:
            return []
        penalty = COPY_PENALTY[kind]
        if not penalty:
            return [(row, score) for score, row in weighted[:k]]
        vectors: Vectors = np.stack([found.vectors[row] for _, row in weighted])
        order = diversify.order([score for score, _ in weighted], vectors, k, penalty)
        return [(weighted[i][1], weighted[i][0]) for i in order]

    def _compared(
        self, connection: sqlite3.Connection, state: State, ask: Ask, hits: tuple[Hit, ...]
    ) -> tuple[Hit, ...]:
        """Mark precedents that say other than the clauses in force which the same query finds."""
        telling = {hit.id for hit in hits if hit.reply and conflict.says_something(hit.reply)}
        if not telling:
            return hits
        whole = replace(
            ask, kind="policy", queries=ask.queries[:1], vectors=ask.vectors[:1], filters=Filters(), k=CLAUSES
        )
        found = self._gatherer.gather(connection, state, whole)
        best = sorted(found.scores, key=lambda row: -found.scores[row])[:CLAUSES]
        clauses = conflict.clauses(self._hits(connection, found, "policy", [(row, found.scores[row]) for row in best]))
        if not clauses:
            return hits
        return tuple(
            hit.model_copy(update={"why": hit.why.model_copy(update={"conflict": words})})
            if hit.id in telling and (words := conflict.found(hit.reply or "", clauses, hit.post or ""))
            else hit
            for hit in hits
        )

    def _worth(self, row: Row) -> float:
        if row.kind == "policy":
            return 1.0
        worth = OUTCOME_WORTH.get(row.outcome, 1.0)
        if self._outdated(row):
            worth *= OUTDATED_WORTH
        return worth * (SUSPICIOUS_WORTH if row.suspicious else 1.0)

    def _outdated(self, row: Row) -> bool:
        if row.kind == "policy" or row.policy_version is None or self._policy_version is None:
            return False
        return row.policy_version != self._policy_version


def _cases(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, ResolvedCase]:
    listed = ",".join(map(str, rows))
    read = connection.execute(f"SELECT id, data FROM items WHERE id IN ({listed})")
    return {row: ResolvedCase.model_validate_json(data) for row, data in read}
