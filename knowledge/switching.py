"""The moment at which a finished ingest becomes what everybody sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from knowledge import fold, scan
from knowledge.progress import Ticker
from knowledge.reading import FileReport
from knowledge.scan import SourceFile
from knowledge.store import State, Store
from knowledge.vectors.port import VectorBackend
from knowledge.versions import Standing


@dataclass(frozen=True)
class Change:
    """What one ingest found and staged."""

    read: Sequence[tuple[SourceFile, str, FileReport]]
    """Files that were read, with the recipe they were read by."""
    gone: Sequence[tuple[str, str]]
    """(area, path) of files that are no longer there."""
    wanted: set[int]
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
    generation = before.generation + 1
    connection = store.connection
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS dying (id INTEGER PRIMARY KEY)")
    _choose(store, before, change)
    try:
        ghosts = before.ghosts + fold.dying(connection)
        base, base_name = _vectors(store, backend, before, change, ticker)
        if base == before.base:
            ghosts = before.ghosts
        elif change.anew:
            ghosts = 0
        ticker.stage("switching", 1)
        with store.write() as writer:
            writer.execute("UPDATE items SET died = ? WHERE id IN (SELECT id FROM temp.dying)", (generation,))
            removed = writer.execute(
                "SELECT count(*) FROM items WHERE id IN (SELECT id FROM temp.dying) AND born <= ?",
                (before.generation,),
            ).fetchone()[0]
            writer.executemany(
                "UPDATE items SET outcome = ? WHERE id = ?", [(o, i) for i, o in change.outcomes.items()]
            )
            writer.executemany(
                "UPDATE items SET until_day = ? WHERE area = 'documents' AND file = ?",
                [(standing.until, path) for path, standing in change.standing.items()],
            )
            if base != before.base:
                # What had died before is in the new base no more; sweeping may take it.
                writer.execute(
                    "UPDATE items SET in_base = NULL WHERE died IS NOT NULL AND died <= ?",
                    (before.generation,),
                )
            writer.executemany("DELETE FROM files WHERE area = ? AND path = ?", change.gone)
            writer.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", [_file(*r) for r in change.read]
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
    files = [(source.area, source.name) for source, _, _ in change.read] + list(change.gone)
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
        "INSERT OR IGNORE INTO temp.dying SELECT id FROM items WHERE born > ? AND id NOT IN (SELECT "
        "id FROM temp.wanted)",
        (before.generation,),
    )
    connection.execute("COMMIT")


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


def _file(source: SourceFile, recipe: str, report: FileReport) -> tuple[object, ...]:
    return (
        source.area, source.name, scan.digest(source.path), source.size, source.modified, recipe,
        report.model_dump_json(),
    )  # fmt: skip
