"""Fixtures of the UI tests: one server and one browser for the session, a fresh signed-in page for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.ui.browser import Watch, chromium
from tests.ui.house import PASSWORD, House, make_house, serve_house

SignIn = Callable[..., Page]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running desk."""
    with ExitStack() as resources:
        made = make_house(tmp_path_factory.mktemp("house"), resources)
        serve_house(made, resources)
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def sign_in(house: House, browser: Browser) -> Iterator[SignIn]:
    """Sign someone in and return their page, in a browser profile of their own."""
    with ExitStack() as pages:
        watches = []

        def open_page(who: str = "mara", path: str = "", width: int = 1440, height: int = 900) -> Page:
            context = browser.new_context(viewport={"width": width, "height": height})
            pages.callback(context.close)
            context.set_default_timeout(15_000)
            watches.append(Watch(context, house.url))
            page = context.new_page()
            page.goto(house.url + path)
            page.get_by_label("User name").fill(who)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.locator("[data-region=counts] span").wait_for()
            return page

        yield open_page
        assert [problem for watch in watches for problem in watch.problems] == []
