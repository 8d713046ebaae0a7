"""A customer's figure before or behind a remark is told back; behind a word that grants it, it is held."""

from __future__ import annotations

import pytest

from policy import Context, EvidenceItem, Guard, default_rulebook_dir, example_company, load_rulebook

POST = "I want a refund of 412 pounds, and four weeks of free rides."


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


@pytest.mark.parametrize(
    "reply",
    [
        "A refund of 412 pounds: that's fine by us.",
        "412 pounds: you have that back in your account.",
        "That's right: 412 pounds.",
        "Four weeks of free rides: that's what you get.",
    ],
)
def test_what_grants_the_figure_is_held(guard: Guard, reply: str) -> None:
    findings = guard.check(reply, Context(channel="feedback", post=POST)).findings
    assert any(f.rule == "grounding.figures" and f.severity == "block" for f in findings)


@pytest.mark.parametrize("reply", ["A refund takes 3 to 5.", "Delivery takes 2 to 5.", "You get 3 to 5 free bags."])
def test_a_range_of_another_matter_or_with_another_end_is_held(guard: Guard, reply: str) -> None:
    passage = EvidenceItem(id="p", kind="passage", text="Delivery to Ireland takes 3 to 5 working days.")
    findings = guard.check(reply, Context(channel="feedback", post="late", evidence=(passage,))).findings
    assert any(f.rule == "grounding.figures" for f in findings)


def test_a_time_before_a_colon_is_read(guard: Guard) -> None:
    passage = EvidenceItem(id="p", kind="passage", text="Mending evenings begin at 17:00: thread and help are free.")
    context = Context(channel="feedback", post="When is mending?", evidence=(passage,))
    findings = guard.check("Mending evenings begin at 17:00.", context).findings
    assert not [f for f in findings if f.rule == "grounding.figures"]


LATE = "The hood tore after 5 days. La capucha se rompió después de 5 días."
"""With the number of days that the remedy table of the example company gives for a refund."""


@pytest.mark.parametrize(
    "reply",
    ["I'm really sorry that the hood tore after 5 days.", "Siento que la capucha se rompiera después de 5 días."],
)
def test_what_we_are_sorry_for_is_theirs_to_tell_whatever_limit_a_remedy_has(guard: Guard, reply: str) -> None:
    findings = guard.check(reply, Context(channel="feedback", post=LATE)).findings
    assert not [f for f in findings if f.rule == "grounding.figures"]


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry, we refund it after 5 days.",
        "I'm sorry that it is refunded after 5 days only.",
        "I'm sorry that the hood tore. You get the refund after 5 days.",
    ],
)
def test_a_regret_before_it_makes_no_promise_theirs(guard: Guard, reply: str) -> None:
    context = Context(channel="feedback", post=LATE)
    assert any(f.rule == "grounding.figures" for f in guard.check(reply, context).findings)
