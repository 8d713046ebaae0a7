"""What comes too late is told a courteous no with the time that the policy gives, and whom it gives more."""

from __future__ import annotations

import pytest

from drafting.writer.grounds.deadlines import passed, too_late
from drafting.writer.words.language import language
from tests.drafting.writer import house
from tests.drafting.writer.test_composed import draft

RULES = {
    "1.1": "You can return anything unused within 30 days of the day it reached you.",
    "1.2": "With a card you have 60 days to return it.",
    "3.1": "We refund within 7 days of the parcel reaching us.",
    "5.1": "Jackets carry a five-year guarantee on seams, zips and buckles.",
}


@pytest.mark.parametrize(
    ("post", "days"),
    [
        ("I bought it seven weeks ago", 49.0),
        ("can I return it after 40 days?", 40.0),
        ("Ich habe sie vor sechs Wochen gekauft", 42.0),
        ("hace dos meses que la compré", 60.0),
        ("acheté il y a 2 mois", 60.0),
        ("I want to return my two jackets", None),
    ],
)
def test_the_time_that_has_passed_is_read(post: str, days: float | None) -> None:
    assert passed(post) == days


@pytest.mark.parametrize(
    ("lang", "rule", "asked", "late"),
    [
        ("en", RULES["1.1"], "Can I return it after 7 weeks?", True),
        ("en", RULES["1.1"], "Can I return it after 2 weeks?", False),
        ("en", RULES["1.1"], "Can I exchange it after 7 weeks?", False),
        ("en", RULES["3.1"], "I sent it back 3 weeks ago, when do you refund it?", False),
        ("de", "Ware kannst du 30 Tage lang zurückgeben.", "Kann ich sie nach 7 Wochen zurückgeben?", True),
        ("es", "Puedes devolver lo que no uses durante 30 días.", "¿La puedo devolver? La compré hace 2 meses", True),
        ("fr", "Vous pouvez rendre tout article pendant 30 jours.", "Puis-je le rendre ? Acheté il y a 2 mois", True),
    ],
)
def test_only_the_customer_s_own_time_can_be_over(lang: str, rule: str, asked: str, late: bool) -> None:
    assert too_late(rule, asked, asked, language(lang)) is late


def test_a_no_names_the_time_and_those_who_have_more() -> None:
    reply = draft("I bought this jacket 7 weeks ago, can I still return it?", shelf=house.Shelf(RULES)).reply
    assert "sorry" in reply
    assert "within 30 days" in reply
    assert "With a card you have 60 days to return it." in reply


def test_who_comes_in_time_is_told_no_no() -> None:
    reply = draft("Can I still return a jacket after 2 weeks?", shelf=house.Shelf(RULES)).reply
    assert "sorry" not in reply
    assert "within 30 days" in reply
