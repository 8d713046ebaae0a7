"""When a rule plainly says no to a wish, and when it only says on what the wish hangs."""

from __future__ import annotations

import pytest

from drafting.writer.grounds.rules import refuses
from drafting.writer.words.language import language
from tests.drafting.writer import house
from tests.drafting.writer.test_composed import draft


@pytest.mark.parametrize(
    ("lang", "rule", "asked", "deed", "no"),
    [
        ("en", "Gas cartridges, food and underwear cannot be returned.", "return the gas cartridges", "return", True),
        ("en", "Gas cartridges and worn underwear cannot be returned.", "return the underwear", "return", False),
        ("en", "Gas cartridges cannot be exchanged.", "return the gas cartridges", "return", False),
        ("en", "Saver tickets cannot be changed if a part was used.", "change my saver ticket", "change", False),
        ("en", "Saver tickets cannot be changed.", "change my saver ticket", "change", True),
        ("en", "Saver tickets cannot be changed.", "change my flexible ticket", "change", False),
        ("en", "An order cannot be changed.", "change my saver order", "change", False),
        ("en", "You can add but not remove checked bags.", "remove my checked bags", "remove", True),
        ("en", "You can add but not remove checked bags.", "add my checked bags", "add", False),
        ("en", "You cannot modify the number of guests.", "remove a guest", "remove", True),
        ("en", "You cannot modify the number of guests.", "change a guest", "change", False),
        ("de", "Gaskartuschen können nicht zurückgegeben werden.", "Gaskartuschen zurückgeben", "return", True),
        ("de", "Gaskartuschen können nicht umgetauscht werden.", "Gaskartuschen zurückgeben", "return", False),
        ("fr", "Les cartouches ne peuvent pas être échangées.", "échanger les cartouches", "exchange", True),
        ("es", "Los cartuchos no se pueden devolver.", "devolver los cartuchos", "return", True),
    ],
)
def test_a_no_is_told_only_where_the_rule_means_this_very_thing(
    lang: str, rule: str, asked: str, deed: str, no: bool
) -> None:
    assert refuses(rule, asked, deed, asked, language(lang)) is no


def test_no_rule_is_told_of_which_the_condition_is_only_that_there_is_an_order() -> None:
    shelf = house.Shelf({"4.1": "When an item of an order is out of stock, we send the rest, or refund that item."})
    assert "out of stock" not in draft("I want a refund for order DE-4711.", shelf=shelf).reply
    assert "out of stock" in draft("My tent is out of stock. I want a refund for that item.", shelf=shelf).reply
