"""Keeps near copies from filling the list: five times the same answer teaches nothing.

Maximal marginal relevance: Carbonell and Goldstein, "The use of MMR, diversity-based reranking", SIGIR 1998.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.embedders.protocol import Vectors

COPY = 0.93
"""Cosine from which two texts count as copies of one another."""


def order(scores: Sequence[float], vectors: Vectors, k: int, penalty: float) -> list[int]:
    """Return positions of at most `k` items, best first; `scores` come in falling order.

    An item that copies one already taken (cosine over `COPY`) loses `penalty` of its score times how
    near it is.
    """
    taken: list[int] = []
    left = np.array(scores, dtype=np.float64)
    nearest = np.zeros(len(scores), dtype=np.float32)
    while len(taken) < min(k, len(scores)):
        copied = np.maximum(0.0, (nearest.astype(np.float64) - COPY) / (1.0 - COPY))
        best = int(np.argmax(left * (1.0 - penalty * copied)))
        left[best] = -np.inf
        taken.append(best)
        nearest = np.maximum(nearest, vectors @ vectors[best])
    return taken
