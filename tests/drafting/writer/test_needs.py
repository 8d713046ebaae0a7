"""The agent is asked for no more than three things, none of which a rule or the post settles already."""

from __future__ import annotations

from policy.models import CaseFacts
from tests.drafting.writer import house
from tests.drafting.writer.test_composed import draft


def _asked(post: str, **more: object) -> list[str]:
    return [need.id for need in draft(post, **more).needs]  # type: ignore[arg-type]  # passed on as it is


def test_no_more_than_three_things_are_asked() -> None:
    post = (
        "My order came without the lid, I was charged twice and nobody replies. I want a refund, I want to cancel my "
        "account and I want to know when it ends."
    )
    assert len(_asked(post)) <= 3
    assert "fault" in _asked(post)


def test_a_no_asks_only_what_could_turn_it() -> None:
    shelf = house.Shelf({"1.1": "Paint that was mixed for you cannot be returned."})
    post = "I had the paint mixed in green and hate it now. I demand my money back."
    assert set(_asked(post, shelf=shelf)) <= {"refusal", "fault"}
    assert "refusal" in _asked(post, shelf=shelf)
    assert "refusal" not in _asked(post, shelf=shelf, facts=CaseFacts(fault="ours"))
