"""A demand that the policy does not give is told a courteous no with the reason, and what is guaranteed a yes."""

from __future__ import annotations

import pytest

from drafting.writer.grounds.deadlines import times
from drafting.writer.grounds.unwarranted import guarantee_for, price_refused
from drafting.writer.words.language import language
from policy.models import CaseFacts, EvidenceItem
from tests.drafting.writer import house
from tests.drafting.writer.test_composed import draft

RULES = {
    "1.1": "You can return anything unused within 30 days of the day it reached you.",
    "1.2": "With a card you have 60 days to return it.",
    "2.1": "Jackets and tents carry a five-year guarantee on seams, zips and buckles. Boots carry two years.",
    "2.2": "Repairs are guaranteed for 12 months.",
    "3.1": "Prices of other shops are not matched.",
}
ITEMS = [EvidenceItem(id=f"p{key}", kind="passage", text=text) for key, text in RULES.items()]


@pytest.mark.parametrize(
    ("post", "told", "over"),
    [
        ("The zip of my jacket broke after seven years, mend it for free", "Jackets and tents", True),
        ("A buckle of my tent snapped after one year. What now?", "Jackets and tents", False),
        ("My boots fell apart after three years, I want new ones", "Boots carry", True),
        ("My boots fell apart after a year, I want new ones", "Boots carry", False),
        ("You mended my zip four months ago and it broke again", "Repairs are", False),
        ("I've been a customer for over ten years. My jacket broke", None, None),
        ("I bought my jacket two years ago, the old one lasted after nine years and broke", "Jackets", False),
        ("My jacket is too warm after seven years", None, None),
        ("The kettle broke after seven years", None, None),
    ],
)
def test_a_guarantee_is_over_only_for_the_thing_and_its_own_age(post: str, told: str | None, over: bool | None) -> None:
    found = guarantee_for(post, ITEMS, language("en"))
    assert (found.over if found else None) is over
    assert (told or "") in (found.clause.text if found else "")


@pytest.mark.parametrize(
    ("lang", "rule", "post"),
    [
        ("en", RULES["3.1"], "Saw the same stove 15 euros cheaper at another shop. Give me the difference."),
        ("en", "We match no prices of other shops.", "Can you price match the one on the market?"),
        ("de", "Preise anderer Läden gleichen wir nicht an.", "Bei einem anderen Laden ist es billiger, 20 € weniger"),
        ("fr", "Nous n'alignons pas nos prix sur ceux d'autres magasins.", "C'est moins cher chez un autre"),
        ("es", "No igualamos precios de otras tiendas.", "Está más barato en otra tienda"),
    ],
)
def test_another_shop_s_price_is_refused_where_the_policy_says_so(lang: str, rule: str, post: str) -> None:
    items = [EvidenceItem(id="p1", kind="passage", text=rule)]
    found = price_refused(post, items, language(lang))
    assert found is not None
    assert found.text == rule
    assert price_refused("There is less water in the pool", items, language(lang)) is None


def test_the_price_in_our_own_shop_is_no_other_shop_s() -> None:
    items = [EvidenceItem(id="p1", kind="passage", text="Preise anderer Läden gleichen wir nicht an.")]
    post = "Hab ihn am Samstag bestellt und heute steht er 30 Euro billiger im Shop."
    assert price_refused(post, items, language("de")) is None


def test_a_time_as_a_customer_is_no_age_of_the_thing() -> None:
    assert times("Customer for over 10 years, bought it 2 months ago") == (60.0,)


def test_a_demand_after_a_change_of_mind_is_told_no_and_who_has_longer() -> None:
    reply = draft(
        "Two months ago I bought a jacket and changed my mind. I demand a refund.", shelf=house.Shelf(RULES)
    ).reply
    assert "within 30 days" in reply
    assert "With a card" in reply
    assert "sorry" in reply


def test_no_time_is_held_against_whom_our_mistake_cost_it() -> None:
    post = "The zip of my jacket broke after seven years. I want it mended for free."
    assert "five-year" in draft(post, shelf=house.Shelf(RULES)).reply
    reply = draft(post, shelf=house.Shelf(RULES), facts=CaseFacts(fault="ours")).reply
    assert not any(word in reply for word in ("not possible", "say no", "No, "))
