"""The transition table says what it means, and the document is made from it."""

from pathlib import Path

import pytest

from drafting.errors import WrongState
from drafting.models import CaseState
from drafting.states import NEEDS_SOMEONE, STEPS, allowed, render, step


@pytest.mark.parametrize("name", [s.name for s in STEPS])
@pytest.mark.parametrize("state", list(CaseState))
def test_a_step_starts_only_where_the_table_says(name: str, state: CaseState) -> None:
    row = next(s for s in STEPS if s.name == name)
    if state in row.sources:
        targets = row.targets or (state,)
        assert step(row.name, state) == targets[0]
        assert {step(row.name, state, t) for t in row.targets} == set(row.targets)
        assert row.name in allowed(state)
    else:
        with pytest.raises(WrongState) as refusal:
            step(row.name, state)
        assert str(refusal.value).endswith("Read it again.")


def test_every_state_can_be_reached_and_left() -> None:
    reached = {t for s in STEPS for t in s.targets}
    left = {source for s in STEPS for source in s.sources if set(s.targets) - {source}}
    assert reached == set(CaseState)
    assert set(CaseState) - left == set()


def test_only_a_human_step_leads_to_approved_and_only_approved_bytes_are_sent() -> None:
    assert [s.name for s in STEPS if CaseState.APPROVED in s.targets] == ["approve"]
    assert {source for s in STEPS if CaseState.SENDING in s.targets for source in s.sources} == {
        CaseState.APPROVED,
        CaseState.SEND_FAILED,
    }
    assert [s.name for s in STEPS if CaseState.SENT in s.targets] == ["sent"]


def test_a_customer_waits_in_every_state_but_the_answered_ones() -> None:
    assert set(CaseState) - set(NEEDS_SOMEONE) == {CaseState.SENT, CaseState.NO_REPLY, CaseState.CLOSED}


def test_a_target_that_the_step_does_not_have_is_refused() -> None:
    with pytest.raises(WrongState):
        step("approve", CaseState.IN_REVIEW, CaseState.SENT)


def test_the_document_is_made_from_the_table() -> None:
    document = render()
    for row in STEPS:
        assert f"| `{row.name}` |" in document
        for source in row.sources:
            for target in row.targets:
                if source is not target:
                    assert f"    {source.value} --> {target.value}: {row.name}\n" in document
    written = Path(__file__).parents[3] / "docs" / "case-life.md"
    assert written.read_text(encoding="utf-8") == document, "run `make docs`"
