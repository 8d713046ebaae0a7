"""A draft for an author who complains often: treated by policy, and never told so."""

from __future__ import annotations

import pytest

from drafting.models import DraftJob, DraftResult
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

POST = "My tent leaks again, the seam let water in all night. I want a voucher for this."
HINTS = (
    "You have complained six times this year, so there is no voucher.",
    "As you complain so often, I have to be plain with you about the tent.",
    "We have already given you two vouchers for your tent.",
)


def _draft(says: str) -> tuple[DraftResult, list[str]]:
    with FakeEndpoint(author=lambda _: says) as fake:
        job = DraftJob(post=POST, channel="facebook", agent="mia", known_author=True, n=1)
        result = house.writer(fake).draft(job)
        return result, ["\n".join(str(m["content"]) for m in request["messages"]) for request in fake.requests]


@pytest.mark.parametrize("hint", HINTS)
def test_no_hint_at_what_is_known_of_them_is_approvable(hint: str) -> None:
    result, prompts = _draft(f"I'm sorry that the seam of your tent let water in. {hint}")
    assert not (result.verdict.approvable and hint in result.reply)
    assert not any("known" in prompt.lower() and "often" in prompt.lower() for prompt in prompts)


def test_the_agent_is_told_and_the_reply_is_not() -> None:
    result, _ = _draft("I'm sorry that the seam of your tent let water in. I do not know yet what can be done.")
    assert "known-author" in [need.id for need in result.needs]
    assert any("complain often" in step for step in result.recipe.steps)
    assert "often" not in result.reply
