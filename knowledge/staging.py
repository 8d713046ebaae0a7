"""Puts items into the index where nobody sees them yet, a few hundred at a time, each batch for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import numpy as np

from knowledge import effort, lexical
from knowledge.embedders.protocol import Embedder, Vectors
from knowledge.items import Item, Standing, vector_key
from knowledge.store import State, Store

BATCH = 512
_COLUMNS = (
    "case_id",
    "channel",
    "lang",
    "product",
    "agent",
    "day",
    "outcome",
    "policy_version",
    "tags",
    "from_day",
    "suspicious",
    "raw",
    "taken",
)
_INSERT = (
    f"INSERT INTO items (key, kind, area, file, born, vector, data, {', '.join(_COLUMNS)}) "
    f"VALUES (?, ?, ?, ?, ?, ?, ?{', ?' * len(_COLUMNS)})"
)


class Staging:
    """Stages the items of files for the generation that comes after `before`."""

    def __init__(self, store: Store, embedder: Embedder, before: State) -> None:
        self._store = store
        self._embedder = embedder
        self._before = before
        self._born = before.next
        self.embedded = 0
        self.dimensions = 0
        self.wanted: set[int] = set()
        """Row ids that belong to the files as they are now."""
        self.outcomes: dict[int, object] = {}
        """Outcomes that changed in rows that are there already."""

    def length(self) -> int:
        """How many numbers a vector of the files has; 0 when there is none. A run that was killed may have made all."""
        if not self.dimensions and self.wanted:
            row = self._store.connection.execute(
                "SELECT length(vectors.vector) / ? FROM items JOIN vectors ON vectors.key = items.vector WHERE id = ?",
                (np.dtype(np.float32).itemsize, min(self.wanted)),
            ).fetchone()
            return int(row[0]) if row else 0
        return self.dimensions

    def put(
        self, area: str, file: str, items: Iterable[Item | Standing], tick: Callable[[int, float, float], None]
    ) -> int:
        """Stage the items of one file; return how many. `tick` hears of each finished batch: how many items, what they
        cost and what was spared because it was there already.
        """
        count = 0
        for batch in _ahead(batches(items)):
            cost = self._batch(area, file, batch)
            count += len(batch)
            whole = sum(effort.of_item(item) for item in batch if isinstance(item, Item))
            tick(len(batch), cost, whole - cost)
        return count

    def _batch(self, area: str, file: str, both: Sequence[Item | Standing]) -> float:
        """Stage one batch; return what had to be embedded, as `effort` counts it."""
        batch = [item for item in both if isinstance(item, Item)]
        for known in both:
            if isinstance(known, Standing):
                self.wanted.add(known.row)
                if known.before != known.outcome:
                    self.outcomes[known.row] = known.outcome
        connection = self._store.connection
        there = self._there(connection, area, file, batch)
        fresh = [item for item in batch if item.key not in there]
        for item in batch:
            if item.key in there:
                row, outcome = there[item.key]
                self.wanted.add(row)
                if item.kind == "precedent" and item.columns["outcome"] != outcome:
                    self.outcomes[row] = item.columns["outcome"]
        if not fresh:
            return 0.0
        keys = [vector_key(self._embedder.name, item) for item in fresh]
        new = self._embed(connection, keys, fresh)
        with self._store.write() as writer:
            writer.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", [(key, whole) for key, whole, _ in new])
            writer.executemany(
                "INSERT OR IGNORE INTO sentences VALUES (?, ?)", [(key, close) for key, _, close in new if close]
            )
            for key, item in zip(keys, fresh, strict=True):
                self.wanted.add(add_row(writer, area, file, self._born, key, item))
        embedded = {key for key, _, _ in new}
        return sum(effort.of_item(item) for key, item in zip(keys, fresh, strict=True) if key in embedded)

    def _there(
        self, connection: sqlite3.Connection, area: str, file: str, batch: Sequence[Item]
    ) -> dict[bytes, tuple[int, object]]:
        marks = ", ".join("?" * len(batch))
        rows = connection.execute(
            f"SELECT key, id, outcome FROM items WHERE key IN ({marks}) AND area = ? AND file = ? AND died IS NULL",
            (*(item.key for item in batch), area, file),
        )
        return {key: (row, outcome) for key, row, outcome in rows}

    def _embed(
        self, connection: sqlite3.Connection, keys: Sequence[bytes], items: Sequence[Item]
    ) -> list[tuple[bytes, bytes, bytes]]:
        marks = ", ".join("?" * len(keys))
        known = {key for (key,) in connection.execute(f"SELECT key FROM vectors WHERE key IN ({marks})", tuple(keys))}
        missing = {key: item for key, item in zip(keys, items, strict=True) if key not in known}
        if not missing:
            return []
        vectors, close = embed_items(self._embedder, list(missing.values()))
        self.embedded += len(missing)
        self.dimensions = int(vectors.shape[1])
        self._before.require(self._embedder.name, self.dimensions)
        return [(key, vector.tobytes(), near) for key, vector, near in zip(missing, vectors, close, strict=True)]


def add_row(connection: sqlite3.Connection, area: str, file: str, born: int, vector: bytes, item: Item) -> int:
    """Insert one item with its words; return its row id."""
    cursor = connection.execute(
        _INSERT,
        (item.key, item.kind, area, file, born, vector, item.data, *(item.columns.get(c) for c in _COLUMNS)),
    )
    row = cursor.lastrowid
    assert row is not None
    lexical.insert(connection, item.kind, row, item.head, item.body)
    return row


def batches(items: Iterable[Item | Standing]) -> Iterator[list[Item | Standing]]:
    """Cut a stream into lists of `BATCH`."""
    stream = iter(items)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _ahead(stream: Iterator[list[Item | Standing]]) -> Iterator[list[Item | Standing]]:
    """Read and scrub the next batch in a thread of its own while the last one is embedded, which needs no lock of
    Python's.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading") as thread:
        coming = thread.submit(next, stream, None)
        while (batch := coming.result()) is not None:
            coming = thread.submit(next, stream, None)
            yield batch


def embed_items(embedder: Embedder, items: Sequence[Item]) -> tuple[Vectors, list[bytes]]:
    """Return for each item one unit vector, the normalised weighted sum of its parts' vectors, and those of its
    sentences as kept in SQLite (half precision; empty when it has none).
    """
    texts = list(dict.fromkeys(text for item in items for text in (*(text for _, text in item.embed), *item.close)))
    place = {text: i for i, text in enumerate(texts)}
    vectors = embedder.embed(texts)
    sums: Vectors = np.stack(
        [np.sum([weight * vectors[place[text]] for weight, text in item.embed], axis=0) for item in items]
    ).astype(np.float32)
    unit: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return unit, [
        vectors[[place[text] for text in item.close]].astype(np.float16).tobytes() if item.close else b""
        for item in items
    ]


def from_blob(blob: bytes) -> Vectors:
    """A vector as it is kept in SQLite."""
    return np.frombuffer(blob, dtype=np.float32)


def sentences_from_blob(blob: bytes, dimensions: int) -> Vectors:
    """The vectors of a passage's sentences, one row each."""
    return np.frombuffer(blob, dtype=np.float16).reshape(-1, dimensions).astype(np.float32)
