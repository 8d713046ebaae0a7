"""A query to hits: gather, prefer what turned out well, spread out, explain, and say when nothing is
relevant.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime

import numpy as np

from knowledge import diversify, queries, relevance
from knowledge.candidates import Found, Gatherer, Row
from knowledge.embedders.protocol import Embedder, Vectors
from knowledge.hits import hit_from
from knowledge.models import Filters, HitKind, SearchResult
from knowledge.staging import from_blob
from knowledge.store import Store

OUTCOME_WEIGHT = {
    "thanked": 1.08,
    "calmed": 1.05,
    "resolved": 1.05,
    None: 1.0,
    "silent": 0.97,
    "escalated": 0.92,
}
"""What a precedent's outcome is worth. Bad and withdrawn ones never come at all."""
SUSPICIOUS_WEIGHT = 0.6
OUTDATED_WEIGHT = 0.97
COPY_PENALTY = {"policy": 0.0, "precedent": 0.5}
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
        familiar = self._embedder.familiar(parts[0])
        with self._store.read() as (connection, state):
            if state.generation == 0:
                return SearchResult(hits=(), relevance=0.0, relevant=False)
            found = self._gatherer.gather(
                connection, state, kind, parts, vectors, familiar, filters, int(moment.strftime("%Y%m%d")), k
            )
            chosen = self._choose(connection, found, kind, k)
            data = _data(connection, [row for row, _ in chosen])
            hits = tuple(
                hit_from(row, score, data[row], found, outdated=self._outdated(found.rows[row]))
                for row, score in chosen
            )
        how_likely = relevance.likelihood(hits, found, familiar)
        return SearchResult(hits=hits, relevance=how_likely, relevant=how_likely >= relevance.THRESHOLD)

    def _choose(self, connection: sqlite3.Connection, found: Found, kind: HitKind, k: int) -> list[tuple[int, float]]:
        weighted = sorted(
            ((score * self._worth(found.rows[row]), row) for row, score in found.scores.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )[: max(POOL, 2 * k)]
        if not weighted:
            return []
        vectors = _vectors(connection, [row for _, row in weighted], found)
        order = diversify.order([score for score, _ in weighted], vectors, k, COPY_PENALTY[kind])
        return [(weighted[i][1], weighted[i][0]) for i in order]

    def _worth(self, row: Row) -> float:
        if row.kind == "policy":
            return 1.0
        worth = OUTCOME_WEIGHT.get(row.outcome, 1.0)
        if self._outdated(row):
            worth *= OUTDATED_WEIGHT
        return worth * (SUSPICIOUS_WEIGHT if row.suspicious else 1.0)

    def _outdated(self, row: Row) -> bool:
        if row.kind == "policy" or row.policy_version is None or self._policy_version is None:
            return False
        return row.policy_version != self._policy_version


def _data(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, str]:
    listed = ",".join(map(str, rows))
    return dict(connection.execute(f"SELECT id, data FROM items WHERE id IN ({listed})"))


def _vectors(connection: sqlite3.Connection, rows: Sequence[int], found: Found) -> Vectors:
    keys = [found.rows[row].vector for row in rows]
    distinct = tuple(set(keys))
    marks = ",".join("?" * len(distinct))
    blobs = dict(connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", distinct))
    out: Vectors = np.stack([from_blob(blobs[key]) for key in keys])
    return out
