"""Gathers what might answer: nearest vectors, and the best word matches, for each part of the query.

Who brings a candidate back does not decide how near it is: every cosine is computed here, from the vector in SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from knowledge import fusion, lexical, nearness
from knowledge.embedders.protocol import Vectors
from knowledge.exact import Exact
from knowledge.lexical import Lexicon
from knowledge.models import Filters, HitKind
from knowledge.passages import Known, Passages
from knowledge.staging import from_blob
from knowledge.store import VISIBLE, State
from knowledge.vectors.port import VectorBackend

DEPTH = 50
"""Candidates from each side."""
WIDER = 8
"""How many times deeper the search goes when filters leave too little."""
DEEP = 600
"""What the base is asked for by all parts of a query together, however few are kept: its graph is searched as deep as
it is asked, and misses the less. Measured in docs/scaling.md."""


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
    vectors: dict[int, Vectors] = field(default_factory=dict)
    """The vector of each row."""
    passages: Mapping[int, Known] = field(default_factory=dict)
    """The passage of each row, in a search for passages."""
    more: bool = False
    """True when as much came back as was asked for: asking for more may bring more."""
    crowded: bool = False
    """True when the base brought back as much as was asked for, and nearly all of it is dead, filtered out, or put in
    by an ingest that has not finished (on a server, whose collections are changed in place).
    """

    def terms_of(
        self, connection: sqlite3.Connection, kind: HitKind, rows: Collection[int]
    ) -> Mapping[int, frozenset[str]]:
        """Return what the index holds of the words of some of the rows."""
        if kind == "policy":
            return {row: self.passages[row].terms for row in rows}
        return lexical.words(connection, kind, rows)


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
        self._exact = Exact()
        self._lexicon = Lexicon()
        self._passages = Passages()

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
        brought, full = self._nearest(connection, state, ask, depth, condition, values, narrow=narrow)
        matched: list[list[tuple[int, float]]] = []
        asked: list[Mapping[str, float]] = []
        found.more = bool(full)
        for i, query in enumerate(ask.queries):
            terms, weights = self._lexicon.weigh(connection, state.generation, ask.kind, query)
            if i == 0:
                found.terms, found.weights = terms, dict(weights)
            asked.append(weights)
            share = lexical.BUDGET // len(ask.queries)
            chosen = self._lexicon.chosen(weights, ask.kind, share, whole=i == 0)
            matched.append(lexical.search(connection, ask.kind, chosen, depth, condition, values))
        items = {item for ids in brought for item in ids} | {item for ranking in matched for item, _ in ranking}
        found.rows = _rows(connection, items, condition, values)
        found.crowded = any(len(ids & found.rows.keys()) < ask.k for ids in full)
        found.vectors = self._vectors(connection, state, ask.kind, found.rows)
        cosines = _cosines(found.vectors, ask.vectors)
        found.cosines = {item: max(of_parts) for item, of_parts in cosines.items()}
        near = [
            _near({item: cosines[item][part] for item in ids if item in cosines}, depth, [item for item, _ in words])
            for part, (ids, words) in enumerate(zip(brought, matched, strict=True))
        ]
        if ask.kind == "policy":
            found.passages = self._passages.of(connection, state, found.rows)
            sentences = {item: known.sentences for item, known in found.passages.items()}
            near = nearness.by_sentence(near, sentences, ask.vectors)
        found.nearest = max((value for n in near for item, value in n if item in found.rows), default=0.0)
        worths = {item: ask.worth(row) for item, row in found.rows.items()}
        words = [_ranked(ranking, worths) for ranking in matched]
        found.dense_ranks, found.lexical_ranks = fusion.ranks(_ranked(near[0], worths)), fusion.ranks(words[0])
        sides = self._weights[ask.kind]
        if sides.shared:
            near = nearness.by_words(near, found.terms_of(connection, ask.kind, found.rows), asked, sides.shared)
        dense = [_ranked(ranking, worths) for ranking in near]
        found.scores = _fuse(sides, dense, words, ask.familiar)
        return found

    def _nearest(
        self,
        connection: sqlite3.Connection,
        state: State,
        ask: Ask,
        depth: int,
        condition: str,
        values: Mapping[str, object],
        *,
        narrow: bool,
    ) -> tuple[list[set[int]], list[set[int]]]:
        """Return the items nearest to each part of the query, and those lists that may not be all there is."""
        if self._exact.holds_all(connection, state, ask.kind):
            among = _allowed_ids(connection, ask.kind, condition, values) if narrow else None
            answers = [set(ids) for ids in self._exact.query(connection, state, ask.kind, ask.vectors, depth, among)]
            return answers, [] if narrow else [ids for ids in answers if len(ids) == depth]
        brought = [set(ids) for ids in self._exact.query(connection, state, ask.kind, ask.vectors, depth)]
        full = [set(ids) for ids in brought if len(ids) == depth]
        if state.base_name:
            filtered = where(ask.filters, state.generation) if narrow else None
            deep = max(depth, DEEP // len(ask.queries))
            found = self._backend.query(state.base_name, ask.kind, ask.vectors, deep, filtered)
            full += [set(ids[:depth]) for ids in found if len(ids) >= depth]
            for ids, more in zip(brought, found, strict=True):
                ids.update(more[:depth])
        return brought, full

    def _vectors(
        self, connection: sqlite3.Connection, state: State, kind: HitKind, rows: Mapping[int, Row]
    ) -> dict[int, Vectors]:
        if self._exact.holds_all(connection, state, kind):
            return self._exact.of(connection, state, kind, rows)
        return _read_vectors(connection, rows)


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


def _near(cosines: Mapping[int, float], depth: int, matched: Sequence[int]) -> list[tuple[int, float]]:
    """The `depth` nearest, and the word matches, with their cosines."""
    best = sorted(cosines, key=lambda item: (-cosines[item], item))[:depth]
    return [(item, cosines[item]) for item in dict.fromkeys((*best, *matched)) if item in cosines]


def _read_vectors(connection: sqlite3.Connection, rows: Mapping[int, Row]) -> dict[int, Vectors]:
    keys = tuple({row.vector for row in rows.values()})
    marks = ",".join("?" * len(keys))
    kept = dict(connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", keys))
    return {item: from_blob(kept[row.vector]) for item, row in rows.items()}


def _cosines(known: Mapping[int, Vectors], vectors: Vectors) -> dict[int, list[float]]:
    """Return the cosine of each item to each of the query's vectors: to the last bit, whatever else is asked."""
    if not known:
        return {}
    # A matrix product sums in another order for another number of rows; this does not.
    each = np.einsum("ij,kj->ik", np.stack(list(known.values())), vectors).tolist()
    return dict(zip(known, each, strict=True))


def _allowed_ids(
    connection: sqlite3.Connection, kind: HitKind, condition: str, values: Mapping[str, object]
) -> set[int]:
    # Looked up one by one: reading every item takes seconds where there are a hundred thousand of the other kind.
    of_kind = f"SELECT id FROM words_{kind}_docsize"
    return {
        row[0] for row in connection.execute(f"SELECT id FROM items WHERE id IN ({of_kind}) AND {condition}", values)
    }


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
