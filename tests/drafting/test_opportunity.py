"""Moments for a small surprise, found by words in four languages; and those that are none."""

from __future__ import annotations

import pytest

from drafting.opportunity import opportunity


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ("Ordered the tent for my daughter's birthday on Saturday, will it come?", "event"),
        ("We used your stove on our honeymoon and it never let us down", "event"),
        ("Die Jacke war ein Geschenk zum 60. Geburtstag meines Vaters", "event"),
        ("Die Jacke ist ein Geschenk zum Geburtstag für meinen Vater", "event"),
        ("Wir sind frisch verheiratet und fahren mit eurem Zelt los", "event"),
        ("Queremos estrenarla en nuestra boda", "event"),
        ("C'est pour notre lune de miel en Corse", "event"),
        ("I have been a customer for 12 years and never complained", "loyal"),
        ("Ich bin seit 15 Jahren treuer Kunde bei euch", "loyal"),
        ("Soy clienta fiel y esto no lo esperaba", "loyal"),
        ("Soy un cliente fiel y esto no lo esperaba", "loyal"),
        ("Cliente fidèle, je suis un peu déçue", "loyal"),
        ("I've always wanted one of those enamel mugs", "wish"),
        ("Me haría mucha ilusión un parche del refugio", "wish"),
        ("The zip broke after two weeks.", None),
        ("Great customer service for many years ahead, I hope", None),
        ("My late wife loved this shop; it would be our anniversary", None),
    ],
)
def test_the_words_say_why(post: str, kind: str | None) -> None:
    found = opportunity(post, "other", grave=False)
    assert (found.kind if found else None) == kind
    if found:
        assert found.words in found.reason
        assert found.words in post


def test_a_grave_matter_an_attack_and_spam_are_no_moment() -> None:
    post = "The stove burned down our wedding tent on our wedding day"
    assert opportunity(post, "complaint", grave=False) is not None
    assert opportunity(post, "complaint", grave=True) is None
    assert opportunity(post, "attack", grave=False) is None
    assert opportunity(post, "spam", grave=False) is None
