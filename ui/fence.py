"""What every request meets first: a session for the desk, the same origin for changes, strict headers."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.session import Sessions

PUBLIC = ("/sign-in", "/feedback", "/desk-assets/", "/healthz", "/favicon.ico")
"""Paths that need no session. Paths of the REST API carry their own keys and are named by the server."""

UNUSED = ("/gradio_api/upload", "/gradio_api/file", "/gradio_api/proxy", "/gradio_api/dev", "/gradio_api/vibe")
"""What Gradio serves beside the desk and the desk has no use for: files, uploads, other addresses, its own tools."""

# Gradio compiles its templates in the browser, so inline script and eval must stay allowed;
# what this policy guarantees is that nothing is fetched from, sent to or framed by anyone else.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Fence:
    """ASGI middleware: nobody without a session passes, and no other site can act for who has one."""

    def __init__(self, app: ASGIApp, sessions: Sessions, public: tuple[str, ...]) -> None:
        self._app = app
        self._sessions = sessions
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] == "websocket":  # the desk uses none
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            refusal.headers.update(HEADERS)
            await refusal(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"] == "/":
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        if any(path == prefix or path.startswith(prefix.rstrip("/") + "/") for prefix in self._public):
            keyed = not path.startswith("/sign-in")
            return None if keyed or _same_origin(scope) else _foreign()
        request = Request(scope)
        if self._sessions.username(request) is None:
            return _sign_in_first(request)
        if path.startswith(UNUSED):
            return JSONResponse({"error": "There is nothing here."}, status_code=404)
        return None if _same_origin(scope) else _foreign()


def _same_origin(scope: Scope) -> bool:
    """Tell whether a changing request comes from our own pages (or from no browser at all)."""
    if scope["method"] in SAFE_METHODS:
        return True
    headers = Headers(scope=scope)
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _foreign() -> Response:
    return JSONResponse({"error": "This request came from another site and was refused."}, status_code=403)


def _sign_in_first(request: Request) -> Response:
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(target, safe='')}", status_code=303)
    return JSONResponse({"error": "Sign in first."}, status_code=401)
