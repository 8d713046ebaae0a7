"""Plain words for what the desk shows: ages, times, states, severities, names of things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from drafting.insight import LeftOut
from drafting.models import CaseState, Draft, Recipe
from policy import BUILT_IN_CHANNELS
from policy.models import LengthUnit

STATES = {
    CaseState.RECEIVED: "Waiting for a draft",
    CaseState.DRAFTING: "Being drafted",
    CaseState.FAILED: "Drafting failed",
    CaseState.IN_REVIEW: "Ready to review",
    CaseState.REJECTED: "Draft rejected",
    CaseState.ESCALATED: "Escalated",
    CaseState.NO_REPLY: "No reply",
    CaseState.APPROVED: "Approved",
    CaseState.SENDING: "Being sent",
    CaseState.SEND_FAILED: "Sending failed",
    CaseState.SENT: "Sent",
    CaseState.CLOSED: "Closed",
    CaseState.STALE: "Customer changed it",
}
VERDICTS = {
    "pass": "Fine",
    "warn": "Fine, with advice",
    "escalate": "Needs a higher role",
    "block": "Held by the policy",
}
SEVERITIES = {"block": "Held", "escalate": "Escalate", "warn": "Advice", "note": "Note"}
SIGNS = {"block": "✕", "escalate": "▲", "warn": "!", "note": "i", "pass": "✓"}
"""Severity is never shown by colour alone."""
ROLES = {"agent": "Agent", "approver": "Approver", "trainer": "Trainer", "admin": "Admin"}
KINDS = {
    "complaint": "Complaint",
    "question": "Question",
    "praise": "Praise",
    "idea": "Idea",
    "attack": "Attack",
    "spam": "Spam",
    "other": "Other",
}
_CHANNELS = {channel.name: channel.title for channel in BUILT_IN_CHANNELS}
LANGUAGES = {
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "und": "Unknown",
}
FAULTS = {"ours": "Our mistake", "theirs": "Not ours", "unknown": "Not known"}
UNITS: dict[LengthUnit, str] = {
    "x_weighted": "characters as X counts them",
    "graphemes": "characters",
    "code_points": "characters",
    "utf16": "characters",
}
ACTIONS = {
    "receive": "received",
    "hold": "held for a person",
    "claim": "took the case",
    "release": "released it",
    "signed": "signed the draft",
    "customer_changed": "customer changed it",
    "follow_up_asked": "follow-up asked for: what it complains of was mended",
    "expert_asked": "asked an expert",
    "expert_answered": "recorded an expert's answer",
    "reading_set": "corrected how the post was read",
    "evidence_erased": "took an erased customer's case out of what a draft was given",
}
"""Recorded actions whose name is not yet a phrase of its own."""
OUTCOMES = {"thanked": "Thanked", "calmed": "Calmed", "silent": "Silent", "escalated": "Took it further"}
LEFT_OUT: dict[LeftOut, str] = {
    "no_complaint": "did not complain",
    "not_answered": "not answered yet",
    "held": "on hold",
    "written_again": "written to once more already",
    "erased": "erased",
}
"""Why somebody gets no follow-up about what was mended."""


def no_other_way(draft: Draft) -> str:
    """Why a draft by the model has no other way beside it to choose from."""
    recipe = draft.recipe
    if recipe.instruction:
        why = "this draft does what you asked for. “Draft” writes a fresh one"
    elif not recipe.usage.calls:
        why = "this reply has one part only, and another would differ in words, not in approach"
    elif recipe.candidates < 2:
        why = "the model was asked for one draft. Whoever runs the desk can have it asked for more"
    else:
        why = "the model's other drafts said the same"
    return f"No other way is offered: {why}."


def language(code: str) -> str:
    """Name of a language by its ISO 639-1 code."""
    return LANGUAGES.get(code, code)


def channel(name: str) -> str:
    """Title of a built-in channel; a channel of the workspace by its name."""
    return _CHANNELS.get(name, name)


def age(then: datetime, now: datetime | None = None) -> str:
    """How long ago, in the largest unit that fits: "5 min", "3 h", "2 days"."""
    return duration(((now or datetime.now(UTC)) - then).total_seconds())


def duration(seconds: float) -> str:
    """A length of time in the largest unit that fits."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    days = minutes // (24 * 60)
    return f"{days} days" if days < 60 else f"{days // 30} months"


def clock(at: datetime, now: datetime | None = None) -> str:
    """A time of day, with the date when it is not today's. UTC, as everything in the record."""
    today = (now or datetime.now(UTC)).date()
    at = at.astimezone(UTC)
    return f"{at:%H:%M}" if at.date() == today else f"{at:%d %b %Y, %H:%M}"


def brief(value: object) -> str:
    """A recorded value in a few characters: hashes and ids are cut, the record itself keeps them whole."""
    words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if re.fullmatch(r"[0-9a-f]{40,}", words):
        return f"{words[:10]}…"
    if re.fullmatch(r"[0-9a-z]{26}", words):
        return f"…{words[-6:]}"
    return words if len(words) <= 120 else f"{words[:117]}…"


_RECORDED = {
    "text_sha256": "text, by hash",
    "private_sha256": "private message, by hash",
    "binding": "what was approved, by hash",
    "rulebook": "rules, by hash",
    "was": "before",
    "lang": "language",
    "source": "written by",
    "minutes": "for minutes",
}
"""What a part of an entry in the record is called where its own name is not a word."""
_RECORDED_VALUES: dict[str, Mapping[str, str]] = {
    "state": {state.value: words for state, words in STATES.items()},
    "was": {state.value: words for state, words in STATES.items()},
    "verdict": VERDICTS,
    "lang": LANGUAGES,
    "kind": KINDS,
    "channel": _CHANNELS,
    "source": {"model": "the desk", "human": "a person"},
    "role": ROLES,
}


def recorded(data: Mapping[str, object]) -> list[tuple[str, str]]:
    """What an entry of the record says, as names and short values in plain words; empty values are left out."""
    found = []
    for key, value in data.items():
        if value not in (None, [], "", {}):
            words = _RECORDED_VALUES.get(key, {})
            plain = words.get(value, value) if isinstance(value, str) else value
            found.append((_RECORDED.get(key, key.replace("_", " ")), brief(plain)))
    return found


def week(name: str) -> str:
    """The days of an ISO week such as `2026-W48`: "23 to 29 Nov 2026"."""
    year, number = name.split("-W")
    first, last = (date.fromisocalendar(int(year), int(number), day) for day in (1, 7))
    begins = f"{first.day}" if first.month == last.month else f"{first.day} {first:%b}"
    return f"{begins} to {last.day} {last:%b %Y}"


def excuse_for(state: CaseState) -> str:
    """Why there is nothing to approve in `state`; empty where there may be."""
    return {
        CaseState.RECEIVED: "There is no draft yet.",
        CaseState.DRAFTING: "A draft is being written.",
        CaseState.FAILED: "Drafting failed. Write the reply yourself, or try again.",
        CaseState.REJECTED: "This draft was rejected. Edit it, or ask for another.",
        CaseState.STALE: "The customer wrote again or changed the post. Draft again, or edit this one.",
    }.get(state, "")


def made_by(recipe: Recipe) -> str:
    """Who wrote a revision, in a few words."""
    if recipe.source == "human":
        return f"written by {recipe.author}" if recipe.author else "written by a person"
    return f"drafted by {recipe.model}" if recipe.model else "put together by the desk, without a model"
