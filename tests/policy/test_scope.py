"""What surrounds a match decides whether it counts: negation, joints, quotes, reports, conditions, each told apart."""

from __future__ import annotations

import pytest

from policy.scope import Scope
from policy.views import Text


def scope_of(text: str, match: str) -> tuple[Scope, int, int]:
    read = Text(text)
    words = read.plain_words
    start = text.lower().index(match)
    first = words.at(start)
    return Scope(read, words), first, words.at(start + len(match) - 1) + 1


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("We will refund you.", False),
        ("We will not refund you.", True),
        ("We can't refund you.", True),
        ("We never refund you.", True),
        ("No problem, we refund you.", False),
        ("Don't worry, we refund you.", False),
        ("Not only do we refund you, we send flowers.", False),
        ("We will not hesitate to refund you.", False),
        ("It is not that we do not refund you.", False),
        ("We cannot call, but we refund you.", False),
        ("We cannot call and we refund you.", False),
        ("To refund you is not possible.", True),
        ("To refund you is impossible.", True),
        ("We won't rest until we refund you.", False),
        ("No podemos refund you.", True),
        ("Wir werden Sie nicht refund you.", True),
        ("Nous ne pouvons pas refund you.", True),
    ],
)
def test_negation(text: str, denied: bool) -> None:
    scope, first, last = scope_of(text, "refund you")
    assert scope.negated(first, last) == denied


@pytest.mark.parametrize(
    ("text", "quoted", "attributed", "conditional", "question"),
    [
        ("We refund you.", False, False, False, False),
        ("You wrote \"we refund you\" to us.", True, True, False, False),
        ("You wrote 'we refund you' to us.", True, True, False, False),
        ("> we refund you", True, False, False, False),
        ("You said we refund you.", False, True, False, False),
        ("If it broke, we refund you.", False, False, True, False),
        ("We might refund you.", False, False, True, False),
        ("Shall we refund you?", False, False, False, True),
        ("Is it red? We refund you.", False, False, False, False),
    ],
)  # fmt: skip
def test_quotes_reports_conditions_and_questions(
    text: str, quoted: bool, attributed: bool, conditional: bool, question: bool
) -> None:
    scope, first, last = scope_of(text, "refund you")
    assert scope.quoted(first, last) == quoted
    assert scope.attributed(first, last) == attributed
    assert scope.conditional(first, last) == conditional
    assert scope.question(first) == question
