"""Bodies that the API takes, where they are not a type of the core already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from drafting.models import Message
from drafting.webhooks import Event
from evals import Agreement, BlindDraft, Standing
from evals.labels import Reader
from policy.models import CaseFacts, PostKind


class Body(BaseModel):
    """A request body: unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ErasureBody(Body):
    """Whom to erase: cases by their ids, or one customer."""

    cases: Annotated[tuple[str, ...], Field(max_length=1_000)] = ()
    customer: Annotated[str | None, Field(min_length=1, max_length=300)] = None
    """Handle, or name where the channel gives no handle: all their cases."""
    channel: str | None = None
    """Only the customer's cases on this channel."""


class DraftBody(Body):
    """Ask for a draft."""

    version: int
    """The case's version as the caller read it."""
    instruction: str | None = None
    n: Annotated[int | None, Field(ge=1, le=8)] = None


class EditBody(Body):
    """A human's text: revision n+1."""

    text: str
    version: int
    private_message: str | None = None


class FactsBody(Body):
    """What was established about the case."""

    facts: CaseFacts
    version: int


class KindBody(Body):
    """How a person reads the post; what is left out stays as it is."""

    kind: PostKind
    lang: str
    problems: tuple[str, ...] | None = None
    """What went wrong, one clause each: the next draft takes these up."""
    asked: tuple[str, ...] | None = None
    """What the company is asked, one question or request each."""
    urgent: bool | None = None
    route: str | None = None
    """Role or department that must decide; empty takes the case back from there."""
    version: int


class DecisionBody(Body):
    """What a human decides. `draft_id` and `text_sha256` are needed to approve, `to_role` to escalate."""

    kind: Literal["approve", "reject", "escalate", "no_reply"]
    version: int
    note: str = ""
    draft_id: str | None = None
    text_sha256: str | None = None
    to_role: str | None = None
    override_reason: str | None = None


class CheckBody(Body):
    """One reply to check; the shape of a line of `replydesk check --jsonl`."""

    reply: str
    post: str | None = None
    channel: str | None = None
    facts: CaseFacts = CaseFacts()
    thread: tuple[Message, ...] = ()


class LabelBody(Body):
    """A trainer's answers about one draft, 1 to 5 to each question of the rubric."""

    item: str
    text_sha256: str
    """Of the draft that was read, as `next` told it."""
    answers: Mapping[str, Annotated[int, Field(ge=1, le=5)]]
    note: Annotated[str, Field(max_length=4_000)] = ""
    correction: Annotated[str | None, Field(max_length=100_000)] = None
    settles: bool = False


class Labelled(Body):
    """Answers are kept; `following` is the next draft to read, null when all are read."""

    item: str
    following: BlindDraft | None


class Agreements(Body):
    """What people say about the drafts of a run, and how far they agree."""

    readers: tuple[Reader, ...]
    agreement: tuple[Agreement, ...]
    judge: Standing


class EvalItemBody(Body):
    """Make an eval item of a case of the desk."""

    case: str
    set_name: str = "from-desk"


class WebhookBody(Body):
    """Register a webhook. Without events it is told about all of them."""

    url: str
    events: tuple[Event, ...] = ()


class ActiveBody(Body):
    """Switch something on or off."""

    active: bool


class FixBody(Body):
    """Something that customers complained of was mended."""

    words: str
    """Posts with all of these words are meant; the first is a telling one, as the first word of a theme is."""
    done: str
    """What was done: one sentence as customers may read it, one line for each language."""
    days: Annotated[int, Field(ge=1, le=3650)] = 90
    """How far back posts are looked through."""


class ConsultBody(Body):
    """A question to somebody outside the desk."""

    expert: str
    """A name or a role."""
    question: str
    version: int


class ConsultAnswerBody(Body):
    """What the expert said."""

    answer: str
    by: str | None = None
    """Who answered, where it was somebody else than was asked."""
    version: int
