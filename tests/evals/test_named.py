"""Whether the customer's own problem is named: pairs of replies to one post, told right and told past it."""

from __future__ import annotations

import pytest

from evals.scorers import Scene, Score, Seen, scorer
from tests.evals.world import draft, item

PAIRS = (
    # language, post, a reply that names its problem, one that does not
    ("de", "Lieferzeiten bei euch sind unter aller Kanone.", "Dass die Lieferung so spät kam, tut mir leid.", None),
    (
        "de",
        "Meine Winterjacke fusselt nach zwei Wäschen.",
        "Eine Jacke, die fusselt, ist ärgerlich.",
        "Das tut uns leid.",
    ),
    ("de", "Diese App ist eine lahme Ente.", "Schade, dass es bei dir so langsam ist.", "Schade, dass die App nervt."),
    ("fr", "Le site rame depuis hier.", "Je regrette que ce soit si lent.", "Je regrette ce qui se passe sur le site."),
    ("es", "Todo me parece complicadísimo.", "Siento que cueste tanto usar la aplicación.", "Siento lo que cuentas."),
    ("en", "Your desk hung up on me. It took ages.", "It took far too long, I'm sorry.", "Sorry for the late reply."),
    (
        "en",
        "Newest posts hidden behind three taps, in the dark theme too.",
        "I'm sorry that the newest posts hide behind three taps.",
        "You would like the newest posts hidden behind three taps.",
    ),
    (
        "en",
        "I want my deposit for the kayak back but I do not want to give up the paddle course itself.",
        "You want the deposit for the kayak back.",
        "You do not want to give up the paddle course.",
    ),
    (
        "en",
        "The emergency lights on the stairs flicker.",
        "Emergency lights that flicker on the stairs are no joke.",
        "It is good that the emergency lights on the stairs do not flicker.",
    ),
    (
        "en",
        "Worst app on my phone, hands down. It deletes my photos.",
        "It should never delete your photos.",
        "I am sorry that this is the worst app on your phone.",
    ),
    (
        "en",
        "I want to cancel the three seats for Oslo in March that my sister booked.",
        "You want to cancel the three seats for Oslo.",
        "You ask about a cancellation. Please send your booking reference.",
    ),
)


def score(post: str, reply: str, lang: str) -> Score:
    found = scorer("names_problem").judge(Seen(item("i1", post, lang=lang), draft(reply), Scene()))
    assert found is not None
    return found


@pytest.mark.parametrize(("lang", "post", "right", "past"), PAIRS)
def test_a_reply_names_the_problem_in_its_own_sense(lang: str, post: str, right: str, past: str | None) -> None:
    assert score(post, right, lang).value == 1, score(post, right, lang).remark
    if past is not None:
        assert score(post, past, lang).value == 0, score(post, past, lang).remark


def test_what_is_missed_may_be_told_as_a_wish() -> None:
    post = "No way to sort the shopping list by aisle."
    assert score(post, "You would like to sort the shopping list by aisle.", "en").value == 1


def test_the_remark_tells_whole_words() -> None:
    found = score("The waterproofing of my rucksack peels.", "Waterproofing should not peel off a rucksack.", "en")
    assert found.remark == "Takes up: peel, rucksack, Waterproofing."
