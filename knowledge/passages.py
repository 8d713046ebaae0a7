"""What every search reads of the passages near to it: read from SQLite once, and kept until an ingest ends.

Passages alone: no word of a customer is kept here.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Collection
from threading import Lock
from typing import NamedTuple

import numpy as np

from knowledge.embedders.protocol import Vectors
from knowledge.lexical import terms_of
from knowledge.models import Passage
from knowledge.staging import sentences_from_blob
from knowledge.store import State

KEPT = 512
"""Passages that are kept, those last found: about 40 kB each, and all of a policy of a hundred pages."""


class Known(NamedTuple):
    """One passage, as searches need it."""

    passage: Passage
    terms: frozenset[str]
    """The index terms of its headings and its text."""
    sentences: Vectors
    """One row for each of its sentences, and then for each of them under its heading; none where it has one."""


class Passages:
    """The passages that were found last. Safe to use from several threads."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._generation = -1
        self._kept: OrderedDict[int, Known] = OrderedDict()

    def of(self, connection: sqlite3.Connection, state: State, items: Collection[int]) -> dict[int, Known]:
        """Return the passages of rows that are visible in this state."""
        with self._guard:
            # A row id may come again for another passage, but not before there is a new generation.
            if self._generation != state.generation:
                self._kept.clear()
                self._generation = state.generation
            found = {item: self._kept[item] for item in items if item in self._kept}
        fresh = [item for item in items if item not in found]
        if fresh:
            found |= _read(connection, state, fresh)
        with self._guard:
            if self._generation == state.generation:
                for item, known in found.items():
                    self._kept[item] = known
                    self._kept.move_to_end(item)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return found


def _read(connection: sqlite3.Connection, state: State, items: Collection[int]) -> dict[int, Known]:
    rows = connection.execute(
        "SELECT i.id, i.data, w.head, w.body, s.vectors FROM items i JOIN words_policy w ON w.rowid = i.id "
        f"LEFT JOIN sentences s ON s.key = i.vector WHERE i.id IN ({','.join(map(str, items))})"
    )
    none: Vectors = np.empty((0, state.dimensions), dtype=np.float32)
    return {
        item: Known(
            Passage.model_validate_json(data),
            terms_of(head, body),
            none if vectors is None else sentences_from_blob(vectors, state.dimensions),
        )
        for item, data, head, body, vectors in rows
    }
