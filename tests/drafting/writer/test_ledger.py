"""The account of one draft: what another call would take, and which budget it would overrun."""

from __future__ import annotations

import pytest

from drafting.model import Completion
from drafting.models import Usage
from drafting.writer.ledger import Ledger


@pytest.mark.parametrize(
    ("ledger", "spent"),
    [
        (Ledger(60.0, budget_tokens=2_800), "token"),
        (Ledger(60.0, budget_tokens=3_000), None),
        (Ledger(60.0, budget_cost=0.028), "money"),
        (Ledger(60.0, budget_cost=0.030), None),
        (Ledger(12.0), "time"),
        (Ledger(30.0), None),
    ],
)
def test_another_call_is_taken_to_cost_what_the_dearest_did_so_far(ledger: Ledger, spent: str | None) -> None:
    """Reading the kind of a post is a short call; a candidate is a long one."""
    for tokens, seconds in ((100, 0.5), (1_400, 12.5)):
        ledger.waited(seconds)
        ledger.booked(Completion(text="x", usage=Usage(prompt_tokens=tokens, calls=1, cost=tokens / 100_000)))
    assert ledger.spent() == spent


def test_before_the_first_call_nothing_is_spent() -> None:
    assert Ledger(0.0, 0, 0.0).spent() is None
