"""Reciprocal rank fusion: how two rankings that measure different things become one.

Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
methods", SIGIR 2009.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

DEPTH = 5
"""The paper takes 60; with two rankings of unequal worth a small constant keeps the better one's first places.
Measured in tests/bench/knowledge.py."""


def fuse(rankings: Sequence[tuple[float, Sequence[int]]], depth: int = DEPTH) -> dict[int, float]:
    """Return item -> fused score. Each ranking comes with its weight; ids stand best first, ranks
    count from 1.
    """
    scores: dict[int, float] = {}
    for weight, ranking in rankings:
        if weight <= 0:
            continue
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + weight / (depth + rank)
    return scores


def best_of(parts: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """Join the scores for the parts of a post with several problems.

    What answers one problem well must not lose to what touches all of them a little: the best part counts,
    the sum of all only decides between equals.
    """
    best: dict[int, float] = {}
    whole: dict[int, float] = {}
    for part in parts:
        for item, score in part.items():
            best[item] = max(score, best.get(item, 0.0))
            whole[item] = whole.get(item, 0.0) + score
    return {item: score + 0.1 * whole[item] for item, score in best.items()}


def ranks(ranking: Sequence[int]) -> Mapping[int, int]:
    """Return item -> its rank, counted from 1."""
    return {item: rank for rank, item in enumerate(ranking, start=1)}
