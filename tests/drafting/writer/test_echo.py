"""A complaint in German, French or Spanish is answered in its own words for the matter."""

from __future__ import annotations

import pytest

from drafting.writer.reading.gravest import gravest
from drafting.writer.reading.understanding import understand
from drafting.writer.words.language import language, language_of
from drafting.writer.words.questions import indirect
from tests.drafting.writer.test_composed import draft


@pytest.mark.parametrize(
    ("lang", "post", "matter"),
    [
        # a phrase without a verb, as it stands
        ("de", "Leider sehr schlechte Beratung am Schalter.. Zweigstelle Nord", "sehr schlechte Beratung am Schalter"),
        ("de", "Unmögliche Wartezeiten an der Hotline! Nie wieder.", "Unmögliche Wartezeiten an der Hotline"),
        ("fr", "Délai de livraison interminable depuis la grève !! Dommage", "délai de livraison interminable"),
        ("fr", "Salle bruyante, service lent et dessert froid.", "Salle bruyante, service lent et dessert froid"),
        ("es", "Colchón hundido, ducha rota y desayuno frío. Una pena.", "ducha rota y desayuno frío"),
        # a clause, turned to the customer
        ("de", "Mein Akku ist nach zwei Wochen kaputt. Nie wieder!", "Ihr Akku ist nach zwei Wochen kaputt"),
        ("fr", "Bonjour, ma carte est bloquée à la borne. Honteux !", "votre carte est bloquée à la borne"),
        ("es", "No lo recomiendo, mi tarjeta no funciona en el cajero", "tu tarjeta no funciona en el cajero"),
        # no idiom, no threat to leave and no comparison where the post has a matter
        (
            "de",
            "Das geht gar nicht! Der Kundendienst antwortet nicht. Ich steige um.",
            "Der Kundendienst antwortet nicht",
        ),
        ("fr", "Bien beau de refaire la vitrine, c'est pas la peine. Le pain est froid.", "le pain est froid"),
        ("es", "Es demasiado lento comparado con la competencia", "demasiado lento"),
        # what stands after a missing full stop, or under a heading of its own
        ("fr", "La borne était mieux avant Le temps d'attente est trop long", "le temps d'attente est trop long"),
        ("de", "Positiv viele Sorten Negativ Kaffee zu kalt (Filiale Nord)", "Kaffee zu kalt"),
        # a question that is a complaint
        ("de", "Reine Schikane! Wieso kann man Termine nicht verschieben?", "wieso man Termine nicht verschieben kann"),
    ],
)
def test_the_gravest_matter_is_the_customers_own_words(lang: str, post: str, matter: str) -> None:
    said = [one.text.casefold() for one in gravest(post, language(lang))]
    assert any(matter.casefold() in text for text in said), said


@pytest.mark.parametrize(
    ("lang", "post"),
    [("de", "Geht gar nicht. Nie wieder!"), ("fr", "Honteux. Plus jamais !"), ("es", "Vergonzoso. No vuelvo más.")],
)
def test_a_mere_verdict_names_no_matter(lang: str, post: str) -> None:
    assert gravest(post, language(lang)) == ()


@pytest.mark.parametrize(
    ("post", "word"),
    [("Muy mala", "muy mala"), ("Vergonzoso. No vuelvo más.", "Vergonzoso"), ("Très mauvais", "très mauvais")],
)
def test_a_mere_verdict_is_said_in_its_word_and_one_thing_is_asked(post: str, word: str) -> None:
    reply = draft(post, channel="google_play").reply
    assert word.casefold() in reply.casefold()
    assert reply.count("?") == 1


def test_two_matters_are_taken_up_and_each_once() -> None:
    post = "Stürzt ständig ab. Auf manchen Seiten funktionieren die Knöpfe nicht. Stürzt wirklich ständig ab!"
    reply = draft(post, channel="google_play").reply
    assert reply.lower().count("ständig ab") == 1
    assert "die Knöpfe nicht funktionieren" in reply


def test_a_question_asks_about_the_matter_taken_up() -> None:
    post = "Reine Schikane, wieso kann man teilweise nicht zurückspringen? Positiv: arbeitet recht schnell im Browser."
    assert "langsam" not in draft(post, channel="google_play").reply


@pytest.mark.parametrize(
    ("lang", "post", "matter", "not_the_matter"),
    [
        ("de", "Zimmer okay, aber die Heizung klopft die ganze Nacht.", "die Heizung klopft die ganze Nacht", "okay"),
        ("fr", "J'étais contente depuis des années mais la porte ne ferme plus.", "la porte ne ferme plus", "années"),
        ("es", "Llevé el reloj a arreglar y me lo devolvieron peor que antes.", "peor que antes", "yo"),
    ],
)
def test_what_stands_before_a_but_is_granted_and_a_story_has_its_end(
    lang: str, post: str, matter: str, not_the_matter: str
) -> None:
    said = " ".join(one.text for one in gravest(post, language(lang))).casefold()
    assert matter.casefold() in said
    assert not_the_matter not in said.split()


@pytest.mark.parametrize(
    ("post", "whole"),
    [
        ("Bitte bietet doch wieder das frische Brot am Sonntag an", "das frische Brot am Sonntag an"),
        (
            "Pose de ma serrure impeccable et prix honnête, je recommande.",
            "Pose de ma serrure impeccable et prix honnête",
        ),
    ],
)
def test_a_quotation_ends_where_the_customer_paused(post: str, whole: str) -> None:
    reply = draft(post).reply
    assert whole in reply
    assert "…" not in reply


@pytest.mark.parametrize(
    ("lang", "post", "urgent"),
    [
        ("de", "Mein Zug fährt in 20 Minuten und der Automat druckt keine Karte!", True),
        ("fr", "Je suis bloquée devant la porte, le badge ne marche pas.", True),
        ("es", "Me han robado la tarjeta y nadie contesta.", True),
        ("de", "Die Suppe kam nach 20 Minuten und war kalt.", False),
        ("es", "El pan de ayer estaba duro.", False),
    ],
)
def test_what_cannot_wait_is_heard(lang: str, post: str, *, urgent: bool) -> None:
    assert understand(post, lang, language(lang)).urgent is urgent


def test_a_second_german_question_is_not_drawn_into_the_first() -> None:
    asked = indirect("Darf ich mein Rad im Zug mitnehmen und was kostet das?", language("de"))
    assert asked == "ob Sie Ihr Rad im Zug mitnehmen dürfen"


@pytest.mark.parametrize(
    ("post", "lang"),
    [("Décevant.", "fr"), ("Pésimo", "es"), ("Schrott!", "de"), ("Service client lamentable !!! Fuyez.", "fr")],
)
def test_a_single_word_of_anger_tells_its_language(post: str, lang: str) -> None:
    assert language_of(post, ["en", "de", "fr", "es"]) == lang


def test_a_german_wish_ends_before_what_hinders_it() -> None:
    reply = draft("Ich möchte meine Adresse ändern, finde aber im Konto keinen Knopf dafür.").reply
    assert "Adresse ändern" in reply
    assert "finde aber" not in reply


@pytest.mark.parametrize(
    ("lang", "post", "said", "not_said"),
    [
        # nobody is told their own name, nor what only leads to the matter
        ("de", "Ich heiße Anna Kern. Die Klingel ist nach einem Tag stumm.", "Klingel ist nach einem Tag", "heiß"),
        ("fr", "Je m'appelle Luc, je suis client depuis 2010. Le robinet fuit.", "le robinet fuit", "appelle"),
        ("es", "Me llamo Rosa y soy clienta. El grifo gotea y no cierra.", "grifo", "llama"),
        (
            "de",
            "Ich muss euch leider mitteilen, dass mir der Kessel in der falschen Größe geliefert wurde.",
            "dir der Kessel in der falschen Größe geliefert wurde",
            "mitteilen",
        ),
        (
            "fr",
            "Je souhaite vous signaler que la lampe ne s'allume pas et que le pied est cassé.",
            "la lampe ne s'allume pas et le pied est cassé",
            "signaler",
        ),
        # what stands between a subject and its verb is left out, and a reason is the matter of a demand
        (
            "fr",
            "La poignée de ma valise, achetée en mai, s'est cassée hier.",
            "la poignée de votre valise s'est cassée hier",
            "mai",
        ),
        (
            "fr",
            "J'exige un geste, 30 euros, puisque votre plombier n'est jamais venu.",
            "notre plombier n'est jamais venu",
            "30",
        ),
        # an ordinal ends no sentence, and luck is no second matter
        (
            "de",
            "Der Kuchen zum 60. Geburtstag meines Vaters war verbrannt.",
            "er Kuchen zum 60. Geburtstag deines Vaters war verbrannt",
            "…",
        ),
        ("es", "La olla no cierra y se sale el agua. Por suerte no pasó nada.", "la olla no cierra", "suerte"),
        # nouns behind an article keep their capital in a post without any
        ("de", "die kaffeemühle klemmt und das sieb ist verbogen", "ie Kaffeemühle klemmt", "kaffee"),
    ],
)
def test_the_matter_is_told_without_what_stands_around_it(lang: str, post: str, said: str, not_said: str) -> None:
    told = " | ".join(one.text for one in gravest(post, language(lang, second=lang == "de")))
    assert said in told
    assert not_said not in told


@pytest.mark.parametrize(
    ("lang", "question", "asked"),
    [
        ("de", "darf mein Hund mit wenn ich zum Friseur komme?", "ob dein Hund mitdarf, wenn du zum Friseur kommst"),
        ("es", "¿y mi pedido?", None),
    ],
)
def test_a_question_is_turned_with_its_verb_or_not_at_all(lang: str, question: str, asked: str | None) -> None:
    assert indirect(question, language(lang, second=lang == "de")) == asked
