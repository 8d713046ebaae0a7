"""Vectors of the texts last asked for: a draft asks for the same words in several searches and comparisons.

The texts themselves, many of them customers', are not kept: a digest names each.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from knowledge.embedders.protocol import Embedder, Vectors

KEPT = 4096
"""Vectors that are kept, those last used: about 6 MB of 384 numbers each, and all statements of a large policy."""


class KeptVectors:
    """Another embedder, asked only for texts it was not asked for lately. Safe to use from several threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._lock = Lock()
        self.name = embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text, in order. Raises EmbeddingFailed."""
        names = {text: _name(text) for text in texts}
        with self._lock:
            known = {text: self._kept[name] for text, name in names.items() if name in self._kept}
        fresh = [text for text in names if text not in known]
        if fresh:
            known.update(zip(fresh, self._embedder.embed(fresh), strict=True))
        with self._lock:
            for text, vector in known.items():
                self._kept[names[text]] = vector
                self._kept.move_to_end(names[text])
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return np.stack([known[text] for text in texts]) if known else self._embedder.embed(())

    def familiar(self, text: str) -> float:
        """As the embedder says."""
        return self._embedder.familiar(text)

    def forget(self) -> None:
        """Let go of every vector: its text may have been erased."""
        with self._lock:
            self._kept.clear()

    def close(self) -> None:
        """Let go of the vectors; the embedder is closed by whoever opened it."""
        self.forget()


def _name(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
