"""Gathers what might answer: nearest vectors of base and tail, and the best word matches, for each part
of the query.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from knowledge import fusion, lexical, nearness
from knowledge.embedders.protocol import Vectors
from knowledge.lexical import Lexicon
from knowledge.models import Filters, HitKind
from knowledge.staging import from_blob
from knowledge.store import VISIBLE, State
from knowledge.tail import Tail
from knowledge.vectors.port import VectorBackend

DEPTH = 50
"""Candidates from each side."""
WIDER = 8
"""How many times deeper the search goes when filters leave too little."""


class Weights(NamedTuple):
    """What each side of a search is worth. Measured; see `tests/bench/knowledge.py`."""

    near: float
    """The ranking by nearness in meaning."""
    words: float
    """The ranking by matching words (BM25)."""
    shared: float = 0.0
    """What a text with all the query's words gains in nearness, on the scale of the cosine. A rank says only that no
    text matches better: one common word may do for the first place. The share of the query's words, weighed by how rare
    they are, says how good the match is."""


WEIGHTS: Mapping[HitKind, Weights] = {
    "policy": Weights(near=1.0, words=0.1, shared=0.1),
    "precedent": Weights(near=1.0, words=0.2),
}
"""For precedents the shared words change nothing (369 banking questions and reviews), and cost time."""
STRANGE_WORDS = 1.0
"""Weight of words when the embedder does not know the language: then they carry the search."""


class Row(NamedTuple):
    """What choosing among candidates needs to know of each."""

    kind: HitKind
    outcome: str | None
    policy_version: str | None
    suspicious: str | None
    vector: bytes


Worth = Callable[[Row], float]
"""A factor near 1 by which a candidate's similarity counts."""


@dataclass
class Found:
    """Candidates with all that is known about them."""

    scores: dict[int, float] = field(default_factory=dict)
    cosines: dict[int, float] = field(default_factory=dict)
    nearest: float = 0.0
    """How near the nearest visible candidate is to a part of the query, its nearest sentence counted in."""
    dense_ranks: Mapping[int, int] = field(default_factory=dict)
    lexical_ranks: Mapping[int, int] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    """Only rows that are visible and pass the filters."""
    more: bool = False
    """True when base or tail brought back as much as was asked for: asking for more may bring more."""
    crowded: bool = False
    """True when the base brought back as much as was asked for, and nearly all of it is dead, filtered out, or put in
    by an ingest that has not finished (on a server, whose collections are changed in place).
    """


@dataclass(frozen=True)
class Ask:
    """One search: a query in parts, with all that narrows or weighs it."""

    kind: HitKind
    queries: Sequence[str]
    """The whole query first, then its parts when it has several problems."""
    vectors: Vectors
    familiar: float
    """How well the embedder knows the language, 0 to 1."""
    filters: Filters
    today: int
    """20260131: what is in force on this day."""
    k: int
    worth: Worth


class Gatherer:
    """Asks both sides. Holds what is worth keeping between searches."""

    def __init__(self, backend: VectorBackend, weights: Mapping[HitKind, Weights] = WEIGHTS) -> None:
        self._backend = backend
        self._weights = weights
        self.tail = Tail()
        self._lexicon = Lexicon()

    def gather(self, connection: sqlite3.Connection, state: State, ask: Ask) -> Found:
        """Return the fused candidates."""
        narrow = ask.filters != Filters()
        depth = max(DEPTH, 4 * ask.k)
        found = self._once(connection, state, ask, depth, narrow=False)
        if found.crowded or (found.more and len(found.rows) < (3 * ask.k if narrow else ask.k)):
            found = self._once(connection, state, ask, depth * WIDER, narrow=narrow or found.crowded)
        return found

    def _once(self, connection: sqlite3.Connection, state: State, ask: Ask, depth: int, *, narrow: bool) -> Found:
        found = Found()
        condition, values = allowed(ask.kind, ask.filters, state, ask.today)
        near: list[list[tuple[int, float]]] = [[] for _ in ask.queries]
        matched: list[list[tuple[int, float]]] = []
        asked: list[Mapping[str, float]] = []
        if state.base_name:
            filtered = where(ask.filters, state.generation) if narrow else None
            _add(near, found, self._backend.query(state.base_name, ask.kind, ask.vectors, depth, filtered))
        full = [{item for item, _ in ranking} for ranking in near if len(ranking) == depth]
        last = self.tail.query(connection, state, ask.kind, ask.vectors, depth)
        found.more = bool(full) or any(len(ranking) == depth for ranking in last)
        _add(near, found, last)
        for i, query in enumerate(ask.queries):
            terms, weights = self._lexicon.weigh(connection, state.generation, ask.kind, query)
            if i == 0:
                found.terms, found.weights = terms, dict(weights)
            asked.append(weights)
            share = lexical.BUDGET // len(ask.queries)
            chosen = self._lexicon.chosen(weights, ask.kind, share, whole=i == 0)
            matched.append(lexical.search(connection, ask.kind, chosen, depth, condition, values))
        found.rows = _rows(connection, {i for r in (*near, *matched) for i, _ in r}, condition, values)
        found.crowded = any(len(items & found.rows.keys()) < ask.k for items in full)
        _complete(connection, near, found, matched, ask.vectors)
        if ask.kind == "policy":
            keys = {item: row.vector for item, row in found.rows.items()}
            near = nearness.by_sentence(connection, near, keys, ask.vectors)
        found.nearest = max((value for n in near for item, value in n if item in found.rows), default=0.0)
        worths = {item: ask.worth(row) for item, row in found.rows.items()}
        words = [_ranked(ranking, worths) for ranking in matched]
        found.dense_ranks, found.lexical_ranks = fusion.ranks(_ranked(near[0], worths)), fusion.ranks(words[0])
        sides = self._weights[ask.kind]
        if sides.shared:
            near = nearness.by_words(connection, ask.kind, near, asked, sides.shared)
        dense = [_ranked(ranking, worths) for ranking in near]
        found.scores = _fuse(sides, dense, words, ask.familiar)
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
    for name, compared in (("since", ">="), ("until", "<=")):
        day = getattr(filters, name)
        if day is not None:
            parts.append(f"day {compared} :{name}")
            values[name] = int(day[:10].replace("-", ""))
    for i, tag in enumerate(filters.tags):
        parts.append(f"instr(tags, :tag{i}) > 0")
        values[f"tag{i}"] = f"|{tag.casefold()}|"
    return " AND ".join(parts), values


def where(filters: Filters, generation: int) -> Mapping[str, object]:
    """The same narrowing for Chroma, as far as its metadata goes."""
    parts: list[dict[str, object]] = [{"born": {"$lte": generation}}]
    for name in ("channel", "lang", "product", "agent"):
        value = getattr(filters, name)
        if value is not None:
            parts.append({name: value.casefold() if name in ("channel", "lang") else value})
    for name, compared in (("since", "$gte"), ("until", "$lte")):
        day = getattr(filters, name)
        if day is not None:
            parts.append({"day": {compared: int(day[:10].replace("-", ""))}})
    return parts[0] if len(parts) == 1 else {"$and": parts}


def _ranked(ranking: list[tuple[int, float]], worths: Mapping[int, float]) -> list[int]:
    """Order by similarity times worth: between two that are equally near, the one that turned out well wins."""
    best: dict[int, float] = {}
    for item, value in ranking:
        if item in worths:
            best[item] = max(value * worths[item], best.get(item, -1e9))
    return sorted(best, key=lambda item: (-best[item], item))


def _add(rankings: list[list[tuple[int, float]]], found: Found, results: list[list[tuple[int, float]]]) -> None:
    for ranking, result in zip(rankings, results, strict=True):
        for item, cosine in result:
            ranking.append((item, cosine))
            found.cosines[item] = max(cosine, found.cosines.get(item, -1.0))


def _complete(
    connection: sqlite3.Connection,
    near: list[list[tuple[int, float]]],
    found: Found,
    matched: list[list[tuple[int, float]]],
    vectors: Vectors,
) -> None:
    """Give word matches their exact cosine where the approximate search did not bring them back."""
    missing = []
    for ranking, words in zip(near, matched, strict=True):
        known = {item for item, _ in ranking}
        missing.append([item for item, _ in words if item in found.rows and item not in known])
    items = list({item for each in missing for item in each})
    if not items:
        return
    keys = tuple({found.rows[item].vector for item in items})
    marks = ",".join("?" * len(keys))
    kept = dict(connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", keys))
    place = {item: i for i, item in enumerate(items)}
    cosines = np.stack([from_blob(kept[found.rows[item].vector]) for item in items]) @ vectors.T
    for part, (ranking, new) in enumerate(zip(near, missing, strict=True)):
        for item in new:
            cosine = float(cosines[place[item], part])
            ranking.append((item, cosine))
            found.cosines[item] = max(cosine, found.cosines.get(item, -1.0))


def _rows(
    connection: sqlite3.Connection, ids: set[int], condition: str, values: Mapping[str, object]
) -> dict[int, Row]:
    listed = ",".join(map(str, ids))
    rows = connection.execute(
        f"SELECT id, {', '.join(Row._fields)} FROM items WHERE id IN ({listed}) AND {condition}", dict(values)
    )
    return {row[0]: Row(*row[1:]) for row in rows}


def _fuse(weights: Weights, dense: list[list[int]], words: list[list[int]], familiar: float) -> dict[int, float]:
    dense_weight = weights.near * familiar
    lexical_weight = weights.words and weights.words * familiar + STRANGE_WORDS * (1.0 - familiar)
    if not lexical_weight:
        dense_weight = weights.near
    parts = [
        fusion.fuse([(dense_weight, near), (lexical_weight, matched)])
        for near, matched in zip(dense, words, strict=True)
    ]
    return parts[0] if len(parts) == 1 else fusion.best_of(parts)
