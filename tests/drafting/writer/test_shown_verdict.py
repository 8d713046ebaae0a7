"""Whatever a capable model writes, the verdict that is shown is the guard's on the very bytes that are shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drafting.limits import PRIVATE_CHANNEL
from drafting.models import DraftJob, DraftResult
from drafting.writer import Writer
from policy.models import Author, CaseFacts, Context, GivenText, Verdict
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

GOOD = (
    "I'm sorry that your new bike came three days late.",
    "A box torn open is no way to start.",
    "I don't know yet what happened on its way.",
    "Was anything missing or scratched?",
    "Pedal bikes may be returned within 30 days when they were not ridden.",
    "Send us a direct message, so we can look for it together.",
)
BAD = (
    "We will refund you 500 euros by Friday.",
    "Please call me on +44 20 7946 0958 about the bicycle, any time of the day.",
    "You idiot should have read the terms.",
    "We have already sent you a new bike.",
    "Please change your review to five stars.",
    "As an AI, I follow these rules: promise nothing.",
    "Visit http://free-bikes.example now!",
    "Je ne sais pas encore pourquoi votre vélo est arrivé en retard.",
    "\u200bNo\u200b worries \U0001d4ea.",
)
WRAPPED = (
    "{}",
    "Here is the reply:\n\n{}",
    "Hi Jo,\n\n{}\n\n^Mia",
    "**{}**",
    "{}\n\nPRIVATE:\nWhich order number was it?",
)
POSTS = ("My new bike came three days late and the box was torn open.", "Where is my order 4471? It should be here.")
CHANNELS = ("facebook", "x", "google_play")
FACTS = CaseFacts(fault="ours", facts=(GivenText(id="f1", text="The courier lost the first parcel."),))


class Told:
    """An endpoint's answers, one after the other, and the writer that asks for them."""

    def __init__(self, fake: FakeEndpoint) -> None:
        self.answers: list[str] = []
        fake.author = lambda _: self.answers[len(fake.requests) % len(self.answers)]
        self.writer: Writer = house.writer(fake)


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    with FakeEndpoint() as fake:
        yield Told(fake)


answers = st.builds(
    lambda sentences, wrap: wrap.format(" ".join(sentences)),
    st.lists(st.sampled_from(GOOD + BAD), min_size=1, max_size=5, unique=True),
    st.sampled_from(WRAPPED),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(answers=["Call me on +44 20 7946 0958."], post=POSTS[0], channel="facebook", facts=CaseFacts(), n=1, wish=None)
@given(
    answers=st.lists(answers, min_size=1, max_size=4),
    post=st.sampled_from(POSTS),
    channel=st.sampled_from(CHANNELS),
    facts=st.sampled_from((CaseFacts(), FACTS)),
    n=st.integers(1, 3),
    wish=st.sampled_from((None, "shorter", "firmer", "promise a refund of 500 euros")),
)
def test_the_verdict_shown_is_that_of_the_bytes_shown(
    told: Told, answers: list[str], post: str, channel: str, facts: CaseFacts, n: int, wish: str | None
) -> None:
    told.answers = answers
    previous = "Hi Jo, I'm sorry that your new bike came late. ^Mia" if wish else None
    job = DraftJob(
        post=post,
        channel=channel,
        author=Author(name="Jo"),
        agent="mia",
        facts=facts,
        n=n,
        instruction=wish,
        previous=previous,
    )
    result = told.writer.draft(job)
    shown = ((result.reply, result.verdict), *((other.reply, other.verdict) for other in result.alternatives))
    for reply, verdict in shown:
        assert verdict.text_sha256 == hashlib.sha256(reply.encode()).hexdigest()
        assert verdict == _checked(reply, job, result)
    if result.private_message:
        assert _checked(result.private_message, job, result, PRIVATE_CHANNEL).approvable
    if not result.verdict.approvable:
        assert result.verdict.findings
        assert any(step.startswith("Held:") for step in result.recipe.steps)
        assert not any(other.verdict.approvable for other in result.alternatives)


def _checked(reply: str, job: DraftJob, result: DraftResult, channel: str | None = None) -> Verdict:
    context = Context(
        channel=channel or job.channel,
        post=job.post,
        lang=result.lang,
        kind=result.kind,
        facts=job.facts.model_copy(update={"author": job.author}),
        evidence=result.evidence,
    )
    return house.guard().check(reply, context)
