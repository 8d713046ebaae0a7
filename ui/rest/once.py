"""`Idempotency-Key`: the same key and request give the first answer again, and do nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Header, Request

from drafting.models import CaseView
from drafting.store import StoredResponse
from ui.rest.security import ActorOf, AppOf

Once = Callable[[Callable[[], CaseView]], CaseView]
"""Runs an action at most once for the request's key."""


async def the_body(request: Request) -> bytes:
    """The raw body, for the request's hash."""
    return await request.body()


def once(
    request: Request,
    app: AppOf,
    actor: ActorOf,
    body: Annotated[bytes, Depends(the_body)],
    key: Annotated[str | None, Header(alias="Idempotency-Key", max_length=200)] = None,
) -> Once:
    """Return the runner for this request. Without a key the action simply runs."""
    if key is None:
        return lambda action: action()
    digest = hashlib.sha256(f"{request.method} {request.url.path}\n".encode() + body).hexdigest()

    def run(action: Callable[[], CaseView]) -> CaseView:
        answer, _repeated = app.desk.idempotent(
            actor, key, digest, lambda: StoredResponse(status=200, body=action().model_dump(mode="json"))
        )
        return CaseView.model_validate(answer.body)

    return run


OnceOf = Annotated[Once, Depends(once)]
