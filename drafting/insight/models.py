"""Outcomes, themes and holds as the Desk keeps and shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from drafting.models import CaseSummary, Frozen, OutcomeKind


class Outcome(Frozen):
    """How the conversation of a case ended, by whoever looked."""

    case_id: str
    kind: OutcomeKind
    by: str
    at: datetime


class FollowUp(Frozen):
    """An answered customer of whom nothing has been heard since: silence is the danger sign."""

    case: CaseSummary
    answered_at: datetime


class Hold(Frozen):
    """Nothing is approved or sent on cases whose post holds all of these words, while it is in force."""

    id: str
    words: tuple[str, ...]
    reason: str
    by: str
    at: datetime
    lifted_by: str | None = None
    lifted_at: datetime | None = None

    def covers(self, text: str) -> bool:
        """True when the case-folded `text` holds every word."""
        return all(word in text for word in self.words)


LeftOut = Literal["no_complaint", "not_answered", "held", "written_again", "erased"]
"""Why a case of a mended theme gets no follow-up: its customer did not complain, waits for the first answer still, is
on hold or undrafted by policy, was written to once more already, or asked to be erased."""


class Fix(Frozen):
    """Something that customers complained about was mended: those who did, and were answered, are told so."""

    id: str
    words: tuple[str, ...]
    """Posts that hold all of them are meant."""
    done: Mapping[str, str]
    """What was done, one sentence in each language it was written in, by ISO 639-1 code; the first one given first."""
    days: int
    """How far back posts were looked through."""
    left_out: Mapping[LeftOut, int]
    """Cases without a follow-up, by reason, as of the last time it was marked."""
    by: str
    at: datetime


class FixProgress(Frozen):
    """How far the follow-ups of a fix are."""

    fix: Fix
    waiting: int
    """Follow-ups that are drafted or in review."""
    sent: int
    ended: int
    """Closed without a follow-up by a person, or overtaken by the customer."""
    since: int
    """Posts with these words that came in after it was mended."""


class Answered(Frozen):
    """What became of the posts of a stretch of time."""

    days: int
    received: int
    answered: int
    no_reply: int
    """Closed without a reply, by a recorded decision."""
    waiting: int
    outcomes: Mapping[OutcomeKind, int]

    @property
    def rate(self) -> float | None:
        """Share of posts that were answered; None when none came."""
        return self.answered / self.received if self.received else None


class Department(Frozen):
    """What waits with a role or department that the policy, or an agent, handed it to."""

    route: str
    waiting: int
    oldest: datetime


class TermUse(Frozen):
    """A telling word of one post."""

    term: str
    case_id: str
    at: datetime
    complaint: bool
    urgent: bool


class Theme(Frozen):
    """Words that come up together, with the posts that hold them."""

    words: tuple[str, ...]
    cases: tuple[str, ...]
    """Within the window, newest first."""
    expected: float | None
    """Posts that a window of this length brought before, on average; None when there is no such past to look at."""
    complaints: int
    urgent: int
    chance: float
    """Probability of so many posts or more if nothing had changed (Poisson, with one post added to the past)."""
    rising: bool
    """Far more than before: look at it now."""
