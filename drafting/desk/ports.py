"""What the Desk needs from other rooms. Tests and composition pass anything of this shape."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from drafting.reading import ReadAs, Reading
from drafting.store import JobRecord
from policy.models import ChannelSpec, Context, Finding, PostKind, Verdict

if TYPE_CHECKING:  # the index and its libraries take seconds to import; most of the Desk works without
    from knowledge.models import Filters, HitKind, SearchResult

Clock = Callable[[], datetime]
DetectLanguage = Callable[[str], str]
ReadPost = Callable[[str, str, PostKind | None, ReadAs], Reading]
"""`drafting.writer.read_post`: what the writer's rules make of a post, its language, its kind where known, and what a
person said of it."""


def unread(_post: str, _lang: str, _kind: PostKind | None, read_as: ReadAs) -> Reading:
    """Read nothing but what a person said: where no writer is at hand."""
    return Reading(problems=read_as.problems or (), asked=read_as.asked or (), corrected=read_as != ReadAs())


class GuardPort(Protocol):
    """`policy.Guard` or `policy.LiveGuard`."""

    @property
    def rulebook_sha(self) -> str:
        """SHA-256 of the rulebook in force."""

    def check(self, reply: str, context: Context) -> Verdict:
        """Judge a reply; TextRefused when it cannot be checked at all."""

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        """Routing findings on a post."""

    def channel(self, name: str) -> ChannelSpec:
        """The channel, also by an alias; UnknownChannel."""


class SearchPort(Protocol):
    """`knowledge.KnowledgeBase`, as far as the Desk uses it."""

    def search(self, query: str, kind: HitKind, k: int = 10, filters: Filters = ...) -> SearchResult:
        """Passages or precedents, best first."""


class JobsPort(Protocol):
    """Something that runs jobs: `drafting.jobs.JobRunner`, or nothing at all."""

    def kick(self, job: JobRecord) -> None:
        """Called after the transaction that wrote the job; may start it now, may do nothing."""


class Parked:
    """Runs no jobs: they stay in the database until a server or worker opens it."""

    def kick(self, job: JobRecord) -> None:
        """Leave the job where it is."""
