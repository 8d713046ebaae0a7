"""The whole job on the sample company, with the embedded chat model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from drafting.compose import App
from tests.ui.company import make_company, serve_company
from tests.ui.whole_job import do_the_job

pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[App, str]]:
    pytest.importorskip("xllamacpp", reason="The embedded chat model is not installed.")
    folder = make_company(tmp_path_factory.mktemp("company") / "acme")
    with serve_company(folder, draft_ahead=False) as running:
        yield running


def test_an_agent_does_the_whole_job_with_the_embedded_model(served: tuple[App, str], browser: Browser) -> None:
    app, address = served
    do_the_job(app, browser, address, patience=600_000)
