"""Deeds, promises and guesses of a capable model that the case does not bear out, in four languages."""

from __future__ import annotations

import pytest

from drafting.models import DraftJob
from drafting.writer.prompting.rests_on_nothing import RestsOnNothing
from drafting.writer.words.language import language
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

FACTS = "The workshop replaced the hub on Monday. A second wheel was sent on 3 November."
POLICY = "We refund the price within 7 days of the return. Wir erstatten den Preis innerhalb von 7 Tagen."

LOOSE = [
    ("en", "I've read it out to the whole shift."),
    ("en", "We have already informed the landlord."),
    ("en", "Our kitchen team has changed the recipe."),
    ("en", "Bring it back and we'll make it like new."),
    ("en", "If it happens again, we'll give you a free night."),
    ("en", "You'll also get a voucher for your trouble."),
    ("en", "That was probably a faulty seal."),
    ("en", "You must have pressed the wrong button."),
    ("de", "Ich habe Ihren Hinweis an die Küche weitergegeben."),
    ("de", "Der Mitarbeiter wurde bereits ermahnt."),
    ("de", "Wir schicken Ihnen einen neuen Schlüssel."),
    ("de", "Vermutlich war das Ventil defekt."),
    ("fr", "Nous avons prévenu le gérant."),
    ("fr", "Nous allons repeindre la salle."),
    ("fr", "C'était probablement un oubli du livreur."),
    ("es", "Hemos avisado al cocinero."),
    ("es", "Te enviaremos otra llave."),
    ("es", "Seguramente fue el repartidor."),
]
SOUND = [
    ("en", "The workshop has replaced the hub."),
    ("en", "We have sent a second wheel."),
    ("en", "We'll refund the price within 7 days of the return."),
    ("en", "Send us a direct message and we'll look for it together."),
    ("en", "I haven't passed it on."),
    ("en", "I can't say whether we will open earlier."),
    ("en", "I've read your post twice."),
    ("en", "Being told you must have pressed the wrong button is no answer."),
    ("en", "That must have been a long night."),
    ("en", "Have we charged you twice?"),
    ("de", "Wir erstatten den Preis innerhalb von 7 Tagen."),
    ("de", "Das habe ich gern gelesen."),
    ("fr", "J'ai lu votre message avec attention."),
    ("fr", "Nous avons des réfrigérateurs pour la viande."),
    ("es", "He leído tu mensaje con calma."),
    ("es", "Así podremos mirarlo juntos."),
]


def judge(lang: str, sentence: str) -> str | None:
    return RestsOnNothing(FACTS, POLICY, language(lang)).of(sentence)


@pytest.mark.parametrize(("lang", "sentence"), [case for case in LOOSE if case[0] == "en"])
def test_a_deed_a_promise_and_a_guess_that_nothing_bears_out_are_found(lang: str, sentence: str) -> None:
    assert judge(lang, sentence) is not None


@pytest.mark.parametrize(("lang", "sentence"), [case for case in LOOSE if case[0] != "en"])
def test_they_are_found_in_other_languages(lang: str, sentence: str) -> None:
    assert RestsOnNothing("", POLICY, language(lang)).of(sentence) is not None


@pytest.mark.parametrize(("lang", "sentence"), SOUND)
def test_what_the_case_bears_out_and_what_claims_nothing_stays(lang: str, sentence: str) -> None:
    assert judge(lang, sentence) is None


def test_facts_in_another_language_may_bear_out_a_deed() -> None:
    assert judge("fr", "Nous avons changé le moyeu lundi.") is None


def test_a_capable_model_is_asked_to_leave_it_out_and_it_never_stays() -> None:
    good = "I'm sorry your new bike came three days late in a torn box. Was anything missing?"
    middle = "I've shown your post to the whole depot."
    told = f"{good.split('. ', 1)[0]}. {middle} Was anything missing?"
    with FakeEndpoint(author=lambda _: told) as fake:
        job = DraftJob(post="My new bike came three days late, the box torn.", channel="facebook", agent="mia", n=1)
        result = house.writer(fake).draft(job)
        asked = fake.requests[-1]["messages"][-1]["content"]
    assert "no fact says so" in asked
    assert middle not in result.reply
    assert "Was anything missing?" in result.reply
