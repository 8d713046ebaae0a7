"""`/v1/evals`: eval runs, what people say about their drafts, and what became of drafts in production."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from evals import BlindDraft, Comparison, EvalItem, Evals, GateReport, Production, Run, RunHeader
from evals.production import BEGINNING
from ui.report import as_file
from ui.rest.bodies import Agreements, EvalItemBody, LabelBody, Labelled
from ui.rest.once import OnceOf
from ui.rest.security import ActorOf

router = APIRouter(prefix="/evals", tags=["evals"])


def the_evals(request: Request) -> Evals:
    """The runs of this server's workspace."""
    return cast(Evals, request.app.state.evals)


EvalsOf = Annotated[Evals, Depends(the_evals)]


@router.get("/runs")
def runs(evals: EvalsOf, actor: ActorOf) -> list[Run]:
    """Every eval run, newest first, with its figures and without its drafts. Needs the scope `evals:read`."""
    return list(evals.runs(actor))


@router.get("/runs/{run_id}")
def run(run_id: str, evals: EvalsOf, actor: ActorOf) -> Run:
    """One eval run with every draft, its evidence, findings and scores. 404 when there is none."""
    return evals.run(actor, run_id)


@router.get("/compare")
def compare(before: str, after: str, evals: EvalsOf, actor: ActorOf) -> Comparison:
    """Two runs paired by post: changed drafts first, paired tests, a verdict in words."""
    return evals.compare(actor, before, after)


@router.get("/runs/{run_id}/gate")
def gate(run_id: str, evals: EvalsOf, actor: ActorOf) -> GateReport:
    """Hold a run against `evals/gate.toml`. 400 when a gate needs a baseline and there is none."""
    return evals.gate(actor, run_id)


@router.get("/runs/{run_id}/report", response_class=HTMLResponse)
def report(run_id: str, evals: EvalsOf, actor: ActorOf, against: str | None = None) -> HTMLResponse:
    """The run as one HTML page that can be sent; it fetches nothing."""
    return as_file(evals.report(actor, run_id, against), run_id)


@router.post("/runs/{run_id}/bless", status_code=201)
def bless(run_id: str, evals: EvalsOf, actor: ActorOf, once: OnceOf) -> RunHeader:
    """Make a run the baseline that gates compare with. Needs a trainer's or admin's key, scope `evals:write`."""
    return once(RunHeader, lambda: evals.bless(actor, run_id))


@router.get("/runs/{run_id}/next")
def next_to_label(run_id: str, evals: EvalsOf, actor: ActorOf) -> BlindDraft | None:
    """The next draft that this trainer has still to read, shown blind; null when all are read."""
    return evals.next_to_label(actor, run_id)


@router.post("/runs/{run_id}/labels", status_code=201)
def label(run_id: str, body: LabelBody, evals: EvalsOf, actor: ActorOf, once: OnceOf) -> Labelled:
    """Keep answers about one draft, and get the next one to read. Needs a trainer's key, scope `evals:write`."""

    def give() -> Labelled:
        following = evals.label(
            actor,
            run_id,
            body.item,
            body.answers,
            text_sha256=body.text_sha256,
            note=body.note,
            correction=body.correction,
            settles=body.settles,
        )
        return Labelled(item=body.item, following=following)

    return once(Labelled, give)


@router.get("/runs/{run_id}/agreement")
def agreement(run_id: str, evals: EvalsOf, actor: ActorOf) -> Agreements:
    """Who read how much, raw agreement beside base rates and kappa, and whether the judge may count."""
    figures, judge = evals.agreement(actor, run_id)
    return Agreements(readers=evals.readers(actor, run_id), agreement=figures, judge=judge)


@router.post("/items", status_code=201)
def keep_case(body: EvalItemBody, evals: EvalsOf, actor: ActorOf, once: OnceOf) -> EvalItem:
    """Make an eval item of a case whose draft was rejected or changed much, or whose post was read differently.

    Scopes `evals:write` and `cases:read`.
    """
    return once(EvalItem, lambda: evals.item_from_case(actor, body.case, body.set_name))


@router.get("/production")
def production(evals: EvalsOf, actor: ActorOf, days: Annotated[int | None, Query(ge=1, le=36500)] = None) -> Production:
    """What became of drafts, by agent, channel, week and rule; of the last `days`, or of all time.

    Needs the scopes `evals:read` and `cases:read`. By agent: everyone for who may label (a trainer or admin, with the
    scope `evals:write`), else only the caller's own.
    """
    return evals.production(actor, BEGINNING if days is None else datetime.now(UTC) - timedelta(days=days))
