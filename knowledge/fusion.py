"""Reciprocal rank fusion: how two rankings that measure different things become one.

Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
methods", SIGIR 2009.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

DEPTH = 60
"""The constant of the paper."""


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


def ranks(ranking: Sequence[int]) -> Mapping[int, int]:
    """Return item -> its rank, counted from 1."""
    return {item: rank for rank, item in enumerate(ranking, start=1)}
