"""What the reply tells of the post: told right, and told wrong. Pairs that a person judges at sight."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.scorers import Score, Seen, scorer
from policy.models import CaseFacts, GivenText
from tests.evals.world import draft, item

PAIRS = (
    # post, told right, told wrong
    ("You charged me twice for socks.", "We charged you twice for socks, sorry.", "You charged us twice for socks."),
    (
        "I cancelled my order on Monday and you shipped it anyway.",
        "You cancelled your order on Monday and we shipped it anyway.",
        "We cancelled your order on Monday and you shipped it anyway.",
    ),
    (
        "I booked more than 24 hours ago.",
        "As you booked more than 24 hours ago, the free term is over.",
        "As it was booked within the last 24 hours, it is free.",
    ),
    (
        "Vous ne semblez pas prendre en compte les commentaires.",
        "Nous ne semblons pas prendre en compte vos commentaires : je comprends que cela agace.",
        "Je suis désolée que vous ne semblez pas prendre en compte les commentaires.",
    ),
    ("The parcel has not arrived in Leipzig.", "It has not arrived in Leipzig.", "The parcel has arrived in Leipzig."),
    (
        "Ich habe das Zelt am Montag zurückgeschickt.",
        "Du hast das Zelt am Montag zurückgeschickt.",
        "Wir haben das Zelt am Montag zurückgeschickt.",
    ),
    (
        "Ihr habt mir zweimal die Versandkosten abgebucht.",
        "Wir haben dir zweimal die Versandkosten abgebucht, das tut mir leid.",
        "Du hast zweimal die Versandkosten abgebucht, das tut mir leid.",
    ),
    (
        "J'ai renvoyé la veste il y a trois semaines.",
        "Vous avez renvoyé la veste il y a trois semaines.",
        "Nous avons renvoyé la veste il y a trois semaines.",
    ),
    (
        "Mon colis n'est jamais arrivé à Nantes.",
        "Votre colis n'est jamais arrivé à Nantes, je regarde pourquoi.",
        "Votre colis est arrivé à Nantes.",
    ),
    (
        "La mochila no cabe en la cabina del avión.",
        "La mochila no cabe en la cabina, lo entiendo.",
        "La mochila cabe en la cabina del avión.",
    ),
    (
        "Llevo menos de 2 semanas con las botas.",
        "Menos de 2 semanas con las botas es muy poco.",
        "Tras más de 2 semanas con las botas, es normal.",
    ),
    (
        "You gave my table away although I had reserved it.",
        "You had reserved the table and we gave it away.",
        "We had reserved the table and you gave it away.",
    ),
    (
        "The driver didn't ring the bell at all.",
        "That the driver didn't ring the bell is not how we do it.",
        "The driver did ring the bell at your door.",
    ),
    (
        "I asked for blue and you sent green.",
        "You asked for blue and we sent green: sorry.",
        "I'm sorry you sent green when I asked for blue.",
    ),
)
DATA = Path(__file__).parents[3] / "shared" / "data" / "play_reviews" / "resolved_cases.jsonl"


def bent(post: str, reply: str, *facts: str) -> Score:
    given = CaseFacts(facts=tuple(GivenText(id=f"f{n}", text=fact) for n, fact in enumerate(facts)))
    score = scorer("bent").judge(Seen(item("i1", post, facts=given), draft(reply)))
    assert score is not None
    return score


@pytest.mark.parametrize(("post", "right", "wrong"), PAIRS)
def test_a_statement_turned_into_something_else_is_seen(post: str, right: str, wrong: str) -> None:
    assert bent(post, right).value == 0, bent(post, right).remark
    assert bent(post, wrong).value >= 1
    assert bent(post, wrong).remark


@pytest.mark.parametrize(
    ("post", "reply", "facts"),
    [
        # the facts say who did it, whatever the customer believes
        ("I cancelled the order.", "We cancelled the order on Monday.", ("We cancelled the order on Monday.",)),
        ("The refund did not arrive.", "The refund did arrive today.", ("The refund did arrive today.",)),
        # a wish, an offer and a question tell nothing of the post
        ("The zip of the tent will not close.", "A zip of a tent should close.", ()),
        ("I sent the jacket back.", "We will send the jacket back to you.", ()),
        # a "not" before "but" says nothing of what follows
        ("I do not know why but the tent lets the rain in.", "The tent lets the rain in, I'm sorry.", ()),
        # a quotation keeps the customer's own "I"
        ("I waited for you at the door all day.", "“I waited for you at the door all day” should not be.", ()),
    ],
)
def test_what_the_facts_say_and_what_is_only_wished_is_not_bent(post: str, reply: str, facts: tuple[str, ...]) -> None:
    assert bent(post, reply, *facts).value == 0, bent(post, reply, *facts).remark


@pytest.mark.parametrize(
    ("fact", "right", "wrong"),
    [
        (
            "The manager keeps Friday at 9:00 free for her if she wants it.",
            "The manager keeps Friday at 9:00 free for you, if you want it.",
            "The manager keeps Friday at 9:00 free for her if she wants it.",
        ),
        (
            "The cracks are burns, by the customer's own photo.",
            "The cracks are burns, by your own photo.",
            "The cracks are burns, by the customer's own photo.",
        ),
        (
            "Die Jacke geht heute an die Kundin zurück.",
            "Die Jacke geht heute an dich zurück.",
            "Die Jacke geht heute an die Kundin zurück.",
        ),
        ("Pia sewed it on; she has read the post.", "Pia sewed it on; she has read the post.", None),
    ],
)
def test_a_fact_is_told_to_the_customer_and_not_of_them(fact: str, right: str, wrong: str | None) -> None:
    assert bent("What happens now?", right, fact).value == 0
    if wrong is not None:
        assert "as of somebody else" in bent("What happens now?", wrong, fact).remark


@pytest.mark.skipif(not DATA.is_file(), reason="the shared data is not beside the project")
def test_real_human_replies_are_hardly_ever_called_bent() -> None:
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()][::4]
    assert sum(bent(row["review"], row["reply"]).value > 0 for row in rows) <= 1
