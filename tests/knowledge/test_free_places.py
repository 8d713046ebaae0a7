"""Free places of an index on disk hold nothing: Chroma writes them as they lay in memory."""

from __future__ import annotations

from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings

from knowledge.vectors.blank import blank_free_places

DIMENSIONS, ITEMS = 16, 3


def small_index(folder: Path) -> Path:
    """An index of three vectors with room for more; returns its file of vectors."""
    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    things = client.create_collection("things", embedding_function=None, configuration={"hnsw": {"sync_threshold": 2}})
    for number in range(ITEMS):
        things.add(ids=[str(number)], embeddings=np.eye(ITEMS, DIMENSIONS)[number : number + 1].astype(np.float32))
    client.close()
    return next(folder.glob("*/data_level0.bin"))


def test_free_places_are_blanked_and_the_taken_ones_stay(tmp_path: Path) -> None:
    vectors = small_index(tmp_path)
    before = vectors.read_bytes()
    secret = np.linspace(0.1, 0.9, DIMENSIONS, dtype=np.float32).tobytes()
    vectors.write_bytes(before[: -len(secret)] + secret)
    blank_free_places(tmp_path)
    after = vectors.read_bytes()
    assert secret not in after
    assert len(after) == len(before)
    client = chromadb.PersistentClient(str(tmp_path), settings=Settings(anonymized_telemetry=False))
    found = client.get_collection("things", embedding_function=None).query(
        query_embeddings=np.eye(ITEMS, DIMENSIONS)[2:3].astype(np.float32), n_results=1
    )
    client.close()
    assert found["ids"] == [["2"]]
