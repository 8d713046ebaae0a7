"""What holds the bulk of the vectors. A base is a numbered, named set that only grows a successor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from knowledge.embedders.protocol import Vectors
from knowledge.models import HitKind


class Entry(NamedTuple):
    """Vectors of some items of one kind, with what filters look at."""

    kind: HitKind
    ids: Sequence[int]
    vectors: Vectors
    meta: Sequence[Mapping[str, str | int]]


class VectorBackend(Protocol):
    """Embedded Chroma, or a Chroma server."""

    def query(
        self, base: str, kind: HitKind, vectors: Vectors, n: int, where: Mapping[str, object] | None = None
    ) -> list[list[int]]:
        """Return for each vector the ids of the nearest items by cosine, best first. Raises VectorsMissing."""
        ...

    def count(self, base: str) -> int:
        """Return how many vectors the base holds; 0 when it is gone."""
        ...

    def build(self, number: int, previous: str, add: Iterable[Entry], remove: Mapping[HitKind, Sequence[int]]) -> str:
        """Make base `number`: what `previous` holds ("" for nothing), less `remove`, with `add`.
        Return its name.

        Readers of `previous` are not disturbed. Building the same number again replaces what a
        killed process left.
        """
        ...

    def others(self, keep: Sequence[str]) -> Sequence[str]:
        """Name every base of this index that is not in `keep`."""
        ...

    def drop_others(self, keep: Sequence[str]) -> None:
        """Remove every base of this index that is not in `keep`."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
