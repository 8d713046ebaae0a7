"""The chat model: one protocol, one adapter for every OpenAI-compatible endpoint, and the embedded model."""

from drafting.model.connect import open_model
from drafting.model.files import LocalModelMissing, cache_dir
from drafting.model.types import ChatMessage, ChatModel, Completion, FailureKind, ModelStatus

__all__ = [
    "ChatMessage",
    "ChatModel",
    "Completion",
    "FailureKind",
    "LocalModelMissing",
    "ModelStatus",
    "cache_dir",
    "open_model",
]
