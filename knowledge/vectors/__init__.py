"""Where vectors are kept: embedded Chroma or a Chroma server."""

from knowledge.vectors.embedded import EmbeddedChroma
from knowledge.vectors.port import Entry, VectorBackend
from knowledge.vectors.server import ChromaServer

__all__ = ["ChromaServer", "EmbeddedChroma", "Entry", "VectorBackend"]
