"""The lexical side: BM25 over SQLite FTS5, with words that stand everywhere left out of long queries."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Mapping
from itertools import accumulate
from threading import Lock

from knowledge.analysis import query_terms, terms
from knowledge.models import HitKind

MAX_TERMS = 12
"""The rarest terms decide; more of them cost time and change nothing."""
COMMON = 0.12
"""A term that stands in more than this share of the texts is left out when enough rarer ones remain."""
ENOUGH = 3
BUDGET = 8_000
"""Texts that the terms of one search may stand in, all together: FTS5 takes about a microsecond for each, so that a
search in a hundred thousand texts costs what it costs in ten thousand. The rarest terms come first. The whole query
always asks for one; a part of it that has only common words is left to its meaning.
"""
HEAD_WEIGHT = 1.6
"""Weight of headings (policy) or of the post (precedents) against the body or reply."""
BODY_WEIGHT = {"policy": 1.0, "precedent": 0.25}


def insert(connection: sqlite3.Connection, kind: HitKind, item: int, head: str, body: str) -> None:
    """Put the words of one item in."""
    connection.execute(
        f"INSERT INTO words_{kind}(rowid, head, body) VALUES (?, ?, ?)",
        (item, " ".join(terms(head)), " ".join(terms(body))),
    )


def delete(connection: sqlite3.Connection, kind: HitKind, item: int) -> None:
    """Take the words of one item out."""
    connection.execute(f"DELETE FROM words_{kind} WHERE rowid = ?", (item,))


def words(connection: sqlite3.Connection, kind: HitKind, items: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return the index terms of each item."""
    listed = ",".join(map(str, items))
    rows = connection.execute(f"SELECT rowid, head, body FROM words_{kind} WHERE rowid IN ({listed})")
    return {int(item): terms_of(head, body) for item, head, body in rows}


def terms_of(head: str, body: str) -> frozenset[str]:
    """Return the terms of a row of the index, whose columns hold them with blanks between."""
    return frozenset(f"{head} {body}".split())


class Lexicon:
    """Remembers how common each term is, until the index changes much."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._generation = -1
        self._counts: dict[tuple[str, str], int] = {}
        self._totals: dict[str, int] = {}

    def weigh(
        self, connection: sqlite3.Connection, generation: int, kind: HitKind, query: str
    ) -> tuple[dict[str, str], Mapping[str, float]]:
        """Return the query's terms with the words as written, and the weight (idf) of each term."""
        found = query_terms(query)
        with self._guard:
            if generation != self._generation:
                self._generation = generation
                self._counts.clear()
                self._totals.clear()
            if kind not in self._totals:
                row = connection.execute(f"SELECT count(*) FROM words_{kind}_docsize").fetchone()
                self._totals[kind] = int(row[0])
            total = self._totals[kind]
            weights = {}
            for term in found:
                count = self._counts.get((kind, term))
                if count is None:
                    row = connection.execute(f"SELECT doc FROM terms_{kind} WHERE term = ?", (term,)).fetchone()
                    count = self._counts[kind, term] = int(row[0]) if row else 0
                weights[term] = math.log(1 + (total - min(count, total) + 0.5) / (count + 0.5))
            return found, weights

    def chosen(
        self, weights: Mapping[str, float], kind: HitKind, budget: int = BUDGET, *, whole: bool = True
    ) -> list[str]:
        """Return the terms worth asking for and affordable, rarest first; terms that stand nowhere are left out.

        whole: the query as it came, for which one term is affordable whatever it costs; False for a part of it.
        """
        with self._guard:
            total = self._totals.get(kind, 0)
            known = [(self._counts.get((kind, term), 0), term) for term in weights]
        ranked = sorted((count, term) for count, term in known if count)
        rare = sum(count <= max(COMMON * total, 20) for count, _ in ranked)
        ranked = ranked[: min(max(ENOUGH, rare), MAX_TERMS)]
        costs = accumulate(count for count, _ in ranked)
        return [
            term
            for i, ((_, term), cost) in enumerate(zip(ranked, costs, strict=True))
            if cost <= budget or (whole and i == 0)
        ]


def search(
    connection: sqlite3.Connection,
    kind: HitKind,
    chosen: list[str],
    n: int,
    allowed: str,
    values: Mapping[str, object],
) -> list[tuple[int, float]]:
    """Return (item, BM25 score, higher is better), best first. `allowed` is an SQL condition on `items`."""
    if not chosen:
        return []
    # EXISTS is looked at in the order of rank until `n` are found. With IN, SQLite first lists every item that is
    # allowed: five seconds at a hundred thousand.
    rows = connection.execute(
        f"SELECT rowid, rank FROM words_{kind} WHERE words_{kind} MATCH :match AND rank MATCH :rank "
        f"AND EXISTS (SELECT 1 FROM items WHERE id = words_{kind}.rowid AND {allowed}) ORDER BY rank LIMIT :n",
        {
            **values,
            "match": " OR ".join(f'"{term}"' for term in chosen),
            "rank": f"bm25({HEAD_WEIGHT}, {BODY_WEIGHT[kind]})",
            "n": n,
        },
    )
    return [(int(item), -float(rank)) for item, rank in rows]
