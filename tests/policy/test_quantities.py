"""Figures as people write them, and what each is read as."""

from __future__ import annotations

import pytest

from policy.agreement import disagreement
from policy.personal.identifiers import codes
from policy.quantities import Quantity
from policy.quantity_readers import find_quantities
from policy.roles import Role, roles_of
from policy.views import Text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("up to 8 kg", [("measure", 8000.0, "most")]),
        ("at least 250 MB", [("measure", 250.0, "least")]),
        ("down to -15 °C", [("measure", -15.0, "")]),
        ("an hour and a half", [("duration", 90.0, "")]),
        ("2 hours and 15 minutes late", [("duration", 135.0, "")]),
        ("half past six in the evening", [("time", "18:30", "")]),
        ("um halb sieben", [("time", "06:30", "")]),
        ("de 9 h à 19 h 30", [("time", "09:00", ""), ("time", "19:30", "")]),
        ("from 9 to 5", [("time", "09:00", "least"), ("time", "05:00", "")]),
        ("24.5p a day", [("amount", 0.245, "")]),
        ("5 million pounds", [("amount", 5_000_000.0, "")]),
        ("a quarter of the fare", [("percent", 25.0, "")]),
        ("no later than 30 days", [("duration", 43200.0, "most")]),
        ("must not exceed 10 kg", [("measure", 10000.0, "most")]),
        ("parties of 8 or more", [("number", 8.0, "least")]),
        ("1. Settings 2. Data 3. Export", []),
        ("24/7", []),
        ("on the 5G network", []),
        ("2 € par jour", [("amount", 2.0, "")]),
        ("fünfundzwanzig Tage", [("duration", 36000.0, "")]),
    ],
)
def test_figures_are_read(text: str, read: list[tuple[str, object, str]]) -> None:
    assert [(q.kind, q.value, q.bound) for q in find_quantities(Text(text))] == read


@pytest.mark.parametrize(
    ("said", "given", "same"),
    [
        ("within a month", "30 days", True),
        ("two weeks", "14 days", True),
        ("5 days", "5 working days", False),
        ("half past nine", "21:30", True),
        ("9 to 5", "9 am to 5 pm", True),
        ("40 cm", "0.4 m", True),
        ("40 cm", "40 mm", False),
        ("£150", "150 cm", False),
        ("in 2010", "3 February 2010", True),
        ("the third delivery", "3 deliveries", False),
        ("two to two hours", "2 to 3 hours", False),
    ],
)
def test_the_same_figure_in_other_words(said: str, given: str, same: bool) -> None:
    ours, theirs = find_quantities(Text(said)), find_quantities(Text(given))
    assert all(any(q.same(other) for other in theirs) for q in ours) == same


@pytest.mark.parametrize(
    ("said", "given", "agrees"),
    [
        ("You can return it within 30 days.", "It can be returned within 30 days.", True),
        ("You can return it only after 30 days.", "It can be returned within 30 days.", False),
        ("After 30 days you cannot return it.", "It can be returned within 30 days.", True),
        ("A bag costs £5 per person.", "A bag costs £5 per booking.", False),
        ("Doors close 2 hours before the show.", "Doors open 2 hours before the show.", False),
        ("It will be back on 4 May.", "It was down since 4 May.", False),
        ("The class is not free under 16 years.", "The class is free under 16 years.", False),
    ],
)
def test_the_same_figure_said_otherwise(said: str, given: str, agrees: bool) -> None:
    (ours, our_role), (theirs, their_role) = (_only(text) for text in (said, given))
    assert ours.same(theirs)
    assert (disagreement(ours, our_role, theirs, their_role, frozenset()) == "") == agrees


def _only(text: str) -> tuple[Quantity, Role]:
    read = Text(text)
    (quantity,) = find_quantities(read)
    return quantity, roles_of(read, [quantity])[0]


def test_booking_codes_are_told_from_words_in_capitals() -> None:
    text = "My booking IFOYYZ, then EHGLP3: URGENT, the SILVER card, flight BW1234, all of it went wrong again today"
    assert codes(text) == {"ifoyyz", "ehglp3"}
    assert codes("IFOYYZ is what I typed, nothing else at all") == frozenset()
