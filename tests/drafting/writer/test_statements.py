"""Policy text as statements: a condition keeps its head, an instruction to staff stays inside."""

from __future__ import annotations

from drafting.writer.grounds.statements import statements
from drafting.writer.grounds.to_customer import to_the_customer
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
    assert "A lesson can be cancelled if the booking was made within the last 24 hours or you have insurance." in texts
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
    assert "An order can only be returned once it has been delivered." in texts
    assert "Kurse enden am 24. Dezember." in texts


def test_what_staff_may_do_is_told_as_what_we_do() -> None:
    text = (
        "The agent must check the order of the user.\n"
        "For an open order, you can take actions to change its address, but nothing else.\n"
        "Only compensate if the user is a member or has insurance.\n"
        "After user confirmation, the order status will be changed to 'closed'.\n"
    )
    found = statements([EvidenceItem(id="p1", kind="passage", text=text)])
    told = [to_the_customer(statement.text, "en") for statement in found if not statement.for_staff]
    assert told == [
        "For an open order, we can change its address, but nothing else.",
        "Compensation is only possible if you are a member or have insurance.",
    ]


def test_a_sentence_without_its_verb_takes_it_from_the_one_before() -> None:
    found = statements([EvidenceItem(id="p1", kind="passage", text="Sale items can be returned. Food and gas cannot.")])
    assert [statement.text for statement in found] == [
        "Sale items can be returned.",
        "Food and gas cannot be returned.",
    ]


def test_what_a_recall_gives_is_never_told_without_the_thing_recalled() -> None:
    recall = (
        "2.1 Ember stove, lots E1 to E4: the valve can leak. Recalled on 14 April. Full refund of €59 in any store."
    )
    found = statements([EvidenceItem(id="p1", kind="passage", text=recall)])
    assert [statement.text for statement in found] == [recall.removeprefix("2.1 ")]
