"""Knowledge: what a reply may be based on. Documents, precedents and retrieval."""

from knowledge.config import CaseColumns, EndpointEmbeddings, KnowledgeConfig, Scrub
from knowledge.errors import EmbeddingFailed, IndexInUse, IndexMismatch, KnowledgeError, ModelFileDamaged
from knowledge.knowledge_base import KnowledgeBase
from knowledge.models import (
    Document,
    Erasure,
    Filters,
    Freshness,
    Hit,
    HitKind,
    IngestReport,
    Outcome,
    Passage,
    Progress,
    ResolvedCase,
    SearchResult,
    Skipped,
    Why,
)
from knowledge.queries import from_conversation

__all__ = [
    "CaseColumns",
    "Document",
    "EmbeddingFailed",
    "EndpointEmbeddings",
    "Erasure",
    "Filters",
    "Freshness",
    "Hit",
    "HitKind",
    "IndexInUse",
    "IndexMismatch",
    "IngestReport",
    "KnowledgeBase",
    "KnowledgeConfig",
    "KnowledgeError",
    "ModelFileDamaged",
    "Outcome",
    "Passage",
    "Progress",
    "ResolvedCase",
    "Scrub",
    "SearchResult",
    "Skipped",
    "Why",
    "from_conversation",
]
