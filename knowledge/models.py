"""The words of knowledge: sources, passages, precedents and what a search brings back. Frozen, plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

HitKind = Literal["policy", "precedent"]
Outcome = Literal["thanked", "calmed", "resolved", "silent", "escalated", "bad", "withdrawn"]


_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|T)")


class Frozen(BaseModel):
    """A value: it never changes after it was made, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Frozen):
    """A policy document as it was read from the workspace."""

    path: str
    """Relative to the workspace's `documents/`, with forward slashes."""
    title: str
    version: str | None = None
    effective: str | None = None
    """ISO date from which it holds."""
    supersedes: str | None = None
    """Version, or path, of the document that it replaces."""
    internal: bool = False
    lang: str | None = None
    sha256: str


class Passage(Frozen):
    """A piece of a policy document that can be cited."""

    id: str
    document: str
    title: str
    section: str
    """The clause's number or anchor, for example `3.2`; the heading's slug when it has no number."""
    path: tuple[str, ...]
    """Headings from the document's title down to this passage."""
    text: str
    page: int | None = None
    version: str | None = None
    effective: str | None = None
    internal: bool = False


class ResolvedCase(Frozen):
    """A past case as a company exports it: `post` and `reply` are required."""

    id: str
    post: str
    reply: str
    channel: str | None = None
    author: str | None = None
    agent: str | None = None
    lang: str | None = None
    replied_at: str | None = None
    """ISO date or date and time."""
    outcome: Outcome | None = None
    policy_version: str | None = None
    product: str | None = None
    tags: tuple[str, ...] = ()


class Filters(Frozen):
    """Narrows a search; None means any."""

    channel: str | None = None
    lang: str | None = None
    product: str | None = None
    since: str | None = None
    """ISO date; precedents replied before it, or nobody knows when, are left out."""
    until: str | None = None
    """ISO date; precedents replied after it, or nobody knows when, are left out."""
    outcome: Outcome | None = None
    agent: str | None = None
    document: str | None = None
    """Path of a policy document; only its passages are brought back."""
    tags: tuple[str, ...] = ()
    """Precedents must carry all of these."""

    @field_validator("since", "until")
    @classmethod
    def _is_a_date(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                date.fromisoformat(value[:10] if _ISO_DAY.match(value) else "")
            except ValueError:
                raise ValueError(f"is no date: {value!r}. Write it like 2026-01-31") from None
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since[:10] > self.until[:10]:
            raise ValueError(f"since ({self.since}) is after until ({self.until}): no case can be in between")
        return self


class Why(Frozen):
    """Why a passage or precedent was brought back."""

    terms: tuple[str, ...] = ()
    """Words of the query that stand in it."""
    similarity: float | None = None
    """Cosine of query and text, -1 to 1; None when only words matched."""
    dense_rank: int | None = None
    lexical_rank: int | None = None
    outdated: bool = False
    """A precedent that was answered under an older policy version: guides tone, not facts."""
    conflict: str | None = None
    """Where a precedent and the policy in force disagree on a number, date or remedy: the words."""
    suspicious: str | None = None
    """Words in it that look like an instruction to a model. It stays data; the desk shows the mark."""

    @property
    def told(self) -> str:
        """The reasons and warnings in sentences, as the desk shows them."""
        said = []
        if self.terms:
            shared = ", ".join(f"“{term}”" for term in self.terms[:6])
            said.append(f"Shares the word{'s' if len(self.terms) > 1 else ''} {shared} with the post.")
        if self.similarity is not None:
            said.append(f"Similarity {self.similarity:.2f}.")
        if self.outdated:
            said.append("Answered under an older policy: for tone only.")
        if self.conflict:
            said.append(f"Conflicts with the policy in force: {self.conflict}")
        if self.suspicious:
            said.append(
                f"Holds words that read like an order to a model, and must not be followed: “{self.suspicious}”."
            )
        return " ".join(said)


SpeaksTo = Literal["speaks to it", "perhaps", "hardly"]
"""Whether a hit answers the query: most likely, it may well, or most likely not."""


class Hit(Frozen):
    """One search result, best first in its list."""

    id: str
    kind: HitKind
    text: str
    """A passage's text; for a precedent the post, a blank line and the reply."""
    score: float
    """Fused score, higher is better; comparable only within one search."""
    document: str | None = None
    section: str | None = None
    title: str | None = None
    path: tuple[str, ...] = ()
    page: int | None = None
    internal: bool = False
    case_id: str | None = None
    channel: str | None = None
    agent: str | None = None
    replied_at: str | None = None
    lang: str | None = None
    product: str | None = None
    outcome: Outcome | None = None
    policy_version: str | None = None
    version: str | None = None
    """Version of the passage's document."""
    effective: str | None = None
    tags: tuple[str, ...] = ()
    post: str | None = None
    reply: str | None = None
    why: Why = Why()


class SearchResult(Frozen):
    """Hits of one search, and whether anything is near enough to be called relevant."""

    hits: tuple[Hit, ...]
    relevance: float
    """0 to 1: how likely at least one hit answers the query (calibrated; see `knowledge.relevance`)."""
    relevant: bool
    """False means: say that the company's documents do not answer this."""
    verdicts: tuple[SpeaksTo, ...] = ()
    """What to think of each hit alone, in the order of `hits`: for people, who cannot read a score."""


class Skipped(Frozen):
    """Something that did not go in, and why."""

    file: str
    place: str | None = None
    """Line, row or page inside the file."""
    reason: str


class IngestReport(Frozen):
    """What one ingest did."""

    documents: int = 0
    passages: int = 0
    cases: int = 0
    unchanged: int = 0
    """Files that had not changed since the last ingest."""
    removed: int = 0
    """Passages and cases whose source is gone."""
    skipped: tuple[Skipped, ...] = ()
    """What did not go in. Any entry makes `replydesk ingest` exit with 1."""
    notes: tuple[Skipped, ...] = ()
    """What went in, but somebody should look at: another encoding, a guessed column, contradictory
    versions.
    """
    suspicious: tuple[Skipped, ...] = ()
    """Texts that look like instructions to a model. They went in as data, with a mark."""
    dry_run: bool = False
    changed: int = 0
    """Files that were read because they are new or had changed."""
    embedded: int = 0
    """Texts that had to be embedded; the rest was known from before."""
    personal_data: Mapping[str, int] = Field(default_factory=dict)
    """How many pieces of personal data were taken out of cases, by kind."""
    personal_by_file: Mapping[str, Mapping[str, int]] = Field(default_factory=dict)
    """The same for each file of cases that had any. Never the data itself."""
    seconds: float = 0.0


class Progress(Frozen):
    """How far an ingest is. Handed to the progress callback a few times a second at most."""

    stage: Literal["reading", "embedding", "indexing", "switching"]
    done: int
    total: int
    rate: float = 0.0
    """Items per second in this stage."""
    seconds_left: float | None = None
    """Until the whole ingest has ended; None while it cannot be known."""


class Erasure(Frozen):
    """What `forget` removed, and the proof that nothing is left."""

    cases: tuple[str, ...]
    """Ids that were found and removed."""
    unknown: tuple[str, ...] = ()
    """Ids that were not in the index; they are refused on later ingests all the same."""
    files_searched: int = 0
    """Files of the index that were searched, byte by byte, for the removed texts."""
    traces: tuple[str, ...] = ()
    """Files in which a removed text was still found. Empty is the proof."""
    sources: tuple[Skipped, ...] = ()
    """Places in the company's own files under `cases/` where the case still stands: edit these by hand."""
    needles: tuple[str, ...] = ()
    """Pieces of what was erased that no other case says, for a search elsewhere. Never stored or shown."""


class Freshness(Frozen):
    """How the index stands against the workspace; for `replydesk doctor`."""

    built_at: str | None
    """ISO time of the last ingest that changed something; None when there was none."""
    generation: int
    passages: int
    cases: int
    tail: int
    """Items not folded into the vector index yet; searched exactly, folded by the next ingest."""
    changed: tuple[str, ...] = ()
    """Files that are new or have changed since."""
    missing: tuple[str, ...] = ()
    """Indexed files that are gone from the workspace."""
    embedder: str | None = None
    embedder_changed: bool = False
    """True when the configured embedder is not the one that built the index."""
    megabytes: int = 0
    """Size of the index folder; vectors on a Chroma server are not in it."""
    unfinished: int = 0
    """Items that an interrupted ingest staged; nobody sees them, the next ingest takes them over."""
    leftovers: tuple[str, ...] = ()
    """Vector bases that are no longer in force; the next ingest removes them."""
    vectors_lost: bool = False
    """True when the vectors in force are gone or incomplete; the next ingest makes them again."""
