"""The whole job on the sample company, with a fake endpoint behind the real adapter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from drafting.compose import App
from tests.fake_endpoint import FakeEndpoint
from tests.ui.company import make_company, serve_company
from tests.ui.whole_job import do_the_job

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[App, str]]:
    folder = make_company(tmp_path_factory.mktemp("company") / "acme")
    with FakeEndpoint("plausible") as fake, serve_company(folder, base_url=fake.base_url) as running:
        yield running


def test_an_agent_does_the_whole_job(served: tuple[App, str], browser: Browser) -> None:
    app, address = served
    do_the_job(app, browser, address, patience=120_000)
