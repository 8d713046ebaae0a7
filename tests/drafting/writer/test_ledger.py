"""The account of one draft: what another call would take, and which budget it would overrun."""

from __future__ import annotations

import pytest

from drafting.model import Completion
from drafting.models import Usage
from drafting.writer.prompting.ledger import Ledger


@pytest.mark.parametrize(
    ("seconds", "tokens", "cost", "spent"),
    [
        (600.0, 2_800, None, "token"),
        (600.0, 3_000, None, None),
        (600.0, None, 0.028, "money"),
        (600.0, None, 0.030, None),
        (12.0, None, None, "time"),
        (30.0, None, None, None),
    ],
)
def test_another_call_is_taken_to_cost_what_the_dearest_did_so_far(
    seconds: float, tokens: int | None, cost: float | None, spent: str | None
) -> None:
    """Reading the kind of a post is a short call; a candidate is a long one."""
    ledger = Ledger(seconds, tokens, cost)
    for read, waited in ((100, 0.5), (1_400, 12.5)):
        ledger.waited(waited)
        ledger.booked(Completion(text="x", usage=Usage(prompt_tokens=read, calls=1, cost=read / 100_000)))
    assert ledger.spent() == spent


def test_before_the_first_call_nothing_is_spent() -> None:
    assert Ledger(0.0, 0, 0.0).spent() is None
