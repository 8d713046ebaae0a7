"""What the rest of knowledge needs from an embedder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    name: str
    """Names model, precision and pooling; vectors of two names are never compared."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text, in order. Raises EmbeddingFailed."""
        ...

    def familiar(self, text: str) -> float:
        """How well the model knows this language and script: 1 is said by a model of all languages, nearly 1 by
        another of its own, and 0 means that vectors say nothing. See `knowledge.analysis.known`.
        """
        ...

    def close(self) -> None:
        """Let go of connections and memory."""
        ...
