"""What a post tells the company to do is said back with the verb as ours, in each language that bends it."""

from __future__ import annotations

import pytest

from drafting.writer.reading.wishes import wishes
from drafting.writer.words.language import language


@pytest.mark.parametrize(
    ("lang", "post", "said"),
    [
        ("en", "Send me another one.", "send you another one"),
        ("en", "The zip went. I expect you to fix it free of charge.", "fix it free of charge"),
        ("en", "I want a new one from you", "a new one"),
        ("es", "Que me mandéis otra, la anterior vino rota.", "te mandemos otra"),
        ("es", "Devolvedme lo que pagué.", "te devolvamos lo que pagaste"),
        ("es", "Devuélvanme el dinero.", "te devolvamos el dinero"),
        ("es", "Págame el taxi.", "te paguemos el taxi"),
        ("es", "Quiero que me lo prorroguéis seis meses.", "te lo prorroguemos seis meses"),
        ("es", "Quiero la diferencia.", "la diferencia"),
        ("fr", "Remboursez-moi les 45 euros.", "nous vous remboursions les 45 euros"),
        ("fr", "J'exige que vous m'envoyiez une neuve.", "nous vous envoyions une neuve"),
        ("fr", "Réparez-la gratuitement, elle est garantie.", "nous la réparions gratuitement"),
        ("de", "Schickt mir bitte die richtige.", "wir Ihnen die richtige schicken"),
        ("de", "Zieht mir die 15 % bitte ab.", "wir Ihnen die 15 % abziehen"),
        ("de", "Ich erwarte, dass ihr mir die Gebühr zurückzahlt.", "wir Ihnen die Gebühr zurückzahlen"),
        ("de", "Ich will eine neue von euch.", "eine neue"),
        ("de", "Ich will heute noch mein Geld zurück.", "heute noch Ihr Geld zurück"),
    ],
)
def test_a_request_is_said_back(lang: str, post: str, said: str) -> None:
    assert [wish.said for wish in wishes(post, language(lang))] == [said]


@pytest.mark.parametrize(
    ("lang", "post"), [("de", "Gefällt mir gut."), ("fr", "Allez-y."), ("es", "Ayer me llamaron."), ("en", "Trust me.")]
)
def test_what_asks_for_nothing_is_no_request(lang: str, post: str) -> None:
    assert wishes(post, language(lang)) == ()
