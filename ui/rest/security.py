"""Who calls: `Authorization: Bearer` with an API key."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from drafting.compose import App
from drafting.errors import SignInFailed
from drafting.models import Actor

_bearer = HTTPBearer(auto_error=False, description="An API key: replydesk account key USERNAME")


def the_app(request: Request) -> App:
    """The composed application that this server runs."""
    return cast(App, request.app.state.replydesk)


AppOf = Annotated[App, Depends(the_app)]


def the_actor(app: AppOf, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Actor:
    """The account behind the key. Raises SignInFailed when there is none."""
    if credentials is None:
        raise SignInFailed("This needs an API key: send it as `Authorization: Bearer KEY`.")
    return app.desk.actor_for_key(credentials.credentials)


ActorOf = Annotated[Actor, Depends(the_actor)]
