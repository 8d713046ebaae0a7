"""Which facts of a case are told to the customer, and in which words."""

from __future__ import annotations

import pytest

from drafting.models import DraftJob
from drafting.writer.grounds.told_facts import private_facts, told_facts
from drafting.writer.reading.understanding import Understanding
from drafting.writer.words.language import language
from policy.models import CaseFacts, GivenText
from tests.drafting.writer.test_composed import draft


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("It left Bremen on 5 November.", ("It left Bremen on 5 November.",)),
        (
            "What is the state of the order: placed, shipped? It left Bremen on 5 November",
            ("It left Bremen on 5 November.",),
        ),
        (
            "What is the answer: “Where is my parcel?”? It left Bremen on 5 November.",
            ("It left Bremen on 5 November.",),
        ),
        ("Did the box have a dent? Yes.", ()),
        ("The customer is a gold member in economy.", ("You are a gold member in economy.",)),
        ("Order 4471: Has it left? The box left Bremen today.", ("The box left Bremen today.",)),
    ],
)
def test_what_an_agent_answered_is_told_without_the_question_that_it_answers(fact: str, told: tuple[str, ...]) -> None:
    job = DraftJob(
        post="Where is my parcel?", channel="facebook", facts=CaseFacts(facts=(GivenText(id="f1", text=fact),))
    )
    assert told_facts(job, Understanding(kind="question", lang="en"), language("en"), public=True) == told


@pytest.mark.parametrize(
    ("lang", "fact", "secret"),
    [
        ("en", "The card on the account expired on 31 October.", True),
        ("en", "The refund went to the card ending 4242 today.", True),
        ("en", "The account is two months behind with the rent.", True),
        ("en", "The refund was made this morning to the card used.", False),
        ("en", "The card brings sixty days for returns.", False),
        ("de", "Die Karte ist Ende Oktober abgelaufen.", True),
        ("de", "Das Konto ist mit zwei Beiträgen im Rückstand.", True),
        ("de", "Das Paket lag seit Dienstag im falschen Wagen.", False),
        ("fr", "La carte est expirée depuis octobre.", True),
        ("fr", "Le colis est resté dans la mauvaise camionnette.", False),
        ("es", "La tarjeta caducó a finales de octubre.", True),
        ("es", "El paquete se quedó en otra furgoneta.", False),
    ],
)
def test_what_is_only_the_customer_s_business_is_told_in_private(lang: str, fact: str, secret: bool) -> None:
    facts = CaseFacts(facts=(GivenText(id="f1", text=fact),))
    job, read, pack = (
        DraftJob(post="?", channel="x", facts=facts),
        Understanding(kind="complaint", lang=lang),
        language(lang),
    )
    assert bool(private_facts(job, read, pack)) is secret
    assert bool(told_facts(job, read, pack, public=True)) is not secret
    assert told_facts(job, read, pack, public=False)
    if lang == "en":
        result = draft("My parcel is late and nobody answers.", facts=facts)
        assert (fact in result.reply) is not secret
        assert (fact in (result.private_message or "")) is secret
