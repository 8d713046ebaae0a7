"""Folds new vectors into the next base, and sweeps away what nobody sees any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from knowledge.models import HitKind
from knowledge.progress import Ticker
from knowledge.staging import from_blob
from knowledge.store import Store
from knowledge.vectors.apart import apart
from knowledge.vectors.port import Entry, VectorBackend

TAIL = 2_048
"""Vectors outside the base up to which an exact scan costs next to nothing (about 1 ms)."""
SHARE = 0.1
CHUNK = 4_096
_META = ("born", "channel", "lang", "product", "agent", "day")


def lost(connection: sqlite3.Connection, backend: VectorBackend, base: int, name: str) -> bool:
    """True when the base does not hold what it should: its folder or collections were deleted, or belong to
    another backend.
    """
    if not name:
        return False
    expected = connection.execute("SELECT count(*) FROM items WHERE in_base <= ?", (base,)).fetchone()[0]
    return backend.count(name) < int(expected)


def due(connection: sqlite3.Connection) -> bool:
    """True when so much stands outside the base, or is dead inside it, that a new base pays."""
    outside, inside, dead = connection.execute(
        "SELECT count(*) FILTER (WHERE in_base IS NULL AND died IS NULL), count(*) FILTER (WHERE "
        "in_base IS NOT NULL), "
        "count(*) FILTER (WHERE in_base IS NOT NULL AND died IS NOT NULL) FROM items"
    ).fetchone()
    return int(outside) + int(dead) > min(TAIL, SHARE * int(inside))


def fold(
    store: Store,
    backend: VectorBackend,
    number: int,
    previous: str,
    wanted: str,
    values: Sequence[object],
    ticker: Ticker | None = None,
) -> str:
    """Build base `number` out of `previous`; return its name.

    Rows of the condition `wanted` that are in no base yet go in; rows that died before the generation
    in force come out. With `previous`
    empty everything wanted goes in anew.
    """
    connection = store.connection
    outside = wanted if not previous else f"({wanted}) AND in_base IS NULL"
    rows = connection.execute(f"SELECT id, kind FROM items WHERE {outside} ORDER BY id", tuple(values)).fetchall()
    if ticker is not None:
        ticker.stage("indexing", len(rows), work=len(rows))
    entries = _entries(connection, rows, ticker)
    name = backend.build(number, previous, entries, _dead(connection) if previous else {})
    ids = [row[0] for row in rows]
    for start in range(0, len(ids), CHUNK):
        with store.write() as writer:
            # Rows of an earlier base are in this one too, so that they keep their number.
            writer.executemany(
                "UPDATE items SET in_base = ? WHERE id = ? AND in_base IS NULL",
                [(number, row) for row in ids[start : start + CHUNK]],
            )
    return name


def sweep(store: Store) -> None:
    """Delete rows that no generation in force shows and no base holds, and vectors that no row needs."""
    generation = store.state().generation
    connection = store.connection
    while rows := connection.execute(
        "SELECT id, kind FROM items WHERE died IS NOT NULL AND died <= ? AND in_base IS NULL LIMIT 2000",
        (generation,),
    ).fetchall():
        remove_rows(store, rows)
    with store.write() as writer:
        drop_unused_vectors(writer)


def drop_unused_vectors(writer: sqlite3.Connection) -> None:
    """Delete the vectors that no item needs."""
    for table in ("vectors", "sentences"):
        writer.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT vector FROM items)")


def remove_rows(store: Store, rows: Sequence[tuple[int, HitKind]]) -> None:
    """Delete items and their words, in one transaction."""
    with store.write() as writer:
        for kind in ("policy", "precedent"):
            ids = [(row,) for row, of in rows if of == kind]
            writer.executemany(f"DELETE FROM words_{kind} WHERE rowid = ?", ids)
        writer.executemany("DELETE FROM items WHERE id = ?", [(row,) for row, _ in rows])


def _dead(connection: sqlite3.Connection) -> Mapping[HitKind, Sequence[int]]:
    rows = connection.execute(
        "SELECT id, kind FROM items WHERE in_base IS NOT NULL AND died <= (SELECT generation FROM state)"
    ).fetchall()
    out: dict[HitKind, list[int]] = {}
    for row, kind in rows:
        out.setdefault(kind, []).append(row)
    return out


def _entries(
    connection: sqlite3.Connection, rows: Sequence[tuple[int, HitKind]], ticker: Ticker | None
) -> Iterator[Entry]:
    kinds: tuple[HitKind, ...] = ("policy", "precedent")
    for kind in kinds:
        ids = [row for row, of in rows if of == kind]
        for start in range(0, len(ids), CHUNK):
            part = ids[start : start + CHUNK]
            marks = ", ".join("?" * len(part))
            found = connection.execute(
                "SELECT i.id, v.vector, EXISTS (SELECT 1 FROM items o WHERE o.vector = i.vector AND o.id < i.id), "
                f"{', '.join(f'i.{m}' for m in _META)} FROM items i JOIN vectors v ON v.key = i.vector "
                f"WHERE i.id IN ({marks})",
                part,
            ).fetchall()
            if found:
                there = [row[0] for row in found]
                vectors = np.stack([from_blob(row[1]) for row in found])
                yield Entry(
                    kind, there, apart(vectors, there, [row[2] for row in found]), [_meta(row[3:]) for row in found]
                )
            if ticker is not None:
                ticker.tick(len(part), work=len(part))


def _meta(values: Sequence[str | int | None]) -> dict[str, str | int]:
    return {name: value for name, value in zip(_META, values, strict=True) if value is not None}
