"""`Idempotency-Key`: the same key and request give the first answer again, and do nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request
from pydantic import BaseModel

from drafting.desk import Desk
from drafting.errors import NotFound
from drafting.models import Actor
from drafting.store import GONE, StoredResponse
from ui.rest.security import ActorOf, AppOf

M = TypeVar("M", bound=BaseModel)


async def the_body(request: Request) -> bytes:
    """The raw body, for the request's hash."""
    return await request.body()


class Once:
    """Runs an action at most once for the request's key; without a key the action simply runs."""

    def __init__(self, desk: Desk, actor: Actor, key: str | None, digest: str) -> None:
        self._desk = desk
        self._actor = actor
        self._key = key
        self._digest = digest

    def __call__(self, kind: type[M], action: Callable[[], M]) -> M:
        """Return the action's answer, of type `kind`: now, or as it was the first time."""
        if self._key is None:
            return action()
        answer, _repeated = self._desk.idempotent(
            self._actor,
            self._key,
            self._digest,
            lambda: StoredResponse(status=200, body=action().model_dump(mode="json")),
        )
        if answer.status == GONE:
            raise NotFound("What this Idempotency-Key was answered has been erased on request; nothing was done again.")
        return kind.model_validate(answer.body)


def once(
    request: Request,
    app: AppOf,
    actor: ActorOf,
    body: Annotated[bytes, Depends(the_body)],
    key: Annotated[str | None, Header(alias="Idempotency-Key", max_length=200)] = None,
) -> Once:
    """Return the runner for this request."""
    may = " ".join(sorted(actor.scopes or ()))  # what a key may not do, it may not be told by another key's answer
    digest = hashlib.sha256(f"{request.method} {request.url.path} {may}\n".encode() + body).hexdigest()
    return Once(app.desk, actor, key, digest)


OnceOf = Annotated[Once, Depends(once)]
