"""How many candidates are written, the private message beside the reply, and what agents ask to be changed."""

from __future__ import annotations

import time

import pytest

from drafting.models import DraftJob
from drafting.settings import Endpoint
from drafting.writer.choosing.how_many import how_many
from drafting.writer.telling.private import parted
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

LATE = "My new bike came three days late and the box was torn open."
ORDER = "Where is my order? It should have come on Monday and nobody answers."
REPLY = "I'm sorry your order still isn't there. Send us a direct message, so we can look for it together."
PRIVATE = "About the order you are waiting for: which order number was it? Please leave out card numbers."
HOSTED, OWN = "https://api.vendor.example/v1", "http://127.0.0.1:11434/v1"


@pytest.mark.parametrize(
    ("wanted", "settings", "address", "candidates"),
    [
        (4, Endpoint(candidates=2), HOSTED, 4),
        (None, Endpoint(candidates=2), HOSTED, 2),
        (None, Endpoint(base_url=HOSTED), HOSTED, 2),
        (None, Endpoint(base_url=OWN), OWN, 1),
        (None, Endpoint(base_url="http://gpu-box:8000/v1"), "http://gpu-box:8000/v1", 1),
        (None, Endpoint(base_url="http://10.1.2.3:8000/v1"), "http://10.1.2.3:8000/v1", 1),
        (None, Endpoint(base_url=HOSTED, prompt_price=0.4, completion_price=1.6), HOSTED, 3),
        (None, Endpoint(base_url=HOSTED, prompt_price=1.5, completion_price=6.0), HOSTED, 2),
        (None, Endpoint(base_url=HOSTED, prompt_price=10.0, completion_price=30.0), HOSTED, 1),
        (None, Endpoint(base_url=OWN, prompt_price=0.0, completion_price=0.0), OWN, 3),
        (None, Endpoint(), "", 1),
    ],
)
def test_as_many_candidates_as_the_endpoint_makes_cheap(
    wanted: int | None, settings: Endpoint, address: str, candidates: int
) -> None:
    assert how_many(wanted, settings, address) == candidates


def test_candidates_are_asked_for_at_the_same_time() -> None:
    with FakeEndpoint(latency=0.6) as fake:
        writer = house.writer(fake)
        writer.draft(DraftJob(post=LATE, channel="facebook", agent="mia"))
        before = time.perf_counter()
        result = writer.draft(DraftJob(post=LATE, channel="facebook", agent="mia", n=3))
        took = time.perf_counter() - before
    assert result.recipe.candidates == result.recipe.usage.calls == 3
    assert took < 1.7, "three answers of 0.6 s one after the other take 1.8 s"


def test_a_budget_of_tokens_is_kept_to_by_asking_one_after_the_other() -> None:
    company = house.settings(Endpoint(budget_tokens=1_500))
    with FakeEndpoint() as fake:
        result = house.writer(fake, company=company).draft(DraftJob(post=LATE, channel="facebook", n=3))
    assert result.recipe.candidates < 3
    assert any("token budget" in step for step in result.recipe.steps)


@pytest.mark.parametrize(("budget", "told"), [(0.002, "The money budget allowed"), (0.0001, "more than the money")])
def test_a_budget_of_money_ends_a_draft_in_the_middle_and_says_so(budget: float, told: str) -> None:
    company = house.settings(Endpoint(prompt_price=1.0, completion_price=2.0, budget_cost=budget))
    with FakeEndpoint() as fake:
        result = house.writer(fake, company=company).draft(DraftJob(post=LATE, channel="facebook", n=8))
    assert result.drafted
    assert 1 <= result.recipe.candidates < 8
    assert any(told in step for step in result.recipe.steps)


def test_one_of_several_that_fails_costs_only_itself() -> None:
    with FakeEndpoint("overflow", "plausible") as fake:
        result = house.writer(fake).draft(DraftJob(post=LATE, channel="facebook", agent="mia", n=2))
    assert result.verdict.approvable
    assert any(step.endswith("did not come: the prompt was too long for the model.") for step in result.recipe.steps)


def test_the_private_message_is_the_models_own() -> None:
    with FakeEndpoint(author=lambda _: f"{REPLY}\n\nPRIVATE:\n{PRIVATE}") as fake:
        shown: list[str] = []
        result = house.writer(fake).draft(DraftJob(post=ORDER, channel="facebook", agent="mia"), shown.append)
        task = fake.requests[-1]["messages"][-1]["content"]
    assert "asking for your order number" in task
    assert "PRIVATE" not in result.reply
    assert PRIVATE[1:] in str(result.private_message)
    assert str(result.private_message).endswith("^Mia")
    assert not any("card numbers" in text for text in shown)
    assert result.recipe.candidates == 1


def test_a_private_message_that_breaks_the_policy_is_mended_or_replaced() -> None:
    with FakeEndpoint(author=lambda _: f"{REPLY}\n\nPRIVATE:\nWe will refund 500 euros today.") as fake:
        result = house.writer(fake).draft(DraftJob(post=ORDER, channel="facebook", agent="mia"))
    assert "500" not in str(result.private_message)
    assert "order number" in str(result.private_message)
    assert any("this one is put together by the desk" in step for step in result.recipe.steps)


@pytest.mark.parametrize(
    ("answer", "reply", "private"),
    [
        ("One.\n\nPRIVATE:\nTwo.", "One.", "Two."),
        ("One.\n\n**PRIVATE:** Two.", "One.", "Two."),
        ("One.\n\nPrivate message: Two.", "One.", "Two."),
        ("One.\n--- PRIVATE ---\nTwo.", "One.", "Two."),
        ("One. Send us a private message: it is quick.", "One. Send us a private message: it is quick.", ""),
        ("Private details stay out of here. One.", "Private details stay out of here. One.", ""),
    ],
)
def test_an_answer_is_parted_at_the_mark(answer: str, reply: str, private: str) -> None:
    assert parted(answer) == (reply, private)


def test_an_agents_wish_for_a_promise_is_held() -> None:
    """The model does as the agent wishes; the guard does not."""
    told = "I'm sorry your new bike came late in a torn box. We will refund you 500 euros by Friday, I promise."
    job = DraftJob(post=LATE, channel="facebook", agent="mia", instruction="promise a refund of 500", previous="Sorry.")
    with FakeEndpoint(author=lambda _: told) as fake:
        result = house.writer(fake).draft(job)
    assert not (result.verdict.approvable and "500" in result.reply)


def test_the_prompt_names_the_place_the_frame_and_the_pages() -> None:
    with FakeEndpoint() as fake:
        house.writer(fake).draft(DraftJob(post=LATE, channel="facebook", agent="mia"))
        system, case = (message["content"] for message in fake.requests[-1]["messages"])
    assert "care@pedalworks.example (customer care)" in system
    assert "in public on Facebook" in case
    assert "“^Mia” follows" in case
    assert case.index("Our policy") < case.index("Post [[") < case.index("Task:")


def test_the_reply_that_takes_the_matter_up_comes_before_one_that_says_nothing_wrong() -> None:
    vague = (
        "I'm sorry about that. I don't know yet what happened here. Could you tell me a little more about the problem?"
    )
    short = "I'm sorry that your new bike came three days late."
    whole = f"{short} A box torn open on top of it is no way to start. Was anything missing or scratched?"
    told = {1: vague, 2: short, 3: whole}
    with FakeEndpoint() as fake:
        fake.author = lambda _: told[len(fake.requests)]
        job = DraftJob(post=LATE, channel="facebook", agent="mia", n=3)
        result = house.writer(fake, company=house.settings(Endpoint(budget_tokens=100_000))).draft(job)
    assert whole[1:] in result.reply
    assert short in result.alternatives[0].reply or short[1:] in result.alternatives[0].reply
