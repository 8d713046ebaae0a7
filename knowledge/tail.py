"""Vectors that are in no base yet: few enough to compare with every one of them."""

from __future__ import annotations

import sqlite3
from threading import Lock
from typing import NamedTuple

import numpy as np

from knowledge.embedders.protocol import Vectors
from knowledge.models import HitKind
from knowledge.store import State


class _Loaded(NamedTuple):
    state: State
    newest: int
    """Highest row id there was."""
    outside: int
    """Rows in no base, seen by anybody or not."""
    ids: dict[HitKind, list[int]]
    vectors: dict[HitKind, Vectors]


class Tail:
    """Kept in memory, and brought up to date whenever the index has changed, by whatever process."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._loaded: _Loaded | None = None

    def query(
        self, connection: sqlite3.Connection, state: State, kind: HitKind, vectors: Vectors, n: int
    ) -> list[list[tuple[int, float]]]:
        """Return for each vector the nearest items of the tail as (id, cosine), best first."""
        loaded = self._current(connection, state)
        ids = loaded.ids[kind]
        if not ids:
            return [[] for _ in vectors]
        cosines = vectors @ loaded.vectors[kind].T
        count = min(n, len(ids))
        out = []
        for row in cosines:
            best = np.argpartition(-row, count - 1)[:count]
            out.append([(ids[i], float(row[i])) for i in best[np.argsort(-row[best], kind="stable")]])
        return out

    def size(self, connection: sqlite3.Connection, state: State) -> int:
        """How many items are in the tail."""
        return sum(len(ids) for ids in self._current(connection, state).ids.values())

    def _current(self, connection: sqlite3.Connection, state: State) -> _Loaded:
        with self._guard:
            loaded = self._loaded
            if loaded is None or loaded.state.sequence != state.sequence or loaded.state.base != state.base:
                grown = loaded and _grown(connection, state, loaded)
                loaded = self._loaded = grown or _load(connection, state)
            return loaded


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
    ids, vectors = _read(connection, state, "SELECT id FROM items WHERE id > ? AND in_base IS NULL", loaded.newest)
    return _Loaded(
        state,
        newest or 0,
        outside,
        {kind: loaded.ids[kind] + new for kind, new in ids.items()},
        {kind: np.concatenate([loaded.vectors[kind], new]) for kind, new in vectors.items()},
    )


def _load(connection: sqlite3.Connection, state: State) -> _Loaded:
    newest, outside = connection.execute(
        "SELECT (SELECT max(id) FROM items), (SELECT count(*) FROM items WHERE in_base IS NULL)"
    ).fetchone()
    # Two conditions joined by OR would read every row there is.
    of_tail = "SELECT id FROM items WHERE in_base IS NULL UNION ALL SELECT id FROM items WHERE in_base > ?"
    return _Loaded(state, newest or 0, outside, *_read(connection, state, of_tail, state.base))


def _read(
    connection: sqlite3.Connection, state: State, of_tail: str, value: int
) -> tuple[dict[HitKind, list[int]], dict[HitKind, Vectors]]:
    """Read the visible rows among those that the query `of_tail`, with its one value, gives."""
    rows = connection.execute(
        f"SELECT i.id, i.kind, v.vector FROM items i JOIN vectors v ON v.key = i.vector WHERE i.id IN ({of_tail}) "
        "AND i.born <= ? AND (i.died IS NULL OR i.died > ?) ORDER BY i.id",
        (value, state.generation, state.generation),
    ).fetchall()
    kinds: tuple[HitKind, ...] = ("policy", "precedent")
    ids: dict[HitKind, list[int]] = {kind: [row[0] for row in rows if row[1] == kind] for kind in kinds}
    vectors: dict[HitKind, Vectors] = {
        kind: np.frombuffer(b"".join(row[2] for row in rows if row[1] == kind), dtype=np.float32).reshape(
            len(ids[kind]), state.dimensions
        )
        for kind in kinds
    }
    return ids, vectors
