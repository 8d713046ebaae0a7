"""Vectors that are kept between runs of the bench, because embedding 100,000 texts takes a quarter of an hour.

They stand outside the repository, in `REPLYDESK_BENCH_CACHE` or the system's temporary folder. `Kept` embeds what is
missing and counts the seconds that this takes; `StandIn` answers any text with a kept vector, for runs in which the
vectors must be real but not those of the texts.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.embedders import LocalEmbedder, Vectors

FOLDER = Path(os.environ.get("REPLYDESK_BENCH_CACHE", Path(tempfile.gettempdir()) / "replydesk-bench"))
POOL = 20_000
NOISE = 0.25
"""Length of the noise beside a unit vector: two texts that draw the same kept vector have a cosine of about 0.94."""


class Kept:
    """The embedded embedder with a memory on disk."""

    name = LocalEmbedder.name

    def __init__(self, embedder: LocalEmbedder) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        self._embedder = embedder
        self._file = sqlite3.connect(FOLDER / "vectors.sqlite3", isolation_level=None, check_same_thread=False)
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
        self.fresh = 0
        """Texts that were really embedded."""
        self.recalled = 0
        """Texts whose vector was kept."""
        self.seconds = 0.0
        """Time inside `embed`."""
        self.cpu = 0.0
        """Processor seconds of the whole process meanwhile."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return kept vectors, and embed the rest."""
        began, cpu = time.perf_counter(), time.process_time()
        keys = [hashlib.sha256(text.encode()).digest()[:16] for text in texts]
        marks = ",".join("?" * len(keys))
        kept = dict(self._file.execute(f"SELECT key, vector FROM kept WHERE key IN ({marks})", keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
        if missing:
            vectors = self._embedder.embed(list(missing.values()))
            new = [(key, vector.tobytes()) for key, vector in zip(missing, vectors, strict=True)]
            self._file.execute("BEGIN")
            self._file.executemany("INSERT OR IGNORE INTO kept VALUES (?, ?)", new)
            self._file.execute("COMMIT")
            kept.update(new)
        self.fresh += len(missing)
        self.recalled += len(keys) - len(missing)
        out: Vectors = np.frombuffer(b"".join(kept[key] for key in keys), dtype=np.float32).reshape(len(keys), -1)
        self.seconds += time.perf_counter() - began
        self.cpu += time.process_time() - cpu
        return out

    def familiar(self, text: str) -> float:
        """As the embedder says."""
        return self._embedder.familiar(text)

    def close(self) -> None:
        """The bench opens and closes many bases with one embedder."""


class StandIn:
    """Real vectors, but of other texts, drawn by the text's hash."""

    name = "stand-in/384"

    def __init__(self) -> None:
        with sqlite3.connect(FOLDER / "vectors.sqlite3") as file:
            rows = file.execute("SELECT vector FROM kept ORDER BY key LIMIT ?", (POOL,)).fetchall()
        self._pool: Vectors = np.frombuffer(b"".join(row[0] for row in rows), dtype=np.float32).reshape(len(rows), -1)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector for each text."""
        rows = np.empty((len(texts), self._pool.shape[1]), dtype=np.float32)
        for i, text in enumerate(texts):
            seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
            noise = np.random.default_rng(seed).standard_normal(rows.shape[1]) * (NOISE / rows.shape[1] ** 0.5)
            rows[i] = self._pool[seed % len(self._pool)] + noise
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def familiar(self, text: str) -> float:
        """Every text counts as English."""
        return 1.0 if text else 0.0

    def close(self) -> None:
        """Nothing to close."""
