"""What the Insight and Training tabs may ask, and what an answered case may."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafting.models import OutcomeKind
from ui.desk.asks.base import Ask, Id, Text, Words
from ui.desk.asks.case import OnCase


class Overview(Ask):
    """Answered posts, themes of the last `days`, and topics on hold."""

    do: Literal["overview"]
    days: Annotated[int, Field(ge=1, le=365)] | None = None


class FollowUps(Ask):
    """Answered customers of whom nothing was heard since."""

    do: Literal["follow_ups"]


class NoteOutcome(Ask):
    """Say how a conversation ended, from the list of follow-ups."""

    do: Literal["note_outcome"]
    case: Id
    kind: OutcomeKind


class SetOutcome(Ask):
    """Say how a conversation ended, on the case's page."""

    do: Literal["outcome"]
    case: Id
    kind: OutcomeKind


class WriteFollowUp(OnCase):
    """Write once more to an answered customer."""

    do: Literal["follow_up"]
    text: Text


class PutOnHold(Ask):
    """Stop approvals on a topic."""

    do: Literal["hold"]
    words: Words
    reason: Words


class LiftHold(Ask):
    """Let approvals on a topic go on."""

    do: Literal["lift"]
    hold: Id


class NextExercise(Ask):
    """A post to answer, another one than `after`."""

    do: Literal["exercise"]
    after: Id | None = None


class AnswerExercise(Ask):
    """A reply to it, or to whom the post is handed."""

    do: Literal["answer_exercise"]
    exercise: Id
    text: Text = ""
    route: Id | None = None


class Consults(Ask):
    """Questions to experts that wait for an answer."""

    do: Literal["consults"]


class ShowDigest(Ask):
    """What a department's manager reads."""

    do: Literal["digest"]
    department: Annotated[str, Field(max_length=200)] | None = None
    days: Annotated[int, Field(ge=1, le=365)] | None = None


class MarkFixed(Ask):
    """Say what was done about a topic; those who complained are told after review."""

    do: Literal["mark_fixed"]
    words: Words
    done: Words
    days: Annotated[int, Field(ge=1, le=3650)] = 90
