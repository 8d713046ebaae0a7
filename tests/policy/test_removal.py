"""One click on "Remove" takes whole sentences: what is left is text that somebody could have written."""

from __future__ import annotations

import re

import pytest

from policy import Context, Guard, default_rulebook_dir, example_company, load_rulebook
from policy.examples import load_examples
from policy.models import Finding

SENTENCES = [
    ("Hi Sam, that lamp was dear. We'll refund you £90. Bye, Ana", "Hi Sam, that lamp was dear. Bye, Ana"),
    ("Hi Sam, we'll refund you £90.", "Hi Sam,"),
    ("Sorry about the wait, Lea. We will refund you £90 - Ana", "Sorry about the wait, Lea. - Ana"),
    ("I'm sorry about the lid. You will get £90 back on 3 May. ^AR", "I'm sorry about the lid. ^AR"),
    ("Hallo Herr Lenz, schade. Wir erstatten Ihnen 90 €. Viele Grüße", "Hallo Herr Lenz, schade. Viele Grüße"),
    ("Siento lo del vaso. Te devolvemos 90 €. ¿Qué modelo era?", "Siento lo del vaso. ¿Qué modelo era?"),
    ("Pardon pour le vase. Nous vous remboursons 90 €. Lequel était-ce ?", "Pardon pour le vase. Lequel était-ce ?"),
    ("My number is 07700 900142, so ring me. The lid is in stock.", "The lid is in stock."),
    ("The lid is in stock. You find it at https://bit.ly/x7.", "The lid is in stock."),
]  # fmt: skip


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


def _left(text: str, finding: Finding) -> str:
    suggestion = finding.suggestion
    assert suggestion is not None
    assert suggestion.start is not None
    assert suggestion.end is not None
    assert suggestion.start <= finding.start <= finding.end <= suggestion.end
    return (text[: suggestion.start] + text[suggestion.end :].lstrip()).strip()


@pytest.mark.parametrize(("text", "left"), SENTENCES)
def test_a_removal_leaves_the_other_sentences_as_they_were(guard: Guard, text: str, left: str) -> None:
    findings = guard.check(text, Context(channel="feedback", post="The lamp fell on my foot!")).findings
    removals = [f for f in findings if f.suggestion is not None and f.suggestion.action == "remove"]
    assert removals
    assert {_left(text, f) for f in removals} == {left}


def test_no_removal_begins_or_ends_inside_a_sentence(guard: Guard) -> None:
    wrong = []
    for rule in guard.rulebook.rules:
        for example in load_examples(default_rulebook_dir(), rule.id).hit[:12] if rule.for_reply else ():
            for finding in guard.check(example.text, example.context(about_post=False)).findings:
                suggestion = finding.suggestion
                if suggestion is None or suggestion.start is None or suggestion.end is None:
                    continue
                before, gone = example.text[: suggestion.start], example.text[suggestion.start : suggestion.end]
                after = example.text[suggestion.end :]
                if not re.search(r"(^|[.!?…:,\n][\"'”»)]*\s*)$", before) or not re.match(
                    r"\s|$|[^\w\s]", after if not gone[-1:].isspace() else ""
                ):
                    wrong.append((finding.rule, before[-20:], finding.match, after[:20]))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hi Sam, it was negligence. Bye, Ana", "Hi Sam, We are very sorry that this happened. Bye, Ana"),
        ("I read it. We're sorry you feel that way about it. Bye", "I read it. I'm sorry about what happened. Bye"),
        ("Hallo Jo, es war Fahrlässigkeit von uns. Wie geht es dem Fuß?", "Hallo Jo, Wie geht es dem Fuß?"),
    ],
)  # fmt: skip
def test_a_sentence_is_replaced_as_a_whole_and_only_by_one_in_its_language(guard: Guard, text: str, left: str) -> None:
    findings = guard.check(text, Context(channel="feedback", post="The heater burned my foot!")).findings
    suggestion = next(
        f.suggestion for f in findings if f.suggestion and f.rule in ("liability.admission", "voice.non-apology")
    )
    assert suggestion.start is not None
    assert suggestion.end is not None
    assert f"{text[: suggestion.start]}{suggestion.text}{text[suggestion.end :]}".replace("  ", " ") == left
