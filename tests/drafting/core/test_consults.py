"""Asking somebody outside the desk: on record, answered under a name, drafted again."""

from __future__ import annotations

import pytest

from drafting.errors import InvalidInput, NotAllowed, NotFound, VersionConflict, WrongState
from drafting.models import CaseState
from tests.drafting.core.world import World


def test_an_answer_becomes_a_fact_under_the_experts_name_and_a_new_draft(world: World) -> None:
    ann = world.person("ann")
    case = world.drafted("The seam of my jacket opened")
    asked = world.desk.ask_expert(ann, case.id, "Jan Weber, workshop", "Can it be taped?", case.version)
    assert [c.expert for c in world.desk.consults(ann)] == ["Jan Weber, workshop"]
    assert asked.state is CaseState.IN_REVIEW
    [consult] = asked.consults
    answered = world.desk.answer_expert(ann, case.id, consult.id, "The seam can be taped.", asked.version)
    assert answered.state is CaseState.DRAFTING
    assert [(f.id, f.text) for f in answered.facts.facts] == [("expert-jan-weber-workshop", "The seam can be taped.")]
    world.worker.drain()
    again = world.desk.case(ann, case.id)
    assert len(again.drafts) == 2
    [kept] = again.consults
    assert (kept.answered_by, kept.recorded_by, kept.fact_id) == (
        "Jan Weber, workshop",
        "ann",
        answered.facts.facts[0].id,
    )
    assert world.desk.consults(ann) == ()
    with pytest.raises(WrongState):
        world.desk.answer_expert(ann, case.id, consult.id, "No.", again.version)
    second = world.desk.ask_expert(ann, case.id, "Jan Weber, workshop", "What does it cost?", again.version)
    by_other = world.desk.answer_expert(
        ann, case.id, second.consults[-1].id, "It is free.", second.version, by="Jan Weber, workshop"
    )
    assert by_other.facts.facts[-1].id == "expert-jan-weber-workshop-2"
    assert [e.action for e in world.desk.audit(ann, case.id).items].count("expert_answered") == 2
    assert world.desk.verify_audit().problems == ()


def test_no_draft_is_written_where_the_policy_forbids_one(world: World) -> None:
    eve = world.person("eve")
    case = world.post("DANGER: the stove caught fire")
    asked = world.desk.ask_expert(eve, case.id, "product safety", "Which lot is it?", case.version)
    answered = world.desk.answer_expert(eve, case.id, asked.consults[0].id, "Lot 7 is affected.", asked.version)
    assert answered.state is CaseState.ESCALATED
    assert answered.drafts == ()


def test_who_may_not_work_asks_nobody_and_nothing_is_asked_of_nobody(world: World) -> None:
    case = world.drafted()
    ann = world.person("ann")
    with pytest.raises(NotAllowed):
        world.desk.ask_expert(world.person("tom"), case.id, "Jan", "What?", case.version)
    with pytest.raises(VersionConflict):
        world.desk.ask_expert(ann, case.id, "Jan", "What?", case.version - 1)
    for expert, question in ((" ", "What?"), ("Jan", " "), ("J" * 121, "What?")):
        with pytest.raises(InvalidInput):
            world.desk.ask_expert(ann, case.id, expert, question, case.version)
    with pytest.raises(NotFound):
        world.desk.answer_expert(ann, case.id, "nothing", "Yes.", case.version)
    other = world.drafted("Another one")
    asked = world.desk.ask_expert(ann, case.id, "Jan", "What?", case.version)
    with pytest.raises(NotFound):  # the question of one case is not answered in another
        world.desk.answer_expert(ann, other.id, asked.consults[0].id, "Yes.", other.version)


def test_an_erased_case_keeps_no_word_of_it(world: World) -> None:
    ann, ada = world.person("ann"), world.person("ada")
    case = world.drafted()
    asked = world.desk.ask_expert(ann, case.id, "Jan", "Does Colette Byrne's tap need a valve?", case.version)
    world.desk.answer_expert(ann, case.id, asked.consults[0].id, "Colette Byrne needs a new valve.", asked.version)
    world.worker.drain()
    world.desk.erase(ada, [case.id])
    assert world.desk.still_said(ada, "Colette Byrne") == ()
    assert world.desk.consults(ann) == ()
    assert world.desk.verify_audit().problems == ()
