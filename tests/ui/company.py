"""The sample company, served: real policy, real index, real jobs; the model is what a test chooses."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from drafting.compose import App, compose
from drafting.parts.knowledge import open_knowledge
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from ui.cli.seed import add_missing_accounts, receive_waiting_posts
from ui.server import build_server

PASSWORD = "seven calm otters"


def make_company(folder: Path) -> Path:
    """Make and ingest the sample company; slow, so once for a session."""
    init_workspace(folder, sample=True)
    with open_knowledge(load_settings(folder, environ={})) as knowledge:
        knowledge.ingest()
    return folder


@contextmanager
def serve_company(folder: Path, *, base_url: str | None = None, draft_ahead: bool = True) -> Iterator[tuple[App, str]]:
    """Serve it with the endpoint at `base_url`, or with the embedded model; yields the app and its address."""
    environ = {"OPENAI_BASE_URL": base_url, "OPENAI_MODEL": "test", "OPENAI_API_KEY": "test"} if base_url else {}
    settings = load_settings(folder, environ=environ)
    settings = settings.model_copy(update={"review": settings.review.model_copy(update={"draft_ahead": draft_ahead})})
    # Playwright keeps an event loop running on the main thread, where DBOS refuses to be started.
    with ThreadPoolExecutor(1) as aside:
        app = aside.submit(compose, settings, jobs=True).result()
        try:
            add_missing_accounts(app, lambda: PASSWORD)
            receive_waiting_posts(app)
            aside.submit(app.start).result()
            with listening(app) as address:
                yield app, address
        finally:
            aside.submit(app.close).result()


@contextmanager
def listening(app: App) -> Iterator[str]:
    """Serve `app` on a free port of this machine."""
    config = uvicorn.Config(build_server(app), port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started:
        if time.monotonic() > deadline:
            raise RuntimeError("The server did not start.")
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join(10)


def screenshots_wanted() -> bool:
    """True when the pictures in `docs/images` are to be made again."""
    return os.environ.get("REPLYDESK_WRITE_SCREENSHOTS") == "1"
