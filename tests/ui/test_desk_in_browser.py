"""The agent's job in a real browser, against a real Desk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.ui.house import House

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def open_case(page: Page, case_id: str) -> None:
    page.locator(f".rd-item[data-case='{case_id}']").click()
    expect(page.locator("[data-role=open]")).to_have_attribute("data-case", case_id)
    expect(page.locator("#rd-text")).to_have_value(re.compile(r"\S"))
    expect(page.get_by_role("button", name="Release")).to_be_visible()


def test_finding_is_shown_mended_and_the_reply_approved_sent_and_recorded(house: House, sign_in: SignIn) -> None:
    case = house.post("My parcel never came.")
    page = sign_in()
    open_case(page, case.id)
    text = page.locator("#rd-text")
    text.fill("I am sorry 😂, Colette. You get a full refund.")

    mark = page.locator(".rd-mirror mark.is-block")
    expect(mark).to_have_text("full refund")
    expect(page.locator(".rd-finding")).to_contain_text("Do not say full refund.")
    expect(page.locator(".rd-finding")).to_contain_text("promises.md, 4.2")
    expect(page.locator("[data-role=badge]")).to_have_text("✕ Held by the policy")
    approve = page.get_by_role("button", name="Approve and send")
    expect(approve).to_have_attribute("aria-disabled", "true")
    expect(page.locator("[data-role=why-not]")).to_contain_text("1 place to mend")

    page.get_by_role("button", name="Say: look into it").click()
    expect(text).to_have_value("I am sorry 😂, Colette. You get a look into it.")
    expect(page.locator("[data-role=badge]")).to_have_text("✓ Nothing to mend")
    expect(approve).to_have_attribute("aria-disabled", "false")
    approve.click()
    expect(page.locator("[data-role=delivered]")).to_have_text("I am sorry 😂, Colette. You get a look into it.")
    assert house.case(case.id).deliveries[0].text == "I am sorry 😂, Colette. You get a look into it."

    page.get_by_text("Record of this case").click()
    expect(page.locator("[data-region=trail]")).to_contain_text("approve")
    page.get_by_role("tab", name="Outbox").click()
    expect(page.locator("[data-ask=outbox] table")).to_contain_text("You get a look into it.")


def test_one_undo_takes_a_suggestion_back(house: House, sign_in: SignIn) -> None:
    case = house.post("Where is it?")
    page = sign_in()
    open_case(page, case.id)
    page.locator("#rd-text").fill("Please call 555 now.")
    page.get_by_role("button", name="Remove the number").click()
    expect(page.locator("#rd-text")).to_have_value("Please now.")
    page.locator("#rd-text").press("Control+z")
    expect(page.locator("#rd-text")).to_have_value("Please call 555 now.")


def test_draft_streams_in_while_it_is_written(house: House, sign_in: SignIn) -> None:
    case = house.post("It broke.")
    page = sign_in()
    open_case(page, case.id)
    house.pace.seconds_per_word = 0.25
    try:
        page.get_by_role("button", name="Warmer").click()
        expect(page.get_by_text("The model is writing.")).to_be_visible()
        expect(page.locator("#rd-text")).to_have_value(re.compile(r"^Sorry, Colette Byrne\. You"))
        expect(page.locator("#rd-text")).to_have_value(re.compile(r"\(warmer\)$"))
    finally:
        house.pace.seconds_per_word = 0.0
    expect(page.get_by_role("button", name="Approve and send")).to_have_attribute("aria-disabled", "false")


def test_second_agent_reads_who_works_on_it_and_cannot_change_it(house: House, sign_in: SignIn) -> None:
    case = house.post("It is too small.")
    first = sign_in("mara")
    open_case(first, case.id)
    second = sign_in("ben", f"?case={case.id}")
    expect(second.locator(".rd-lease").first).to_contain_text(
        re.compile(r"mara is working on this case until (?:\d+ \w+ \d{4}, )?\d\d:\d\d UTC")
    )
    expect(second.locator("#rd-text")).to_have_attribute("readonly", "")
    expect(second.get_by_role("button", name="Approve and send")).to_have_count(0)
    first.get_by_role("button", name="Release").click()
    expect(second.get_by_role("button", name="Approve and send")).to_be_visible()


def test_unsaved_words_and_the_open_case_survive_a_reload(house: House, sign_in: SignIn) -> None:
    case = house.post("It smells.")
    page = sign_in()
    open_case(page, case.id)
    page.locator("#rd-text").fill("Half a sentence")
    expect(page.locator("[data-role=kept]")).to_contain_text("kept in this browser")
    page.reload()
    expect(page.locator("#rd-text")).to_have_value("Half a sentence")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-role=kept]")).to_contain_text("Saved as revision 2")
    latest = house.case(case.id).draft
    assert latest is not None
    assert latest.text == "Half a sentence"


def test_opening_another_case_saves_what_was_typed(house: House, sign_in: SignIn) -> None:
    case, other = house.post("One."), house.post("Two.")
    page = sign_in()
    open_case(page, case.id)
    page.locator("#rd-text").fill("Typed, and never saved by hand.")
    open_case(page, other.id)
    latest = house.case(case.id).draft
    assert latest is not None
    assert latest.text == "Typed, and never saved by hand."


def test_revision_made_meanwhile_is_offered_and_never_overwrites(house: House, sign_in: SignIn) -> None:
    case = house.post("It is late.")
    page = sign_in("mara")
    open_case(page, case.id)
    page.locator("#rd-text").fill("My words")
    now = house.case(case.id)
    house.desk.edit(house.desk.actor("mara", "desk"), case.id, "Words from another window", now.version)
    expect(page.get_by_text("Revision 2 was made while your text was unsaved.")).to_be_visible()
    expect(page.locator("#rd-text")).to_have_value("My words")
    expect(page.get_by_role("button", name="Approve and send")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Use revision 2").click()
    expect(page.locator("#rd-text")).to_have_value("Words from another window")


def test_facts_are_recorded_and_answers_to_open_questions_make_a_new_draft(house: House, sign_in: SignIn) -> None:
    from drafting.models import Need

    house.pace.needs = (Need(id="n1", question="When did the parcel leave?"),)
    try:
        case = house.post("Where is my parcel?")
    finally:
        house.pace.needs = ()
    page = sign_in()
    open_case(page, case.id)
    page.get_by_text("Our mistake").click()
    page.get_by_label("Another fact").fill("The address was wrong.")
    page.get_by_role("button", name="Save facts").click()
    expect(page.get_by_label("Fact 1")).to_have_value("The address was wrong.")
    page.get_by_label("When did the parcel leave?").fill("On 3 May.")
    page.get_by_role("button", name="Record answers and draft again").click()
    expect(page.get_by_label("Fact 2")).to_have_value("When did the parcel leave? On 3 May.")
    facts = house.case(case.id).facts
    assert facts.fault == "ours"
    assert [fact.text for fact in facts.facts] == ["The address was wrong.", "When did the parcel leave? On 3 May."]


def test_a_draft_that_fails_says_so_where_the_agent_looks(house: House, sign_in: SignIn) -> None:
    from drafting.models import Need

    house.pace.needs = tuple(Need(id=f"n{n}", question=f"Which of the parcels was number {n}?") for n in range(8))
    case = house.post("Where are my parcels?")
    house.pace.needs, house.pace.fails = (), "The model endpoint has a fault of its own."
    try:
        page = sign_in(width=1280, height=700)
        open_case(page, case.id)
        page.get_by_role("button", name="Warmer").scroll_into_view_if_needed()
        page.get_by_role("button", name="Warmer").click()
        alarm = page.locator(".rd-alarm")
        expect(alarm).to_contain_text("The model endpoint has a fault of its own. Try 1 of 4 failed; next in 15 s.")
        expect(alarm).to_be_in_viewport()
        expect(alarm).to_have_css("padding", "8px 12px")
    finally:
        house.pace.fails = ""
    page.get_by_role("button", name="Try again").click()
    expect(alarm).to_have_count(0)


@pytest.mark.parametrize(
    ("button", "label", "confirm", "state"),
    [
        ("Reject…", "What is wrong with this draft?", "Reject the draft", "rejected"),
        ("Escalate…", "What should they know?", "Escalate", "escalated"),
        ("No reply…", "Why will this post get no reply?", "Close without a reply", "no_reply"),
    ],
)
def test_other_decisions_need_their_reason(
    house: House, sign_in: SignIn, button: str, label: str, confirm: str, state: str
) -> None:
    case = house.post("Meh.")
    page = sign_in()
    open_case(page, case.id)
    page.get_by_role("button", name=button).click()
    page.get_by_label(label).fill("Because of the tone")
    page.get_by_role("button", name=confirm, exact=True).click()
    expect(page.locator(".rd-decision")).to_contain_text("Because of the tone")
    assert house.case(case.id).state.value == state


def test_override_is_offered_only_to_the_role_the_rule_names(house: House, sign_in: SignIn) -> None:
    case = house.post("Nothing works.")
    page = sign_in("mara")
    open_case(page, case.id)
    page.locator("#rd-text").fill("Here is a free gift.")
    expect(page.locator("[data-role=badge]")).to_have_text("✕ Held by the policy")
    expect(page.get_by_role("button", name="Override…")).to_be_hidden()
    page.get_by_role("button", name="Release").click()
    approver = sign_in("ben", f"?case={case.id}")
    expect(approver.get_by_role("button", name="Override…")).to_be_visible()
    approver.get_by_role("button", name="Override…").click()
    approver.get_by_label(re.compile("although the policy holds it")).fill("The customer is our neighbour.")
    approver.get_by_role("button", name="Override and approve").click()
    expect(approver.locator("[data-role=delivered]")).to_have_text("Here is a free gift.")
    assert house.case(case.id).decisions[-1].override_reason == "The customer is our neighbour."


def test_expired_training_is_said_beside_the_button(house: House, sign_in: SignIn) -> None:
    case = house.post("Good shop.")
    page = sign_in("nora")
    open_case(page, case.id)
    page.get_by_role("button", name="Approve and send").click()
    expect(page.locator("[data-msg=approve]")).to_contain_text("has no training certificate")
    assert house.case(case.id).deliveries == ()


def test_routed_post_says_who_how_fast_and_why_and_has_no_draft(house: House, sign_in: SignIn) -> None:
    case = house.post("There was a FIRE in the stove.")
    page = sign_in()
    page.locator(f".rd-item[data-case='{case.id}']").click()
    notice = page.locator(".rd-route")
    expect(notice).to_contain_text("Goes to safety lead within 1 hour.")
    expect(notice).to_contain_text("No draft is written for such posts.")
    expect(notice).to_contain_text("promises.md, 4.2")
    expect(page.locator("[data-role=again]")).to_be_hidden()
    expect(page.locator(f".rd-item[data-case='{case.id}']")).to_contain_text("Urgent")


def test_shortcuts_work_and_never_fire_while_typing(house: House, sign_in: SignIn) -> None:
    case = house.post("Shortcuts, please.")
    page = sign_in("mara", f"?case={case.id}")
    expect(page.get_by_role("button", name="Release")).to_be_visible()
    page.keyboard.press("e")
    page.locator("#rd-text").fill("")
    page.keyboard.type("a jaunty joke?")
    expect(page.locator("#rd-text")).to_have_value("a jaunty joke?")
    assert house.case(case.id).deliveries == ()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("Shortcuts")
    expect(page.locator(".rd-item")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-role=badge]")).to_have_text("✓ Nothing to mend")
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Approve and send")).to_be_focused()
    assert house.case(case.id).deliveries == ()
    page.keyboard.press("Enter")
    expect(page.locator("[data-role=delivered]")).to_have_text("a jaunty joke?")


def test_model_and_rulebook_trouble_is_said_above_everything(house: House, sign_in: SignIn) -> None:
    house.status.state, house.status.words = "warming", "about 20 s more."
    house.guard.problem = "voice.yaml, line 4: unknown field 'sevrity'."
    try:
        page = sign_in()
        expect(page.locator("[data-region=health]")).to_contain_text(
            "The model is warming up; everything else works. about 20 s more."
        )
        expect(page.locator("[data-region=health] [role=alert]")).to_contain_text("unknown field 'sevrity'")
    finally:
        house.status.state, house.guard.problem = "ready", None


@pytest.mark.parametrize("width", [1024, 1440])
def test_nothing_scrolls_sideways(house: House, sign_in: SignIn, width: int) -> None:
    case = house.post("W" * 9000 + " " + "long words " * 40)
    page = sign_in("mara", f"?case={case.id}", width=width, height=768)
    open_case(page, case.id)
    page.locator("#rd-text").fill("M" * 5000)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    panes = "[...document.querySelectorAll('.rd-scroll, .rd-context, .rd-reply-scroll')]"
    assert page.evaluate(f"{panes}.every(e => e.scrollWidth <= e.clientWidth + 1)")
    assert page.evaluate("document.querySelector('.rd-actions').getBoundingClientRect().bottom <= innerHeight")


def test_agent_may_write_while_the_model_still_does(house: House, sign_in: SignIn) -> None:
    case = house.post("Quick, please.")
    page = sign_in()
    open_case(page, case.id)
    house.pace.seconds_per_word = 0.4
    try:
        page.get_by_role("button", name="Shorter").click()
        page.get_by_role("button", name="Write it myself").click()
        page.locator("#rd-text").fill("I have it already.")
        expect(page.locator("[data-role=conflict]")).to_be_hidden()
        page.get_by_role("button", name="Save the text").click()
        expect(page.get_by_role("button", name="Approve and send")).to_have_attribute("aria-disabled", "false")
    finally:
        house.pace.seconds_per_word = 0.0
    page.wait_for_timeout(1500)
    latest = house.case(case.id).draft
    assert latest is not None
    assert latest.text == "I have it already."
