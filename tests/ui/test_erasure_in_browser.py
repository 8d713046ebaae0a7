"""Searching with filters, conflicts with the policy, and erasing a customer, in a real browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from knowledge import KnowledgeBase, KnowledgeConfig, ResolvedCase
from policy import default_rulebook_dir
from policy.models import Author
from tests.ui.house import House, make_house, serve_house

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
RETURNS = "# Returns\n\n## 1 How long\n\n1.1 Customers may return any unused jacket within 30 days of delivery.\n"
PAST = (
    {"id": "k1", "post": "Can I return a jacket?", "reply": "Yes, you may return the jacket within 90 days. Tom",
     "channel": "facebook", "lang": "en", "product": "Jacket", "outcome": "thanked", "replied_at": "2026-02-01"},
    {"id": "k2", "post": "Can I return my jacket?", "reply": "Of course, send the jacket to us. Maja",
     "channel": "x", "lang": "en", "product": "Parka", "outcome": "resolved", "replied_at": "2026-05-01"},
)  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running desk with an index."""
    folder = tmp_path_factory.mktemp("erasure")
    for name in ("documents", "cases", "evals"):
        (folder / name).mkdir()
    (folder / "documents" / "returns.md").write_text(RETURNS, encoding="utf-8")
    (folder / "cases" / "past.jsonl").write_text("\n".join(map(json.dumps, PAST)), encoding="utf-8")
    shutil.copytree(default_rulebook_dir(), folder / "rulebook")
    with ExitStack() as resources:
        knowledge = resources.enter_context(KnowledgeBase.open(KnowledgeConfig(workspace=folder)))
        knowledge.ingest()
        made = make_house(folder, resources, knowledge=knowledge)
        serve_house(made, resources)
        yield made


def search(page: Page, words: str) -> None:
    page.get_by_label("Search for").fill(words)
    page.get_by_label("Search for").press("Enter")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_search_is_narrowed_and_shows_what_stands_against_the_policy(
    house: House, sign_in: SignIn, width: int
) -> None:
    page = sign_in("mara", width=width)
    page.get_by_role("tab", name="Policy").click()
    page.get_by_role("button", name="Search documents and past cases").click()
    page.get_by_text("Narrow it").click()
    expect(page.get_by_label("Document", exact=True)).to_be_visible()
    expect(page.get_by_label("Product")).to_be_hidden()
    page.get_by_label("Where").select_option("precedent")
    expect(page.get_by_label("Document", exact=True)).to_be_hidden()
    search(page, "return a jacket")
    hits = page.locator(".rd-hits li")
    expect(hits).to_have_count(2)
    expect(hits.filter(has_text="k1")).to_contain_text("against the policy in force: tone only")
    expect(hits.filter(has_text="k1")).to_contain_text("90 days")
    page.locator("form.rd-find [name=channel]").select_option("x")
    page.get_by_label("Replied on or after").fill("2026-04-01")
    search(page, "return a jacket")
    expect(hits).to_have_count(1)
    expect(hits).to_contain_text("k2")
    page.locator("form.rd-find [name=outcome]").select_option("thanked")
    search(page, "return a jacket")
    expect(page.get_by_text("Nothing found that these filters let through.")).to_be_visible()
    page.get_by_label("Replied on or after").fill("2026-09-01")
    page.get_by_label("Replied on or before").fill("2026-08-01")
    search(page, "return a jacket")
    expect(page.locator("[data-view=pages] [data-msg=page]").filter(has_text="is after until")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_an_admin_erases_a_customer_with_the_keyboard_and_sees_the_proof(
    house: House, sign_in: SignIn, width: int
) -> None:
    handle = f"@wendelin{width}"
    case = house.post(
        f"The wicker basket {width} unravelled on the ferry", author=Author(name="Wendelin", handle=handle)
    )
    page = sign_in("ada", width=1280)
    page.get_by_role("tab", name="Erasure").click()
    page.set_viewport_size({"width": width, "height": 844})
    whom = page.get_by_label("Handle, name or ids")
    whom.fill("@nobody")
    whom.press("Enter")
    expect(page.get_by_text("No case is by “@nobody”.")).to_be_visible()
    whom.fill(handle)
    whom.press("Enter")
    expect(page.get_by_role("heading", name="1 case would go")).to_be_visible()
    expect(page.locator("[data-view=pages] .rd-hits")).to_contain_text("unravelled on the ferry")
    confirm = page.get_by_label("To confirm, type")
    confirm.fill("@wendel")
    confirm.press("Enter")
    expect(page.get_by_text("Nothing was erased: to confirm, type exactly")).to_be_visible()
    assert "ferry" in house.case(case.id).post
    confirm.fill(handle)
    confirm.press("Tab")
    expect(page.get_by_role("button", name="Erase for good")).to_be_focused()
    page.keyboard.press("Enter")
    proof = page.locator("[data-role=proof]")
    expect(proof).to_contain_text("Erased: 1 case.")
    expect(proof).to_contain_text("searched byte by byte, and nothing of it is left")
    assert house.case(case.id).post == "[erased]"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_past_case_said_is_erased_by_its_id(house: House, sign_in: SignIn) -> None:
    knowledge = house.app.knowledge
    knowledge.add_precedent(ResolvedCase(id="z9", post="The zeppelin lost a rivet", reply="A rivet comes. Tom"))
    page = sign_in("ada")
    page.get_by_role("tab", name="Erasure").click()
    page.locator("[name=by]").first.select_option("cases")
    page.get_by_label("Handle, name or ids").fill("z9")
    page.get_by_role("button", name="Show what would go").click()
    page.get_by_label("To confirm, type").fill("z9")
    page.get_by_role("button", name="Erase for good").click()
    expect(page.locator("[data-role=proof]")).to_contain_text("nothing of it is left")
    assert "z9" not in {hit.case_id for hit in knowledge.search("zeppelin rivet", "precedent", 5).hits}


def test_whoever_is_no_admin_has_no_such_tab(house: House, sign_in: SignIn) -> None:
    assert sign_in("ben").get_by_role("tab", name="Erasure").count() == 0
