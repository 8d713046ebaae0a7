"""The chat model: one protocol, one adapter for every OpenAI-compatible endpoint, and the embedded model."""

from drafting.model.address import public_address
from drafting.model.connect import open_each, open_model
from drafting.model.failures import in_brief
from drafting.model.files import LocalModelMissing, cache_dir, find_local_model
from drafting.model.probe import Capabilities, probe
from drafting.model.types import ChatMessage, ChatModel, Completion, FailureKind, ModelStatus

__all__ = [
    "Capabilities",
    "ChatMessage",
    "ChatModel",
    "Completion",
    "FailureKind",
    "LocalModelMissing",
    "ModelStatus",
    "cache_dir",
    "find_local_model",
    "in_brief",
    "open_each",
    "open_model",
    "probe",
    "public_address",
]
