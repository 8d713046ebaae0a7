"""Posts that may praise or complain: nobody is thanked for what turned sour, and nothing unsure is regretted."""

from __future__ import annotations

import re

import pytest

from drafting.models import DraftResult
from drafting.writer import understand
from drafting.writer.reading.good_turns import good_turns
from drafting.writer.words.language import KNOWN, language, language_of
from drafting.writer.words.text import sentences
from policy.models import PostKind
from tests.drafting.writer.test_composed import draft

SOURED = [
    "She found me the last pair. By the time I got off work it was already sold.",
    "Your man wrapped it for free, and there was nothing in the box.",
    "Sie haben mir den Schlafsack zurückgelegt. Als ich ihn abholen wollte, war er verkauft.",
    "On m'a gardé le dernier modèle. Quand je suis arrivé, il était vendu.",
    "Me guardaron la última. Cuando llegué ya no quedaba ninguna.",
]
DOUBTFUL = [
    *SOURED[:4],
    "Lovely service, fifty minutes in a phone menu",
    "Toller Kundendienst: drei Wochen",
    "Bravo pour la rapidité : commandé lundi, nous sommes vendredi",
    "Enhorabuena por el servicio: dos semanas",
    'Very pleased with my "unbreakable" pole.',
    "Four walks and the heel has gone soft",
    "El saco aguantó dos noches.",
    "They explained the returns desk to me as if I were six. Thanks.",
    "Man hat mir das Formular erklärt, als wäre ich sechs. Danke.",
    "Merci de m'avoir expliqué la fermeture comme si j'avais six ans.",
    "Gracias por explicármelo como si tuviera seis años.",
    "Mir wurde die Pumpe gezeigt, als wäre ich vier. Ich baue Pumpen.",
    "I will not forget the way you treated my brother.",
    "Five stars for your answering machine.",
]
PRAISE = [
    "They kept the last pair back for me and the lad carried it to my car.",
    "Lovely service, mended in ten minutes",
    "Four walks and not a drop inside",
    "Die verlorene Tasche wurde gefunden, danke!",
    "Mon sac perdu a été retrouvé, merci !",
    "Mi bota descosida quedó como nueva, gracias.",
    "Ich hatte mit einer langen Diskussion gerechnet, und dann war alles in Minuten erledigt. Danke!",
]


def _reply(post: str) -> DraftResult:
    return draft(post, lang=language_of(post, KNOWN))


@pytest.mark.parametrize("post", SOURED)
def test_no_kindness_is_told_that_was_taken_back(post: str) -> None:
    assert good_turns(sentences(post), language(language_of(post, KNOWN))) == []


@pytest.mark.parametrize("post", DOUBTFUL)
def test_what_may_be_either_is_met_by_a_reply_that_fits_both(post: str) -> None:
    result = _reply(post)
    pack = language(result.lang)
    ours = re.sub("[“«„][^”“»]*[”“»]", "", result.reply)
    assert not pack.has("thanks_said", ours), result.reply
    assert not pack.has("apology", ours), result.reply
    assert result.verdict.approvable, result.verdict.findings
    assert "…" not in result.reply
    assert any("may praise or complain" in step for step in result.recipe.steps)


@pytest.mark.parametrize("post", PRAISE)
def test_plain_praise_is_still_thanked(post: str) -> None:
    lang = language_of(post, KNOWN)
    seen = understand(post, lang, language(lang))
    assert (seen.kind, seen.doubtful) == ("praise", False)


def test_who_corrects_the_kind_settles_the_doubt() -> None:
    seen = understand(DOUBTFUL[0], "en", language("en"), "complaint")
    assert not seen.doubtful


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ("Tired of bills? My coach made me $900 a week, text her on Telegram @freedom_anna", "spam"),
        ("Ihr seid doch alle völlig bekloppt.", "attack"),
        ("Un petit banc à l'entrée, ça ne vous tente pas ?", "idea"),
    ],
)
def test_a_lure_an_insult_and_an_idea_put_as_a_question(post: str, kind: PostKind) -> None:
    lang = language_of(post, KNOWN)
    assert understand(post, lang, language(lang)).kind == kind


@pytest.mark.parametrize(
    "post",
    [
        "You utter turnips.",
        "Cheats, the lot of you",
        "I hope your cellar floods",
        "Ihr Gauner, man sollte euch den Laden dichtmachen.",
        "Wartet nur, bis ich euch finde.",
        "Bande de bons à rien !",
        "Menuda chusma.",
    ],
)
def test_nothing_but_insult_is_asked_what_is_behind_it_once(post: str) -> None:
    lang = language_of(post, KNOWN)
    seen = understand(post, lang, language(lang))
    assert seen.kind == "attack"
    result = _reply(post)
    assert not language(lang).has("apology", result.reply), result.reply
    assert result.reply.count("?") == 1


def test_a_matter_beside_an_insult_is_taken_up() -> None:
    result = _reply("You utter turnips. My tent came with a torn seam.")
    assert "torn seam" in result.reply


@pytest.mark.parametrize("post", ["We passed your van in Kinsale.", "The tall one told me to try Leeds."])
def test_what_no_rule_knows_is_told_back_without_thanks_or_regret(post: str) -> None:
    pack, reply = language("en"), _reply(post).reply
    assert not pack.has("apology", reply), reply
    assert not pack.has("thanks_said", reply), reply
