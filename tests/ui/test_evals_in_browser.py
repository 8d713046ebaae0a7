"""A trainer's work in a real browser: runs, one draft, comparison, blind reading, settling, production."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from evals.scoring import score_run
from evals.store import Store
from tests.evals.world import finding, header, item, result
from tests.ui.house import EVIDENCE, PASSWORD, House, make_house, serve_house

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
EARLIER, LATER = "20261122-100000-set-aaaa", "20261123-100000-set-bbbb"
POSTS = {
    "zip": "The zip broke <script>alert(1)</script> on day one.",
    "late": "Three weeks late ‮and nobody writes.",
    "thanks": "Thank you, Colette!",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running desk with two runs of one set, and two trainers."""
    with ExitStack() as resources:
        made = make_house(tmp_path_factory.mktemp("evals"), resources)
        year = datetime.now(UTC) + timedelta(days=365)
        system = made.desk.system()
        made.desk.create_account(system, "tess", "Tess", ("agent", "trainer"), password=PASSWORD, trained_until=year)
        _store_runs(made.folder / ".replydesk" / "evals")
        serve_house(made, resources)
        yield made


def _store_runs(folder: Path) -> None:
    store = Store(folder)
    asked = {name: item(name, post, kind="complaint", lang="en") for name, post in POSTS.items()}
    held = finding("promises.refund")
    good = {name: f"I am sorry about this: {post}" for name, post in POSTS.items()}
    for run in (EARLIER, LATER):
        results = [result(asked[name], good[name], evidence=EVIDENCE) for name in ("late", "thanks")]
        if run == EARLIER:
            results.append(result(asked["zip"], good["zip"]))
        else:
            results.append(result(asked["zip"], "You get a refund for the zip.", "block", findings=(held,)))
        store.add(header(list(asked.values()), run, label="new prompt" if run == LATER else ""))
        store.rewrite(run, score_run(results, ()))


@pytest.fixture
def evals_of(sign_in: SignIn) -> Callable[..., Locator]:
    """Sign someone in and open the Evals tab, or a run of it."""

    def open_tab(who: str = "tess", run: str | None = None) -> Locator:
        page = sign_in(who)
        page.get_by_role("tab", name="Evals").click()
        view = page.locator("[data-view=evals]")
        expect(view.locator("h2")).to_have_text("Eval runs")
        if run is not None:
            view.locator(f".rd-table [data-run='{run}']").click()
            expect(view.get_by_role("heading", name="Gate")).to_be_visible()
        return view

    return open_tab


EvalsOf = Callable[..., Locator]


def test_from_the_runs_to_one_draft_with_its_finding_clause_and_evidence(evals_of: EvalsOf) -> None:
    view = evals_of(run=LATER)
    expect(view.locator(".rd-figures").first).to_contain_text("Share of drafts where the finished draft is not held")
    expect(view.locator(".rd-figures").first).to_contain_text("67 %")
    expect(view.get_by_text("The gate is closed: a hard bound was missed.")).to_be_visible()
    expect(view.get_by_role("row", name=re.compile("^Complaint"))).to_contain_text("3")
    expect(view.locator(".rd-drafts tbody tr").first).to_contain_text("Held by the policy")

    view.get_by_role("button", name="zip", exact=True).click()
    expect(view.locator(".rd-post")).to_have_text(POSTS["zip"])
    expect(view.locator(".rd-finding")).to_contain_text("About promises.refund.")
    expect(view.locator(".rd-clause")).to_contain_text("returns.md, 2.1: within 30 days")
    view.get_by_role("button", name="Next").click()
    expect(view.locator("h2")).to_have_text("late")
    expect(view.locator(".rd-post .rd-hidden")).to_have_text("U+202E")
    expect(view.locator(".rd-evidence")).to_contain_text("You may return anything within 60 days")


def test_a_trainer_starts_a_run_sees_it_wait_and_stops_it_and_an_agent_may_not(evals_of: EvalsOf, house: House) -> None:
    folder = house.folder / "evals"
    folder.mkdir(exist_ok=True)
    lines = [json.dumps({"id": name, "post": post, "set": "core"}) for name, post in POSTS.items()]
    (folder / "posts.jsonl").write_text("\n".join([*lines, "no JSON <b>"]) + "\n", encoding="utf-8")
    view = evals_of()
    view.get_by_label("Posts to draft").select_option(label="posts, part core: 3 posts")
    view.get_by_label("A name for the run").fill("a new <b>prompt</b>")
    view.get_by_role("button", name="Start it").click()
    expect(view.locator("[data-msg=page]")).to_contain_text("Left out of posts because it cannot be read: line 4")
    expect(view.locator(".rd-order")).to_contain_text("posts (core), a new <b>prompt</b>: waits for its turn.")
    (order,) = house.app.desk.pending_runs()
    house.app.desk.run_progress(order.id, 1, 3)
    expect(view.locator(".rd-order")).to_contain_text("1 of 3 posts are done")
    view.get_by_label("Posts to draft").select_option(label="posts, part core: 3 posts")
    view.get_by_role("button", name="Start it").click()
    expect(view.locator("[data-msg=page]")).to_have_text("tess asked for this run already; it waits or is at work.")
    reading = evals_of("mara")
    expect(reading.locator(".rd-order")).to_contain_text("1 of 3 posts are done")
    expect(reading.get_by_role("button", name=re.compile("Start it|Stop it"))).to_have_count(0)
    house.app.desk.settle_run(order.id, "The endpoint was lost after 1 of 3 items.")
    expect(view.get_by_text("did not come to an end: The endpoint was lost")).to_be_visible()
    view.get_by_role("button", name="Go on with it").click()
    view.get_by_role("button", name="Stop it").last.click()
    expect(view.locator("[data-msg=page]")).to_contain_text("What is done is kept")


def test_two_runs_side_by_side_the_changed_draft_first_and_what_it_shows_in_words(evals_of: EvalsOf) -> None:
    view = evals_of()
    view.get_by_label("Earlier run").select_option(EARLIER)
    view.get_by_label("Later run").select_option(LATER)
    view.get_by_role("button", name="Compare").click()
    expect(view.locator(".rd-verdict-words")).to_contain_text("3 items compared: too few to tell")
    changed = view.locator(".rd-changed")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text("worse")
    expect(changed.locator(".rd-sent")).to_have_text(
        [f"I am sorry about this: {POSTS['zip']}", "You get a refund for the zip."]
    )
    expect(view.locator(".rd-compact").first).to_contain_text("Too few to tell: only 3 items.")


def test_drafts_are_read_blind_by_keys_that_never_fire_in_a_text_box(house: House, evals_of: EvalsOf) -> None:
    view = evals_of(run=LATER)
    keyboard = view.page.keyboard
    view.get_by_role("button", name="Read drafts blind").click()
    form = view.locator("[data-grade]")
    expect(form).to_be_visible()
    expect(view.locator(".rd-finding, .rd-verdict, .rd-chip")).to_have_count(0)
    first = form.get_attribute("data-item")
    for key in "45":
        keyboard.press(key)
    expect(form.locator("input:checked")).to_have_count(2)
    keyboard.press("c")
    keyboard.type("1 of 5")
    expect(form.get_by_label("How it should have read")).to_have_value("1 of 5")
    expect(form.locator("input:checked")).to_have_count(2)
    keyboard.press("Escape")
    keyboard.press("Enter")
    expect(form.locator("[data-role=missing]")).to_have_text("4 questions to go")
    for key in "3345":
        keyboard.press(key)
    keyboard.press("Enter")
    expect(view.locator("[data-msg=page]")).to_contain_text(f"Your answers about {first} are kept.")
    expect(view.get_by_text("1 of 3 read")).to_be_visible()
    expect(form).not_to_have_attribute("data-item", str(first))

    view.locator(".rd-crumbs [data-go=run]").click()
    view.get_by_role("button", name="Agreement").click()
    expect(view.locator(".rd-changed")).to_contain_text("1 of 5")
    view.get_by_role("button", name="Make it a precedent").click()
    expect(view.locator("[data-msg=page]")).to_contain_text("No index is open here.")
    view.get_by_role("button", name="Make it an eval case").click()
    expect(view.locator("[data-msg=page]")).to_contain_text("an item of the eval set “corrections” now")
    kept = json.loads((house.folder / "evals" / "corrections.jsonl").read_text(encoding="utf-8"))
    assert (kept["id"], kept["reference"]) == (f"{first}-tess", "1 of 5")


def test_two_trainers_apart_on_a_draft_are_settled_in_sight_of_both(house: House, evals_of: EvalsOf) -> None:
    for who, grades in (("tess", "444444"), ("ada", "444414")):
        view = evals_of(who, EARLIER)
        view.get_by_role("button", name="Read drafts blind").click()
        for count in range(1, 4):
            expect(view.locator("[data-grade]")).to_be_visible()
            for key in grades:
                view.page.keyboard.press(key)
            view.get_by_role("button", name="Save and show the next one").click()
            if count < 3:
                expect(view.get_by_text(f"{count} of 3 read")).to_be_visible()
        expect(view.get_by_text("You have read every draft of this run.")).to_be_visible()
    view.get_by_role("button", name="See how far people agree").click()
    expect(view.get_by_role("row", name=re.compile("right next step"))).to_contain_text("0 %")
    expect(view.get_by_role("row", name=re.compile("one person writing"))).to_contain_text("100 %")
    apart = view.locator("[data-go=to_settle]")
    expect(apart).to_have_count(3)
    apart.first.click()
    expect(view.get_by_role("row", name=re.compile("^Would sign it"))).to_contain_text("yesno")
    for _ in range(6):
        view.page.keyboard.press("5")
    view.get_by_role("button", name="Settle it").click()
    expect(apart).to_have_count(2)


def test_an_agent_reads_figures_and_is_offered_nothing_that_is_a_trainers(evals_of: EvalsOf) -> None:
    view = evals_of("mara", LATER)
    expect(view.get_by_role("button", name="Read drafts blind")).to_have_count(0)
    expect(view.get_by_role("button", name="Make it the baseline")).to_have_count(0)
    view.get_by_role("button", name="Agreement").click()
    expect(view.get_by_text("Trainers see here what people disagree on.")).to_be_visible()


def test_a_run_becomes_the_baseline_and_its_report_opens_without_any_network(
    house: House, evals_of: EvalsOf, tmp_path: Path
) -> None:
    view = evals_of(run=EARLIER)
    view.get_by_role("button", name="Make it the baseline").click()
    expect(view.locator(".rd-headline .rd-chip")).to_have_text("baseline")
    with view.page.expect_download() as download:
        view.get_by_role("link", name="Report to send").click()
    saved = tmp_path / "report.html"
    download.value.save_as(saved)
    page = view.page.context.browser.new_page()  # type: ignore[union-attr]  # the browser is open
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(saved.as_uri())
    expect(page.locator("h1")).to_have_text("Eval run: set")
    expect(page.locator("svg").first).to_be_visible()
    assert asked == [saved.as_uri()]
    page.close()


def test_what_people_did_with_drafts_is_shown_and_a_rejected_one_becomes_an_eval_case(
    house: House, sign_in: SignIn
) -> None:
    ben = house.desk.actor("ben", "desk")
    used, refused = house.post("My parcel never came."), house.post("The sleeves are too short.")
    case = house.desk.claim(ben, used.id)
    assert case.draft is not None
    house.desk.approve(ben, case.id, case.draft.id, case.draft.text_sha256, case.version)
    case = house.desk.claim(ben, refused.id)
    house.desk.reject(ben, case.id, "It must name the sleeves.", case.version)
    house.desk.release(ben, case.id)

    page = sign_in("tess")
    page.get_by_role("tab", name="Evals").click()
    view = page.locator("[data-view=evals]")
    view.get_by_role("button", name="In production").click()
    expect(view.locator(".rd-verdict-words")).to_contain_text("Of 2 drafts people used 50 % as they were")
    expect(view.get_by_role("row", name=re.compile("^ben"))).to_contain_text("50 %")
    view.get_by_role("button", name="Last 7 days").click()
    expect(view.get_by_role("button", name="Last 7 days")).to_have_attribute("aria-pressed", "true")

    page.goto(f"{house.url}?case={refused.id}")
    page.get_by_role("button", name="Make it an eval case").click()
    expect(page.locator("[data-msg=keep]")).to_contain_text(f"case-{refused.id}")
    kept = json.loads((house.folder / "evals" / "from-desk.jsonl").read_text(encoding="utf-8"))
    assert kept["must"] == ["It must name the sleeves."]
    page.get_by_role("button", name="Make it an eval case").click()
    expect(page.locator("[data-msg=keep]")).to_contain_text("stands in the set 'from-desk' already")
