"""What a post wishes for: each wish in its own words, without the clauses around it, and never another's deed."""

from __future__ import annotations

import pytest

from drafting.writer.reading.subject import in_full, matter_in
from drafting.writer.reading.wishes import wishes
from drafting.writer.telling.heard import heard, left_out
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import language


@pytest.mark.parametrize(
    ("lang", "post", "said"),
    [
        ("en", "I want to cancel reservation EHGLP3, please.", ("cancel your reservation",)),
        ("en", "Hello. I'd like to change my seat because my knee hurts.", ("change your seat",)),
        ("en", "I want to return the mug and I want to know when it ends.", ("return the mug", "know when it ends")),
        ("en", "I have a lot I need to bring with me.", ()),
        ("en", "I want you people fired.", ()),
        ("en", "I want a refund for the hotel and for all this inconvenience.", ("a refund for the hotel",)),
        ("en", "I want to move it out 2 days because my wife died", ()),
        (
            "en",
            "I want to rebook one of my tickets (ABC123 and DEF456), and add a bag. If that fails, cancel both.",
            ("rebook one of your tickets", "add a bag"),
        ),
        ("en", "I want to return the lamp but I do not want to lose the shade.", ("return the lamp",)),
        (
            "en",
            "The kettle I bought is too small. I want to swap it for a bigger one.",
            ("swap the kettle for a bigger one",),
        ),
        (
            "en",
            "I want to change my flight. I want to change it to the first flight on Monday.",
            ("change your flight",),
        ),
        (
            "en",
            "I want to exchange the mixer for the same one but with a steel bowl and the toaster for one that takes "
            "four slices.",
            (
                "exchange the mixer for the same one but with a steel bowl",
                "exchange the toaster for one that takes four slices",
            ),
        ),
        (
            "en",
            "Please move my class to Monday, send me the bill again, and take me off the list.",
            ("move your class to Monday", "send you the bill again", "take you off the list"),
        ),
        ("en", "I demand a refund for the shoes I wore once.", ("a refund for the shoes you wore once",)),
        ("en", "I want you to match the price in the other shop.", ("match the price in the other shop",)),
        ("en", "Also cancel the boots, and return the sneakers.", ("cancel the boots", "return the sneakers")),
        ("en", "I want to know when it ends, and I'd also like to add a mug.", ("know when it ends", "add a mug")),
        ("en", "Could you please tell me how long it takes?", ("know how long it takes",)),
        ("en", "If it is too late, I want to cancel my order.", ("cancel your order",)),
        ("en", "I want to send it to 12 Elm Street, change my address to 12 Elm Street", ("change your address",)),
        ("es", "Quiero cambiar la fecha de mi vuelo.", ("cambiar la fecha de tu vuelo",)),
        (
            "es",
            "Quiero devolver la silla y que me devuelvan el dinero.",
            ("devolver la silla", "te devolvamos el dinero"),
        ),
        ("fr", "Je voudrais annuler ma réservation.", ("annuler votre réservation",)),
        ("fr", "Je voudrais échanger la lampe et savoir quand.", ("échanger la lampe",)),
        ("de", "Ich möchte meinen Flug umbuchen.", ("Ihren Flug umbuchen",)),
        (
            "de",
            "Ich will die Lampe zurückgeben und das Sofa umtauschen.",
            ("die Lampe zurückgeben", "das Sofa umtauschen"),
        ),
    ],
)
def test_wishes(lang: str, post: str, said: tuple[str, ...]) -> None:
    assert tuple(wish.said for wish in wishes(post, language(lang))) == said


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("I want to cancel two flights and change a third.", "cancel two flights and change a third."),
        (
            "I want to return the pan and the lid. I want to know the total.",
            "return the pan and the lid, and to know the",
        ),
        ("I want compensation for my lost day.", "compensation for your lost day."),
    ],
)
def test_wishes_are_told_in_one_sentence(post: str, told: str) -> None:
    pack = language("en")
    (sentence,) = heard(wishes(post, pack), pack, Stock(pack, post))
    assert told in sentence


@pytest.mark.parametrize(
    ("lang", "post", "short", "full"),
    [
        ("en", "I want to exchange the lamp for a red one.", "the exchange", "the exchange of the lamp"),
        ("en", "I want to cancel my order and return the pan.", "the cancellation and the return", None),
        ("en", "I want to get a refund for the seat.", "your refund request", "your refund request for the seat"),
        ("en", "I want to cancel one, change two and return three pans.", "your requests", None),
        ("fr", "Je veux annuler le vol.", "l'annulation", "l'annulation du vol"),
        ("es", "Quiero devolver el abrigo.", "la devolución", "la devolución del abrigo"),
        ("de", "Ich will die Lampe umtauschen.", "der Umtausch", None),
    ],
)
def test_a_wish_has_a_name(lang: str, post: str, short: str, full: str | None) -> None:
    pack = language(lang)
    wanted = wishes(post, pack)
    assert matter_in(wanted, pack)["matter"] == short
    assert in_full(wanted, pack)["matter"] == (full or short)


def test_the_agent_sees_which_wishes_a_reply_leaves_out() -> None:
    pack = language("en")
    wanted = wishes("I want to return the lamp and change the address on my order.", pack)
    assert [wish.said for wish in left_out(wanted, "You'd like to return the lamp.", pack)] == [wanted[1].said]
    assert not left_out(wanted, "You'd like to return the lamp and change the address.", pack)


def test_deeds_of_ours_share_a_sentence() -> None:
    pack = language("en")
    told = heard(wishes("Please move my class to Monday and send me the bill again.", pack), pack, Stock(pack, ""))
    assert len(told) == 1
    assert "move your class to Monday and send you the bill again" in told[0]
