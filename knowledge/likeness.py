"""How like a text is to examples of a matter, by meaning: an opinion for where words that nobody listed are used."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np

from knowledge.analysis import known
from knowledge.embedders import Embedder, Vectors

KNOWN_LANGUAGE = 0.6
"""From here on, by `knowledge.analysis.known`, the vectors of a text say something."""
NEIGHBOURS = 3
"""The mean of so many nearest neighbours speaks for each side: one odd example decides nothing."""


class Exemplar(NamedTuple):
    """A text that belongs to a matter, or one that only looks as if it did."""

    matter: str
    text: str
    belongs: bool


class Likeness(NamedTuple):
    """What a text is most like."""

    matter: str
    example: str
    """The nearest text of that matter."""
    margin: float
    """Mean cosine to the nearest that belong, less the mean cosine to the nearest that do not: -1 to 1."""


class Likenesses:
    """Compares texts with exemplars. Safe to use from several threads.

    The vectors of the exemplars are kept in `cache`, so that they are computed once on a machine.
    """

    def __init__(self, embedder: Embedder, exemplars: Sequence[Exemplar], cache: Path) -> None:
        self._embedder = embedder
        read = [e for e in exemplars if known(embedder.familiar(e.text), e.text) >= KNOWN_LANGUAGE]
        self._belong = [e for e in read if e.belongs]
        self._strange = [e.text for e in read if not e.belongs]
        self._cache = cache
        self._vectors: Vectors | None = None
        self._lock = Lock()

    def nearest(self, text: str, ordinary: Sequence[float] = ()) -> Likeness | None:
        """Return what `text` is most like; None in a language that the embedder does not know.

        ordinary: cosines of `text` to texts known to belong to no matter, such as the company's past posts.
        Raises EmbeddingFailed.
        """
        if len(self._belong) < NEIGHBOURS or known(self._embedder.familiar(text), text) < KNOWN_LANGUAGE:
            return None
        vectors = self._exemplar_vectors()
        cosines = vectors @ self._embedder.embed([text])[0]
        split = len(self._belong)
        belong, strange = cosines[:split], np.concatenate([cosines[split:], np.asarray(ordinary, dtype=np.float32)])
        nearest = self._belong[int(belong.argmax())]
        return Likeness(nearest.matter, nearest.text, _mean_of_best(belong) - _mean_of_best(strange))

    def _exemplar_vectors(self) -> Vectors:
        with self._lock:
            if self._vectors is None:
                self._vectors = kept if (kept := self._kept()) is not None else self._computed()
            return self._vectors

    def _texts(self) -> list[str]:
        return [e.text for e in self._belong] + self._strange

    def _file(self) -> Path:
        digest = hashlib.sha256("\0".join((self._embedder.name, *self._texts())).encode())
        return self._cache / f"exemplars-{digest.hexdigest()[:24]}.npy"

    def _kept(self) -> Vectors | None:
        try:
            vectors: Vectors = np.load(self._file(), allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        return vectors if vectors.ndim == 2 and len(vectors) == len(self._texts()) else None

    def _computed(self) -> Vectors:
        vectors = self._embedder.embed(self._texts())
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._cache, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                np.save(file, vectors, allow_pickle=False)
            Path(name).replace(self._file())
        except OSError:  # a full or read-only disk costs time at the next start, nothing else
            pass
        return vectors


def _mean_of_best(cosines: Vectors) -> float:
    return float(np.sort(cosines)[-NEIGHBOURS:].mean()) if len(cosines) else 0.0
