"""How alike texts are by meaning."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.embedders import Embedder


def similarities(embedder: Embedder, text: str, others: Sequence[str]) -> tuple[float, ...]:
    """Return the cosine of `text` to each of `others`, -1 to 1, in their order. Raises EmbeddingFailed."""
    if not others:
        return ()
    vectors = embedder.embed([in_one_line(text), *others])
    return tuple(float(cosine) for cosine in vectors[1:] @ vectors[0])


def in_one_line(text: str) -> str:
    """Return a text as it is compared: one blank between its words."""
    return " ".join(text.split())
