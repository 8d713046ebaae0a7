"""Insight, follow-ups, holds and training in a real browser, and the desk on a phone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from drafting.errors import SignInFailed
from drafting.models import CaseView, NewPost
from drafting.settings import WebhooksSection
from policy import default_rulebook_dir
from policy.models import Author
from tests.receiver import Receiver
from tests.ui.house import PASSWORD, House, make_house, serve_house

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running desk whose webhooks may go to this machine."""
    with ExitStack() as resources:
        local = WebhooksSection(allow_http=True, allow_private=True)
        made = make_house(tmp_path_factory.mktemp("insight"), resources, local)
        serve_house(made, resources)
        yield made


def drafted(house: House, text: str, name: str = "Colette") -> CaseView:
    system = house.desk.system()
    case = house.desk.receive(system, NewPost(text=text, channel="facebook", author=Author(name=name)))
    house.worker.drain()
    return house.desk.case(system, case.id)


def sent(house: House, text: str, name: str = "Colette") -> CaseView:
    case = drafted(house, text, name)
    assert case.draft is not None
    ben = house.desk.actor("ben", "desk")
    return house.desk.approve(ben, case.id, case.draft.id, case.draft.text_sha256, case.version)


def test_a_manager_sees_themes_and_puts_one_on_hold(house: House, sign_in: SignIn) -> None:
    cases = [drafted(house, f"My kettle exploded <img src=x onerror=alert({n})>") for n in range(3)]
    page = sign_in("ben")
    page.get_by_role("tab", name="Insight").click()
    row = page.get_by_role("row").filter(has_text="exploded")
    expect(row).to_contain_text("<img src=x onerror=alert(")
    row.get_by_text("Hold…").click()
    row.get_by_label("Words of the topic").fill("kettle exploded")
    row.get_by_label("Why").fill("Product safety looks at it")
    row.get_by_role("button", name="Put on hold").click()
    expect(page.get_by_text("On hold: nothing about “kettle exploded”")).to_be_visible()
    page.get_by_role("row").filter(has_text="exploded").get_by_role("button").first.click()
    expect(page.locator("[data-role=open]")).to_be_visible()
    page.get_by_role("button", name="Approve and send").click()
    expect(page.locator("[data-msg=approve]")).to_contain_text("are on hold since")
    page.get_by_role("tab", name="Insight").click()
    page.get_by_role("button", name="Lift the hold").click()
    expect(page.get_by_text("The hold is lifted.")).to_be_visible()
    assert house.desk.holds(house.desk.system()) == ()
    assert house.desk.case(house.desk.system(), cases[0].id).deliveries == ()


def test_a_silent_customer_is_written_to_once_more(house: House, sign_in: SignIn) -> None:
    case = sent(house, "The zip of my tent broke", "Shane")
    page = sign_in("mara")
    page.get_by_role("tab", name="Insight").click()
    page.get_by_role("button", name="Follow-ups").click()
    row = page.get_by_role("row").filter(has_text="The zip of my tent broke")
    row.get_by_role("button", name="Open").click()
    page.get_by_text("Write once more", exact=True).click()
    page.get_by_label("Follow-up").fill("Is the zip holding, Shane? – Mara")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("[data-role=text]")).to_have_value("Is the zip holding, Shane? – Mara")
    page.get_by_role("button", name="Approve and send").click()
    expect(page.locator("[data-role=delivered]")).to_have_text("Is the zip holding, Shane? – Mara")
    page.get_by_role("button", name="Thanked").click()
    expect(page.get_by_role("button", name="Thanked")).to_have_attribute("aria-pressed", "true")
    assert house.desk.case(house.desk.system(), case.id).outcome == "thanked"


def test_an_approver_says_what_was_mended_and_a_follow_up_waits_in_the_queue(house: House, sign_in: SignIn) -> None:
    cases = [sent(house, f"The lantern flickers, {n} <b>times</b>", f"Ida {n}") for n in range(3)]
    page = sign_in("ben")
    page.get_by_role("tab", name="Insight").click()
    row = page.get_by_role("row").filter(has_text="lantern")
    row.get_by_text("Mended…").click()
    row.get_by_label("Posts with these words").fill("lantern")
    row.get_by_label("What was done").fill("Since May every lantern has a <i>new</i> switch.")
    row.get_by_role("button", name="Draft follow-ups").click()
    expect(page.get_by_text("3 follow-ups are on the way; each is reviewed in the queue.")).to_be_visible()
    expect(page.get_by_text("Since May every lantern has a <i>new</i> switch.")).to_be_visible()
    house.worker.drain()
    page.get_by_role("tab", name="Desk").click()
    line = page.locator(f".rd-item[data-case='{cases[0].id}']")
    expect(line).to_contain_text("Answered before")
    line.click()
    expect(page.locator("textarea[name=fact]").first).to_have_value("Since May every lantern has a <i>new</i> switch.")
    mara = sign_in("mara")
    mara.get_by_role("tab", name="Insight").click()
    expect(mara.get_by_role("row").filter(has_text="new</i> switch")).to_be_visible()
    assert mara.get_by_text("Mended…").count() == 0


def test_an_expert_is_asked_and_the_answer_is_drafted_with(house: House, sign_in: SignIn) -> None:
    case = drafted(house, "The seam of my jacket opened", "Uma")
    page = sign_in("mara", path=f"?case={case.id}")
    page.get_by_text("Ask an expert").click()
    page.get_by_label("Whom do you ask?").fill("Jan <b>Weber</b>, workshop")
    page.get_by_label("What should they tell us?").fill("Can it be <i>taped</i>?")
    page.get_by_role("button", name="Put on record").click()
    expect(page.locator(".rd-consult")).to_contain_text("Jan <b>Weber</b>, workshop")
    boss = sign_in("ben")
    boss.get_by_role("tab", name="Insight").click()
    boss.get_by_role("button", name="Asked experts").click()
    expect(boss.get_by_role("row").filter(has_text="Can it be <i>taped</i>?")).to_be_visible()
    page.get_by_label("What they say, as a fact").fill("The seam can be taped.")
    page.get_by_role("button", name="Record and draft again").click()
    expect(page.locator("textarea[name=fact]").first).to_have_value("The seam can be taped.")
    expect(page.locator(".rd-consult")).to_contain_text("recorded by mara")
    house.worker.drain()
    assert len(house.case(case.id).drafts) == 2


def test_a_manager_reads_and_mails_the_digest_of_a_department(house: House, sign_in: SignIn) -> None:
    house.post("FIRE! the heater <u>burned</u>")
    page = sign_in("ben")
    page.get_by_role("tab", name="Insight").click()
    page.get_by_role("button", name="Digest").click()
    page.get_by_role("button", name="safety lead").click()
    expect(page.get_by_role("button", name="safety lead")).to_have_attribute("aria-current", "true")
    expect(page.locator(".rd-example").filter(has_text="FIRE! the heater <u>burned</u>")).to_be_visible()
    page.get_by_text("As text, to mail").click()
    expect(page.locator(".rd-mail")).to_contain_text("For: safety lead")


def test_a_moment_for_a_surprise_stands_in_queue_and_case_with_its_reason(house: House, sign_in: SignIn) -> None:
    case = drafted(house, "The cup is for my wife's birthday <b>tomorrow</b>", "Sol")
    page = sign_in("mara")
    line = page.locator(f".rd-item[data-case='{case.id}']")
    expect(line).to_contain_text("Surprise them?")
    line.click()
    expect(page.get_by_text("An event in their life: “my wife's birthday”")).to_be_visible()
    expect(page.get_by_text("a warm reply is the gesture")).to_be_visible()


def test_an_untrained_agent_earns_the_certificate(house: House, sign_in: SignIn) -> None:
    lines = [{"id": f"e{n}", "post": f"The boots leak, number {n}", "must": ["re:boots"]} for n in range(6)]
    folder = house.folder / "evals"
    folder.mkdir(exist_ok=True)
    (folder / "first.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    page = sign_in("nora")
    page.get_by_role("tab", name="Training").click()
    expect(page.get_by_text("You have no certificate yet")).to_be_visible()
    page.get_by_label("Your reply").fill("Here is a full refund.")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Not yet.")).to_be_visible()
    expect(page.get_by_text("About “full refund”")).to_be_visible()
    expect(page.get_by_text("Says “boots”").first).to_be_visible()
    for _ in range(5):
        page.get_by_role("button", name="Next post").click()
        page.get_by_label("Your reply").fill("Wet boots are no fun. Where do they leak?")
        page.get_by_role("button", name="Done").click()
        expect(page.get_by_role("button", name="Next post")).to_be_visible()
    expect(page.get_by_text("You earned the certificate.")).to_be_visible()
    nora = next(a for a in house.desk.accounts(house.desk.system()) if a.username == "nora")
    assert nora.trained_until is not None


def test_on_a_phone_the_queue_and_the_case_take_turns(house: House, sign_in: SignIn) -> None:
    case = drafted(house, "The lamp flickers")
    page = sign_in("mara", width=390, height=844)
    line = page.locator(f".rd-item[data-case='{case.id}']")
    line.click()
    expect(page.locator("[data-role=post]")).to_have_text("The lamp flickers")
    expect(page.locator(".rd-queue")).to_be_hidden()
    box = page.locator("#rd-text").bounding_box()
    assert box is not None
    assert box["width"] > 300
    expect(page.get_by_role("button", name="Approve and send")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="← Queue").click()
    expect(line).to_be_visible()


def test_an_admin_adds_tests_pauses_and_deletes_a_webhook(house: House, sign_in: SignIn) -> None:
    page = sign_in("ada")
    with Receiver(status=500) as receiver:
        page.get_by_role("tab", name="Webhooks").click()
        page.get_by_label("Address").fill("ftp://example.com/x")
        page.get_by_role("button", name="Register it").click()
        expect(page.locator("[data-view=pages] [data-msg=page]").last).to_contain_text("https://host/path")
        page.get_by_label("Address").fill(receiver.url)
        page.get_by_role("button", name="Register it").click()
        expect(page.locator(".rd-secret code")).to_contain_text("whsec_")
        page.get_by_role("button", name="Test").click()
        expect(page.get_by_text("The ping did not arrive. Answered 500 Internal Server Error.")).to_be_visible()
        receiver.status = 204
        page.get_by_role("button", name="Test").click()
        expect(page.get_by_text("The ping arrived.")).to_be_visible()
        page.get_by_role("button", name="Pause").click()
        expect(page.locator(".rd-chip", has_text="paused")).to_be_visible()
        page.get_by_text("Delete…").click()
        page.get_by_role("button", name="Delete it").click()
        expect(page.get_by_text("No tool is told yet.")).to_be_visible()
    assert sign_in("mara").get_by_role("tab", name="Webhooks").count() == 0


def test_an_agent_looks_up_a_rule(house: House, sign_in: SignIn) -> None:
    shutil.copytree(default_rulebook_dir(), house.folder / "rulebook", dirs_exist_ok=True)
    page = sign_in("nora")
    page.get_by_role("tab", name="Policy").click()
    page.get_by_placeholder("Search the rules").fill("never change delete review")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("[data-rule]")).to_have_count(1)
    page.locator("[data-rule='never.review-change']").click()
    expect(page.get_by_role("heading", name="It lets pass")).to_be_visible()
    expect(page.locator("blockquote").last).to_be_visible()
    page.get_by_role("button", name="Search documents and past cases").click()
    page.get_by_label("Search for").fill("refund")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_text("No index is open here")).to_be_visible()


def test_an_admin_closes_the_account_of_someone_who_left(house: House, sign_in: SignIn) -> None:
    house.desk.create_account(house.desk.system(), "lee", "Lee", ("agent",), password=PASSWORD)
    theirs, page = sign_in("lee"), sign_in("ada")
    page.get_by_role("tab", name="Accounts").click()
    page.get_by_role("row").filter(has_text="lee").get_by_role("button", name="Close").click()
    expect(page.get_by_text("lee is closed: sessions and API keys ended with it.")).to_be_visible()
    theirs.wait_for_timeout(2500)
    theirs.goto(house.url)
    expect(theirs.get_by_role("button", name="Sign in")).to_be_visible()


def test_an_admin_makes_and_revokes_a_key_whose_secret_is_shown_once(house: House, sign_in: SignIn) -> None:
    page = sign_in("ada")
    page.get_by_role("tab", name="Accounts").click()
    page.get_by_text("New API key").click()
    form = page.locator("[data-form=new_key]")
    form.get_by_label("User name").fill("mara")
    form.get_by_role("button", name="Issue the key").click()
    expect(page.locator("[data-msg=accounts]")).to_contain_text("needs at least one scope")
    form.get_by_label("cases:read").check()
    form.get_by_label("Last day, if any").fill("2031-05-31")
    form.get_by_role("button", name="Issue the key").click()
    expect(page.locator(".rd-secret")).to_contain_text("until 31 May 2031")
    secret = page.locator(".rd-secret code").inner_text()
    house.desk.actor_for_key(secret)
    page.get_by_role("tab", name="Outbox").click()
    page.get_by_role("tab", name="Accounts").click()
    expect(page.locator(".rd-secret")).to_have_count(0)
    line = page.get_by_role("row").filter(has_text="31 May 2031")
    expect(line).not_to_contain_text("never")
    line.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("The key is revoked: from now on it opens nothing.")).to_be_visible()
    with pytest.raises(SignInFailed):
        house.desk.actor_for_key(secret)
