"""What became of drafts in the real Desk: used, edited, rewritten, rejected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.models import CaseView
from drafting.reading import Correction
from evals.errors import EvalError
from evals.importers import item_from_case, teaches
from evals.production import production
from evals.similarity import likeness, use_of
from tests.drafting.core.world import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path)
    yield made
    made.desk.close()


def edited(world: World, case: CaseView, text: str) -> CaseView:
    case = world.desk.claim(world.person("ann"), case.id)
    return world.desk.edit(world.person("ann"), case.id, text, case.version)


@pytest.mark.parametrize(
    ("draft", "final", "use"),
    [
        ("I am sorry about the tap.", "I am sorry about the tap.", "as_is"),
        ("I am sorry about  the tap.\n", "I am sorry about the tap.", "as_is"),
        ("I am sorry about the tap. We come on Monday.", "I am sorry about the tap. We come on Tuesday.", "edited"),
        ("I am sorry about the tap.", "Nobody should have to mop a floor twice.", "rewritten"),
        ("", "Something.", "rewritten"),
    ],
)
def test_thresholds(draft: str, final: str, use: str) -> None:
    assert use_of(draft, final) == use
    assert likeness(draft, final) == likeness(final, draft)


def test_fates_are_told_apart_by_agent_channel_and_week(world: World) -> None:
    world.approve(world.drafted("The tap leaks since Monday"))
    world.clock.pass_time(days=7)
    case = world.drafted("The boiler is cold since Tuesday")
    assert case.draft is not None
    world.approve(edited(world, case, case.draft.text + " Soon."), "ann")
    case = world.drafted("The window sticks since Friday")
    world.approve(edited(world, case, "Nobody should have to fight a window."), "ann")
    case = world.drafted("The door squeaks")
    case = world.desk.claim(world.person("eve"), case.id)
    world.desk.reject(world.person("eve"), case.id, "It says nothing of the door.", case.version)

    found = production(world.desk, world.desk.system())
    assert found.total.drafts == 4
    assert found.total.fates == {"as_is": 0.25, "edited": 0.25, "rewritten": 0.25, "rejected": 0.25}
    assert {g.name: g.drafts for g in found.groups["agent"]} == {"ann": 3, "eve": 1}
    assert [g.drafts for g in found.groups["week"]] == [1, 3]
    assert [g.name for g in found.groups["channel"]] == ["x"]


def test_a_rejected_draft_is_counted_once_when_a_person_then_writes_the_reply(world: World) -> None:
    case = world.drafted("The door squeaks")
    case = world.desk.claim(world.person("ann"), case.id)
    case = world.desk.reject(world.person("ann"), case.id, "It says nothing of the door.", case.version)
    world.approve(edited(world, case, "A squeaking door is no fun. We oil it on our next visit."), "ann")
    assert production(world.desk, world.desk.system()).total.fates["rejected"] == 1.0


def test_what_a_person_writes_to_who_was_answered_before_says_nothing_of_the_draft_that_was_sent(world: World) -> None:
    case = world.approve(world.drafted("The tap leaks since Monday"))
    world.worker.drain()
    world.clock.pass_time(days=40)
    ann = world.person("ann")
    case = world.desk.claim(ann, case.id)
    case = world.desk.follow_up(ann, case.id, "We wanted to hear: does it hold tight now?", case.version)
    world.approve(case)
    total = production(world.desk, world.desk.system()).total
    assert (total.drafts, total.fates["as_is"]) == (1, 1.0)


def test_time_to_a_decision_after_an_answer_counts_from_the_draft_that_followed_it(world: World) -> None:
    case = world.post("The tap leaks since Monday", external_id="t1")
    world.worker.drain()
    world.clock.pass_time(minutes=10)
    world.approve(world.desk.case(world.person("ann"), case.id))
    world.worker.drain()
    world.clock.pass_time(days=40)
    world.desk.customer_changed(world.desk.system(), "x", "t1", "It leaks again since Friday")
    world.worker.drain()
    world.clock.pass_time(minutes=20)
    world.approve(world.desk.case(world.person("ann"), case.id))
    total = production(world.desk, world.desk.system()).total
    assert (total.drafts, round(total.minutes_p95)) == (2, 20)


def test_a_signature_that_the_desk_added_is_no_edit_of_a_persons(tmp_path: Path) -> None:
    world = make_world(tmp_path)
    world.desk.create_account(world.person("ada"), "una", "Una", ("agent",), signature="^Una")
    case = world.drafted("The tap leaks since Monday")
    una = world.desk.actor("una", "desk")
    assert world.desk.claim(una, case.id).draft != case.draft
    world.desk.release(una, case.id)
    world.approve(world.desk.case(world.person("ann"), case.id))
    total = production(world.desk, world.desk.system()).total
    assert (total.drafts, total.fates["as_is"], total.introduced, total.mended) == (1, 1.0, 0, 0)
    world.desk.close()


def test_findings_that_people_bring_in_or_mend_are_counted_by_rule(world: World) -> None:
    mended = world.drafted("The tap leaks WARN")
    world.approve(edited(world, mended, "Sorry about the tap."), "ann")
    brought_in = world.drafted("The boiler is cold")
    world.approve(edited(world, brought_in, "Sorry about the boiler. WARN"), "ann")
    found = production(world.desk, world.desk.system())
    assert (found.mended, found.introduced) == ({"warn": 1}, {"warn": 1})
    assert (found.total.mended, found.total.introduced) == (1, 1)


def test_a_case_whose_post_a_person_read_differently_becomes_an_eval_item(world: World) -> None:
    ann = world.person("ann")
    case = world.desk.claim(ann, world.drafted("So the zip is an interesting choice").id)
    assert not teaches(case)
    said = Correction(kind="complaint", lang="de", problems=("the zip broke",))
    case = world.desk.correct_reading(ann, case.id, said, case.version)
    made = item_from_case(case)
    assert (made.kind, made.lang, made.reference) == ("complaint", "de", None)
    assert "read: complaint, in de; it names the zip broke and asks nothing." in made.notes
    kind_only = world.desk.claim(ann, world.drafted("The door squeaks").id)
    kind_only = world.desk.correct_reading(ann, kind_only.id, Correction(kind="idea", lang="en"), kind_only.version)
    assert kind_only.reading.corrected
    assert item_from_case(kind_only).kind == "idea"


def test_a_rejected_draft_becomes_an_eval_item_and_a_good_one_does_not(world: World) -> None:
    case = world.drafted("The door squeaks")
    case = world.desk.claim(world.person("eve"), case.id)
    case = world.desk.reject(world.person("eve"), case.id, "It says nothing of the door.", case.version)
    made = item_from_case(case)
    assert (made.post, made.must, made.source) == ("The door squeaks", ("It says nothing of the door.",), "desk")
    good = world.approve(world.drafted("The tap leaks since Monday"))
    with pytest.raises(EvalError, match="not rejected and not changed much"):
        item_from_case(good)
    other = world.drafted("The window sticks")
    sent = world.approve(edited(world, other, "Nobody should have to fight a window."), "ann")
    made = item_from_case(sent)
    assert made.reference == "Nobody should have to fight a window."
    assert "0% of the words kept" in made.notes
