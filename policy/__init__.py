"""The executable social media policy: rules, guard, verdicts. Pure: no model, no database, no network."""

from policy.channels import BUILT_IN as BUILT_IN_CHANNELS
from policy.errors import PolicyError, RulebookError, TextRefused, UnknownChannel
from policy.guard import Guard
from policy.language import detect_language
from policy.live import LiveGuard
from policy.load import Rulebook, default_documents_dir, default_rulebook_dir, load_rulebook
from policy.models import (
    Author,
    CaseFacts,
    ChannelSpec,
    Clause,
    Company,
    Contact,
    Context,
    EvidenceItem,
    Finding,
    GivenText,
    PastReply,
    Remedy,
    RuleError,
    Suggestion,
    Verdict,
)
from policy.personal import PersonalDatum, find_personal_data

__all__ = [
    "BUILT_IN_CHANNELS",
    "Author",
    "CaseFacts",
    "ChannelSpec",
    "Clause",
    "Company",
    "Contact",
    "Context",
    "EvidenceItem",
    "Finding",
    "GivenText",
    "Guard",
    "LiveGuard",
    "PastReply",
    "PersonalDatum",
    "PolicyError",
    "Remedy",
    "RuleError",
    "Rulebook",
    "RulebookError",
    "Suggestion",
    "TextRefused",
    "UnknownChannel",
    "Verdict",
    "default_documents_dir",
    "default_rulebook_dir",
    "detect_language",
    "find_personal_data",
    "load_rulebook",
]
