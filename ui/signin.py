"""Signing in and out: one plain form, no script."""

from __future__ import annotations

import threading
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.desk import Desk
from drafting.errors import SignInFailed
from ui.desk.rendering import render
from ui.pace import Pace
from ui.session import Sessions

TRIES_IN_TEN_MINUTES = 60
"""From one network address, right or wrong: a whole office that mistypes, and no more."""
AT_ONCE = 2
"""Passwords compared at the same time: each takes 64 MB of memory, on purpose."""
LONGEST_WAIT_SECONDS = 4.0
"""For a turn; after that one is asked to try again, so that a flood of passwords holds up nothing else."""


def sign_in_router(desk: Desk, sessions: Sessions, company: str) -> APIRouter:
    """Routes of the sign-in page. The Desk checks the password and slows down guessing."""
    router = APIRouter()
    pace, turns = Pace(TRIES_IN_TEN_MINUTES), threading.BoundedSemaphore(AT_ONCE)

    def page(username: str = "", target: str = "/", problem: str = "", status: int = 200) -> HTMLResponse:
        html = render(
            "sign_in",
            company=company,
            username=username,
            target=target,
            problem=problem,
            no_accounts=not desk.has_accounts(),
        )
        return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})

    @router.get("/sign-in")
    def show(request: Request, next: str = "/") -> Response:
        if sessions.username(request) is not None:
            return RedirectResponse(_own_page(next), status_code=303)
        return page(target=_own_page(next))

    @router.post("/sign-in")
    def sign_in(
        request: Request,
        username: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
        target: Annotated[str, Form()] = "/",
    ) -> Response:
        kept = {"username": username, "target": _own_page(target)}
        if not pace.allows(request.client.host if request.client else ""):
            return page(**kept, problem="Too many tries from your network. Wait ten minutes.", status=429)
        if not turns.acquire(timeout=LONGEST_WAIT_SECONDS):
            return page(**kept, problem="Many people sign in just now. Try again in a moment.", status=503)
        try:
            actor = desk.sign_in(username.strip(), password)
        except SignInFailed as error:
            return page(**kept, problem=str(error), status=403)
        finally:
            turns.release()
        response = RedirectResponse(_own_page(target), status_code=303)
        sessions.start(response, actor.username, secure=request.url.scheme == "https")
        return response

    @router.post("/sign-out")
    def sign_out(request: Request) -> Response:
        response = RedirectResponse("/sign-in", status_code=303)
        sessions.end(request, response)
        return response

    return router


def _own_page(target: str) -> str:
    """Return `target` when it is a page of this desk, else the front page: nobody is sent elsewhere."""
    parts = urlsplit(target)
    own = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc
    return target if own and "\\" not in target and parts.path not in ("/sign-in", "/sign-out") else "/"
