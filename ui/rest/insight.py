"""`/v1/themes`, `/v1/fixes`, `/v1/digest`, `/v1/consults`: what customers say together, and what was done about it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import PlainTextResponse

from drafting.consulting import Consult
from drafting.insight import Fix, FixProgress, Theme
from drafting.insight.digest import Digest, as_text
from ui.rest.bodies import FixBody
from ui.rest.once import OnceOf
from ui.rest.security import ActorOf, AppOf

router = APIRouter(tags=["insight"])


@router.get("/themes")
def themes(
    app: AppOf,
    actor: ActorOf,
    days: Annotated[int | None, Query(ge=1, le=365)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 30,
) -> list[Theme]:
    """What comes up in the posts of the last `days` ([review] theme_days), rising themes first."""
    return list(app.desk.themes(actor, days, limit))


@router.get(
    "/digest",
    response_model=Digest,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def digest(
    app: AppOf,
    actor: ActorOf,
    department: Annotated[str | None, Query(description="One that cases were handed to; without it all.")] = None,
    days: Annotated[int | None, Query(ge=1, le=365)] = None,
    as_: Annotated[Literal["json", "text"], Query(alias="as", description="`text`: plain text to mail.")] = "json",
) -> Digest | PlainTextResponse:
    """What a department's manager reads: numbers, themes with example posts, what was done."""
    found = app.desk.digest(actor, department, days)
    return PlainTextResponse(as_text(found)) if as_ == "text" else found


@router.get("/consults")
def consults(app: AppOf, actor: ActorOf, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> list[Consult]:
    """Questions to experts that wait for an answer, oldest first."""
    return list(app.desk.consults(actor, limit))


@router.get("/fixes")
def fixes(app: AppOf, actor: ActorOf, limit: Annotated[int, Query(ge=1, le=200)] = 20) -> list[FixProgress]:
    """Topics that were mended, newest first, and how far their follow-ups are."""
    return list(app.desk.fixes(actor, limit))


@router.post("/fixes", status_code=201)
def mark_fixed(body: FixBody, app: AppOf, actor: ActorOf, once: OnceOf) -> Fix:
    """Say what was done about a topic; those who complained of it, and were answered, get a follow-up drafted.

    Each follow-up is reviewed and approved like any reply. Needs an approver's or admin's key, scope `decide`. The same
    said again only reaches whom it did not reach before.
    """
    return once(Fix, lambda: app.desk.mark_fixed(actor, body.words, body.done, body.days))
