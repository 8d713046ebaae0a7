"""The words of the policy: what a check is given and what it answers. Frozen, plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Severity = Literal["block", "escalate", "warn", "note"]
VerdictLevel = Literal["pass", "warn", "escalate", "block"]
Role = Literal["agent", "approver", "trainer", "admin"]
Fault = Literal["ours", "theirs", "unknown"]
PostKind = Literal["complaint", "question", "praise", "idea", "attack", "spam", "other"]
View = Literal["raw", "folded", "digits", "quoted"]
LengthUnit = Literal["x_weighted", "graphemes", "code_points", "utf16"]
ContactKind = Literal["email", "phone", "dm", "url", "address"]
RemedyKind = Literal["refund", "credit", "gift", "replacement", "repair", "callback", "fee_waiver", "upgrade", "other"]
EvidenceKind = Literal["fact", "passage", "precedent", "note"]


class Frozen(BaseModel):
    """A value: it never changes after it was made, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Clause(Frozen):
    """The sentence of a policy document that a rule enforces."""

    document: str
    """Path of the document relative to the workspace's `documents/`."""
    section: str
    """The clause's own number or anchor in that document, for example `3.2`."""
    quote: str
    """Words that stand in that section, letter for letter; `policy lint` verifies it."""


class Suggestion(Frozen):
    """A change that one click applies to the finding's span."""

    action: Literal["remove", "replace", "add"]
    text: str = ""
    """The new text for `replace` and `add`; `add` puts it at the span's end."""
    label: str
    """Plain words for the button, for example "Remove the sentence"."""
    start: int | None = None
    end: int | None = None
    """Half-open span that `remove` takes out and a whole sentence replaces, in code points of the text as given, where
    it is more than the finding's: the sentence around it. None for the finding's own span."""


class Finding(Frozen):
    """One place where a text departs from the policy, and what to do about it."""

    rule: str
    title: str
    severity: Severity
    target: Literal["reply", "post"] = "reply"
    """Which text `start` and `end` count in. Routing rules look at the post."""
    start: int
    end: int
    """Half-open span in code points of the text as given, before any normalisation."""
    match: str
    view: View = "raw"
    """In which normalised view the match was seen."""
    message: str
    clause: Clause
    suggestion: Suggestion | None = None
    evidence: tuple[str, ...] = ()
    """Ids of the evidence, contacts, remedies or twin replies that the judgement rests on."""
    explanation: str = ""
    overridable_by: tuple[Role, ...] = ()
    route: str | None = None
    """For routing rules: the role or department the case goes to."""
    within_hours: float | None = None
    draft_allowed: bool = True
    """False when the policy forbids that a draft is written at all."""


class RuleError(Frozen):
    """A rule that raised or ran over its time budget. Any of these makes the verdict a block."""

    rule: str
    reason: str


class Verdict(Frozen):
    """The answer of the guard about one text in one context."""

    verdict: VerdictLevel
    rulebook: str
    """SHA-256 of the compiled rulebook, hexadecimal."""
    text_sha256: str
    """SHA-256 of the reply's UTF-8 bytes, hexadecimal."""
    engine: str
    channel: str
    length: int
    """Length of the reply in the channel's own unit."""
    limit: int
    findings: tuple[Finding, ...] = ()
    rules_run: tuple[str, ...] = ()
    rules_errored: tuple[RuleError, ...] = ()

    @property
    def approvable(self) -> bool:
        """True when nothing blocks. Escalations still need the role they name."""
        return self.verdict != "block"


class EvidenceItem(Frozen):
    """Something that a reply may rest on, with an id that findings and citations name."""

    id: str
    kind: EvidenceKind
    text: str
    document: str | None = None
    section: str | None = None
    internal: bool = False
    """True when the public must never see these words."""
    outdated: bool = False
    """A precedent that was answered under an older policy: guides tone, not facts."""
    conflict: str | None = None
    """Where a precedent says other than the policy in force, in the words of both: guides tone, not facts."""
    why: str = ""
    """Why it was retrieved, in plain words for the agent; empty for facts."""


class Author(Frozen):
    """Who wrote the post, as far as the channel shows it."""

    name: str | None = None
    handle: str | None = None


class CaseFacts(Frozen):
    """What a human, or a connected system, established about a case. The shape of `--facts`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fault: Fault = "unknown"
    facts: tuple[GivenText, ...] = ()
    evidence: tuple[GivenText, ...] = ()
    author: Author = Author()


class GivenText(Frozen):
    """A fact or a piece of evidence given with the case."""

    id: str
    text: Annotated[str, Field(min_length=1)]


CaseFacts.model_rebuild()


class Contact(Frozen):
    """A way to reach the company that the policy allows in public."""

    id: str
    kind: ContactKind
    value: str
    label: str = ""
    channels: tuple[str, ...] = ()
    """Channels where it may be named; empty means all."""
    languages: tuple[str, ...] = ()
    """Languages in which it may be named, by ISO 639-1 code; empty means all."""
    topics: tuple[str, ...] = ()
    """For a page (`kind = "url"`): what posts say that it helps with, a few words each in the languages of your posts,
    for example `which size`, `welche Größe`. A draft links the page where these words stand close together in what a
    post names or asks, in any form."""


class Remedy(Frozen):
    """One row of the remedy table: what may be promised, by whom, up to how much."""

    id: str
    title: str
    kind: RemedyKind
    currency: str | None = None
    max_amount: float | None = None
    """In units of `currency`; None when the remedy carries no amount."""
    limits: Mapping[Role, float] = Field(default_factory=dict)
    """Highest amount each role may approve. A role that is missing may approve none."""
    within_days: int | None = None
    """The longest term that may be named for it, in days."""
    fault: Literal["ours", "theirs", "unknown", "any"] = "any"
    """Promised only when the fact about fault says so."""
    needs_fact: bool = True
    """True when a fact of the case must state that the remedy was granted."""
    words: tuple[str, ...] = ()
    """How a reply may call it, besides the words of its kind."""
    clause: Clause | None = None


class ChannelSpec(Frozen):
    """A place where posts come from and replies go to."""

    name: str
    title: str
    limit: int
    unit: LengthUnit
    public: bool = True
    review: bool = False
    """A review site: rules on ratings and incentives apply."""
    dm: bool = False
    """The customer can be answered in a private message there."""
    aliases: tuple[str, ...] = ()
    note: str = ""


class Company(Frozen):
    """What the rules must know about the company. Built from `replydesk.toml`."""

    name: str
    handles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    """Approved reply languages, besides the language of the post."""
    jurisdictions: tuple[str, ...] = ()
    regulated: tuple[Literal["health", "finance"], ...] = ()
    products: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    link_domains: tuple[str, ...] = ()
    """Domains a reply may link, subdomains included."""
    hashtags: tuple[str, ...] = ()
    slang: tuple[str, ...] = ()
    """Informal words that belong to the brand's voice."""
    greetings: tuple[str, ...] = ()
    """Openings the brand uses; empty means that any or none is fine."""
    signatures: tuple[str, ...] = ()
    """Signatures of the agents; empty means that none is demanded."""
    contacts: tuple[Contact, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    channels: tuple[ChannelSpec, ...] = ()
    """Channels beside or instead of the built-in ones."""


class PastReply(Frozen):
    """One of the company's last N public replies, for the check on near copies."""

    id: str
    text: str


class Context(Frozen):
    """Everything beside the reply that a check looks at.

    The customer's text is never evidence for a promise.
    """

    channel: str = "feedback"
    post: str | None = None
    thread: tuple[str, ...] = ()
    """Earlier messages of the conversation, oldest first."""
    lang: str | None = None
    """Language of the post (ISO 639-1) when known; detected otherwise."""
    kind: PostKind | None = None
    facts: CaseFacts = CaseFacts()
    evidence: tuple[EvidenceItem, ...] = ()
    recent: tuple[PastReply, ...] = ()
    approver: Role = "agent"
    """The role whose limits count: at approval, that of the person who approves."""
    signature: str | None = None
    """How the person signs who works on the reply; None when nobody does yet."""
    signed_later: bool = False
    """True for a draft that nobody holds yet: who takes it signs it, so no signature is missed now."""
    today: str | None = None
    """ISO date for effective dates of rules; the rulebook's load date otherwise."""
