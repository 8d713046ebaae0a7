"""What a post is read as: worked out by the writer's rules, corrected by an agent."""

from __future__ import annotations

from policy.models import Frozen, PostKind


class Reading(Frozen):
    """What a post is taken to say."""

    kind: PostKind = "other"
    problems: tuple[str, ...] = ()
    """What went wrong, in the customer's words; the most telling first."""
    asked: tuple[str, ...] = ()
    """Questions put to the company, and what it is asked to do."""
    urgent: bool = False
    """An answer tomorrow is too late."""
    corrected: bool = False
    """True when a person said so."""


class ReadAs(Frozen):
    """What a person says a post names; None leaves a field to the rules."""

    problems: tuple[str, ...] | None = None
    asked: tuple[str, ...] | None = None


class Correction(Frozen):
    """A person's correction of how a post was read; None leaves a field as it is."""

    kind: PostKind
    lang: str
    """ISO 639-1."""
    problems: tuple[str, ...] | None = None
    asked: tuple[str, ...] | None = None
    urgent: bool | None = None
    """Whether it is shown before others."""
    route: str | None = None
    """Role or department that must decide; empty takes it back from there, which needs the role approver or admin."""
