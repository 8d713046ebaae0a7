"""The product's main job in a browser, step by step; the same with any model behind it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from drafting.compose import App
from drafting.models import CaseState, CaseSummary, QueueFilter
from tests.ui.browser import Watch
from tests.ui.company import PASSWORD, screenshots_wanted

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
START = (
    "I am sorry, Ciaran. A wrong label kept your jacket in our warehouse in Bremen. "
    "It left on 21 November and is expected in Cork on Tuesday 24 November, and the delivery charge was refunded."
)
GOOD_REPLY = START + " ^Mia"
BAD_REPLY = START + " You get a voucher tomorrow, call me on +44 7700 900123! ^Mia"


def enter(browser: Browser, address: str, who: str, path: str = "", width: int = 1440) -> tuple[Page, Watch]:
    """Sign in; the page and what it must not do."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.set_default_timeout(30_000)
    watch = Watch(context, address)
    page = context.new_page()
    page.goto(address + path)
    page.get_by_label("User name").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("[data-region=counts] span").wait_for()
    return page, watch


def waiting(app: App, text: str) -> CaseSummary:
    """The one waiting case whose post contains `text`."""
    (found,) = app.desk.queue(app.desk.system(), QueueFilter(text=text)).items
    return found


def do_the_job(app: App, browser: Browser, address: str, patience: float) -> None:
    """Sign in, open, draft, see a finding, mend it, approve, find it in the outbox and the record.

    patience: milliseconds that a draft may take.
    """
    case_id = waiting(app, "nearly there").id
    page, watch = enter(browser, address, "mia", f"?case={case_id}")
    expect(page.get_by_role("button", name="Release")).to_be_visible()
    _draft(app, page, case_id, patience)
    second_watch = _mend(browser, address, page, case_id)

    page.locator("#rd-text").fill(GOOD_REPLY)
    approve = page.get_by_role("button", name="Approve and send")
    expect(page.locator("[data-role=badge]")).to_have_attribute("data-level", re.compile("pass|warn"))
    expect(approve).to_have_attribute("aria-disabled", "false")
    approve.click()
    expect(page.locator("[data-role=delivered]")).to_have_text(GOOD_REPLY)

    page.get_by_role("tab", name="Outbox").click()
    expect(page.locator("[data-ask=outbox] table")).to_contain_text(GOOD_REPLY)
    outbox = (app.settings.state_dir / "outbox.jsonl").read_text("utf-8")
    assert [text for line in outbox.splitlines() if (text := json.loads(line).get("text")) == GOOD_REPLY]
    page.get_by_role("tab", name="Desk").click()
    page.get_by_text("Record of this case").click()
    expect(page.locator("[data-region=trail]")).to_contain_text("approve")
    assert app.desk.verify_audit().problems == ()
    page.context.close()
    assert watch.problems + second_watch.problems == []


def _draft(app: App, page: Page, case_id: str, patience: float) -> None:
    """Ask for a draft unless one was made ahead; wait until it is there with its evidence."""
    if app.desk.case(app.desk.system(), case_id).state is CaseState.RECEIVED:
        page.get_by_role("button", name="Draft", exact=True).click()
        expect(page.get_by_text("The model is writing.")).to_be_visible()
    expect(page.get_by_role("button", name="Approve and send")).to_be_visible(timeout=patience)
    expect(page.locator("#rd-text")).to_have_value(re.compile(r"\w{2,}"), timeout=patience)
    expect(page.locator(".rd-evidence li").first).to_be_attached()


def _mend(browser: Browser, address: str, page: Page, case_id: str) -> Watch:
    """A promise that no fact supports is held, shown where it stands, and mended by suggestions."""
    text, badge = page.locator("#rd-text"), page.locator("[data-role=badge]")
    text.fill(BAD_REPLY)
    expect(badge).to_have_text("✕ Held by the policy")
    expect(page.locator(".rd-mirror mark.is-block").first).to_be_visible()
    expect(page.get_by_role("button", name="Approve and send")).to_have_attribute("aria-disabled", "true")
    if screenshots_wanted():
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=IMAGES / "desk.png")

    second, watch = enter(browser, address, "jonas", f"?case={case_id}")
    expect(second.locator(".rd-lease").first).to_contain_text("mia is working on this case until")
    expect(second.locator("#rd-text")).to_have_attribute("readonly", "")
    second.context.close()

    for _ in range(8):
        suggestion = page.locator(".rd-finding.is-block [data-do=apply]").first
        if not suggestion.is_visible():
            break
        before = text.input_value()
        suggestion.click()
        expect(text).not_to_have_value(before)
        expect(badge).not_to_have_text("Checking…")
    assert "7700" not in text.input_value()
    return watch
