"""Vectors that are compared with the query one by one: all of a kind while there are few, else those in no base yet.

A graph such as Chroma's is built by several threads, so that no two are alike, and it may lose sight of a part of
itself: with three hundred equal posts among a thousand it missed a third of the ten nearest. Up to `FEW` vectors
comparing all of them is no slower than asking the graph, misses nothing, and is the same with either backend.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Collection
from threading import Lock
from typing import NamedTuple

import numpy as np

from knowledge.embedders.protocol import Vectors
from knowledge.models import HitKind
from knowledge.store import State

FEW = 20_000
"""Vectors of one kind up to which all are compared: half a millisecond and 31 MB with the embedded embedder, where
Chroma takes more than one (see docs/scaling.md)."""
_KINDS: tuple[HitKind, ...] = ("policy", "precedent")
_ALIKE = 1e-6
"""Cosines nearer than this to one another are equal but for how they were summed."""


class _Loaded(NamedTuple):
    state: State
    newest: int
    """Highest row id there was."""
    outside: int
    """Rows in no base, seen by anybody or not."""
    whole: frozenset[HitKind]
    """Kinds of which everything is here."""
    ids: dict[HitKind, list[int]]
    """In their order."""
    vectors: dict[HitKind, Vectors]


class Exact:
    """Kept in memory, and brought up to date whenever the index has changed, by whatever process."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._loaded: _Loaded | None = None

    def holds_all(self, connection: sqlite3.Connection, state: State, kind: HitKind) -> bool:
        """True when no other place has to be asked for this kind."""
        return kind in self._current(connection, state).whole

    def query(
        self,
        connection: sqlite3.Connection,
        state: State,
        kind: HitKind,
        vectors: Vectors,
        n: int,
        among: Collection[int] | None = None,
    ) -> list[list[int]]:
        """Return for each vector the ids of the `n` nearest items, or of those `among` them, best first."""
        loaded = self._current(connection, state)
        ids, known = loaded.ids[kind], loaded.vectors[kind]
        if among is not None:
            chosen = [place for place, item in enumerate(ids) if item in among]
            ids, known = [ids[place] for place in chosen], known[chosen]
        # One vector after the other: for a handful of them BLAS would wake its threads, and wait for them.
        return [_nearest(ids, known @ vector, n) for vector in vectors]

    def of(
        self, connection: sqlite3.Connection, state: State, kind: HitKind, items: Collection[int]
    ) -> dict[int, Vectors]:
        """Return the vectors of items of a kind of which all are held here."""
        loaded = self._current(connection, state)
        ids, vectors = loaded.ids[kind], loaded.vectors[kind]
        return {item: vectors[bisect_left(ids, item)] for item in items}

    def _current(self, connection: sqlite3.Connection, state: State) -> _Loaded:
        with self._guard:
            loaded = self._loaded
            if loaded is None or loaded.state.sequence != state.sequence or loaded.state.base != state.base:
                grown = loaded and _grown(connection, state, loaded)
                loaded = self._loaded = grown or _load(connection, state)
            return loaded


def _nearest(ids: list[int], cosines: Vectors, n: int) -> list[int]:
    """The ids of the highest cosines; among equal ones the lowest ids."""
    if len(ids) > n:
        least = np.partition(cosines, len(ids) - n)[len(ids) - n] - _ALIKE
        places = np.flatnonzero(cosines >= least)
    else:
        places = np.arange(len(ids))
    order = np.argsort(-np.round(cosines[places] / _ALIKE), kind="stable")[:n]
    return [ids[place] for place in places[order]]


def _grown(connection: sqlite3.Connection, state: State, loaded: _Loaded) -> _Loaded | None:
    """What was loaded and what was learned since; None when something else happened as well, such as an erasure.

    A row that died meanwhile stays: no search shows it, and the next ingest sweeps it away.
    """
    if (state.generation, state.base) != (loaded.state.generation, loaded.state.base):
        return None
    newest, fresh, outside = connection.execute(
        "SELECT (SELECT max(id) FROM items), (SELECT count(*) FROM items WHERE id > ? AND in_base IS NULL), "
        "(SELECT count(*) FROM items WHERE in_base IS NULL)",
        (loaded.newest,),
    ).fetchone()
    if outside != loaded.outside + fresh:
        return None
    of_them = "SELECT id FROM items WHERE id > :newest AND in_base IS NULL"
    new = {kind: _read(connection, state, kind, of_them, {"newest": loaded.newest}) for kind in _KINDS}
    if any(len(loaded.ids[kind]) + len(new[kind][0]) > FEW for kind in loaded.whole):
        return None
    return _Loaded(
        state,
        newest or 0,
        outside,
        loaded.whole,
        {kind: loaded.ids[kind] + new[kind][0] for kind in _KINDS},
        {kind: np.concatenate([loaded.vectors[kind], new[kind][1]]) for kind in _KINDS},
    )


def _load(connection: sqlite3.Connection, state: State) -> _Loaded:
    newest, outside = connection.execute(
        "SELECT (SELECT max(id) FROM items), (SELECT count(*) FROM items WHERE in_base IS NULL)"
    ).fetchone()
    whole = frozenset(kind for kind in _KINDS if _are_few(connection, kind))
    # Two conditions joined by OR would read every row there is.
    outside_base = "SELECT id FROM items WHERE in_base IS NULL UNION ALL SELECT id FROM items WHERE in_base > :base"
    read = {
        kind: _read(
            connection,
            state,
            kind,
            f"SELECT id FROM words_{kind}_docsize" if kind in whole else outside_base,
            {"base": state.base},
        )
        for kind in _KINDS
    }
    return _Loaded(
        state,
        newest or 0,
        outside,
        whole,
        {kind: ids for kind, (ids, _) in read.items()},
        {kind: vectors for kind, (_, vectors) in read.items()},
    )


def _are_few(connection: sqlite3.Connection, kind: HitKind) -> bool:
    # FTS5 keeps one small row for each item: counting these reads a hundredth of what counting the items would.
    (count,) = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM words_{kind}_docsize LIMIT ?)", (FEW + 1,)
    ).fetchone()
    return int(count) <= FEW


def _read(
    connection: sqlite3.Connection, state: State, kind: HitKind, of_them: str, values: dict[str, int]
) -> tuple[list[int], Vectors]:
    """Read the visible rows of a kind among those that the query `of_them` gives."""
    rows = connection.execute(
        "SELECT i.id, v.vector FROM items i JOIN vectors v ON v.key = i.vector "
        f"WHERE i.id IN ({of_them}) AND i.kind = :kind "
        "AND i.born <= :generation AND (i.died IS NULL OR i.died > :generation) ORDER BY i.id",
        {**values, "kind": kind, "generation": state.generation},
    ).fetchall()
    vectors = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.float32)
    return [row[0] for row in rows], vectors.reshape(len(rows), state.dimensions)
