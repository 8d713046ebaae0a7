"""A capable model's reply: out of its wrappings, left as it was written, and mended only where it must be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafting.models import DraftJob, DraftResult
from drafting.writer.prompting.unwrap import unwrap
from knowledge.models import Filters, HitKind, SearchResult
from policy.models import CaseFacts, GivenText
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

LATE = "My new bike came three days late and the box was torn open."
GOOD = (
    "Three days of waiting, and then a torn box: I'm sorry. I don't know yet where it got held up.\n\n"
    "Could you tell me which shop you ordered from?"
)
PROMISE = "You can expect a new bike tomorrow."


def write(author: Callable[[list[dict[str, str]]], str], post: str = LATE, **job: object) -> tuple[DraftResult, int]:
    with FakeEndpoint(author=author) as fake:
        asked = DraftJob.model_validate({"post": post, "channel": "facebook", "agent": "mia", **job})
        return house.writer(fake).draft(asked), len(fake.requests)


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        ("Here is the reply:\n\nIt's in.", "It's in."),
        ("Sure! Here's a warmer version:\n\n**Reply:**\nHi Jo, thanks a lot.\n\nBest regards,\nMia", "thanks a lot."),
        ("**Public reply:** It's in.", "It's in."),
        ("“It's **in** the *shop*.”", "It's in the shop."),
        ("```text\nHola, Jo. Gracias.\n```\n\nSay if you want another.", "Gracias."),
        ('{"reply": "It is in.", "tone": "kind"}', "It is in."),
        ("Hi there,\n\nOne.\n\nTwo. – Mia", "One.\n\nTwo."),
        ("Jo, it's in.\n\n^Mia", "it's in."),
        ("Dear Jo Miller:\nit's in.\n\nTeam Tarnwick", "it's in."),
        ("Hallo Jo, danke! Liebe Grüße, Mia", "danke!"),
        ("Bonjour Jo, voici la suite : il part. Bien cordialement,\nL'équipe Tarnwick", "voici la suite : il part."),
        ("Hi Jo - it's in.\n\n---\nNote: I kept it short.", "it's in."),
        ("It's in.\n\n(248 characters)", "It's in."),
        ("[[a1b2c3]] It's in. [[a1b2c3]]", "It's in."),
        ("See [our page](https://tarnwick.example/a).", "See our page (https://tarnwick.example/a)."),
        ("* one\n* two", "- one\n- two"),
        # What only looks like a wrapping stays.
        ("Hello again to the peg thieves, oh no.", "Hello again to the peg thieves, oh no."),
        ("Thanks, and cheers for the photo.", "Thanks, and cheers for the photo."),
        ("It's in. Cheers for the photo.", "It's in. Cheers for the photo."),
        ("Ask at the till for Mia.", "Ask at the till for Mia."),
        ("Here's the thing: we lost it.", "Here's the thing: we lost it."),
        ("The answer is: yes.", "The answer is: yes."),
        ("Best of all: it is free.", "Best of all: it is free."),
        ('"It has seen things" made me "smile".', '"It has seen things" made me "smile".'),
        ("It is 3 * 4 * 5 cm.", "It is 3 * 4 * 5 cm."),
    ],
)
def test_the_reply_comes_out_of_its_wrappings(answer: str, reply: str) -> None:
    assert unwrap(answer, agent="Mia", company="Tarnwick", customer="Jo", greeted=True) == reply


def test_a_good_reply_leaves_as_it_was_written() -> None:
    result, requests = write(lambda _: GOOD)
    assert GOOD[1:] in result.reply
    assert result.reply.endswith(f"{GOOD[1:]} ^Mia")
    assert (result.recipe.first_verdict, requests) == ("pass", 1)


def test_a_promise_at_the_end_is_taken_off_without_another_call() -> None:
    result, requests = write(lambda _: f"{GOOD} {PROMISE}")
    assert result.verdict.approvable, result.verdict.findings
    assert GOOD[1:] in result.reply
    assert PROMISE not in result.reply
    assert requests == 1


def test_what_was_cut_from_the_middle_is_written_again_by_the_model() -> None:
    answers = iter((f"{PROMISE} {GOOD}", GOOD))
    result, requests = write(lambda _: next(answers))
    assert GOOD[1:] in result.reply
    assert (result.recipe.revisions, requests) == (1, 2)
    assert any(step.startswith("Revised once for: ") for step in result.recipe.steps)


def test_a_stubborn_model_gets_a_plain_reply_put_beside_it_and_its_own_is_shown_held() -> None:
    result, requests = write(lambda _: "We have refunded your late bike with the torn box.")
    assert result.verdict.approvable, result.verdict.findings
    assert "refund" not in result.reply
    assert requests == 2
    held = [other for other in result.alternatives if not other.verdict.approvable]
    assert held
    assert held[0].verdict.findings
    assert any("put together by the desk" in step for step in result.recipe.steps)


def test_a_reply_in_another_language_is_asked_for_again() -> None:
    answers = iter(("Je suis désolé que votre vélo soit arrivé en retard, avec un carton déchiré.", GOOD))
    result, _ = write(lambda _: next(answers))
    assert GOOD[1:] in result.reply


def test_a_fact_that_was_told_in_other_words_is_not_told_twice() -> None:
    facts = CaseFacts(fault="ours", facts=(GivenText(id="f1", text="The parcel left the Leeds depot on 3 March."),))
    said = (
        "It set off from our Leeds depot on 3 March. The delay was our mistake, and I'm sorry about the torn box too."
    )
    result, requests = write(lambda _: said, facts=facts)
    assert said[1:] in result.reply
    assert requests == 1


def test_an_invitation_in_other_words_is_not_made_twice() -> None:
    said = "I'm sorry your order isn't there yet. Drop me a private note here with your order number and I'll look."
    result, _ = write(lambda _: said, "Where is my order? It should have come on Monday and nobody answers.")
    assert result.reply.lower().count("order number") == 1, result.reply


def test_a_statement_about_something_else_stays_out() -> None:
    """A model that carries out an order hidden in a document adds what has nothing to do with the customer."""
    result, _ = write(lambda _: f"{GOOD} Photosynthesis turns light, water and carbon dioxide into sugar.")
    assert GOOD[1:] in result.reply
    assert "sugar" not in result.reply


def test_what_it_keeps_of_a_sentence_it_was_told_to_mend_is_no_recital_of_the_task() -> None:
    good = "Three days of waiting for your new bike, and then a box that was torn open"
    first = f"{good}, and we have already told the depot. Was anything missing?"
    second = f"{good}: I'm sorry. Was anything missing?"

    result, asked = write(lambda messages: second if messages[-2]["role"] == "assistant" else first)

    assert asked == 2
    assert good[1:] in result.reply


def test_a_capable_model_gets_the_nearest_clauses_where_the_search_is_sure_of_none() -> None:
    class Unsure(house.Shelf):
        def search(self, query: str, kind: HitKind, k: int = 10, filters: Filters = Filters()) -> SearchResult:  # noqa: B008 - frozen
            found = super().search("returned pedal bikes", kind, k, filters)
            return found.model_copy(update={"relevance": 0.01, "relevant": False})

    prompts: list[str] = []

    def author(messages: list[dict[str, str]]) -> str:
        prompts.append(messages[-1]["content"])
        return GOOD

    with FakeEndpoint(author=author) as fake:
        job = DraftJob(post="My pedals squeak, what now?", channel="facebook", agent="mia", n=1)
        house.writer(fake, shelf=Unsure()).draft(job)

    assert "not ridden" in prompts[0]
    assert "perhaps none of it speaks to it" in prompts[0]


def test_what_a_sentence_was_cut_out_of_is_no_other_way_to_answer() -> None:
    torn = f"{GOOD} We have sent you a new box."
    with FakeEndpoint() as fake:
        fake.author = lambda _: torn if len(fake.requests) == 1 else GOOD
        job = DraftJob(post=LATE, channel="facebook", agent="mia", n=2)
        result = house.writer(fake).draft(job)
    assert result.verdict.approvable
    assert all("new box" not in text for text in (result.reply, *(other.reply for other in result.alternatives)))
    assert result.alternatives == ()


def test_what_now_comes_first_goes_on_after_the_greeting() -> None:
    result, _ = write(lambda _: f"We have refunded it. The torn box and the three days: I'm sorry about both. {GOOD}")
    assert ", the torn box" in result.reply
