"""Customers who give their own name in a sentence: it is never told back, a praised colleague's name is."""

from __future__ import annotations

import pytest

from drafting.writer.words.introduced import unintroduced
from drafting.writer.words.language import KNOWN, language_of
from tests.drafting.writer.test_composed import draft

INTRODUCED = [
    ("My name is Nuala Brady and Declan in Cork mended my tent while I waited.", "Nuala", "Declan"),
    ("I'm Nuala Brady, the seam of my tent tore on the second walk.", "Brady", "tent"),
    ("Ich heiße Gerd Pohlmann. Frau Brandt in Kiel hat mir die Schnalle kostenlos repariert.", "Pohlmann", "Brandt"),
    ("Ich bin die Anke Voss aus Celle, die Naht meiner Jacke ist gerissen.", "Voss", "Jacke"),
    ("Je m'appelle Odile Martin et la fermeture de mon sac est cassée.", "Martin", "fermeture"),
    ("Soy Marta Gil, la cremallera de la chaqueta se rompió.", "Gil", "cremallera"),
]


@pytest.mark.parametrize(("post", "own", "told"), INTRODUCED)
def test_a_customers_own_name_is_not_told_back(post: str, own: str, told: str) -> None:
    reply = draft(post, lang=language_of(post, KNOWN)).reply
    assert own not in reply
    assert told in reply


@pytest.mark.parametrize(
    "post",
    [
        "I'm Irish and I'm livid.",
        "Ich bin Stammkunde. Ihr Service war früher besser.",
        "This is Marlin quality, love it.",
        "Je suis cliente depuis dix ans",
        "My name is Nuala Brady",
    ],
)
def test_whoever_gives_no_name_loses_no_words(post: str) -> None:
    assert unintroduced(post) == post
