"""`/feedback`: the company's own form, open to everybody who may write. What comes in is a post like any other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse

from drafting.desk import Desk
from drafting.errors import DraftingError
from drafting.models import NewPost
from drafting.settings import FeedbackForm
from policy.models import Author
from ui.desk.rendering import render
from ui.feedback_words import WORDS, language_of
from ui.pace import Pace

CHANNEL = "feedback"
LONGEST = 4_000
"""Characters of a message."""


def feedback_router(desk: Desk, company: str, form: FeedbackForm) -> APIRouter:
    """The routes; none when the form is not open."""
    router = APIRouter()
    if not form.open:
        return router
    pace = Pace(form.most_in_ten_minutes)

    def page(request: Request, status: int = 200, **values: object) -> HTMLResponse:
        lang = language_of(request.headers.get("accept-language", ""))
        given = {"text": "", "name": "", "reach": "", "problem": "", "done": False} | values
        html = render("feedback", company=company, lang=lang, words=WORDS[lang], intro=form.intro, **given)
        return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})

    @router.get("/feedback", include_in_schema=False)
    def show(request: Request) -> Response:
        return page(request)

    @router.post("/feedback", include_in_schema=False)
    def take(
        request: Request,
        text: Annotated[str, Form()] = "",
        name: Annotated[str, Form()] = "",
        reach: Annotated[str, Form()] = "",
        website: Annotated[str, Form()] = "",
    ) -> Response:
        words = WORDS[language_of(request.headers.get("accept-language", ""))]
        kept = {"text": text, "name": name, "reach": reach}
        if website:  # no person sees this field; what fills it in is told what it wants to hear
            return page(request, done=True)
        if not text.strip() or len(text) > LONGEST:
            return page(request, 422, problem=words["empty"] if not text.strip() else words["long"], **kept)
        if not pace.allows(request.client.host if request.client else ""):
            return page(request, 429, problem=words["slow"], **kept)
        author = Author(name=name.strip()[:100] or None, handle=reach.strip()[:200] or None)
        try:
            desk.receive(desk.system(), NewPost(text=text.replace("\r\n", "\n"), channel=CHANNEL, author=author))
        except DraftingError:
            return page(request, 422, problem=words["refused"], **kept)
        return page(request, done=True)

    return router
