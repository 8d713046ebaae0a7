"""Knowledge: what a reply may be based on. Documents, precedents and retrieval."""

from knowledge.config import CaseColumns, EndpointEmbeddings, KnowledgeConfig, Scrub
from knowledge.errors import EmbeddingFailed, IndexInUse, IndexMismatch, KnowledgeError, ModelFileDamaged
from knowledge.hits import precedent_id
from knowledge.knowledge_base import KnowledgeBase
from knowledge.likeness import Exemplar, Likeness, Likenesses
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
from knowledge.traces import contains, spellings

__all__ = [
    "CaseColumns",
    "Document",
    "EmbeddingFailed",
    "EndpointEmbeddings",
    "Erasure",
    "Exemplar",
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
    "Likeness",
    "Likenesses",
    "ModelFileDamaged",
    "Outcome",
    "Passage",
    "Progress",
    "ResolvedCase",
    "Scrub",
    "SearchResult",
    "Skipped",
    "Why",
    "contains",
    "from_conversation",
    "precedent_id",
    "spellings",
]
