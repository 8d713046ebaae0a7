"""`/v1/evals`: eval runs, to read."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request

from evals import Evals, Run
from ui.rest.security import ActorOf, the_app

router = APIRouter(prefix="/evals", tags=["evals"])


def the_evals(request: Request) -> Evals:
    """The runs of this server's workspace."""
    ready = getattr(request.app.state, "evals", None)
    if ready is not None:
        return cast(Evals, ready)
    app = the_app(request)
    return Evals(app.settings, app.desk)


EvalsOf = Annotated[Evals, Depends(the_evals)]


@router.get("/runs")
def runs(evals: EvalsOf, actor: ActorOf) -> list[Run]:
    """Every eval run, newest first, with its figures and without its drafts. Needs the scope `evals:read`."""
    return list(evals.runs(actor))


@router.get("/runs/{run_id}")
def run(run_id: str, evals: EvalsOf, actor: ActorOf) -> Run:
    """One eval run with every draft, its evidence, findings and scores. 404 when there is none."""
    return evals.run(actor, run_id)
