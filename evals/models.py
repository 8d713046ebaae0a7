"""The words of evals: items, results, scores, runs. Frozen, plain data; times are aware UTC."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from drafting.models import DraftResult, Message
from policy.models import Author, CaseFacts, PostKind, Verdict, VerdictLevel

Unit = Literal["share", "count", "seconds", "tokens", "money", "characters"]
Better = Literal["higher", "lower", "neither"]


UNKNOWN_SCORERS = ""
"""The scores are of no known version of the scorers, or of several: a run that was cut short, or of long ago."""


class Frozen(BaseModel):
    """A value: it never changes after it was made, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class EvalItem(Frozen):
    """A post, and what a good reply to it must and must not do. One line of an eval set."""

    id: str
    post: Annotated[str, Field(min_length=1)]
    channel: str = "feedback"
    author: Author = Author()
    lang: str | None = None
    kind: PostKind | None = None
    thread: tuple[Message, ...] = ()
    product: str | None = None
    facts: CaseFacts = CaseFacts()
    must: tuple[str, ...] = ()
    """What a good reply does. Plain words are for people and judges; `re:` begins a pattern that has to match."""
    must_not: tuple[str, ...] = ()
    relevant_sections: tuple[str, ...] = ()
    """`document#section` of the clauses that a search should bring back."""
    relevant_cases: tuple[str, ...] = ()
    """Ids of resolved cases that a search should bring back."""
    route: str | None = None
    """Where the post has to go when no draft may be written."""
    needs: tuple[str, ...] = ()
    notes: str = ""
    reference: str | None = None
    """A reply that a person would sign, or did sign."""
    set: str | None = None
    """Part of the set that the item belongs to, for shorter runs."""
    source: str | None = None


class BadLine(Frozen):
    """A line of a set that cannot be used, and why. The rest of the set runs."""

    line: int
    reason: str


class EvalSet(Frozen):
    """A set as it was read."""

    name: str
    sha256: str
    items: tuple[EvalItem, ...]
    bad_lines: tuple[BadLine, ...] = ()


class ItemResult(Frozen):
    """What the production writer made of one item, with its scores."""

    item: EvalItem
    result: DraftResult | None
    """None when no draft came; `error` says why."""
    error: str | None = None
    seconds: float = 0.0
    scores: Mapping[str, float] = Field(default_factory=dict)
    """Score by scorer; a scorer that does not apply to the item is left out."""
    remarks: Mapping[str, str] = Field(default_factory=dict)
    """Why a score is what it is, by scorer."""
    key: str = ""
    """Hash of all that the draft depends on: item, model, prompts, rulebook, index, settings, code."""
    cached_from: str | None = None
    """Id of the run that this result was taken from, because nothing it depends on had changed."""

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def post(self) -> str:
        """The customer's words."""
        return self.item.post

    @property
    def channel(self) -> str:
        """Where the post stands."""
        return self.item.channel

    @property
    def reply(self) -> str:
        """The draft; empty when none came."""
        return self.result.reply if self.result else ""

    @property
    def first_verdict(self) -> VerdictLevel | None:
        """Verdict of the first candidate, before any choice or revision."""
        return self.result.recipe.first_verdict if self.result else None

    @property
    def verdict(self) -> Verdict | None:
        """Verdict of the draft as it came out."""
        return self.result.verdict if self.result else None


class RunHeader(Frozen):
    """What a run was asked for and made with. Written before the first draft."""

    id: str
    set_name: str
    set_sha256: str
    part: str | None = None
    started_at: datetime
    model: str
    endpoint: str
    rulebook: str
    index: str
    recipe: str = ""
    """Hash of all that drafts depend on beside the item: model settings, prompts, rulebook, index, company, code."""
    label: str = ""
    items: tuple[str, ...] = ()
    """Ids of the items asked for, in the set's order."""
    bad_lines: tuple[BadLine, ...] = ()


class Figure(Frozen):
    """One scorer over a whole run."""

    name: str
    title: str
    unit: Unit
    better: Better
    value: float
    """Mean over the items it applies to; the median for seconds."""
    low: float
    high: float
    """95 % interval of `value`: Wilson for yes-or-no scores, bootstrap otherwise."""
    p95: float
    n: int
    """Items it applies to."""
    headline: bool = False


class Run(Frozen):
    """A run as it is read back: the header and every item's result, in the set's order."""

    header: RunHeader
    results: tuple[ItemResult, ...] = ()
    figures: tuple[Figure, ...] = ()
    rules: Mapping[str, int] = Field(default_factory=dict)
    """Findings of the final drafts, by rule."""
    done: int = 0
    """Items with a draft, or with a failure on record."""
    blessed: bool = False
    """True when gates compare with this run."""
    scorers: str = UNKNOWN_SCORERS
    """SHA-256 of the code that gave the scores. Runs that differ in it are scored again before they are compared."""

    @property
    def id(self) -> str:
        """The run's id."""
        return self.header.id

    @property
    def model(self) -> str:
        """Name of the model that wrote the drafts, as the endpoint told it; its address when it told none."""
        told = (r.result.recipe.model for r in self.results if r.result is not None and r.result.recipe.model)
        return self.header.model or next(told, self.header.endpoint)

    @property
    def set_name(self) -> str:
        """Name of the set."""
        return self.header.set_name

    @property
    def started_at(self) -> datetime:
        """When it began."""
        return self.header.started_at

    @property
    def items(self) -> int:
        """How many results there are."""
        return self.done

    @property
    def total(self) -> int:
        """Items the run was asked for; more than `items` when it was cut short."""
        return len(self.header.items)

    @property
    def finished(self) -> bool:
        """False when it was killed or an endpoint was lost: run it again to go on."""
        return self.done >= self.total

    @property
    def metrics(self) -> Mapping[str, float]:
        """The few figures that a table of runs shows, in its order."""
        return {figure.name: figure.value for figure in self.figures if figure.headline}

    def figure(self, name: str) -> Figure | None:
        """Return the figure of a scorer; None when it applied to no item."""
        return next((figure for figure in self.figures if figure.name == name), None)


class Progress(Frozen):
    """How far a run is. Handed to the progress callback after each item."""

    done: int
    total: int
    cached: int
    """Of `done`: taken over from earlier, because nothing the draft depends on had changed."""
    rate: float
    """Drafts a minute in this process; 0 before the first."""
    seconds_left: float | None
