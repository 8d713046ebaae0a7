"""What the writer needs of the other rooms, no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from knowledge.models import Filters, HitKind, SearchResult
from policy.models import ChannelSpec, Context, Finding, PastReply, Verdict

Recent = Callable[[], tuple[PastReply, ...]]
"""The company's last public replies, for the check on near copies."""


class Checker(Protocol):
    """The guard, live or fixed."""

    @property
    def rulebook_sha(self) -> str:
        """SHA-256 of the rulebook in force."""

    def check(self, reply: str, context: Context) -> Verdict:
        """Judge a reply."""

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        """Return routing findings on the post."""

    def channel(self, name: str) -> ChannelSpec:
        """Return a channel by name or alias."""

    def length(self, text: str, channel: str) -> int:
        """Measure a text in the channel's own unit."""


class Retriever(Protocol):
    """The knowledge base, as far as the writer reads it."""

    @property
    def fingerprint(self) -> str:
        """Hash of what is indexed."""

    def read_ahead(self, asked: Sequence[str], compared: Sequence[str] = ()) -> None:
        """Get ready for searches with these queries, and for comparing these texts."""

    def search(self, query: str, kind: HitKind, k: int = 10, filters: Filters = ...) -> SearchResult:
        """Find passages or precedents."""

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """Return how alike a text is by meaning to each of the others, -1 to 1."""
