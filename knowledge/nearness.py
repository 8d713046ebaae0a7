"""How near a passage is to a query beyond the cosine of the two: its nearest sentence, and the words both share."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from knowledge import lexical
from knowledge.embedders.protocol import Vectors
from knowledge.models import HitKind
from knowledge.staging import sentences_from_blob

NEAREST_SENTENCE = 0.25
"""Share of the nearest sentence in how near a passage is, and again of the nearest one read under its heading; the rest
is the passage as a whole. A clause among others answers a question better than the average of its passage says, and
many a clause says only under its heading what it speaks of. On 164 questions about real companies
(tests/bench/knowledge.py) hit@5 of the dense side is 0.76 with both, 0.74 with the bare sentences alone."""

Ranking = list[tuple[int, float]]
"""Items with how near they are, in any order."""


def by_sentence(
    connection: sqlite3.Connection, rankings: Sequence[Ranking], keys: Mapping[int, bytes], vectors: Vectors
) -> list[Ranking]:
    """Let the sentence that is nearest to each part of the query count beside the passage as a whole.

    `keys`: item -> vector. `vectors`: one for each ranking.
    """
    distinct = tuple({keys[item] for ranking in rankings for item, _ in ranking if item in keys})
    marks = ",".join("?" * len(distinct))
    rows = connection.execute(f"SELECT key, vectors FROM sentences WHERE key IN ({marks})", distinct)
    kept = {key: sentences_from_blob(blob, vectors.shape[1]) for key, blob in rows}
    return [_raised(ranking, keys, kept, vector) for ranking, vector in zip(rankings, vectors, strict=True)]


def _raised(ranking: Ranking, keys: Mapping[int, bytes], kept: Mapping[bytes, Vectors], vector: Vectors) -> Ranking:
    out = []
    for item, cosine in ranking:
        sentences = kept.get(keys.get(item, b""))
        if sentences is not None:
            # The first half is the bare sentences, the second the same ones under their heading.
            bare, headed = (sentences @ vector).reshape(2, -1).max(axis=1)
            best = float(bare + headed)
            out.append((item, (1.0 - 2 * NEAREST_SENTENCE) * cosine + NEAREST_SENTENCE * best))
        else:
            out.append((item, cosine))
    return out


def by_words(
    connection: sqlite3.Connection,
    kind: HitKind,
    rankings: Sequence[Ranking],
    asked: Sequence[Mapping[str, float]],
    worth: float,
) -> list[Ranking]:
    """Let the words that a text shares with the query count beside the meaning, for each part of the query.

    `asked`: the weight (idf) of each term of a part, one mapping for each ranking. A text with all of them gains
    `worth`; one with some of them as large a share of it as they have of the weight.
    """
    words = lexical.words(connection, kind, {item for ranking in rankings for item, _ in ranking})
    out = []
    for ranking, weights in zip(rankings, asked, strict=True):
        whole = sum(weights.values()) or 1.0
        gains = {
            item: worth * sum(weights[term] for term in weights.keys() & found) / whole for item, found in words.items()
        }
        out.append([(item, value + gains.get(item, 0.0)) for item, value in ranking])
    return out
