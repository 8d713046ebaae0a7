"""The words of the core: cases, drafts, decisions. Frozen, plain data; times are aware UTC."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from drafting.consulting import Consult
from drafting.opportunity import Opportunity
from drafting.reading import ReadAs, Reading
from policy.models import Author, CaseFacts, EvidenceItem, Finding, PostKind, Role, Verdict, VerdictLevel

T = TypeVar("T")
Via = Literal["desk", "api", "cli", "mcp", "system"]
DecisionKind = Literal["approve", "reject", "escalate", "no_reply"]
OutcomeKind = Literal["thanked", "calmed", "silent", "escalated"]
"""How a conversation ended: the customer thanked, was calmed, said nothing more, or took it further."""
Scope = Literal["cases:read", "cases:write", "decide", "check", "search", "evals:read", "evals:write", "admin", "erase"]


class Frozen(BaseModel):
    """A value: it never changes after it was made, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseState(StrEnum):
    """Where a case stands. The steps between are data in `drafting.states`."""

    RECEIVED = "received"
    DRAFTING = "drafting"
    FAILED = "failed"
    IN_REVIEW = "in_review"
    REJECTED = "rejected"
    ESCALATED = "escalated"
    NO_REPLY = "no_reply"
    APPROVED = "approved"
    SENDING = "sending"
    SEND_FAILED = "send_failed"
    SENT = "sent"
    CLOSED = "closed"
    STALE = "stale"


class Actor(Frozen):
    """Who acts, as the Desk knows them. Every Desk method takes one."""

    account_id: str
    username: str
    name: str
    roles: tuple[Role, ...]
    via: Via
    scopes: tuple[Scope, ...] | None = None
    """Scopes of an API key; None for a person who signed in (all that the roles allow)."""
    human: bool = True
    """False for the system and for keys that no person owns: these can never approve."""


class Message(Frozen):
    """One message of the conversation around a post."""

    author: str
    text: str
    at: datetime | None = None
    ours: bool = False


class NewPost(Frozen):
    """A customer's public message as it comes in."""

    text: str
    channel: str
    external_id: str | None = None
    """The channel's own id; the same (channel, external_id) is the same case, once."""
    author: Author = Author()
    lang: str | None = None
    url: str | None = None
    rating: int | None = None
    product: str | None = None
    posted_at: datetime | None = None
    thread: tuple[Message, ...] = ()
    facts: CaseFacts = CaseFacts()


class Need(Frozen):
    """Something the draft leaves open because no fact says it."""

    id: str
    question: str


class Citation(Frozen):
    """A claim in a reply and the evidence it was traced to. Computed, never claimed by the model."""

    start: int
    end: int
    evidence: str


class Usage(Frozen):
    """What one or several model calls took."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0
    seconds: float = 0.0
    cost: float | None = None
    """In the currency of the endpoint's price in `replydesk.toml`; None when no price is set."""


class Recipe(Frozen):
    """Everything needed to know how a draft came about."""

    source: Literal["model", "human"]
    model: str | None = None
    endpoint: str | None = None
    prompts: str | None = None
    """SHA-256 over the prompt files used."""
    rulebook: str
    index: str | None = None
    evidence: str | None = None
    """SHA-256 over the canonical JSON of the evidence."""
    usage: Usage = Usage()
    candidates: int = 0
    revisions: int = 0
    first_verdict: VerdictLevel | None = None
    """Verdict of the first candidate, before any choice or revision."""
    first_rules: tuple[str, ...] = ()
    instruction: str | None = None
    steps: tuple[str, ...] = ()
    """What the writer did, in plain words, in order."""
    seconds: float = 0.0
    overhead_seconds: float = 0.0
    """`seconds` less the time spent waiting for the model."""
    author: str | None = None
    """Username of the human who wrote it, when `source` is `human`."""


class Alternative(Frozen):
    """Another candidate the writer made."""

    reply: str
    approach: str
    verdict: Verdict


class DraftResult(Frozen):
    """What the writer gives back. The shape of `draft --json`."""

    reply: str
    private_message: str | None = None
    needs: tuple[Need, ...] = ()
    citations: tuple[Citation, ...] = ()
    verdict: Verdict
    evidence: tuple[EvidenceItem, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    recipe: Recipe
    kind: PostKind = "other"
    lang: str = "en"
    routing: tuple[Finding, ...] = ()
    """Routing findings on the post."""
    drafted: bool = True
    """False when routing forbids a draft; `reply` is then empty."""


class DraftJob(Frozen):
    """What the writer is asked to write."""

    post: str
    channel: str
    author: Author = Author()
    lang: str | None = None
    """ISO 639-1; None means: find out."""
    kind: PostKind | None = None
    """None means: find out; otherwise the agent's correction."""
    read_as: ReadAs = ReadAs()
    """The agent's correction of what the post names and asks."""
    thread: tuple[Message, ...] = ()
    facts: CaseFacts = CaseFacts()
    n: int | None = None
    """Candidates to write; None means the endpoint's setting."""
    instruction: str | None = None
    """The agent's wish: "shorter", "warmer", "firmer", or free words."""
    previous: str | None = None
    """The draft that the instruction is about."""
    agent: str | None = None
    """Username of the agent who will sign."""
    product: str | None = None
    known_author: bool = False
    """Somebody who complains often: facts plainly, no goodwill of the writer's own; never said in a reply."""
    attack_answered: bool = False
    """An attack of the same author was answered before: one calm answer, then silence."""
    mended: Mapping[str, str] | None = None
    """What was done about the post's matter since it was answered, by language: the draft is a follow-up on it."""


class Draft(Frozen):
    """An immutable revision of a reply, by model or human."""

    id: str
    case_id: str
    revision: int
    """1, 2, 3 … within the case."""
    text: str
    text_sha256: str
    private_message: str | None = None
    needs: tuple[Need, ...] = ()
    citations: tuple[Citation, ...] = ()
    verdict: Verdict
    private_verdict: Verdict | None = None
    """Verdict about `private_message`, when there is one."""
    evidence: tuple[EvidenceItem, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    recipe: Recipe
    created_at: datetime


class Decision(Frozen):
    """What a human decided about a case, over which exact bytes."""

    id: str
    case_id: str
    kind: DecisionKind
    by: str
    at: datetime
    note: str = ""
    to_role: str | None = None
    draft_id: str | None = None
    binding: str | None = None
    """For approvals: SHA-256 over text, private message, channel, addressee, rulebook, evidence, version."""
    expires_at: datetime | None = None
    override_reason: str | None = None
    used_at: datetime | None = None


class Delivery(Frozen):
    """The reply as it left."""

    id: str
    case_id: str
    decision_id: str
    text: str
    private_message: str | None = None
    channel: str
    addressee: str
    state: Literal["pending", "delivered", "failed"]
    attempts: int = 0
    error: str | None = None
    created_at: datetime
    """When the bytes were handed to delivery."""
    delivered_at: datetime | None = None
    post: str | None = None
    """The words of the customer that it answers."""


class CaseSummary(Frozen):
    """A line of the queue."""

    id: str
    state: CaseState
    channel: str
    author: Author
    lang: str
    kind: PostKind
    excerpt: str
    rating: int | None = None
    posted_at: datetime
    received_at: datetime
    claimed_by: str | None = None
    verdict: VerdictLevel | None = None
    route: str | None = None
    """The role or department a routing rule or an agent sent it to."""
    urgent: bool = False
    answered: bool = False
    """A reply left before: what waits is a follow-up, or the customer wrote again."""
    opportunity: Opportunity | None = None
    """Why this may be a moment for a small gesture; None for most posts."""
    version: int


class AuthorHistory(Frozen):
    """Neutral facts about the author: for the agent's eyes, never for a reply."""

    posts: int = 0
    replies: int = 0
    last_post: datetime | None = None
    remedies: tuple[str, ...] = ()
    """Titles of what was given to them, one for each reply that left, newest first."""
    outcomes: tuple[OutcomeKind, ...] = ()
    known: bool = False
    """True where the policy for authors who complain often applies: `[known_authors]`."""
    attack_answered: bool = False
    """True where a reply to an attack of theirs left before."""


class CaseView(Frozen):
    """A case with everything an agent works with."""

    id: str
    version: int
    state: CaseState
    channel: str
    external_id: str | None
    url: str | None
    author: Author
    post: str
    lang: str
    kind: PostKind
    rating: int | None
    product: str | None
    thread: tuple[Message, ...]
    posted_at: datetime
    received_at: datetime
    facts: CaseFacts
    drafts: tuple[Draft, ...]
    decisions: tuple[Decision, ...]
    deliveries: tuple[Delivery, ...]
    routing: tuple[Finding, ...]
    route: str | None = None
    """The role or department that must decide, by a routing rule or because an agent escalated."""
    urgent: bool = False
    draft_allowed: bool = True
    """False when a routing rule forbids that a draft is written by a model."""
    claimed_by: str | None
    lease_until: datetime | None
    failure: str | None
    """Why the last drafting or delivery failed, in plain words."""
    progress: str | None
    """The text of a draft that is being written right now."""
    history: AuthorHistory = AuthorHistory()
    similar_open: tuple[str, ...] = ()
    reading: Reading = Reading()
    """What the post is taken to say: for the agent to see and correct."""
    outcome: OutcomeKind | None = None
    consults: tuple[Consult, ...] = ()
    opportunity: Opportunity | None = None
    """Why this may be a moment for a small gesture; None for most posts."""

    @property
    def draft(self) -> Draft | None:
        """The latest revision."""
        return self.drafts[-1] if self.drafts else None


class QueueFilter(Frozen):
    """What the queue shows; None means any."""

    states: tuple[CaseState, ...] | None = None
    """None means all that still need someone."""
    channel: str | None = None
    kind: PostKind | None = None
    lang: str | None = None
    mine: bool = False
    text: str | None = None
    order: Literal["oldest", "newest", "urgent"] = "urgent"


class Page(Frozen, Generic[T]):
    """One page of a list."""

    items: tuple[T, ...]
    next_cursor: str | None = None
    total: int | None = None


class AuditEntry(Frozen):
    """One action, chained to the one before it in the same case."""

    seq: int
    case_id: str | None
    at: datetime
    actor: str
    via: Via
    action: str
    data: dict[str, object] = Field(default_factory=dict)
    previous: str
    hash: str


class AuditReport(Frozen):
    """What `audit verify` found."""

    entries: int
    chains: int
    redacted: int = 0
    """Entries whose words were erased on request; an `erased` entry of their chain accounts for each."""
    problems: tuple[str, ...] = ()
