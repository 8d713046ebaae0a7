"""`/feedback`: the company's own form, open to everybody who may write. What comes in is a post like any other."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from drafting.desk import Desk
from drafting.errors import DraftingError
from drafting.models import NewPost
from drafting.settings import FeedbackForm
from policy.models import Author
from ui.desk.rendering import render
from ui.feedback_words import WORDS, language_of

CHANNEL = "feedback"
LONGEST = 4_000
"""Characters of a message."""
LONGEST_BODY = 64 * 1024
"""Bytes of a request; a form of this page is far smaller."""
WINDOW_SECONDS = 600.0
MOST_SENDERS = 10_000
"""Addresses remembered; more than that at once is an attack, and then the oldest are forgotten."""


class Pace:
    """How often one address may write within ten minutes."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._came: dict[str, deque[float]] = {}

    def allows(self, sender: str) -> bool:
        """Count a message of `sender`; False when it is one too many."""
        now = self._clock()
        times = self._came.pop(sender, deque())
        while times and times[0] <= now - WINDOW_SECONDS:
            times.popleft()
        allowed = len(times) < self._most
        if allowed:
            times.append(now)
        self._came[sender] = times
        while len(self._came) > MOST_SENDERS:
            del self._came[next(iter(self._came))]
        return allowed


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


def too_large(request: Request) -> Response | None:
    """Refuse a form before it is read when it says that it is far too large."""
    size = request.headers.get("content-length", "")
    if request.method == "POST" and (not size.isdecimal() or int(size) > LONGEST_BODY):
        return PlainTextResponse("This message is too long.", status_code=413)
    return None
