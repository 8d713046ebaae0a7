"""A rule about customers is said to the customer, and one about some of them is left as it is."""

from __future__ import annotations

import pytest

from drafting.writer.grounds.to_customer import to_the_customer
from tests.drafting.writer import house
from tests.drafting.writer.test_composed import draft


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("Customers may hand in parcels at any shop.", "You may hand in parcels at any shop."),
        ("A customer can delete their account at any time.", "You can delete your account at any time."),
        (
            "An unused label is refunded when the customer asks for it.",
            "An unused label is refunded when you ask for it.",
        ),
        (
            "If a parcel arrives late, customers get their postage back. They ask for it in the app.",
            "If a parcel arrives late, you get your postage back. You ask for it in the app.",
        ),
        (
            "Customers who claim for damage must send a photo.",
            "If you claim for damage, you must send a photo.",
        ),
        ("A client who misses an appointment pays €20.", "If you miss an appointment, you pay €20."),
        ("We write to customers within 5 days.", "We write to you within 5 days."),
        (
            "We share customers' pictures only after they said yes, with their name if they like.",
            "We share your pictures only after you said yes, with your name if you like.",
        ),
        ("Glass is carried at the customer's own risk.", "Glass is carried at your own risk."),
    ],
)
def test_a_rule_for_everybody_is_said_to_the_customer(rule: str, said: str) -> None:
    assert to_the_customer(rule, "en") == said


@pytest.mark.parametrize(
    "rule",
    [
        "Customers in Ireland can return by post.",
        "Customers with a card have 60 days.",
        "Customers under 16 may not hire a bike.",
        "Business customers get 12 % off.",
        "The car park is for customers only.",
        "Other customers' data is never shown.",
        "Please call the customer service team.",
        "If you forgot to remove a user from the account, we refund you.",
    ],
)
def test_a_rule_for_some_stays_as_it_is(rule: str) -> None:
    assert to_the_customer(rule, "en") == rule


def test_their_is_left_where_it_may_be_the_things() -> None:
    rule = "Customers can return items in their original packaging."
    assert to_the_customer(rule, "en") == "You can return items in their original packaging."


def test_what_is_said_to_the_customer_is_grounded_in_the_rule() -> None:
    shelf = house.Shelf({"1": "Customers may hand in parcels at any of our 600 shops until 18:00."})
    result = draft("Where can I hand in a parcel?", shelf=shelf)
    assert "you may hand in parcels at any of our 600 shops until 18:00" in result.reply.lower()
    assert result.verdict.approvable, result.verdict.findings
    assert result.citations
