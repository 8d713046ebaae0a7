"""A digest for one department, or for all: numbers, themes with examples, what was done. Also as text to mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from drafting.insight.models import Fix, Theme
from drafting.models import Frozen
from policy.models import PostKind


class Example(Frozen):
    """A post as a colleague outside the desk may read it: without a name, personal data masked."""

    case_id: str
    channel: str
    posted_at: datetime
    text: str


class DigestTheme(Frozen):
    """What comes up in the department's posts, with up to three of them."""

    theme: Theme
    examples: tuple[Example, ...]


class Figures(Frozen):
    """Counts of a stretch of time."""

    received: int = 0
    answered: int = 0
    no_reply: int = 0
    waiting: int = 0
    """Still wait now, of those received."""
    urgent: int = 0
    kinds: Mapping[PostKind, int] = {}
    oldest_waiting: datetime | None = None
    outcomes: Mapping[str, int] = {}
    replies: int = 0
    """Replies and follow-ups that left in this time."""
    expert_answers: int = 0


class Digest(Frozen):
    """What a department's manager reads once a week."""

    company: str
    department: str | None
    """The role or department that cases were handed to; None for all cases together."""
    departments: tuple[str, ...]
    """Every department that cases were ever handed to."""
    since: datetime
    until: datetime
    days: int
    figures: Figures
    before: Figures
    """The same for the stretch before, to compare with."""
    themes: tuple[DigestTheme, ...]
    examples: tuple[Example, ...]
    """The newest posts, where nothing comes up often enough to be a theme."""
    fixes: tuple[Fix, ...]
    """What was mended in this time."""


def as_text(digest: Digest) -> str:
    """Return the digest as plain text of short lines, to be mailed as it stands."""
    figures, before = digest.figures, digest.before
    lines = [
        f"{digest.company}: what customers said, {_day(digest.since)} to {_day(digest.until)}",
        f"For: {digest.department or 'all departments'}",
        "",
        "NUMBERS (in brackets: the stretch of the same length before)",
        f"  Posts            {figures.received} ({before.received})",
        f"  Answered         {figures.answered} ({before.answered})",
        f"  Closed unanswered, with a reason  {figures.no_reply} ({before.no_reply})",
        f"  Still waiting    {figures.waiting}{_oldest(digest)}",
        f"  Urgent           {figures.urgent} ({before.urgent})",
    ]
    if figures.kinds:
        lines.append("  Kinds            " + ", ".join(f"{count} {kind}" for kind, count in figures.kinds.items()))
    if figures.outcomes:
        lines.append("  How it ended     " + ", ".join(f"{count} {kind}" for kind, count in figures.outcomes.items()))
    lines += ["", "WHAT COMES UP"]
    for one in digest.themes:
        usual = "" if one.theme.expected is None else f", usually {one.theme.expected:g}"
        rising = "  RISING" if one.theme.rising else ""
        lines.append(f"  {', '.join(one.theme.words)}: {len(one.theme.cases)} posts{usual}{rising}")
        lines += [f"    - {_quote(example)}" for example in one.examples]
    if not digest.themes:
        lines.append("  No word comes up in three posts or more.")
        lines += [f"    - {_quote(example)}" for example in digest.examples]
    lines += [
        "",
        "WHAT WAS DONE",
        f"  Replies that left: {figures.replies}. Answers of experts: {figures.expert_answers}.",
    ]
    for fix in digest.fixes:
        lines.append(f"  Mended ({', '.join(fix.words)}), {_day(fix.at)}: {next(iter(fix.done.values()))}")
    return "\n".join(lines) + "\n"


def _quote(example: Example) -> str:
    return f"“{example.text}” ({example.channel}, {_day(example.posted_at)})"


def _oldest(digest: Digest) -> str:
    oldest = digest.figures.oldest_waiting
    return "" if oldest is None else f", the oldest since {_day(oldest)}"


def _day(at: datetime) -> str:
    return f"{at.astimezone(UTC):%d %b %Y}"
