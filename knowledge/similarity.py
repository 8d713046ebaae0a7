"""How alike texts are by meaning, where the same texts are compared with ever new ones: their vectors are kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from knowledge.embedders import Embedder, Vectors

_KEPT = 4096
"""Vectors that are kept, those last used: about 6 MB of 384 numbers each, and all statements of a large policy."""


class Similarity:
    """Compares a text with others. Safe to use from several threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def to(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """Return the cosine of `text` to each of `others`, -1 to 1, in their order. Raises EmbeddingFailed."""
        if not others:
            return ()
        with self._lock:
            known = {other: self._kept[other] for other in others if other in self._kept}
        fresh = [other for other in dict.fromkeys(others) if other not in known]
        vectors = self._embedder.embed([text, *fresh])
        known.update(zip(fresh, vectors[1:], strict=True))
        with self._lock:
            for other, vector in known.items():
                self._kept[other] = vector
                self._kept.move_to_end(other)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        cosines: Vectors = np.stack([known[other] for other in others]) @ vectors[0]
        return tuple(float(cosine) for cosine in cosines)
