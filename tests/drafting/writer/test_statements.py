"""Policy text as statements: a condition keeps its head, an instruction to staff stays inside."""

from __future__ import annotations

from drafting.writer.statements import statements, to_the_customer
from policy.models import EvidenceItem

POLICY = """Cancel a lesson
Otherwise, a lesson can be cancelled if any of the following is true:
- The booking was made within the last 24 hours
- The user has insurance
The agent must check the booking first.

Allowance:
- If the user is a guest:
  - 0 free towels
  - 1 free locker
- If the user is a member:
  - 2 free towels
  - 1 free locker
- Each extra towel is 3 euros.

Delivery costs 5 euros. It is free from 60 euros.
An order can only be returned if its status is 'delivered', and you should check its status before taking the action.
Kurse enden am 24. Dezember.
"""


def said() -> list[str]:
    found = statements([EvidenceItem(id="p1", kind="passage", text=POLICY)])
    return [to_the_customer(statement.text, "en") for statement in found if not statement.for_staff]


def test_a_list_is_never_told_without_its_head() -> None:
    texts = said()
    assert (
        "A lesson can be cancelled if any of the following is true: the booking was made within the last 24 hours; "
        "you have insurance." in texts
    )
    assert not any(text.startswith("The booking was made") for text in texts)


def test_levels_are_not_mixed() -> None:
    guest = next(text for text in said() if "guest" in text)
    assert "you are a guest" in guest
    assert "0 free towels" in guest
    assert "2 free towels" not in guest


def test_a_sentence_that_leans_stays_with_the_one_before_it() -> None:
    assert "Delivery costs 5 euros. It is free from 60 euros." in said()


def test_what_is_for_staff_is_told_apart() -> None:
    texts = said()
    assert not any("agent" in text for text in texts)
    assert "An order can only be returned if its status is 'delivered'." in texts
    assert "Kurse enden am 24. Dezember." in texts
