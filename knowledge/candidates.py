"""Gathers what might answer: nearest vectors of base and tail, and the best word matches, for each part
of the query.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge import fusion, lexical
from knowledge.embedders.protocol import Vectors
from knowledge.lexical import Lexicon
from knowledge.models import Filters, HitKind
from knowledge.store import VISIBLE, State
from knowledge.tail import Tail
from knowledge.vectors.port import VectorBackend

DEPTH = 50
"""Candidates from each side."""
WIDER = 8
"""How many times deeper the search goes when filters leave too little."""
DENSE_WEIGHT: Mapping[HitKind, float] = {"policy": 1.0, "precedent": 1.0}
LEXICAL_WEIGHT: Mapping[HitKind, float] = {"policy": 0.6, "precedent": 0.3}
STRANGE_LEXICAL_WEIGHT = 1.0
"""Weight of words when the embedder does not know the language: then they carry the search."""


class Row(NamedTuple):
    """What choosing among candidates needs to know of each."""

    kind: HitKind
    outcome: str | None
    policy_version: str | None
    suspicious: str | None
    vector: bytes


@dataclass
class Found:
    """Candidates with all that is known about them."""

    scores: dict[int, float] = field(default_factory=dict)
    cosines: dict[int, float] = field(default_factory=dict)
    dense_ranks: Mapping[int, int] = field(default_factory=dict)
    lexical_ranks: Mapping[int, int] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    """Only rows that are visible and pass the filters."""


class Gatherer:
    """Asks both sides. Holds what is worth keeping between searches."""

    def __init__(self, backend: VectorBackend) -> None:
        self._backend = backend
        self.tail = Tail()
        self._lexicon = Lexicon()

    def gather(
        self, connection: sqlite3.Connection, state: State, kind: HitKind, queries: Sequence[str],
        vectors: Vectors,
        familiar: float, filters: Filters, today: int, k: int,
    ) -> Found:  # fmt: skip
        """Return the fused candidates for the parts of a query; the first part is the whole."""
        condition, values = allowed(kind, filters, state, today)
        narrow = filters != Filters()
        depth = max(DEPTH, 4 * k)
        found = self._once(connection, state, kind, queries, vectors, familiar, depth, condition, values, None)
        if narrow and len(found.rows) < 3 * k:
            found = self._once(
                connection,
                state,
                kind,
                queries,
                vectors,
                familiar,
                depth * WIDER,
                condition,
                values,
                where(filters),
            )
        return found

    def _once(
        self, connection: sqlite3.Connection, state: State, kind: HitKind, queries: Sequence[str],
        vectors: Vectors,
        familiar: float, depth: int, condition: str, values: Mapping[str, object], chroma:
        Mapping[str, object] | None,
    ) -> Found:  # fmt: skip
        found = Found()
        dense: list[list[int]] = [[] for _ in queries]
        words: list[list[int]] = [[] for _ in queries]
        if state.base_name:
            _add(dense, found, self._backend.query(state.base_name, kind, vectors, depth, chroma))
        _add(dense, found, self.tail.query(connection, state, kind, vectors, depth))
        for i, query in enumerate(queries):
            terms, weights = self._lexicon.weigh(connection, state.generation, kind, query)
            if i == 0:
                found.terms, found.weights = terms, dict(weights)
            words[i] = [
                item for item, _ in lexical.search(connection, kind, self._lexicon.chosen(weights, kind), depth)
            ]
        for ranking in dense:
            ranking.sort(key=lambda item: -found.cosines[item])
        found.rows = _rows(
            connection, {*(i for r in dense for i in r), *(i for r in words for i in r)}, condition, values
        )
        dense = [[item for item in dict.fromkeys(ranking) if item in found.rows] for ranking in dense]
        words = [[item for item in ranking if item in found.rows] for ranking in words]
        found.dense_ranks, found.lexical_ranks = fusion.ranks(dense[0]), fusion.ranks(words[0])
        found.scores = _fuse(kind, dense, words, familiar)
        return found


def allowed(kind: HitKind, filters: Filters, state: State, today: int) -> tuple[str, dict[str, object]]:
    """Return the SQL condition on `items`, and its values, for what a search may bring back."""
    parts = [VISIBLE, "kind = :kind"]
    values: dict[str, object] = {"generation": state.generation, "kind": kind, "today": today}
    if kind == "policy":
        parts.append("(from_day IS NULL OR from_day <= :today) AND (until_day IS NULL OR until_day > :today)")
        if filters.document is not None:
            parts.append("file = :document")
            values["document"] = filters.document
        return " AND ".join(parts), values
    parts.append("(outcome IS NULL OR outcome NOT IN ('bad', 'withdrawn'))")
    for name in ("channel", "lang", "product", "agent", "outcome"):
        value = getattr(filters, name)
        if value is not None:
            parts.append(f"{name} = :{name}")
            values[name] = value.casefold() if name in ("channel", "lang") else value
    if filters.since is not None:
        parts.append("day >= :since")
        values["since"] = int(filters.since[:10].replace("-", ""))
    for i, tag in enumerate(filters.tags):
        parts.append(f"instr(tags, :tag{i}) > 0")
        values[f"tag{i}"] = f"|{tag.casefold()}|"
    return " AND ".join(parts), values


def where(filters: Filters) -> Mapping[str, object] | None:
    """The same narrowing for Chroma, as far as its metadata goes."""
    parts: list[dict[str, object]] = []
    for name in ("channel", "lang", "product", "agent"):
        value = getattr(filters, name)
        if value is not None:
            parts.append({name: value.casefold() if name in ("channel", "lang") else value})
    if filters.since is not None:
        parts.append({"day": {"$gte": int(filters.since[:10].replace("-", ""))}})
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else {"$and": parts}


def _add(rankings: list[list[int]], found: Found, results: list[list[tuple[int, float]]]) -> None:
    for ranking, result in zip(rankings, results, strict=True):
        for item, cosine in result:
            ranking.append(item)
            found.cosines[item] = max(cosine, found.cosines.get(item, -1.0))


def _rows(
    connection: sqlite3.Connection, ids: set[int], condition: str, values: Mapping[str, object]
) -> dict[int, Row]:
    listed = ",".join(map(str, ids))
    rows = connection.execute(
        f"SELECT id, {', '.join(Row._fields)} FROM items WHERE id IN ({listed}) AND {condition}", dict(values)
    )
    return {row[0]: Row(*row[1:]) for row in rows}


def _fuse(kind: HitKind, dense: list[list[int]], words: list[list[int]], familiar: float) -> dict[int, float]:
    lexical_weight = LEXICAL_WEIGHT[kind] * familiar + STRANGE_LEXICAL_WEIGHT * (1.0 - familiar)
    dense_weight = DENSE_WEIGHT[kind] * familiar
    rankings: list[tuple[float, list[int]]] = []
    for i, (near, matched) in enumerate(zip(dense, words, strict=True)):
        # The whole post counts as much as all its parts together.
        share = 1.0 if i == 0 else 1.0 / (len(dense) - 1)
        rankings += [(share * dense_weight, near), (share * lexical_weight, matched)]
    return fusion.fuse(rankings)
