"""A clause is told only to those whom it is meant for, as whole as its paragraph, and with the heads of its table."""

from __future__ import annotations

import pytest

from drafting.writer.grounds.clauses import clauses
from drafting.writer.grounds.meant import meant
from drafting.writer.grounds.statements import Statement, statements
from drafting.writer.reading.understanding import understand
from drafting.writer.telling.stock import Stock
from drafting.writer.telling.takeup import take_up
from drafting.writer.words.forms import forms
from drafting.writer.words.language import KNOWN, language
from policy.models import EvidenceItem

RECALL = "The children's stand “Piccolo 1” sold in May 2025 is recalled, because its clamp can pinch fingers."


@pytest.mark.parametrize(
    ("lang", "rule", "question", "post", "told"),
    [
        ("en", "The indoor pool is open from 06:30 to 21:30.", "How warm is the indoor pool?", "", False),
        ("en", "The indoor pool has 28 degrees.", "How warm is the indoor pool?", "", True),
        ("en", "The tent has two doors and a bag.", "How heavy is the tent?", "", False),
        ("en", "We sell kayaks in Cork.", "What colour is the kayak?", "", False),
        ("en", "A lesson that is cancelled late is charged.", "Is there a discount on lessons?", "", False),
        ("en", "Groups get a discount of 10 percent.", "Is there any discount for groups?", "", True),
        ("en", "Broken strings are replaced.", "Do you sell cases for clarinets?", "", False),
        ("en", "Lessons are given on Mondays.", "How loud are the lessons?", "", False),
        ("de", "Das Bad ist von 6 bis 21 Uhr offen.", "Wie warm ist das Bad?", "", False),
        ("fr", "La piscine ouvre à 6 h.", "Quelle est la température de la piscine ?", "", False),
        ("es", "La piscina abre a las 6.", "¿Qué temperatura tiene la piscina?", "", False),
        ("en", RECALL, "", "My big black stand from 2019 wobbles", False),
        ("en", RECALL, "", "My Piccolo pinches", True),
        ("en", RECALL, "Is my stand recalled?", "Is my stand recalled?", True),
        ("en", "If you cancel a place, you get your money back.", "", "Too strong. I want my money back.", False),
        ("en", "If you cancel a place, you get your money back.", "", "I cancelled and want my money back.", True),
        ("de", "Wenn du stornierst, gibt es das Geld zurück.", "", "Zu scharf. Ich will mein Geld zurück.", False),
        ("de", "Wenn du stornierst, gibt es das Geld zurück.", "", "Storniert, und das Geld fehlt noch.", True),
        (
            "en",
            "Children under 8 must be accompanied by an adult.",
            "Do you teach adults?",
            "Do you teach adults?",
            False,
        ),
        ("en", "Children under 8 must be accompanied.", "Can my son go alone?", "Can my son go alone?", True),
    ],
)
def test_a_clause_is_told_to_those_it_is_meant_for(lang: str, rule: str, question: str, post: str, told: bool) -> None:
    pack = language(lang)
    assert meant(Statement(text=rule, source="p1"), question, post or question, forms(question, pack), pack) is told


PASSAGE = EvidenceItem(
    id="p1",
    kind="passage",
    text="Practice rooms can be booked by the hour for €6.\n"
    "Vouchers are valid for three years. They cannot be cashed.\n"
    "Instrument | Hire per month | Deposit\nCello | €29 | €90\nClarinet | €19",
)


def test_a_clause_is_told_without_the_next_paragraph_and_with_its_own_whole() -> None:
    told = {clause.told.text for clause in clauses([PASSAGE], language("en"))}
    assert "Practice rooms can be booked by the hour for €6." in told
    assert "Vouchers are valid for three years. They cannot be cashed." in told


def test_a_row_of_a_table_is_told_with_its_heads_and_only_who_asks_for_figures() -> None:
    [row] = [statement for statement in statements([PASSAGE]) if statement.row]
    assert row.text == "Cello: hire per month €29, deposit €90."
    pack = language("en")
    asked = "How much is a cello?"
    assert meant(row, asked, asked, forms(asked, pack), pack)
    assert not meant(row, "May the cello come along?", "", frozenset(), pack)


@pytest.mark.parametrize("lang", KNOWN)
def test_every_language_knows_ages_recalls_and_measures(lang: str) -> None:
    phrases = language(lang).phrases
    assert len(phrases["ages"]) == 2
    assert phrases["recalls"]
    assert {"weight", "warmth", "size", "age"} <= {form for group in phrases["answer_forms"] for form in group["forms"]}


@pytest.mark.parametrize(
    ("lang", "post"),
    [
        ("en", "Can I bring my labrador along?"),
        ("de", "Darf ich meinen Labrador mitbringen?"),
        ("es", "¿Puedo llevar a mi perro?"),
        ("fr", "Puis-je venir avec mon chien ?"),
    ],
)
def test_a_question_that_the_reply_answers_is_told_back_without_a_word_of_doubt(lang: str, post: str) -> None:
    pack = language(lang)
    seen = understand(post, lang, pack, "question")
    for salt in "abcdef":
        stock = Stock(pack, salt)
        assert pack.has("unknown", " ".join(take_up(post, seen, pack, stock)))
        assert not pack.has("unknown", " ".join(take_up(post, seen, pack, stock, answered=True)))
