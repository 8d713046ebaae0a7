"""What is asked and what is wished for, told back in words that follow "I do not know yet" or "you would like"."""

from __future__ import annotations

import pytest

from drafting.writer.reading.ideas import wished
from drafting.writer.words.language import language
from drafting.writer.words.questions import indirect


@pytest.mark.parametrize(
    ("lang", "question", "asked"),
    [
        ("en", "Can I bring back a tent I bought online?", "whether you can bring back a tent you bought online"),
        ("en", "Do you repair rucksacks from other brands too?", "whether we repair rucksacks from other brands too"),
        ("en", "@shop is the dublin shop open sundays?", "whether the dublin shop is open sundays"),
        ("en", "How long does a repair take?", "how long a repair takes"),
        ("en", "Could you tell me if the stove works with my pan?", "whether the stove works with your pan"),
        ("en", "Why is the ice rink closed on holidays?", "why the ice rink is closed on holidays"),
        ("en", "Does the stew contain celery?", "whether the stew contains celery"),
        ("en", "Is the room heated or do you charge for that??", "whether the room is heated"),
        ("en", "Any plans for another ghost walk?", "whether there are any plans for another ghost walk"),
        ("en", "Where is it?", None),
        ("en", "Do you people ever answer a telephone?", None),
        ("es", "¿Puedo devolver unos calcetines?", "si puedes devolver unos calcetines"),
        ("es", "¿Hacéis envíos a Canarias?", "si hacemos envíos a Canarias"),
        ("es", "¿Tienen tienda en Sevilla?", None),
        ("fr", "Réparez-vous les sacs d'autres marques ?", "si nous réparons les sacs d'autres marques"),
        ("fr", "Puis-je changer mon adresse ?", "si vous pouvez changer votre adresse"),
        ("de", "Repariert ihr auch fremde Marken?", "ob wir auch fremde Marken reparieren"),
        ("de", "Wann macht ihr auf?", "wann wir aufmachen"),
        (
            "de",
            "Kann ich sie umtauschen, wenn ich sie online gekauft habe?",
            "ob Sie sie umtauschen können, wenn Sie sie online gekauft haben",
        ),
    ],
)
def test_indirect(lang: str, question: str, asked: str | None) -> None:
    assert indirect(question, language(lang)) == asked


@pytest.mark.parametrize(
    ("lang", "post", "wish"),
    [
        ("en", "It would be great if the pack came in a women's length.", "the pack came in a women's length"),
        ("en", "@shop you should rent kids' sleeping bags. they outgrow them", "rent kids' sleeping bags"),
        ("en", "I like the blue one.", None),
        ("es", "Sería genial poder elegir la hora de mi entrega.", "poder elegir la hora de tu entrega"),
        ("fr", "Ce serait bien d'avoir des housses assorties.", "avoir des housses assorties"),
        ("de", "Schön wäre ein Rucksack für meine Kinder.", "ein Rucksack für Ihre Kinder"),
    ],
)
def test_wished(lang: str, post: str, wish: str | None) -> None:
    found = wished(post, language(lang))
    assert (found[0] if found else None) == wish
