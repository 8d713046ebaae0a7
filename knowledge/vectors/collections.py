"""What both backends do with a Chroma client: one collection for each kind, vectors given, no texts
stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.errors import NotFoundError

from knowledge.embedders.protocol import Vectors
from knowledge.models import HitKind
from knowledge.vectors.port import Entry

KINDS: tuple[HitKind, ...] = ("policy", "precedent")
MAX_BATCH = 5_000
"""Chroma refuses more than 5,461 at a time."""
_HNSW = {
    "space": "cosine",
    "ef_construction": 100,
    "ef_search": 120,
    "max_neighbors": 16,
    "sync_threshold": 1_000,
    "batch_size": 100,
}
# What is not synced is inserted again at every opening: a thousand vectors take a moment, ten thousand many seconds.


def query(
    client: ClientAPI,
    kind: HitKind,
    vectors: Vectors,
    n: int,
    where: Mapping[str, object] | None,
    prefix: str = "",
) -> list[list[tuple[int, float]]]:
    """Return (id, cosine) for each vector, best first."""
    try:
        collection = client.get_collection(prefix + kind, embedding_function=None)
    except NotFoundError:
        return [[] for _ in vectors]
    answer = collection.query(
        query_embeddings=vectors, n_results=n, where=dict(where) if where else None, include=["distances"]
    )
    distances = answer["distances"] or []
    return [
        [(int(item), 1.0 - float(distance)) for item, distance in zip(ids, row, strict=True)]
        for ids, row in zip(answer["ids"], distances, strict=True)
    ]


def change(client: ClientAPI, prefix: str, add: Iterable[Entry], remove: Mapping[HitKind, Sequence[int]]) -> None:
    """Put `add` in and take `remove` out."""
    opened: dict[HitKind, Collection] = {
        kind: client.get_or_create_collection(prefix + kind, embedding_function=None, configuration={"hnsw": _HNSW})
        for kind in KINDS
    }
    for kind, ids in remove.items():
        for start in range(0, len(ids), MAX_BATCH):
            opened[kind].delete(ids=[str(item) for item in ids[start : start + MAX_BATCH]])
    for entry in add:
        for start in range(0, len(entry.ids), MAX_BATCH):
            stop = start + MAX_BATCH
            opened[entry.kind].upsert(
                ids=[str(item) for item in entry.ids[start:stop]],
                embeddings=entry.vectors[start:stop],
                metadatas=[dict(meta) for meta in entry.meta[start:stop]],
            )
