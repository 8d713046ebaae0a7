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
    sequence: int
    base: int
    ids: dict[HitKind, list[int]]
    vectors: dict[HitKind, Vectors]


class Tail:
    """Kept in memory, read again whenever the index has changed, by whatever process."""

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
            if loaded is None or loaded.sequence != state.sequence or loaded.base != state.base:
                loaded = self._loaded = _load(connection, state)
            return loaded


def _load(connection: sqlite3.Connection, state: State) -> _Loaded:
    # Two conditions joined by OR would read every row there is, each time that something was learned.
    rows = connection.execute(
        "SELECT i.id, i.kind, v.vector FROM items i JOIN vectors v ON v.key = i.vector WHERE i.id IN "
        "(SELECT id FROM items WHERE in_base IS NULL UNION ALL SELECT id FROM items WHERE in_base > ?) "
        "AND i.born <= ? AND (i.died IS NULL OR i.died > ?) ORDER BY i.id",
        (state.base, state.generation, state.generation),
    ).fetchall()
    kinds: tuple[HitKind, ...] = ("policy", "precedent")
    ids: dict[HitKind, list[int]] = {kind: [row[0] for row in rows if row[1] == kind] for kind in kinds}
    vectors: dict[HitKind, Vectors] = {
        kind: np.frombuffer(b"".join(row[2] for row in rows if row[1] == kind), dtype=np.float32).reshape(
            len(ids[kind]), -1
        )
        if ids[kind]
        else np.empty((0, 0), dtype=np.float32)
        for kind in kinds
    }
    return _Loaded(state.sequence, state.base, ids, vectors)
