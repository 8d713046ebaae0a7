"""The life of a case as data: every step there is, from which states, to which, and what it means.

The Desk asks `step`; `docs/case-life.md` is `render()`; tests walk `STEPS`.
"""

from __future__ import annotations

from typing import Literal

from drafting.errors import WrongState
from drafting.models import CaseState, Frozen

S = CaseState
StepName = Literal[
    "receive",
    "hold",
    "draft",
    "draft_done",
    "draft_failed",
    "edit",
    "facts",
    "approve",
    "reject",
    "escalate",
    "no_reply",
    "hand_over",
    "refuse",
    "sent",
    "send_failed",
    "customer_changed",
    "follow_up",
    "tell_mended",
    "close",
    "erase",
]

AT_REST = (S.IN_REVIEW, S.ESCALATED)
"""Where a case with a draft waits for a human: escalated as soon as it was routed to a role."""

NEEDS_SOMEONE: tuple[CaseState, ...] = tuple(s for s in S if s not in (S.SENT, S.NO_REPLY, S.CLOSED))
"""States in which a customer still waits."""

_BEFORE_APPROVAL = (S.RECEIVED, S.DRAFTING, S.FAILED, S.IN_REVIEW, S.REJECTED, S.ESCALATED, S.STALE)


class Step(Frozen):
    """One kind of step in a case's life."""

    name: StepName
    sources: tuple[CaseState, ...]
    """States it may start from; empty for the step that makes the case."""
    targets: tuple[CaseState, ...]
    """States it may end in; more than one where the case decides. Empty means: stays where it is."""
    by: str
    means: str


STEPS: tuple[Step, ...] = (
    Step(name="receive", sources=(), targets=(S.RECEIVED,), by="a channel or a person", means="A post came in."),
    Step(
        name="hold",
        sources=(S.RECEIVED, S.STALE),
        targets=(S.ESCALATED,),
        by="the guard",
        means="A routing rule forbids a draft; the case goes straight to whom the rule names.",
    ),
    Step(
        name="draft",
        sources=(S.RECEIVED, S.FAILED, S.IN_REVIEW, S.REJECTED, S.ESCALATED, S.STALE, S.NO_REPLY),
        targets=(S.DRAFTING,),
        by="the desk or an agent",
        means="A draft was asked for; a job writes it.",
    ),
    Step(
        name="draft_done",
        sources=(S.DRAFTING,),
        targets=AT_REST,
        by="a job",
        means="The draft is stored with its verdict and waits for a human.",
    ),
    Step(
        name="draft_failed",
        sources=(S.DRAFTING,),
        targets=(S.FAILED,),
        by="a job",
        means="No usable draft came; it is tried again a few times, then waits for a human.",
    ),
    Step(
        name="edit",
        sources=(*_BEFORE_APPROVAL, S.NO_REPLY),
        targets=AT_REST,
        by="an agent",
        means="A human wrote revision n+1. A draft that was still being written is dropped.",
    ),
    Step(
        name="facts",
        sources=(*_BEFORE_APPROVAL, S.NO_REPLY),
        targets=(),
        by="an agent or a connected system",
        means="What happened was recorded, or the kind or language of the post was corrected.",
    ),
    Step(
        name="approve",
        sources=AT_REST,
        targets=(S.APPROVED,),
        by="a trained human with the role",
        means="The exact bytes were approved, once, for a limited time.",
    ),
    Step(
        name="reject",
        sources=AT_REST,
        targets=(S.REJECTED,),
        by="an agent or approver",
        means="The draft was refused with a note; another may be asked for or written.",
    ),
    Step(
        name="escalate",
        sources=_BEFORE_APPROVAL,
        targets=(S.ESCALATED,),
        by="an agent or approver",
        means="The case was handed to a role or department.",
    ),
    Step(
        name="no_reply",
        sources=_BEFORE_APPROVAL,
        targets=(S.NO_REPLY,),
        by="an agent or approver",
        means="A human decided not to reply, and said why.",
    ),
    Step(
        name="hand_over",
        sources=(S.APPROVED, S.SEND_FAILED),
        targets=(S.SENDING,),
        by="the desk",
        means="The guard agreed once more and the bytes were handed to delivery.",
    ),
    Step(
        name="refuse",
        sources=(S.APPROVED, S.SEND_FAILED),
        targets=AT_REST,
        by="the desk",
        means="What was approved no longer holds (rulebook, certificate, text, time): back to review.",
    ),
    Step(
        name="sent",
        sources=(S.SENDING,),
        targets=(S.SENT, S.STALE),
        by="the desk",
        means="The channel took the reply. Stale when the customer wrote again while it was being sent.",
    ),
    Step(
        name="send_failed",
        sources=(S.SENDING,),
        targets=(S.SEND_FAILED, S.STALE),
        by="the desk",
        means="The channel did not take it; it is tried again, and never sent twice.",
    ),
    Step(
        name="customer_changed",
        sources=tuple(s for s in S if s is not S.SENDING),
        targets=(S.STALE,),
        by="a channel",
        means="The customer wrote again, edited or deleted the post; an approval not yet sent is void.",
    ),
    Step(
        name="follow_up",
        sources=(S.SENT, S.CLOSED),
        targets=AT_REST,
        by="an agent",
        means="A human writes to an answered customer once more; it is judged and approved like any reply.",
    ),
    Step(
        name="tell_mended",
        sources=(S.SENT, S.CLOSED),
        targets=(S.DRAFTING,),
        by="an approver or admin",
        means="What the customer complained about was mended: a job drafts a follow-up that says so.",
    ),
    Step(
        name="close",
        sources=(S.SENT, S.NO_REPLY),
        targets=(S.CLOSED,),
        by="an agent or approver",
        means="Nothing more is to be done.",
    ),
    Step(
        name="erase",
        sources=tuple(s for s in S if s not in (S.APPROVED, S.SENDING)),
        targets=(S.CLOSED,),
        by="an admin",
        means="The customer's words were erased on request; ids, times and hashes stay.",
    ),
)

_BY_NAME = {s.name: s for s in STEPS}
_SAYS = {
    S.RECEIVED: "is waiting for a draft",
    S.DRAFTING: "is being drafted",
    S.FAILED: "has no draft because drafting failed",
    S.IN_REVIEW: "is in review",
    S.REJECTED: "had its draft rejected",
    S.ESCALATED: "is escalated",
    S.NO_REPLY: "was closed without a reply",
    S.APPROVED: "is approved already",
    S.SENDING: "is being sent",
    S.SEND_FAILED: "was approved, but sending failed",
    S.SENT: "was answered already",
    S.CLOSED: "is closed",
    S.STALE: "changed: the customer wrote again, edited or deleted the post",
}


def step(name: StepName, state: CaseState, target: CaseState | None = None) -> CaseState:
    """Return the state after `name`, or raise WrongState in words an agent understands.

    `target` chooses where the step has several; it must be one of them.
    """
    row = _BY_NAME[name]
    if state not in row.sources:
        raise WrongState(f"Cannot {_VERBS.get(name, name.replace('_', ' '))}: the case {_SAYS[state]}. Read it again.")
    if not row.targets:
        return state
    if target is None:
        return row.targets[0]
    if target not in row.targets:
        raise WrongState(f"{name!r} does not lead to {target.value!r}.")
    return target


_VERBS: dict[StepName, str] = {
    "draft": "ask for a draft",
    "edit": "edit the reply",
    "facts": "record facts",
    "no_reply": "close it without a reply",
    "erase": "erase it",
    "follow_up": "write a follow-up",
    "hand_over": "send it",
    "customer_changed": "mark it as changed",
}


def allowed(state: CaseState) -> frozenset[StepName]:
    """Every step that may start from `state`."""
    return frozenset(s.name for s in STEPS if state in s.sources)


def render() -> str:
    """Return `docs/case-life.md`: a diagram and a table, made from `STEPS`."""
    arrows = [
        f"    {source.value if source else '[*]'} --> {target.value}: {s.name}"
        for s in STEPS
        for source in (s.sources or (None,))
        for target in (s.targets or ())
        if source is not target
    ]
    rows = [
        f"| `{s.name}` | {_names(s.sources) or 'none'} | {_names(s.targets) or 'the same'} | {s.by} | {s.means} |"
        for s in STEPS
    ]
    return "\n".join(
        [
            "# The life of a case",
            "",
            "Made from `drafting/states.py` by `make docs`; do not edit.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *arrows,
            "    closed --> [*]",
            "```",
            "",
            "| step | from | to | by | what it means |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _names(states: tuple[CaseState, ...]) -> str:
    return ", ".join(f"`{s.value}`" for s in states)
