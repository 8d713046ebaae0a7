"""The web server: REST, sign-in and the Gradio desk in one FastAPI application."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable, Sequence
from functools import partial

# Gradio reads these when it is imported: nothing it does may leave this machine or change its own pages.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.pop("GRADIO_VIBE_MODE", None)

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.staticfiles import StaticFiles

from drafting.compose import App
from drafting.errors import ConfigurationError
from drafting.models import Actor
from drafting.webhooks.send import Sender
from evals import Evals
from evals.erasure import ErasureReport, erase_rest
from evals.training import Training
from policy import BUILT_IN_CHANNELS
from ui.desk import ASSETS, FONTS, HEAD, build_page, theme
from ui.feedback import feedback_router
from ui.fence import PUBLIC, Fence
from ui.health import AppHealth
from ui.mcp import mount_mcp
from ui.patience import BodyLimit, Patient
from ui.report import report_router
from ui.rest import add_rest
from ui.session import Sessions, load_key
from ui.signin import sign_in_router

REST_PATHS = ("/v1", "/mcp", "/healthz", "/readyz", "/metrics", "/openapi.json")
"""Guarded by the API's own keys, not by the desk's session."""


def build_server(app: App) -> FastAPI:
    """Put the composed application behind HTTP. Makes no connection and starts no thread by itself."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        # Without a running loop Gradio makes some of its own and never closes them.
        return asyncio.run(_build_in_loop(app))
    return _build(app)


async def _build_in_loop(app: App) -> FastAPI:
    return _build(app)


def _build(app: App) -> FastAPI:
    api = FastAPI(title="replydesk", openapi_url=None, docs_url=None, redoc_url=None)
    api.state.replydesk = app
    state = app.settings.state_dir
    sessions = Sessions(load_key(state / "session.key"), ended=state / "signed-out.json", mark=app.desk.session_mark)
    company = app.settings.company.name
    evals = Evals(app.settings, app.desk, app.knowledge)
    add_rest(api, app, evals)
    api.router.lifespan_context = mount_mcp(api, app)
    api.include_router(report_router(evals, app.desk, sessions))
    api.include_router(sign_in_router(app.desk, sessions, company))
    api.include_router(feedback_router(app.desk, company, app.settings.feedback_form))
    api.mount("/desk-assets/fonts", StaticFiles(directory=FONTS, check_dir=False))
    api.mount("/desk-assets", StaticFiles(directory=ASSETS))

    @api.get("/session")
    def session(request: Request) -> Response:
        """Tell the page who is signed in; the fence answers 401 when nobody is."""
        return JSONResponse({"username": sessions.username(request)}, headers={"Cache-Control": "no-store"})

    # A channel of the workspace stands in for the built-in one of the same name.
    channels = {channel.name: channel for channel in (*BUILT_IN_CHANNELS, *app.settings.channels)}
    page = build_page(
        app.desk,
        sessions,
        AppHealth(app),
        company,
        tuple(channels.values()),
        app.guard.channel,
        evals,
        Training(app.settings, app.desk, app.knowledge, app.guard.routes),
        Sender(app.settings.webhooks).send,
        app.settings.workspace / "rulebook",
        partial(_erase, app),
    )
    gr.mount_gradio_app(
        api,
        page,
        path="/",
        auth_dependency=sessions.username,
        theme=theme(),
        head=HEAD,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        mcp_server=False,
        show_error=False,
        max_file_size=1024,
    )
    api.add_middleware(Fence, sessions=sessions, public=PUBLIC + REST_PATHS)
    api.add_middleware(BodyLimit)
    return api


def _erase(app: App, actor: Actor, cases: Sequence[str], customer: str | None) -> ErasureReport:
    records = app.desk.erase(actor, cases)
    return erase_rest(app.settings, app.desk, app.knowledge, actor, records, cases, customer)


def listen(host: str, port: int) -> socket.socket:
    """Take the port, before anything is made that a person is told about; who calls already waits for `serve`.

    Raises ConfigurationError when the port is taken or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise ConfigurationError(
            f"Cannot listen on {host}:{port}: {error.strerror}. Stop what uses it, or pass another --port."
        ) from None
    return listening


def serve(app: App, listening: socket.socket, on_ready: Callable[[str], None] | None = None) -> None:
    """Serve on a socket of `listen` until interrupted. `on_ready` gets the address once all is ready to answer."""
    server = uvicorn.Server(uvicorn.Config(build_server(app), log_level="warning", access_log=False, http=Patient))
    host, port = listening.getsockname()[:2]
    name = f"[{host}]" if ":" in host else host
    if on_ready is not None:
        on_ready(f"http://{name}:{port}/")
    server.run(sockets=[listening])
