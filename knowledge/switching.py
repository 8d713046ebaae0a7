"""The moment at which a finished ingest becomes what everybody sees."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from knowledge import fold
from knowledge.journal import Journal
from knowledge.progress import Ticker
from knowledge.reading import FileReport
from knowledge.scan import SourceFile
from knowledge.store import State, Store
from knowledge.vectors.port import VectorBackend
from knowledge.versions import Standing


class ReadFile(NamedTuple):
    """A file that was read."""

    source: SourceFile
    sha256: str
    """Of its bytes before it was read: what is written to it meanwhile makes it a changed file for the next ingest."""
    recipe: str
    report: FileReport


@dataclass(frozen=True)
class Change:
    """What one ingest found and staged."""

    read: Sequence[ReadFile]
    gone: Sequence[tuple[str, str]]
    """(area, path) of files that are no longer there."""
    wanted: set[int]
    journal: Journal
    """As it was when the ingest began."""
    outcomes: Mapping[int, object]
    newest: int
    """Highest row id when the ingest began: rows that were learned meanwhile are none of its business."""
    standing: Mapping[str, Standing]
    embedder: str
    dimensions: int
    anew: bool
    """The vectors of before cannot be built upon: another embedder, or they are gone."""


def switch(store: Store, backend: VectorBackend, before: State, change: Change, ticker: Ticker) -> int:
    """Fold what must be folded, then change generation in one transaction. Return how many visible
    rows went away.
    """
    generation = before.next
    connection = store.connection
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS dying (id INTEGER PRIMARY KEY)")
    _choose(store, before, change)
    try:
        base, base_name = _vectors(store, backend, before, change, ticker)
        ghosts = 0 if change.anew else before.ghosts
        ticker.stage("switching", 1)
        with store.write() as writer:
            writer.execute("UPDATE items SET died = ? WHERE id IN (SELECT id FROM temp.dying)", (generation,))
            removed = writer.execute(
                "SELECT count(*) FROM items WHERE id IN (SELECT id FROM temp.dying) AND born < ?",
                (generation,),
            ).fetchone()[0]
            writer.executemany(
                "UPDATE items SET outcome = ? WHERE id = ?", [(o, i) for i, o in change.outcomes.items()]
            )
            _keep_what_was_told_meanwhile(writer, generation, change)
            writer.executemany(
                "UPDATE items SET until_day = ? WHERE area = 'documents' AND file = ?",
                [(standing.until, path) for path, standing in change.standing.items()],
            )
            if base != before.base:
                # What had died before is in the new base no more; sweeping may take it.
                taken_out = writer.execute(
                    "UPDATE items SET in_base = NULL WHERE in_base IS NOT NULL AND died < ?", (generation,)
                ).rowcount
                ghosts += 0 if change.anew else taken_out
            writer.executemany("DELETE FROM files WHERE area = ? AND path = ?", change.gone)
            writer.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", [_file(each) for each in change.read]
            )
            writer.execute(
                "UPDATE state SET generation = ?, base = ?, base_name = ?, sequence = sequence + 1, "
                "embedder = ?, "
                "dimensions = ?, built_at = ?, ghosts = ?",
                (
                    generation,
                    base,
                    base_name,
                    change.embedder,
                    change.dimensions,
                    datetime.now(UTC).isoformat(timespec="seconds"),
                    ghosts,
                ),
            )
    finally:
        connection.execute("DROP TABLE temp.wanted")
        connection.execute("DROP TABLE temp.dying")
    fold.sweep(store)
    if base != before.base:
        backend.drop_others([base_name, before.base_name])
    ticker.tick()
    return int(removed)


def _choose(store: Store, before: State, change: Change) -> None:
    """Find the rows that go: those of read and vanished files that nobody wants, and what a killed
    ingest left.
    """
    files = [(each.source.area, each.source.name) for each in change.read] + list(change.gone)
    connection = store.connection
    connection.execute("BEGIN")
    connection.execute("DELETE FROM temp.wanted")
    connection.execute("DELETE FROM temp.dying")
    connection.executemany("INSERT INTO temp.wanted VALUES (?)", [(row,) for row in change.wanted])
    for area, name in files:
        connection.execute(
            "INSERT OR IGNORE INTO temp.dying SELECT id FROM items WHERE area = ? AND file = ? AND "
            "died IS NULL "
            "AND id <= ? AND id NOT IN (SELECT id FROM temp.wanted)",
            (area, name, change.newest),
        )
    connection.execute(
        "INSERT OR IGNORE INTO temp.dying SELECT id FROM items WHERE born >= ? AND id NOT IN (SELECT "
        "id FROM temp.wanted)",
        (before.next,),
    )
    connection.execute("COMMIT")


def _keep_what_was_told_meanwhile(writer: sqlite3.Connection, generation: int, change: Change) -> None:
    """Files and journal were read some time ago: replies learned and outcomes given since then stand above them."""
    writer.execute(
        "UPDATE items SET died = :new WHERE born = :new AND died IS NULL AND case_id IN "
        "(SELECT case_id FROM items WHERE id > :newest AND born < :new AND died IS NULL)",
        {"new": generation, "newest": change.newest},
    )
    writer.executemany(
        "UPDATE items SET outcome = ? WHERE case_id = ? AND died IS NULL",
        [(outcome, case_id) for case_id, outcome in change.journal.judged_since().items()],
    )


def _vectors(store: Store, backend: VectorBackend, before: State, change: Change, ticker: Ticker) -> tuple[int, str]:
    anew = change.anew or not before.base_name
    if not anew and not fold.due(store.connection):
        return before.base, before.base_name
    number = before.base + 1
    name = fold.fold(
        store,
        backend,
        number,
        "" if anew else before.base_name,
        "died IS NULL AND id NOT IN (SELECT id FROM temp.dying)",
        (),
        ticker,
    )
    return number, name


def _file(read: ReadFile) -> tuple[object, ...]:
    source = read.source
    return (
        source.area, source.name, read.sha256, source.size, source.modified, read.recipe, read.report.model_dump_json()
    )  # fmt: skip
