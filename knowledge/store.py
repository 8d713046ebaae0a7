"""The records of the index in SQLite: what is visible, and which vector generation belongs to it.

Visibility is one number. A row is seen when `born <= generation` and it has not died by then, so an
ingest stages its rows in small
transactions that nobody sees, and one update of `state` switches every reader at once. See docs/decisions
on atomic generations.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from knowledge.disk import plain_when_full
from knowledge.errors import DiskFull, IndexMismatch, KnowledgeError
from knowledge.ownership import owned

SCHEMA = 7
NAME = "knowledge.sqlite3"
VISIBLE = "born <= :generation AND (died IS NULL OR died > :generation)"

_TABLES = """
CREATE TABLE IF NOT EXISTS state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    schema INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    base INTEGER NOT NULL,           -- number of the vector generation in force; 0 is none
    base_name TEXT NOT NULL,
    sequence INTEGER NOT NULL,       -- grows with every change that a search could see
    embedder TEXT,
    dimensions INTEGER NOT NULL,
    built_at TEXT,
    ghosts INTEGER NOT NULL DEFAULT 0 -- vectors taken out of the base, whose bytes Chroma keeps until it is built anew
);
CREATE TABLE IF NOT EXISTS files (
    area TEXT NOT NULL,              -- documents, cases, learned
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,       -- nanoseconds
    recipe TEXT NOT NULL,            -- how it was read: chunker, columns, embedder
    meta TEXT NOT NULL,              -- JSON: the document, notes, what was skipped
    PRIMARY KEY (area, path)
);
CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key BLOB NOT NULL,               -- hash of the words and how they were read
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    file TEXT NOT NULL,
    born INTEGER NOT NULL,
    died INTEGER,
    in_base INTEGER,                 -- first vector generation that holds it; NULL: in none, searched exactly
    vector BLOB NOT NULL,            -- key in vectors
    case_id TEXT,
    channel TEXT,
    lang TEXT,
    product TEXT,
    agent TEXT,
    day INTEGER,                     -- replied on, as 20260131
    outcome TEXT,
    policy_version TEXT,
    tags TEXT,
    from_day INTEGER,                -- passages: in force from
    until_day INTEGER,               -- passages: superseded from
    suspicious TEXT,
    raw BLOB,                        -- cases: hash of the row as the file has it and of how it was read
    taken TEXT,                      -- cases: JSON of the kinds of personal data taken out, with their counts
    data TEXT NOT NULL               -- JSON of the Passage or ResolvedCase
);
CREATE INDEX IF NOT EXISTS items_key ON items (key);
CREATE INDEX IF NOT EXISTS items_file ON items (area, file);
CREATE INDEX IF NOT EXISTS items_case ON items (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS items_base ON items (in_base);
CREATE INDEX IF NOT EXISTS items_dead ON items (died) WHERE died IS NOT NULL;
CREATE INDEX IF NOT EXISTS items_vector ON items (vector);
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sentences (key BLOB PRIMARY KEY, vectors BLOB NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS words_policy
    USING fts5(head, body, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE IF NOT EXISTS words_precedent
    USING fts5(head, body, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE IF NOT EXISTS terms_policy USING fts5vocab(words_policy, 'row');
CREATE VIRTUAL TABLE IF NOT EXISTS terms_precedent USING fts5vocab(words_precedent, 'row');
INSERT OR IGNORE INTO state VALUES (1, {schema}, 0, 0, '', 0, NULL, 0, NULL, 0);
"""


class State(NamedTuple):
    """What every search reads first."""

    generation: int
    base: int
    base_name: str
    sequence: int
    embedder: str | None
    dimensions: int
    built_at: str | None
    ghosts: int

    @property
    def next(self) -> int:
        """The generation that an ingest makes; 1 is left to what is learned before the first one has ended."""
        return max(1, self.generation) + 1

    def require(self, embedder: str, dimensions: int) -> None:
        """Raise IndexMismatch when the embedder gives vectors of another length than those it built the index with."""
        if self.embedder == embedder and self.dimensions not in (0, dimensions):
            raise IndexMismatch(
                f"The embedder {embedder!r} gave a vector of {dimensions} numbers, and the index holds its vectors of "
                f"{self.dimensions}: there is another model under this name. Put the old one back, or delete "
                "the folder of the index and run `replydesk ingest`: all of it is made anew."
            )


class Store:
    """One SQLite file; a connection for each thread.

    `renew` puts an empty index in the place of one that another release made; the caller is about to ingest.
    Raises IndexMismatch without it, DiskFull.
    """

    def __init__(self, folder: Path, *, renew: bool = False) -> None:
        self.path = folder / NAME
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        try:
            with plain_when_full(folder):
                folder.mkdir(parents=True, exist_ok=True)
                schema = self._schema()
        except DiskFull:
            self.close()
            raise
        except sqlite3.OperationalError as error:
            self.close()
            raise KnowledgeError(
                f"The index in {folder} cannot be opened ({error}). It must be writable, also for searching: mend the "
                "rights of that folder, or copy the workspace to a disk that is not read-only."
            ) from None
        if schema != SCHEMA and renew:
            self.close()
            with owned(folder, "making the index anew"):
                for path in folder.glob(f"{NAME}*"):
                    path.unlink()
            schema = self._schema()
        if schema != SCHEMA:
            self.close()
            raise IndexMismatch(
                f"The index in {folder} was made by another release (format {schema}, this one writes {SCHEMA}). "
                "Run `replydesk ingest`, which makes it anew from the workspace."
            )

    def _schema(self) -> int:
        connection = self.connection
        if connection.execute("SELECT name FROM sqlite_master WHERE name = 'state'").fetchone() is None:
            connection.executescript(_TABLES.format(schema=SCHEMA))
        return int(connection.execute("SELECT schema FROM state").fetchone()[0])

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection. Transactions are explicit."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(self.path, timeout=30.0, isolation_level=None, check_same_thread=False)
            # Five vectors of 384 numbers fill such a page; of the usual ones a third would stay empty.
            found.execute("PRAGMA page_size = 8192")
            found.execute("PRAGMA journal_mode = WAL")
            found.execute("PRAGMA synchronous = NORMAL")
            found.execute("PRAGMA secure_delete = ON")
            found.execute("PRAGMA cache_size = -16000")
            found.execute("PRAGMA mmap_size = 1073741824")
            self._local.connection = found
            with self._guard:
                self._all.append(found)
        return found

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction that either happens or does not."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            # On a full disk SQLite has rolled back by itself.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    @contextmanager
    def read(self) -> Iterator[tuple[sqlite3.Connection, State]]:
        """One snapshot: everything read inside belongs together."""
        connection = self.connection
        connection.execute("BEGIN")
        try:
            yield connection, state(connection)
        finally:
            connection.execute("COMMIT")

    def state(self) -> State:
        """Return the state as it is now."""
        return state(self.connection)

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._guard:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()


def state(connection: sqlite3.Connection) -> State:
    """Read the state through `connection`."""
    row = connection.execute(
        "SELECT generation, base, base_name, sequence, embedder, dimensions, built_at, ghosts FROM state"
    ).fetchone()
    return State(*row)
