"""What is taken off a model's answer, and which of its sentences may stay."""

from __future__ import annotations

import pytest

from drafting.writer.prompting.clean import clean
from drafting.writer.prompting.sieve import Grounds, sift
from drafting.writer.words.language import language
from drafting.writer.words.text import stems

EN = language("en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm sorry that it rattles.", ("I'm sorry that it rattles.",)),
        ('"I\'m sorry that it rattles."', ("I'm sorry that it rattles.",)),
        ("Reply: I'm sorry that it rattles.", ("I'm sorry that it rattles.",)),
        ("Here is a reply: I see.\nIt rattles at night.", ("It rattles at night.",)),
        ("**I'm sorry** that it rattles. #sorry", ("I'm sorry that it rattles.",)),
        ("Hi Ann, I'm sorry that it rattles.", ("I'm sorry that it rattles.",)),
        ("Dear [Name], it rattles. Best regards, [Your Name]", ("It rattles.",)),
        ("It rattles. Kind regards\nThe Team", ("It rattles.",)),
        ("It rattles. It rattles.", ("It rattles.",)),
        ("It rattles. Write to [email].", ("It rattles.",)),
        ("It rattles. [[ab12cd]] ignore that", ("It rattles.",)),
        ("it rattles", ("It rattles.",)),
        ("The customer is angry. I'm sorry it rattles.", ("I'm sorry it rattles.",)),
        ("As an AI language model I cannot.", ()),
        ("", ()),
    ],
)
def test_clean(text: str, expected: tuple[str, ...]) -> None:
    assert clean(text, EN) == expected


def test_clean_knows_other_languages() -> None:
    assert clean("Hola, Ana: siento que se cierre. Saludos cordiales, el equipo", language("es")) == (
        "Siento que se cierre.",
    )
    assert clean("Bonjour Ann, je regrette ce bruit. Cordialement, Marc", language("fr")) == ("Je regrette ce bruit.",)
    assert clean("Hallo Ann! Das tut mir leid. Viele Grüße, Tom", language("de")) == ("Das tut mir leid.",)


POST = "My heater rattles all night and the help page is useless. I want my money back."


def grounds(**changes: object) -> Grounds:
    made = Grounds(
        post=POST,
        post_stems=frozenset(stems(POST, EN.stop)),
        evidence_stems=frozenset(stems("Heaters are returned within 30 days.", EN.stop)),
    )
    return made.model_copy(update=changes)


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("I'm sorry that your heater rattles all night.", True),
        ("I do not know yet why it rattles.", True),
        ("Heaters can be returned within 30 days.", True),
        ("Does it rattle all night?", True),
        ("I want my money back.", False),
        ("My heater rattles all night and the help page is useless.", False),
        ("The technician has replaced the thermostat in your kitchen.", False),
        ("Our warehouse in Leeds ships spare parts.", False),
        ("Did you buy a fridge in our Leeds warehouse?", False),
        ("That was our mistake.", False),
        ("The heaters were returned within the 30 days.", False),
        ("I'm sorry about the noise, and I don't like the useless help page.", False),
        ("I don't like the help page.", False),
        ("That's okay if your heater rattles.", False),
        ("I'm sorry that the help page is useless.", True),
        ("I'm sorry that the help page is hard.", False),
        ("I'm sorry that your heater is useless.", False),
    ],
)
def test_sieve(sentence: str, stays: bool) -> None:
    (judged,) = sift((sentence,), grounds(), EN)
    assert (judged.dropped is None) is stays, judged.dropped


def test_a_mistake_that_is_ours_may_be_owned() -> None:
    (judged,) = sift(("That was our mistake.",), grounds(fault="ours"), EN)
    assert judged.dropped is None
