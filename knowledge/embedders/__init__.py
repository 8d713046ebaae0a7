"""Ways to turn a text into a vector."""

from knowledge.embedders.endpoint import EndpointEmbedder
from knowledge.embedders.kept import KeptVectors
from knowledge.embedders.local import LocalEmbedder
from knowledge.embedders.multilingual import MultilingualEmbedder
from knowledge.embedders.protocol import Embedder, Vectors

__all__ = ["Embedder", "EndpointEmbedder", "KeptVectors", "LocalEmbedder", "MultilingualEmbedder", "Vectors"]
