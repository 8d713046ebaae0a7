"""`/v1/cases`: bring in posts, read cases, draft, edit, decide."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Query, Response

from drafting.desk import Desk
from drafting.errors import InvalidInput
from drafting.models import Actor, CaseState, CaseSummary, CaseView, NewPost, Page, QueueFilter
from drafting.reading import Correction
from policy.models import PostKind
from ui.rest.bodies import ConsultAnswerBody, ConsultBody, DecisionBody, DraftBody, EditBody, FactsBody, KindBody
from ui.rest.once import OnceOf
from ui.rest.security import ActorOf, AppOf

router = APIRouter(prefix="/cases", tags=["cases"])
MAX_WAIT_SECONDS = 55.0
"""Below the minute after which many proxies give up."""
POLL_SECONDS = 0.25
Wait = Annotated[float, Query(ge=0, le=MAX_WAIT_SECONDS, description="Seconds to wait for the draft.")]


@router.post("", status_code=201)
def receive(post: NewPost, app: AppOf, actor: ActorOf, once: OnceOf, wait: Wait = 0) -> CaseView:
    """Bring in a post. The same channel and external_id give the same case. A draft is written ahead."""
    case = once(CaseView, lambda: app.desk.receive(actor, post))
    return _drafted(app.desk, actor, case, wait)


@router.get("")
def queue(
    app: AppOf,
    actor: ActorOf,
    state: Annotated[list[CaseState] | None, Query()] = None,
    channel: str | None = None,
    kind: PostKind | None = None,
    lang: str | None = None,
    text: str | None = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Page[CaseSummary]:
    """The queue, page by page: pass `next_cursor` back as `cursor`."""
    wanted = QueueFilter(
        states=tuple(state) if state else None,
        channel=channel,
        kind=kind,
        lang=lang,
        text=text,
        order="oldest",
    )
    return app.desk.queue(actor, wanted, cursor, limit)


@router.get("/{case_id}")
def read(case_id: str, app: AppOf, actor: ActorOf, response: Response, wait: Wait = 0) -> CaseView:
    """A case with its drafts, evidence, findings, decisions and deliveries."""
    case = _drafted(app.desk, actor, app.desk.case(actor, case_id), wait)
    response.headers["ETag"] = f'"{case.version}"'
    return case


@router.post("/{case_id}/drafts", status_code=202)
def draft(case_id: str, body: DraftBody, app: AppOf, actor: ActorOf, once: OnceOf, wait: Wait = 0) -> CaseView:
    """Ask for a draft. It is written in the background: read the case, or give `wait`."""
    case = once(CaseView, lambda: app.desk.request_draft(actor, case_id, body.version, body.instruction, body.n))
    return _drafted(app.desk, actor, case, wait)


@router.post("/{case_id}/edits", status_code=201)
def edit(case_id: str, body: EditBody, app: AppOf, actor: ActorOf, once: OnceOf) -> CaseView:
    """Write revision n+1. It is checked at once; the verdict stands in the draft."""
    return once(CaseView, lambda: app.desk.edit(actor, case_id, body.text, body.version, body.private_message))


@router.post("/{case_id}/facts", status_code=201)
def facts(case_id: str, body: FactsBody, app: AppOf, actor: ActorOf, once: OnceOf) -> CaseView:
    """Record what was established: these facts are evidence for the next draft."""
    return once(CaseView, lambda: app.desk.set_facts(actor, case_id, body.facts, body.version))


@router.post("/{case_id}/consults", status_code=201)
def ask_expert(case_id: str, body: ConsultBody, app: AppOf, actor: ActorOf, once: OnceOf) -> CaseView:
    """Put a question to a named person or role outside the desk on record."""
    return once(CaseView, lambda: app.desk.ask_expert(actor, case_id, body.expert, body.question, body.version))


@router.post("/{case_id}/consults/{consult_id}/answer", status_code=201)
def answer_expert(
    case_id: str, consult_id: str, body: ConsultAnswerBody, app: AppOf, actor: ActorOf, once: OnceOf, wait: Wait = 0
) -> CaseView:
    """Record the expert's answer: a fact of the case under their name. A new draft is written with it."""
    case = once(
        CaseView,
        lambda: app.desk.answer_expert(actor, case_id, consult_id, body.answer, body.version, by=body.by),
    )
    return _drafted(app.desk, actor, case, wait)


@router.post("/{case_id}/kind", status_code=201)
def kind(case_id: str, body: KindBody, app: AppOf, actor: ActorOf, once: OnceOf) -> CaseView:
    """Correct how the post was read: kind, language, problems, questions, urgency, who must decide."""
    said = Correction.model_validate(body.model_dump(exclude={"version"}))
    return once(CaseView, lambda: app.desk.correct_reading(actor, case_id, said, body.version))


@router.post("/{case_id}/decisions", status_code=201)
def decide(case_id: str, body: DecisionBody, app: AppOf, actor: ActorOf, once: OnceOf) -> CaseView:
    """Approve, reject, escalate or close without a reply. Approving needs a trained person's key, scope `decide`."""
    return once(CaseView, lambda: _decide(app.desk, actor, case_id, body))


def _decide(desk: Desk, actor: Actor, case_id: str, body: DecisionBody) -> CaseView:
    match body.kind:
        case "approve":
            if body.draft_id is None or body.text_sha256 is None:
                raise InvalidInput("To approve, name the draft (draft_id) and the SHA-256 of its text (text_sha256).")
            return desk.approve(actor, case_id, body.draft_id, body.text_sha256, body.version, body.override_reason)
        case "reject":
            return desk.reject(actor, case_id, body.note, body.version)
        case "escalate":
            if not body.to_role:
                raise InvalidInput("To escalate, say to whom: to_role.")
            return desk.escalate(actor, case_id, body.to_role, body.note, body.version)
        case "no_reply":
            return desk.no_reply(actor, case_id, body.note, body.version)


def _drafted(desk: Desk, actor: Actor, case: CaseView, wait: float) -> CaseView:
    until = time.monotonic() + wait
    while case.state in (CaseState.RECEIVED, CaseState.DRAFTING) and time.monotonic() < until:
        time.sleep(POLL_SECONDS)
        case = desk.case(actor, case.id)
    return case
