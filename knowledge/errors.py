"""What knowledge refuses, in words that say what to do."""


class KnowledgeError(Exception):
    """Base of every error that this package raises on purpose."""


class IndexInUse(KnowledgeError):
    """Another process owns the index. Stop it, or work through its API."""


class IndexMismatch(KnowledgeError):
    """The index was built by another embedder or chunker: run `replydesk ingest` to rebuild it."""


class VectorsMissing(KnowledgeError):
    """The vectors that the index was built with are gone: run `replydesk ingest` to make them again."""


class DiskFull(KnowledgeError):
    """There is no room to write; the index in force is as it was."""


class ModelFileDamaged(KnowledgeError):
    """A model file is missing or its hash is wrong."""


class EmbeddingFailed(KnowledgeError):
    """The embeddings endpoint did not answer as it should."""
