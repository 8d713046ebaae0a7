"""What an agent asks to be changed reaches a capable model, cannot break the policy, and is compared with the draft
before."""

from __future__ import annotations

import pytest

from drafting.models import DraftJob, DraftResult
from drafting.settings import Endpoint
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

POST = "My new bike came three days late and the box was torn open."
BEFORE = (
    "Hi there, I'm sorry that your new bike came three days late and that its box was torn open. I don't know yet what "
    "happened on its way. Was anything missing or scratched? ^Mia"
)
SAME = BEFORE.removeprefix("Hi there, ").removesuffix(" ^Mia")
SHORT = "I'm sorry your new bike came three days late in a torn box. Was anything missing?"


def again(wish: str, *told: str, previous: str | None = BEFORE) -> tuple[DraftResult, list[str]]:
    """Return the draft an endpoint makes that tells `told` in turn, and the last message of each of its prompts."""
    with FakeEndpoint() as fake:
        fake.author = lambda _: told[min(len(fake.requests), len(told)) - 1]
        job = DraftJob(post=POST, channel="facebook", agent="mia", instruction=wish, previous=previous, n=1)
        result = house.writer(fake, company=house.settings(Endpoint())).draft(job)
        return result, [request["messages"][-1]["content"] for request in fake.requests]


def test_a_shorter_draft_is_shorter_and_asked_for_with_a_figure() -> None:
    result, asked = again("shorter", SHORT)
    assert "much shorter" in asked[0]
    limit = int(asked[0].split("at most ")[1].split()[0])
    assert len(SHORT) <= limit < len(BEFORE)
    assert SHORT[1:] in result.reply
    assert len(result.reply) < len(BEFORE)
    assert len(asked) == 1


def test_a_shorter_draft_that_is_not_shorter_is_asked_for_once_more() -> None:
    result, asked = again("shorter", f"{SAME} How is the frame?", SHORT)
    assert "It is not shorter than the reply before" in asked[1]
    assert SHORT[1:] in result.reply


def test_a_model_that_does_not_heed_the_wish_is_told_of() -> None:
    result, asked = again("warmer", SAME)
    assert "unchanged" in asked[1]
    assert len(asked) == 2
    assert any("did not do as the agent wished" in step for step in result.recipe.steps)


@pytest.mark.parametrize("wish", ["warmer", "firmer", "mention that we will refund 500 euros"])
def test_a_wish_cannot_break_the_policy(wish: str) -> None:
    result, asked = again(wish, "I'm sorry your new bike came late in a torn box. We will refund you 500 euros.")
    assert "All the rules still hold" in asked[0]
    assert not (result.verdict.approvable and "500" in result.reply)


def test_a_wish_for_a_first_draft_rewrites_nothing() -> None:
    _, asked = again("shorter", SHORT, previous=None)
    assert "Rewrite" not in asked[0]
    assert "much shorter" in asked[0]


def test_the_draft_before_is_shown_as_a_model_is_told_to_write_it() -> None:
    with FakeEndpoint(author=lambda _: SHORT) as fake:
        job = DraftJob(post=POST, channel="facebook", agent="mia", instruction="shorter", previous=BEFORE, n=1)
        house.writer(fake, company=house.settings(Endpoint())).draft(job)
        shown = [m["content"] for m in fake.requests[0]["messages"]]
    assert SAME in shown[-2]
    assert "^Mia" not in shown[-2]
    assert "Two to four sentences" not in shown[1], "the wish says one or two"
