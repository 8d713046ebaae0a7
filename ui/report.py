"""`/evals/{run}/report`: a run as one HTML page to send, for whoever is signed in to the desk."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from drafting.desk import Desk
from drafting.errors import DraftingError, SignInFailed
from evals import Evals
from evals.errors import EvalError
from ui.session import Sessions


def report_router(evals: Evals, desk: Desk, sessions: Sessions) -> APIRouter:
    """The route; the fence lets nobody here without a session, and the Desk decides who may read runs."""
    router = APIRouter()

    @router.get("/evals/{run}/report", include_in_schema=False)
    def report(run: str, request: Request, against: str | None = None) -> Response:
        """Hand the page over as a file: its own policy forbids that it fetches anything."""
        try:
            username = sessions.username(request)
            if username is None:
                raise SignInFailed("Sign in first.")
            page = evals.report(desk.actor(username, "desk"), run, against)
        except (DraftingError, EvalError) as error:
            return PlainTextResponse(str(error), status_code=404)
        return as_file(page, run)

    return router


def as_file(page: str, run: str) -> HTMLResponse:
    """The page as a download; the run's id was found on disk, so it is a plain name."""
    body = page.encode("utf-8", "backslashreplace")
    return HTMLResponse(body, headers={"Content-Disposition": f'attachment; filename="eval-{run}.html"'})
