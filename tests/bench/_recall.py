"""What Chroma's graph misses of the nearest precedents, by how deep it is asked, beside comparing with all of them.

`python -m tests.bench._recall WORKSPACE` asks an index that `_scale` made and kept.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

from knowledge import KnowledgeBase, KnowledgeConfig, queries
from knowledge.embedders import LocalEmbedder, Vectors
from tests.bench import _many_cases
from tests.bench._kept_vectors import Kept

ASKED = 400
PLACES = (10, 50)
DEPTHS = (50, 120, 200, 300, 400, 800)
ALIKE = 1e-6


def recall(kb: KnowledgeBase, vectors: Vectors) -> None:
    """Print a row for each depth."""
    rows = kb._store.connection.execute(
        "SELECT i.id, v.vector FROM items i JOIN vectors v ON v.key = i.vector "
        "WHERE in_base IS NOT NULL AND kind = 'precedent' ORDER BY i.id"
    ).fetchall()
    place = {row[0]: n for n, row in enumerate(rows)}
    known = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.float32).reshape(len(rows), -1)
    began = time.process_time()
    cosines = np.stack([known @ vector for vector in vectors])
    each = (time.process_time() - began) / len(vectors) * 1e3
    least = {k: -np.partition(-cosines, k - 1, axis=1)[:, k - 1] - ALIKE for k in PLACES}
    print(f"{len(rows):,} precedents, {len(vectors)} vectors; comparing with all: {each:.2f} ms of processor time each")
    name = kb._store.state().base_name
    for depth in DEPTHS:
        began = time.process_time()
        found = [kb._backend.query(name, "precedent", vector[None], depth)[0] for vector in vectors]
        each = (time.process_time() - began) / len(vectors) * 1e3
        shares = {
            k: np.mean([(cosines[n][[place[i] for i in ids[:k]]] >= least[k][n]).mean() for n, ids in enumerate(found)])
            for k in PLACES
        }
        print(f"  asked for {depth:4}: " + "  ".join(f"@{k} {s:.4f}" for k, s in shares.items()) + f"  {each:.2f} ms")


def main() -> None:
    """One index."""
    embedder = Kept(LocalEmbedder())
    with KnowledgeBase.open(KnowledgeConfig(workspace=Path(sys.argv[1])), embedder=embedder) as kb:
        parts = [part for post in _many_cases.questions(ASKED, long=False) for part in queries.split(post)]
        recall(kb, embedder.embed(parts)[:ASKED])


if __name__ == "__main__":
    main()
