"""What excuses a phrase excuses that phrase alone: no promise, request or contradiction that is joined to it."""

from __future__ import annotations

from datetime import date

import pytest

from policy import Context, EvidenceItem, Guard, default_rulebook_dir, example_company, load_rulebook
from policy.refused import shown


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


@pytest.mark.parametrize(
    ("rule", "reply", "post", "passage"),
    [
        (
            "privacy.secrets",
            "I am sorry about the log-in: you have to give us your password again.",
            "locked out",
            None,
        ),
        (
            "grounding.figures",
            "Courses can be cancelled after they begin.",
            "Can I cancel?",
            "Courses cannot be cancelled any longer after they begin.",
        ),
        ("commitments.deadline", "Schreib uns und die neue Lampe kommt morgen.", "Die Lampe ist kaputt.", None),
        ("commitments.deadline", "Melde dich kurz und du bekommst die Lampe morgen.", "Die Lampe ist kaputt.", None),
        ("grounding.figures", "We can see to the 412 pounds today.", "I want my 412 pounds.", None),
        ("grounding.figures", "We will look after the 412 pounds and pay it.", "I want my 412 pounds.", None),
        (
            "commitments.remedy",
            "Your room in the hotel is free of charge for you.",
            "What does it cost?",
            "Der Parkplatz im Hotel ist kostenlos.",
        ),
    ],
)
def test_what_is_joined_to_an_excused_phrase_is_held(
    guard: Guard, rule: str, reply: str, post: str, passage: str | None
) -> None:
    evidence = (EvidenceItem(id="p", kind="passage", text=passage),) if passage else ()
    findings = guard.check(reply, Context(channel="feedback", post=post, evidence=evidence)).findings
    assert any(f.rule == rule and f.severity == "block" for f in findings), [f.rule for f in findings]


@pytest.mark.parametrize(
    "reply",
    ["I'm sorry you have to type the password each time.", "We can look at the 412 pounds with you in private."],
)
def test_what_only_speaks_of_it_passes(guard: Guard, reply: str) -> None:
    findings = guard.check(reply, Context(channel="feedback", post="I want my 412 pounds. Password again!")).findings
    assert not [f for f in findings if f.severity == "block" and f.rule in ("privacy.secrets", "grounding.figures")]


def test_a_yaml_mapping_keyed_by_a_date_is_shown() -> None:
    assert "2020" in shown({date(2020, 1, 1): "x"})
