"""What both backends do with a Chroma client: one collection for each kind, vectors given, no texts
stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.errors import NotFoundError

from knowledge.embedders.protocol import Vectors
from knowledge.errors import VectorsMissing
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
    "sync_threshold": 2,
    "batch_size": 2,
}
# Chroma syncs at most once for each batch that it is given. What is not synced is inserted again at every opening, a
# millisecond for each vector, so that nothing may be left over.


class Base:
    """The collections of one base. Each is looked up once: that costs as much as asking it."""

    def __init__(self, client: ClientAPI, prefix: str = "") -> None:
        self._client = client
        self._prefix = prefix
        self._found: dict[HitKind, Collection] = {}

    def query(self, kind: HitKind, vectors: Vectors, n: int, where: Mapping[str, object] | None) -> list[list[int]]:
        """Return ids for each vector, best first. Raises VectorsMissing."""
        try:
            answer = self._collection(kind).query(
                query_embeddings=vectors, n_results=n, where=dict(where) if where else None, include=[]
            )
        except NotFoundError:
            self._found.pop(kind, None)
            raise VectorsMissing(
                "The vectors of this index are not where they were. Run `replydesk ingest` to make them again."
            ) from None
        return [[int(item) for item in ids] for ids in answer["ids"]]

    def count(self) -> int:
        """Return how many vectors there are; 0 when the collections are gone."""
        try:
            return sum(self._collection(kind).count() for kind in KINDS)
        except NotFoundError:
            self._found.clear()
            return 0

    def change(self, add: Iterable[Entry], remove: Mapping[HitKind, Sequence[int]]) -> None:
        """Put `add` in and take `remove` out."""
        opened: dict[HitKind, Collection] = {
            kind: self._client.get_or_create_collection(
                self._prefix + kind, embedding_function=None, configuration={"hnsw": _HNSW}
            )
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

    def _collection(self, kind: HitKind) -> Collection:
        found = self._found.get(kind)
        if found is None:
            found = self._found[kind] = self._client.get_collection(self._prefix + kind, embedding_function=None)
        return found
