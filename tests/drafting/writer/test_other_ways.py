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
    assert {other.approach for other in result.alternatives} == {"ask first", "in brief"}
    assert all("handle" in other.reply for other in result.alternatives)


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
