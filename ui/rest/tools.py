"""`/v1/check` and `/v1/search`: the guard and the index for other tools."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from drafting.limits import require_text
from drafting.narrowing import filters_for
from knowledge import HitKind, Outcome, SearchResult
from policy.models import Context, Verdict
from ui.rest.bodies import CheckBody
from ui.rest.security import ActorOf, AppOf

router = APIRouter(tags=["tools"])


@router.post("/check")
def check(body: CheckBody, app: AppOf, actor: ActorOf) -> Verdict:
    """Check a reply. Nothing is stored."""
    spec = app.guard.channel(body.channel or app.settings.default_channel)
    context = Context(
        channel=spec.name,
        post=body.post or None,
        thread=tuple(message.text for message in body.thread),
        facts=body.facts,
    )
    return app.desk.check(actor, require_text(body.reply, "The reply"), context=context)


@router.get("/search")
def search(
    app: AppOf,
    actor: ActorOf,
    query: Annotated[str, Query(min_length=1)],
    kind: HitKind = "policy",
    k: Annotated[int, Query(ge=1, le=100)] = 10,
    channel: str | None = None,
    lang: str | None = None,
    product: str | None = None,
    tags: Annotated[list[str] | None, Query(description="All of these; repeat for several.")] = None,
    since: Annotated[date | None, Query(description="Replied on this day or later.")] = None,
    until: Annotated[date | None, Query(description="Replied on this day or earlier.")] = None,
    outcome: Annotated[Outcome | None, Query(description="How the case turned out.")] = None,
    agent: str | None = None,
    document: Annotated[str | None, Query(description="Path of a policy document; for passages only.")] = None,
) -> SearchResult:
    """Policy passages or past cases, best first.

    All filters but `document` are for past cases (`kind=precedent`); one that the kind does not have is an error.
    """
    narrowed = filters_for(
        kind,
        {
            "channel": channel,
            "lang": lang,
            "product": product,
            "tags": tags,
            "since": since and since.isoformat(),
            "until": until and until.isoformat(),
            "outcome": outcome,
            "agent": agent,
            "document": document,
        },
    )
    return app.desk.search(actor, require_text(query, "The query"), kind, k, narrowed)
