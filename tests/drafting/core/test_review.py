"""Working on a case: leases, versions, facts, edits and decisions."""

from collections.abc import Callable

import pytest

from drafting.errors import InvalidInput, LeaseHeld, NotAllowed, NotFound, VersionConflict, WrongState
from drafting.models import CaseState, CaseSummary, Message, NewPost, QueueFilter
from drafting.reading import Correction
from policy.models import Author, CaseFacts, GivenText
from tests.drafting.core.world import START, World


def test_a_second_agent_meets_the_lease_until_it_ends(world: World) -> None:
    ann, bob = world.person("ann"), world.person("bob")
    case = world.desk.claim(ann, world.drafted().id)
    with pytest.raises(LeaseHeld, match=r"ann is working on this case until 09:15 UTC"):
        world.desk.claim(bob, case.id)
    with pytest.raises(LeaseHeld):
        world.desk.edit(bob, case.id, "Hello", case.version)
    world.clock.pass_time(minutes=10)
    assert world.desk.claim(ann, case.id).version == case.version, "renewing changes nothing about the case"
    world.clock.pass_time(minutes=10)
    with pytest.raises(LeaseHeld):
        world.desk.claim(bob, case.id)
    world.clock.pass_time(minutes=6)
    assert world.desk.claim(bob, case.id).claimed_by == "bob"
    with pytest.raises(LeaseHeld, match="bob"):
        world.desk.edit(ann, case.id, "Hello", case.version)
    world.desk.release(bob, case.id)
    assert world.desk.case(ann, case.id).claimed_by is None
    assert world.desk.edit(ann, case.id, "Hello", case.version).claimed_by == "ann"


def test_bringing_in_a_post_or_news_holds_nobody_off(world: World) -> None:
    """A support tool with a person's key posts the case, an agent works on it."""
    ann, bob = world.person("ann"), world.person("bob")
    key = world.desk.actor_for_key(world.desk.create_key(ann, "ann", ("cases:write",)).secret)
    case = world.desk.receive(key, NewPost(text="The tap leaks", channel="x", external_id="1"))
    assert case.claimed_by is None
    case = world.desk.customer_changed(key, "x", "1", "It floods")
    assert case.claimed_by is None
    world.worker.drain()
    assert world.desk.claim(bob, case.id).claimed_by == "bob"


def test_a_tool_never_holds_a_case(world: World) -> None:
    world.desk.create_account(world.desk.system(), "bot", "Bot", ("agent",), human=False)
    bot = world.desk.actor("bot", "api")
    case = world.drafted()
    case = world.desk.edit(bot, case.id, "Hello", case.version)
    case = world.desk.set_facts(bot, case.id, CaseFacts(), case.version)
    case = world.desk.request_draft(bot, case.id, case.version)
    assert case.claimed_by is None
    with pytest.raises(NotAllowed, match="Only a person"):
        world.desk.claim(bot, case.id)


def test_only_the_holder_or_an_admin_releases(world: World) -> None:
    case = world.desk.claim(world.person("ann"), world.drafted().id)
    with pytest.raises(LeaseHeld):
        world.desk.release(world.person("bob"), case.id)
    world.desk.release(world.person("ada"), case.id)
    world.desk.release(world.person("ada"), case.id)
    assert world.desk.case(world.person("bob"), case.id).claimed_by is None


def test_an_old_version_is_refused_and_changes_nothing(world: World) -> None:
    ann = world.person("ann")
    case = world.drafted()
    newer = world.desk.edit(ann, case.id, "First", case.version)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: world.desk.edit(ann, case.id, "Second", case.version),
        lambda: world.desk.reject(ann, case.id, "no", case.version),
        lambda: world.desk.set_facts(ann, case.id, CaseFacts(), case.version),
        lambda: world.desk.no_reply(ann, case.id, "spam", case.version),
        lambda: world.desk.request_draft(ann, case.id, case.version),
    )
    for attempt in attempts:
        with pytest.raises(VersionConflict, match="Read it again"):
            attempt()
    assert world.desk.case(ann, case.id) == newer


def test_an_edit_is_revision_n_plus_one_with_its_own_verdict(world: World) -> None:
    ann = world.person("ann")
    case = world.drafted()
    edited = world.desk.edit(ann, case.id, "This must BLOCK", case.version, private_message="Private WARN")
    assert [(d.revision, d.recipe.source) for d in edited.drafts] == [(1, "model"), (2, "human")]
    assert edited.drafts[0] == case.drafts[0]
    draft = edited.draft
    assert draft is not None
    assert draft.verdict.verdict == "block"
    assert draft.private_verdict is not None
    assert draft.private_verdict.verdict == "warn"
    assert world.desk.queue(ann).items[0].verdict == "block"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("x" * 70_000, "70,000 bytes"),
        ("half \ud800", "half a character"),
        ("nul \x00", "NUL"),
        ("REFUSE", "cannot be checked"),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused_in_one_line(world: World, text: str, says: str) -> None:
    case = world.drafted()
    with pytest.raises(InvalidInput, match=says) as refusal:
        world.desk.edit(world.person("ann"), case.id, text, case.version)
    assert "\n" not in str(refusal.value)
    assert world.desk.case(world.person("ann"), case.id) == case


@pytest.mark.parametrize("text", ["", "x" * 100_000, "half \udfff"])
def test_a_post_that_cannot_be_taken_is_refused(world: World, text: str) -> None:
    with pytest.raises(InvalidInput):
        world.post(text)
    with pytest.raises(InvalidInput, match="no channel 'fax'"):
        world.desk.receive(world.desk.system(), NewPost(text="Hello", channel="fax"))
    assert world.desk.counts(world.person("ann"))["all"] == 0


def test_what_no_database_takes_is_mended_and_not_lost(world: World) -> None:
    post = NewPost(
        text="Leaks\x00!",
        channel="x",
        author=Author(name="P\x00te \ud800", handle="@" + "p" * 900),
        thread=(Message(author="me", text="a\x00b"),),
    )
    case = world.desk.receive(world.desk.system(), post)
    assert case.post == "Leaks\ufffd!"
    assert case.author.name == "P\ufffdte ?"
    assert len(case.author.handle or "") == 500
    assert case.thread[0].text == "a\ufffdb"


def test_the_same_post_is_one_case(world: World) -> None:
    first = world.post("The tap leaks", "x-1")
    again = world.post("The tap leaks, edited", "x-1")
    assert again == world.desk.case(world.person("ann"), first.id)
    assert again.post == "The tap leaks"
    assert world.desk.counts(world.person("ann"))["all"] == 1
    assert [e.action for e in world.desk.audit(world.person("ann"), first.id).items].count("receive") == 1


def test_facts_are_evidence_from_then_on_and_judge_the_draft_again(world: World) -> None:
    ann = world.person("ann")
    case = world.drafted()
    facts = CaseFacts(fault="ours", facts=(GivenText(id="f1", text="We forgot the visit."),))
    case = world.desk.set_facts(ann, case.id, facts, case.version)
    assert case.facts.fault == "ours"
    assert world.guard.checked[-1][1].facts.facts == facts.facts
    case = world.desk.correct_reading(ann, case.id, Correction(kind="question", lang="DE"), case.version)
    assert (case.kind, case.lang) == ("question", "de")
    with pytest.raises(InvalidInput, match="language code"):
        world.desk.correct_reading(ann, case.id, Correction(kind="question", lang="klingon!"), case.version)
    case = world.desk.request_draft(ann, case.id, case.version)
    world.worker.drain()
    assert world.desk.case(ann, case.id).kind == "question", "the writer does not overrule a human"


def test_reject_escalate_no_reply_and_close(world: World) -> None:
    ann, eve = world.person("ann"), world.person("eve")
    case = world.drafted()
    with pytest.raises(InvalidInput, match="Say why"):
        world.desk.reject(ann, case.id, "  ", case.version)
    case = world.desk.reject(ann, case.id, "Too stiff", case.version)
    assert case.state is CaseState.REJECTED
    assert case.decisions[-1].note == "Too stiff"
    with pytest.raises(WrongState, match="had its draft rejected"):
        world.approve(case, "eve")
    case = world.desk.escalate(ann, case.id, "legal", "A lawyer wrote", case.version)
    assert (case.state, case.route, case.urgent) == (CaseState.ESCALATED, "legal", True)
    case = world.desk.edit(ann, case.id, "Thank you for writing", case.version)
    assert case.state is CaseState.ESCALATED, "an edit does not take it back from the role"
    world.desk.release(ann, case.id)
    with pytest.raises(NotAllowed, match="escalated to legal: the reply needs the role approver"):
        world.approve(case, "bob")
    case = world.desk.no_reply(eve, case.id, "Answered in court", case.version)
    assert case.state is CaseState.NO_REPLY
    case = world.desk.close_case(eve, case.id, case.version)
    assert case.state is CaseState.CLOSED
    assert world.desk.queue(ann).items == ()


def test_a_new_draft_follows_the_wish_and_is_given_the_old_one(world: World) -> None:
    ann = world.person("ann")
    case = world.drafted()
    case = world.desk.request_draft(ann, case.id, case.version, instruction="shorter", n=2)
    assert case.state is CaseState.DRAFTING
    assert case.claimed_by == "ann"
    world.worker.drain()
    case = world.desk.case(ann, case.id)
    assert case.state is CaseState.IN_REVIEW
    assert case.draft is not None
    assert case.draft.text.endswith("(shorter)")
    with pytest.raises(InvalidInput, match="1 to 8"):
        world.desk.request_draft(ann, case.id, case.version, n=9)


def test_a_customer_who_writes_again_makes_the_case_stale_and_drafted_anew(world: World) -> None:
    ann = world.person("ann")
    first = world.post("The tap leaks", "x-1")
    world.worker.drain()
    case = world.desk.customer_changed(world.desk.system(), "x", "x-1", "Now the cellar is wet")
    assert case.state is CaseState.DRAFTING
    assert case.post == "Now the cellar is wet"
    assert [m.text for m in case.thread] == ["The tap leaks"]
    again = world.desk.customer_changed(world.desk.system(), "x", "x-1", "Now the cellar is wet")
    assert again.version == case.version, "the same news twice is one change"
    world.worker.drain()
    assert len(world.desk.case(ann, first.id).drafts) == 2
    case = world.desk.customer_changed(world.desk.system(), "x", "x-1", None)
    assert case.state is CaseState.STALE
    assert "deleted" in (case.failure or "")
    with pytest.raises(NotFound):
        world.desk.customer_changed(world.desk.system(), "x", "x-2", "Hello")


def test_a_post_that_must_not_be_drafted_goes_straight_to_whom_the_rule_names(world: World) -> None:
    ann = world.person("ann")
    case = world.post("DANGER: it caught fire")
    assert (case.state, case.route, case.urgent, case.draft_allowed) == (CaseState.ESCALATED, "safety", True, False)
    assert world.worker.drain() == 0
    assert world.desk.queue(ann).items[0].id == case.id
    with pytest.raises(NotAllowed, match="forbids a drafted reply"):
        world.desk.request_draft(ann, case.id, case.version)
    broken = world.post("CRASH the rules")
    assert (broken.state, broken.route) == (CaseState.ESCALATED, "approver")
    press = world.drafted("PRESS wants to know")
    assert (press.state, press.route, len(press.drafts)) == (CaseState.ESCALATED, "press", 1)


def test_the_queue_filters_orders_and_pages_without_losing_a_line(world: World) -> None:
    ann = world.person("ann")
    for number in range(25):
        text = "DANGER here" if number % 7 == 3 else f"Post number {number} about Straße r{number % 3}"
        world.post(text)
        world.clock.pass_time(seconds=1)
    for order in ("urgent", "oldest", "newest"):
        wanted = QueueFilter(order=order)
        seen: list[CaseSummary] = []
        cursor = None
        while True:
            page = world.desk.queue(ann, wanted, cursor, limit=4)
            seen += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
        assert len({line.id for line in seen}) == len(seen) == 25
        times = [line.posted_at for line in seen]
        if order == "urgent":
            keys = [(not line.urgent, line.posted_at) for line in seen]
            assert keys == sorted(keys)
        else:
            assert times == sorted(times, reverse=order == "newest")
    assert world.desk.queue(ann).total == 25
    assert world.desk.queue(ann, QueueFilter(text="STRASSE R2")).total == 7
    assert world.desk.queue(ann, QueueFilter(text="100%")).total == 0
    assert world.desk.queue(ann, QueueFilter(states=(CaseState.ESCALATED,))).total == 4
    with pytest.raises(InvalidInput, match="cursor"):
        world.desk.queue(ann, cursor="nonsense")
    counts = world.desk.counts(ann)
    assert (counts["waiting"], counts["urgent"], counts["escalated"], counts["mine"]) == (25, 4, 4, 0)
    assert counts["oldest_seconds"] == 25


def test_history_and_similar_open_cases(world: World) -> None:
    pete = Author(name="Pete", handle="@pete")
    for number in range(3):
        post = NewPost(text=f"Invoice doubled again {number}", channel="x", author=pete, posted_at=START)
        last = world.desk.receive(world.desk.system(), post)
    assert last.history.posts == 2
    assert last.history.last_post == START
    assert len(last.similar_open) == 2
    other = world.post("Lovely gardens everywhere")
    assert other.similar_open == ()
    assert other.history.posts == 0


def test_how_a_post_was_read_is_corrected_and_the_next_draft_follows(world: World) -> None:
    ann = world.person("ann")
    case = world.post(external_id="7")
    world.worker.drain()
    case = world.desk.case(ann, case.id)
    said = Correction(kind="complaint", lang="en", problems=("The tap drips", " "), asked=("And now?",), urgent=True)
    case = world.desk.correct_reading(ann, case.id, said, case.version)
    assert case.reading.problems == ("The tap drips",)
    assert (case.reading.asked, case.reading.corrected, case.urgent) == (("And now?",), True, True)
    entry = world.desk.audit(ann, case.id).items[0]
    assert (entry.action, entry.actor) == ("reading_set", "ann")
    assert "drips" not in str(entry.data), "the record names what was changed, not the customer's words"
    world.desk.request_draft(ann, case.id, case.version)
    world.worker.drain()
    draft = world.desk.case(ann, case.id).draft
    assert draft is not None
    assert "About: The tap drips" in draft.text
    case = world.desk.customer_changed(world.desk.system(), "x", "7", "Something else")
    assert not case.reading.corrected, "it was about the old words"
    assert case.kind == "other", "and so was the kind"


def test_an_agent_sends_a_case_to_a_role_and_only_an_approver_takes_it_back(world: World) -> None:
    ann, bob = world.person("ann"), world.person("bob")
    case = world.drafted()
    case = world.desk.correct_reading(
        ann, case.id, Correction(kind="complaint", lang="en", route="legal"), case.version
    )
    assert case.route == "legal"
    with pytest.raises(NotAllowed, match="only an approver"):
        world.desk.correct_reading(bob, case.id, Correction(kind="complaint", lang="en", route=""), case.version)
    case = world.desk.case(bob, case.id)
    assert case.route == "legal"
