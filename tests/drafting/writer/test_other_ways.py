"""Other ways to write a composed reply, and the changes that an agent asks for: seen, and nothing new is claimed."""

from __future__ import annotations

import pytest

from tests.drafting.writer import house
from tests.drafting.writer.test_composed import RULES, draft

POST = "I want to cancel my order and return the mug from my last one."


def test_alternatives_differ_in_approach() -> None:
    result = draft(POST, shelf=house.Shelf(RULES))
    told = {other.approach: other.reply for other in result.alternatives}
    assert "in private" in told
    assert len(told["in private"]) < len(result.reply)
    assert all(other.verdict.approvable for other in result.alternatives)
    assert result.recipe.usage.calls == 0


def test_a_complaint_with_nothing_private_in_it_has_another_way_too() -> None:
    result = draft("The handle of my mug tore off on the second day.", shelf=house.Shelf({}))
    told = {other.approach: other.reply for other in result.alternatives}
    assert told.keys() == {"asks here"}
    assert "handle" in told["asks here"]
    assert "?" in told["asks here"]
    assert "@" not in told["asks here"]


def test_a_question_that_no_rule_surely_answers_has_the_nearest_rule_beside_the_honest_reply() -> None:
    rule = "1.1 The sugar bowl is glazed by hand in our own kiln."
    result = draft("Is the sugar bowl safe in a microwave?", shelf=house.Shelf({"sugar": rule}))
    assert "kiln" not in result.reply
    (near,) = [other for other in result.alternatives if other.approach.startswith("with the nearest rule")]
    assert "glazed by hand in our own kiln" in near.reply
    assert near.verdict.approvable
    assert any("kiln" in item.text for item in result.evidence)


OPEN = {
    "1": "Dogs are welcome on a lead. Every shop has step-free access except Lyon, which has a ramp.",
    "2": "The Galway workshop repairs tents and jackets.",
    "3": "Food is not allowed near the climbing wall.",
}


def test_a_rule_that_is_near_is_told_openly_as_a_rule_and_the_agent_is_asked_whether_it_answers() -> None:
    result = draft("Are greyhounds allowed in the shop?", shelf=house.Shelf(OPEN))
    assert "dogs are welcome on a lead" in result.reply.lower()
    assert "our rules" in result.reply
    assert "don't know" not in result.reply
    assert result.verdict.approvable, result.verdict.findings
    assert [need.id for need in result.needs] == ["rule"]
    assert result.needs[0].question.startswith("Does this rule answer it: “Dogs are welcome on a lead.")
    honest = result.alternatives[0]
    assert honest.approach.startswith("left open")
    assert "on a lead" not in honest.reply
    assert "greyhounds" in honest.reply


@pytest.mark.parametrize(("said", "told"), [("yes", True), ("No, that is for cats.", False)])
def test_what_the_agent_says_of_the_rule_settles_it(said: str, told: bool) -> None:
    post = "Are greyhounds allowed in the shop?"
    (need,) = draft(post, shelf=house.Shelf(OPEN)).needs
    facts = {"facts": [{"id": "f1", "text": f"{need.question} {said}"}]}
    result = draft(post, shelf=house.Shelf(OPEN), facts=facts)
    assert ("dogs are welcome on a lead" in result.reply.lower()) == told
    assert "our rules say" not in result.reply
    assert "cats" not in result.reply
    assert [need.id for need in result.needs] == ([] if told else ["answer"])


@pytest.mark.parametrize(("wish", "longer"), [("shorter", False), ("make it shorter", False), ("warmer", True)])
def test_a_composed_reply_is_changed_as_asked(wish: str, longer: bool) -> None:
    before = draft(POST, shelf=house.Shelf(RULES))
    after = draft(POST, shelf=house.Shelf(RULES), instruction=wish, previous=before.reply)
    assert (len(after.reply) > len(before.reply)) is longer
    assert after.reply != before.reply
    assert after.verdict.approvable, after.verdict.findings
    assert after.recipe.usage.calls == 0


def test_firmer_says_no_sorry_for_what_was_no_mistake() -> None:
    post = "My mug came late and nobody answers."
    before = draft(post)
    assert "sorry" in before.reply
    after = draft(post, instruction="firmer", previous=before.reply)
    assert "mug" in after.reply
    assert after.reply != before.reply


def test_a_rule_without_a_word_of_the_question_is_no_other_way() -> None:
    rule = "1.1 Nobody may sleep in the workshop."
    result = draft("Can I bring my dog when I collect the mug?", shelf=house.Shelf({"mug": rule + " The mug stays."}))
    assert not any("sleep" in other.reply for other in result.alternatives)
