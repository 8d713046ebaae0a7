"""A real Chromium for UI tests, and what must never happen in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = os.environ.get("REPLYDESK_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; skips with a reason where there is none."""
    if not shutil.which(CHROMIUM):
        pytest.skip("No Chromium: install Debian's `chromium`, or set REPLYDESK_TEST_CHROMIUM.")
    expect.set_options(timeout=20_000)  # on a busy machine things come late; they still must come
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


class Watch:
    """Collects what a page must not do: errors of script, requests that leave this machine, dialogs."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.problems: list[str] = []
        self._own = (url, "data:", "blob:")
        context.on("page", self._follow)

    def _follow(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("dialog", lambda dialog: self.problems.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(self._own):
            self.problems.append(f"left this machine: {url}")
