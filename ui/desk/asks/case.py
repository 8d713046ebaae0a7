"""What the queue and an open case may ask."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafting.models import CaseState
from policy.models import Fault, PostKind
from ui.desk.asks.base import Ask, Id, Text, Words


class Queue(Ask):
    """A page of the queue, the counts, and the state of model and rulebook."""

    do: Literal["queue"]
    states: Literal["waiting", "done"] | CaseState = "waiting"
    channel: str | None = None
    kind: PostKind | None = None
    lang: str | None = None
    mine: bool = False
    text: Annotated[str, Field(max_length=200)] | None = None
    order: Literal["oldest", "newest", "urgent"] = "urgent"
    cursor: str | None = None
    selected: str | None = None


class Open(Ask):
    """Show a case; `claim` takes or renews the lease as well."""

    do: Literal["open"]
    case: Id
    claim: bool = False


class Check(Ask):
    """Judge a text while it is typed; stores nothing."""

    do: Literal["check"]
    case: Id
    text: Text


class OnCase(Ask):
    """A change to a case at the version the page shows."""

    case: Id
    version: int


class Save(OnCase):
    """Store what the agent wrote as the next revision."""

    do: Literal["save"]
    text: Text
    private_message: Text | None = None


class WriteAgain(OnCase):
    """Ask the model for another draft, on top of what the agent wrote."""

    do: Literal["write"]
    instruction: Words | None = None
    text: Text | None = None
    """The agent's unsaved text, stored first; the instruction is about it. None: nothing was typed."""
    private_message: Text | None = None


class Answer(Ask):
    """An answer to something the draft leaves open."""

    question: Words
    text: Words


class RecordFacts(OnCase):
    """Facts as the form shows them; `answers` become facts too, and `redraft` asks for a draft with them."""

    do: Literal["facts"]
    fault: Fault
    facts: tuple[Words, ...] = ()
    answers: tuple[Answer, ...] = ()
    redraft: bool = False


class Correct(OnCase):
    """Correct how the post was read; what is left out stays as it is."""

    do: Literal["correct"]
    kind: PostKind
    lang: Annotated[str, Field(max_length=12)]
    problems: tuple[str, ...] | None = None
    asked: tuple[str, ...] | None = None
    urgent: bool | None = None
    route: Annotated[str, Field(max_length=80)] | None = None
    redraft: bool = False


class Approve(OnCase):
    """Approve exactly this text. When it differs from the latest revision it is stored as one first."""

    do: Literal["approve"]
    text: Text
    private_message: Text | None = None
    override_reason: Words | None = None


class Reject(OnCase):
    """Refuse the draft, with a note."""

    do: Literal["reject"]
    note: Words


class Escalate(OnCase):
    """Hand the case to a role or department, with a note."""

    do: Literal["escalate"]
    to_role: Annotated[str, Field(max_length=100)]
    note: Words


class NoReply(OnCase):
    """Decide not to answer, and say why."""

    do: Literal["no_reply"]
    reason: Words


class Retry(OnCase):
    """Try a failed drafting or delivery again."""

    do: Literal["retry"]


class Close(OnCase):
    """Nothing more is to be done."""

    do: Literal["close"]


class Release(Ask):
    """Give the case back to the queue."""

    do: Literal["release"]
    case: Id


class CaseAudit(Ask):
    """The record of one case."""

    do: Literal["case_audit"]
    case: Id
    cursor: str | None = None


class AskExpert(OnCase):
    """Note a question to somebody outside the desk."""

    do: Literal["ask_expert"]
    expert: Annotated[str, Field(max_length=200)]
    question: Words


class AnswerExpert(OnCase):
    """Record what they said."""

    do: Literal["answer_expert"]
    consult: Id
    answer: Words
    by: Annotated[str, Field(max_length=200)] = ""


class KeepCase(Ask):
    """Make an eval case of a case whose draft was rejected or changed much."""

    do: Literal["keep_case"]
    case: Id
