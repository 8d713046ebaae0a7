"""After a reply: outcomes, customers who went silent, and writing once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.errors import InvalidInput, NotAllowed, VersionConflict, WrongState
from drafting.models import CaseState
from policy.models import CaseFacts, Remedy
from tests.drafting.core.world import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "acme")


def test_an_answered_customer_who_says_nothing_more_is_on_the_list_until_somebody_says_how_it_ended(
    world: World,
) -> None:
    ann = world.person("ann")
    first = world.approve(world.drafted("The tap leaks"))
    world.drafted("Nobody answered this one")
    assert world.desk.follow_ups(ann) == ()
    world.clock.pass_time(days=3)
    second = world.approve(world.drafted("The bath leaks"))
    assert [f.case.id for f in world.desk.follow_ups(ann)] == [first.id]
    world.clock.pass_time(days=3)
    assert [f.case.id for f in world.desk.follow_ups(ann)] == [first.id, second.id]
    assert world.desk.set_outcome(ann, first.id, "thanked").outcome == "thanked"
    assert [f.case.id for f in world.desk.follow_ups(ann)] == [second.id]
    world.desk.set_outcome(ann, first.id, "escalated")
    assert world.desk.case(ann, first.id).outcome == "escalated"
    assert world.desk.verify_audit().problems == ()


def test_the_share_of_answered_posts_is_told(world: World) -> None:
    ann = world.person("ann")
    assert world.desk.answered(ann).rate is None
    answered = world.approve(world.drafted("One"))
    world.desk.set_outcome(ann, answered.id, "calmed")
    left = world.drafted("Two")
    world.desk.no_reply(ann, left.id, "Spam", left.version)
    world.drafted("Three")
    told = world.desk.answered(ann)
    assert (told.received, told.answered, told.no_reply, told.waiting) == (3, 1, 1, 1)
    assert told.rate == pytest.approx(1 / 3)
    assert told.outcomes == {"calmed": 1}
    with pytest.raises(InvalidInput):
        world.desk.answered(ann, 0)


def test_a_case_without_an_answer_has_no_outcome(world: World) -> None:
    case = world.drafted()
    with pytest.raises(WrongState):
        world.desk.set_outcome(world.person("ann"), case.id, "thanked")
    with pytest.raises(NotAllowed):
        world.desk.set_outcome(world.person("tom"), case.id, "thanked")


def test_a_follow_up_is_judged_approved_and_sent_like_any_reply(world: World) -> None:
    ann = world.person("ann")
    case = world.approve(world.drafted())
    with pytest.raises(VersionConflict):
        world.desk.follow_up(ann, case.id, "Is the tap dry now?", case.version - 1)
    held = world.desk.follow_up(ann, case.id, "BLOCK this", world.desk.case(ann, case.id).version)
    assert held.state is CaseState.IN_REVIEW
    assert held.draft is not None
    assert held.draft.verdict.verdict == "block"
    good = world.desk.edit(ann, case.id, "Is the tap dry now?", held.version)
    sent = world.approve(good)
    assert sent.state is CaseState.SENT
    assert [d.text for d in sent.deliveries][-1] == "Is the tap dry now?"
    assert len(world.lines()) == 2
    assert world.desk.verify_audit().problems == ()


def test_a_follow_up_is_no_precedent_and_an_outcome_reaches_the_first_answer(world: World, tmp_path: Path) -> None:
    learned: list[tuple[str, str | None]] = []
    world.worker._on_sent = lambda case, delivery: learned.append((delivery.text, case.outcome))
    case = world.approve(world.drafted())
    world.worker.drain()
    first = case.deliveries[0].text
    written = world.desk.follow_up(world.person("ann"), case.id, "Is it dry now?", case.version)
    world.approve(written)
    world.worker.drain()
    world.desk.set_outcome(world.person("ann"), case.id, "thanked")
    world.worker.drain()
    assert learned == [(first, None), (first, "thanked")]


def test_a_moment_for_a_surprise_is_shown_with_what_the_remedy_table_allows_this_role(tmp_path: Path) -> None:
    remedies = (
        Remedy(id="gift", title="A small gift", kind="gift", limits={"agent": 15.0, "approver": 30.0}),
        Remedy(id="voucher", title="Voucher", kind="credit", limits={"agent": 20.0}, fault="ours"),
        Remedy(id="refund", title="Refund", kind="refund", limits={"agent": 100.0}),
    )
    world = make_world(tmp_path / "gifts", more={"remedies": remedies})
    ann, eve = world.person("ann"), world.person("eve")
    case = world.drafted("The tent is for our wedding trip, it is our wedding on Saturday")
    assert case.opportunity is not None
    assert case.opportunity.words == "our wedding"
    [line] = world.desk.queue(ann).items
    assert line.opportunity == case.opportunity
    assert [(r.id, limit) for r, limit in world.desk.gestures(ann, case)] == [("gift", 15.0)]
    assert [(r.id, limit) for r, limit in world.desk.gestures(eve, case)] == [("gift", 30.0)]
    ours = world.desk.set_facts(ann, case.id, CaseFacts(fault="ours"), case.version)
    assert [r.id for r, _ in world.desk.gestures(ann, ours)] == ["gift", "voucher"]
    plain = world.drafted("The tap leaks")
    assert plain.opportunity is None
