"""What the policy gives to nobody, or on a condition the post tells is not met, is told a courteous no; never else."""

from __future__ import annotations

import pytest

from drafting.writer.grounds.conditions import price_fell_too_late, unproved, used
from drafting.writer.grounds.exclusions import excluded, things_excluded
from drafting.writer.words.language import language
from policy.models import EvidenceItem
from tests.drafting.writer import house
from tests.drafting.writer.test_composed import draft


@pytest.mark.parametrize(
    ("lang", "rule", "things"),
    [
        ("en", "Glue, foam and cut glass cannot be returned.", [("glue",), ("foam",), ("cut", "glass")]),
        ("en", "The guarantee does not cover rust or cracks from frost.", [("rust",), ("cracks", "frost")]),
        ("en", "Offcuts are sold as seen; they are neither exchanged nor taken back.", [("offcuts",)]),
        ("de", "Zugesägte Bretter sind von der Rückgabe ausgeschlossen.", [("zugesagte", "bretter")]),
        ("de", "Rost und Kratzer deckt die Garantie nicht.", [("rost",), ("kratzer",)]),
        ("fr", "La garantie ne couvre pas la rouille.", [("rouille",)]),
        ("es", "Un curso terminado no se reembolsa.", [("curso", "terminado")]),
        ("en", "Repairs by others are not covered.", []),
        ("en", "Tools cannot be returned unless they are faulty.", []),
        ("en", "You do not need the receipt to exchange a tool.", []),
        ("en", "Do not send the saw back by post.", []),
        ("de", "Die Rückgabe kostet nichts.", []),
    ],
)
def test_what_a_rule_excludes(lang: str, rule: str, things: list[tuple[str, ...]]) -> None:
    assert [thing.words for thing in things_excluded(rule, language(lang))] == things


CUT = "Glass that has been cut for you is not taken back."
COVER = "The guarantee does not cover wear, rust or frost."


@pytest.mark.parametrize(
    ("post", "rule", "fault", "no"),
    [
        ("I had the glass cut last week and want my money back.", CUT, False, True),
        ("I want to return the glass.", CUT, False, False),
        ("You cut the glass too short, I want my money back.", CUT, False, False),
        ("The glass was cut too short and came broken, I want my money back.", CUT, True, False),
        ("Frost split the pipe. Replace it.", COVER, True, True),
        ("I wear it daily and the seam opened. Replace it.", COVER, True, False),
        ('The pipe split. Spare me the "frost" speech and replace it.', COVER, True, False),
        ("The pipe split, it was never out in the frost. Replace it.", COVER, True, False),
    ],
)
def test_only_who_tells_of_it_himself_is_excluded(post: str, rule: str, fault: bool, no: bool) -> None:
    items = [EvidenceItem(id="p", kind="passage", text=rule)]
    assert (excluded(post, items, language("en"), at_fault=fault) is not None) is no


@pytest.mark.parametrize(
    ("lang", "rule", "post", "late"),
    [
        ("en", "If a price drops within 10 days of your purchase, we refund the difference.", "{} weeks ago", True),
        ("en", "If a price drops within 30 days of your purchase, we refund the difference.", "{} weeks ago", False),
    ],
)
def test_a_price_that_fell_too_late_gives_nothing(lang: str, rule: str, post: str, late: bool) -> None:
    items = [EvidenceItem(id="p", kind="passage", text=rule)]
    told = f"I bought the saw {post.format('two')} and now it is 20 euros cheaper. I want the difference."
    assert (price_fell_too_late(told, items, language(lang)) is not None) is late


def test_used_goods_and_lost_receipts_meet_their_rules() -> None:
    pack = language("en")
    unused = [EvidenceItem(id="p", kind="passage", text="You can return anything unused within 30 days.")]
    proof = [EvidenceItem(id="p", kind="passage", text="Without the receipt we can neither refund nor exchange.")]
    assert used("I wore the boots all week, I want to return them", unused, "return", pack)
    assert not used("I never wore the boots, I want to return them", unused, "return", pack)
    assert unproved("I lost the receipt, refund me", proof, "refund", pack)
    assert not unproved("The receipt is still here, refund me", proof, "refund", pack)


def test_the_no_is_courteous_and_gives_the_rule_as_its_reason() -> None:
    shelf = house.Shelf({"1.1": "Paint that was mixed for you cannot be returned. Unmixed tins can, for 30 days."})
    reply = draft("I had the paint mixed in green and hate it now. I demand my money back.", shelf=shelf).reply
    assert "sorry" in reply
    assert "mixed for you cannot be returned" in reply
    assert any(word in reply for word in ("not possible", "say no", "No, "))


def test_a_sum_back_for_a_price_that_fell_too_late_is_told_no() -> None:
    rule = "If we lower a price within 7 days of your purchase, you get the difference as a credit."
    reply = draft(
        "You reduced the saw by 60 euros three weeks after I bought mine. I want the 60 back.",
        shelf=house.Shelf({"1.1": rule}),
    ).reply
    assert "within 7 days" in reply
    assert any(word in reply for word in ("not possible", "say no", "No, "))


UNUSED = {"1.1": "You can return anything unused within 30 days.", "1.2": "With a card you have 60 days to return it."}
_NOES = ("not possible", "say no", "No, ", "no, and")


@pytest.mark.parametrize(
    "post",
    [
        "The tent you sent was used! I want to return it.",
        "The jacket arrived with a stain, I wore it once before I saw it. I want to return it.",
        "The jacket came with a tear and I only noticed after wearing it. I want to return it.",
        "I used my card at the till and want to return the tent.",
        "I used the tent once and it let in water all night. I want my money back.",
        "I used the sleeping bag one night and it lost all its feathers. Refund!",
        "I wore the jacket twice, the lining is coming loose. I want to return it.",
        "I wore the hat once and the dye ran down my face. I demand my money back.",
    ],
)
def test_use_is_not_held_against_whom_something_faulty_or_used_was_sold_to(post: str) -> None:
    reply = draft(post, shelf=house.Shelf(UNUSED)).reply
    assert not any(no in reply for no in _NOES)


def test_more_time_is_no_exception_to_a_no_that_is_not_for_the_time() -> None:
    post = "I want to return the sleeping bag that I wore for 10 days, it's too big."
    reply = draft(post, shelf=house.Shelf(UNUSED)).reply
    assert any(no in reply for no in _NOES)
    assert "With a card" not in reply


def test_where_a_no_has_no_room_nothing_beside_it_is_told_as_the_rule() -> None:
    rules = {
        **UNUSED,
        "1.1": "You can return anything unused within 30 days of the day it reached you, for any reason.",
    }
    post = "I want to return my unused tent that I bought 45 days ago because I found that it does not fit."
    reply = draft(post, shelf=house.Shelf(rules), channel="x").reply
    assert "ard you have 60 days" not in reply or any(no in reply for no in _NOES)


def test_it_that_is_returned_is_the_thing_and_not_the_fault_in_it() -> None:
    reply = draft("The jacket came with a tear. I want to return it.", shelf=house.Shelf(UNUSED)).reply
    assert "return the tear" not in reply


@pytest.mark.parametrize(
    ("post", "free"),
    [
        ("I paid for the label although the item was defective. I want the label money back.", True),
        ("You sent the wrong size. I want a refund and the return label.", True),
        ("I changed my mind. What does the return label cost?", False),
    ],
)
def test_no_charge_is_told_to_whom_the_policy_makes_it_free_for_a_fault(post: str, free: bool) -> None:
    label = "Or print a label. The label costs €2.90, which is taken off the refund."
    rules = {
        "2.2": label,
        "2.3": "When an item is faulty, wrong or damaged on arrival, the label is free for everybody.",
    }
    reply = draft(post, shelf=house.Shelf(rules)).reply
    assert ("2.90" in reply) is not free


@pytest.mark.parametrize(
    ("lang", "rule", "post"),
    [
        (
            "fr",
            "Vous pouvez rendre tout article non utilisé.",
            "Le colis est resté devant la porte. Je veux un retour.",
        ),
        ("de", "Unbenutzte Ware kannst du zurückgeben.", "Ich habe lange gebraucht, um euch zu erreichen."),
        ("de", "Unbenutzte Ware kannst du zurückgeben.", "Ihr habt mir eine getragene Jacke geschickt."),
        ("es", "Puedes devolver lo que no hayas usado.", "La chaqueta llegó ya usada. Quiero devolverla."),
        ("en", "You can return anything unused.", "You sent me a used tent, I want to return it"),
    ],
)
def test_a_door_an_hour_or_a_thing_that_came_used_is_no_use_by_the_customer(lang: str, rule: str, post: str) -> None:
    items = [EvidenceItem(id="p1", kind="passage", text=rule)]
    assert not used(post, items, "return", language(lang))
