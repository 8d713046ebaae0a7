"""Which facts of a case are told to the customer, and in which words."""

from __future__ import annotations

import pytest

from drafting.models import DraftJob
from drafting.writer.grounds.told_facts import told_facts
from drafting.writer.reading.understanding import Understanding
from drafting.writer.words.language import language
from policy.models import CaseFacts, GivenText


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("It left Bremen on 5 November.", ("It left Bremen on 5 November.",)),
        (
            "What is the state of the order: placed, shipped? It left Bremen on 5 November",
            ("It left Bremen on 5 November.",),
        ),
        (
            "What is the answer: “Where is my parcel?”? It left Bremen on 5 November.",
            ("It left Bremen on 5 November.",),
        ),
        ("Did the box have a dent? Yes.", ()),
        ("The customer is a gold member in economy.", ("You are a gold member in economy.",)),
        ("Order 4471: Has it left? The box left Bremen today.", ("The box left Bremen today.",)),
    ],
)
def test_what_an_agent_answered_is_told_without_the_question_that_it_answers(fact: str, told: tuple[str, ...]) -> None:
    job = DraftJob(
        post="Where is my parcel?", channel="facebook", facts=CaseFacts(facts=(GivenText(id="f1", text=fact),))
    )
    assert told_facts(job, Understanding(kind="question", lang="en"), language("en")) == told
