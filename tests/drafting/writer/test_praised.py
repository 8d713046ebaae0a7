"""Praise told back: who did what, by name; and what is no praise, though kind words stand in it."""

from __future__ import annotations

import time

import pytest

from drafting.writer import understand
from drafting.writer.telling.praised import praise_told
from drafting.writer.words.language import language, language_of
from drafting.writer.words.named_people import deed_of_somebody
from tests.drafting.writer.test_composed import draft

TOLD: list[tuple[str, str | None, str]] = [
    (
        "Declan in the Galway shop mended my tent while I waited",
        "Declan in the Galway shop mended your tent while you waited",
        "Declan",
    ),
    ("Shout out to Ines in Cork, she found me the last pair!", "Ines in Cork found you the last pair", "Ines"),
    ("I broke my stove, rang you, and Bo sent a new valve the same day.", "Bo sent a new valve the same day", "Bo"),
    ("The lad at your till let my daughter try every hat.", "the lad at our till let your daughter try every hat", ""),
    ("Two winters on and this coat has not let in a drop.", "this coat has not let in a drop", ""),
    (
        "Frau Brandt in Kiel hat mir die Schnalle kostenlos repariert.",
        "Frau Brandt in Kiel hat dir die Schnalle kostenlos repariert",
        "Frau Brandt",
    ),
    ("Danke an Uwe, der meine Stiefel neu besohlt hat.", "Uwe hat deine Stiefel neu besohlt", "Uwe"),
    (
        "Merci à Anaïs, elle a recousu la bretelle de mon sac pendant que j'attendais.",
        "Anaïs a recousu la bretelle de votre sac",
        "Anaïs",
    ),
    ("Iker me arregló la hebilla y no quiso cobrarme.", "Iker te arregló la hebilla y no quiso cobrarte", "Iker"),
    ("Mira on the till held my pram for ten minutes.", "Mira on the till held your pram for ten minutes", "Mira"),
    (
        "I am 80 and Rory in the Sligo shop knelt with me until the boot sat.",
        "Rory in the Sligo shop knelt with you until the boot sat",
        "Rory",
    ),
    ("Silke hat gesehen, dass ich mich abmühe, hat mir das Rad getragen.", "Silke hat dir das Rad getragen", "Silke"),
    ("Die Lampe hat einen Sturz vom Dach überlebt.", "die Lampe hat einen Sturz vom Dach überlebt", ""),
    ("Herr Ott hat mir die Schnalle getauscht, während ich gewartet habe.", None, "Herr Ott"),
    ("Perdí el gorro y el conductor me lo guardó.", "el conductor te lo guardó", ""),
]


@pytest.mark.parametrize(("post", "said", "name"), TOLD)
def test_praise_names_who_did_what(post: str, said: str | None, name: str) -> None:
    lang = language_of(post, ("en", "de", "fr", "es"))
    found = praise_told(post, language(lang, second=lang == "de"))
    assert found is not None
    assert found.name == name
    assert said is None or found.said.lower() == said.lower()


@pytest.mark.parametrize(
    "post",
    [
        "I mended it myself while I waited.",
        "He never found my parcel.",
        "You replaced my zip with a red one.",
        "If you fixed my bag for free I would come back.",
        "A friend mended my tent.",
        "Karen at the desk told me to come back on Friday.",
        "Leo in the chat laughed at me.",
    ],
)
def test_no_kindness_of_ours_is_told(post: str) -> None:
    assert praise_told(post, language("en")) is None


KINDS = [
    ("en", "Nadia at the Bath shop sewed my zip back on.", "praise"),
    ("en", "Paid on Monday, here on Tuesday. Not a scrap of plastic.", "praise"),
    ("en", "your sale emptied my wallet and i'd do it again", "praise"),
    ("en", "Your app emptied my account and I will never use it again", "complaint"),
    ("en", "Tom mended my zip for free, but it broke again the next day.", "complaint"),
    ("en", "The people are lovely. The boots, on the other hand. The sole flaps like a duck.", "complaint"),
    ("en", "Small idea for free: print the care label inside the pocket", "idea"),
    ("en", "Robbing toerags. Hope the whole place floods.", "attack"),
    ("de", "Wie wär's, wenn ihr Kajaks verleiht? Ich brauche nur einmal im Jahr eins.", "idea"),
    ("es", "El envío, de diez. Pero la varilla venía partida en dos.", "complaint"),
    ("en", "It takes real skill to lose the same parcel twice", "complaint"),
    ("en", "well done on losing my parcel", "complaint"),
    ("en", "love it when my new boots leak on day one 😍", "complaint"),
    ("en", "love how my boots never leak", "praise"),
    ("en", "Thanks for fixing my broken zip so fast, Ada!", "praise"),
    ("en", "Your workshop repaired my coat. Could you also wax it?", "question"),
    ("de", "Bravo, zwei linke Schuhe im Karton.", "complaint"),
    ("de", "Herr Kaya hat mir den Rucksack in Ruhe eingestellt.", "praise"),
    ("fr", "Bravo, trois semaines pour des lacets.", "complaint"),
    ("fr", "Vos soldes ont ruiné mon compte et je ne regrette rien", "praise"),
    ("es", "¡Genial! Lleváis cuatro semanas para mandarme un gorro.", "complaint"),
    ("es", "Nuria me explicó con mucha paciencia cómo doblar la tienda.", "praise"),
]


@pytest.mark.parametrize(("lang", "post", "kind"), KINDS)
def test_a_kindness_a_wink_and_a_mockery_are_told_apart(lang: str, post: str, kind: str) -> None:
    assert understand(post, lang, language(lang)).kind == kind


@pytest.mark.parametrize(
    "post",
    [
        "Mi padre murió, le encantaba vuestra tienda.",
        "Mon père est mort, il adorait votre boutique.",
        "Mein Vater ist gestorben, er liebte euren Laden.",
    ],
)
def test_a_death_is_met_with_sympathy_and_neither_thanked_for_quoted_nor_asked_about(post: str) -> None:
    lang = language_of(post, ("es", "fr", "de"))
    said = draft(post, lang=lang).reply
    assert language(lang).has("condolence_said", said)
    assert not any(mark in said for mark in "«„“?")
    assert not language(lang).has("praise", said)


@pytest.mark.parametrize("tail", [", a", ", while a", " and, ", "in size 3 "])
def test_a_kindness_drawn_out_without_end_costs_no_second(tail: str) -> None:
    began = time.process_time()
    praise_told("Anna mended my bag" + tail * (10_000 // len(tail)), language("en"))
    assert time.process_time() - began < 1.0


def test_an_adverb_before_the_verb_is_nobody_to_be_praised() -> None:
    german = language("de")
    assert deed_of_somebody("Stattdessen hat er mir Nadel und Garn gegeben", german) is None
    assert deed_of_somebody("Basti hat mir Nadel und Garn gegeben", german)


@pytest.mark.parametrize(
    ("lang", "post"),
    [
        ("en", "My Heron jacket is nine years old and the seam has gone. I expect a new one for free."),
        ("de", "Der Topf aus eurem Supermarkt hat keinen Deckel."),
        ("fr", "Le supermarché était fermé et votre relais aussi."),
    ],
)
def test_a_name_that_begins_like_praise_is_none(lang: str, post: str) -> None:
    assert understand(post, lang, language(lang)).kind != "praise"
