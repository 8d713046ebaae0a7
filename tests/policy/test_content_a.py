"""The default rulebook beyond its examples: privacy, commitments, liability, never, grounding, authority."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from policy import default_documents_dir, default_rulebook_dir, load_rulebook
from policy.examples import Example, example_company, load_examples
from policy.guard import Guard
from policy.load import Rule, Rulebook
from policy.models import Company, Context, Finding

FAMILIES = frozenset({"privacy", "commitments", "liability", "never", "grounding", "authority"})
POLICY = "social-media-policy.md"
REPLIES = Path(__file__).resolve().parents[3] / "shared" / "data" / "play_reviews" / "resolved_cases.jsonl"
PEOPLE_CARRY_OUT = frozenset(
    [
        "1.1",
        "1.3",
        "1.6",
        "1.7",
        "2.2",
        "2.5",
        "2.6",
        "4.5",
        "4.7",
        "5.1",
        "6.7",
        "7.1",
        "7.2",
        "7.3",
        "7.4",
        "8.1",
        "8.2",
        "8.3",
        "8.4",
    ]
)
"""Clauses that no rule of their own checks: they are about approval, records, or are covered by a neighbour's rule."""
JUDGED_RIGHT = {
    "never.review-change": 42,
    "commitments.others": 29,
    "commitments.deadline": 21,
    "commitments.implied": 12,
    "commitments.done": 4,
    "grounding.names": 5,
}
"""Real app replies held by a rule, each one read and found right: they do ask for stars, and promise updates."""
CLOSED_WORLD = frozenset({"grounding.figures", "grounding.links"})
"""With no evidence given, every figure and every link is unsupported, as it must be."""


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(default_rulebook_dir())


def ours(rulebook: Rulebook) -> list[Rule]:
    return [rule for rule in rulebook.rules if rule.id.split(".")[0] in FAMILIES]


def found(guard: Guard, text: str, context: Context, rule: str) -> list[Finding]:
    return [finding for finding in guard.check(text, context).findings if finding.rule == rule]


def applied(text: str, findings: list[Finding]) -> str:
    """Click every suggestion, from the end of the text to its start."""
    for finding in sorted(findings, key=lambda f: -f.start):
        assert finding.suggestion is not None
        matched = text[finding.start : finding.end]
        new = {"remove": "", "replace": finding.suggestion.text, "add": matched + finding.suggestion.text}
        text = text[: finding.start] + new[finding.suggestion.action] + text[finding.end :]
    return text


def test_every_clause_is_enforced_or_known_to_be_carried_out_by_people(rulebook: Rulebook) -> None:
    text = (default_documents_dir() / POLICY).read_text(encoding="utf-8")
    clauses = set(re.findall(r"(?m)^(\d+\.\d+) ", text))
    cited = {rule.spec.clause.section for rule in rulebook.rules if rule.spec.clause.document == POLICY}
    assert cited <= clauses
    assert clauses - cited == PEOPLE_CARRY_OUT - cited


def test_one_click_on_the_suggestion_mends_every_example(rulebook: Rulebook) -> None:
    company = example_company()
    left: list[tuple[str, str, str]] = []
    clicked = 0
    for rule in ours(rulebook):
        if rule.spec.suggestion is None:
            continue
        for example in load_examples(default_rulebook_dir(), rule.id).hit:
            guard = Guard(rulebook, _company(company, example))
            context = example.context(about_post=False)
            findings = found(guard, example.text, context, rule.id)
            if not findings:
                continue  # the examples themselves are tested by the proof
            mended = applied(example.text, findings)
            clicked += 1
            if found(guard, mended, context, rule.id):
                left.append((rule.id, example.text, mended))
    assert clicked > 500
    assert len(left) <= clicked * 0.02, left


def _company(company: Company, example: Example) -> Company:
    return Company.model_validate({**company.model_dump(), **example.company})


def test_rules_seldom_hold_a_real_reply_falsely(rulebook: Rulebook) -> None:
    if not REPLIES.is_file():
        pytest.skip("the public data folder shared/data is not here")
    rows = [json.loads(line) for line in REPLIES.read_text(encoding="utf-8").splitlines()]
    guard = Guard(rulebook, Company(name="Mozilla", products=("Firefox",), link_domains=("mozilla.org", "mzl.la")))
    blocking = {r.id for r in ours(rulebook) if r.spec.severity == "block"} - CLOSED_WORLD
    held: Counter[str] = Counter()
    for row in rows:
        verdict = guard.check(row["reply"], Context(channel="google_play", post=row["review"] or None))
        assert not verdict.rules_errored
        held.update({finding.rule for finding in verdict.findings} & blocking)
    falsely = {rule: count - JUDGED_RIGHT.get(rule, 0) for rule, count in held.items()}
    assert {rule: count for rule, count in falsely.items() if count > len(rows) * 2 / 1000} == {}


def test_the_signature_that_is_offered_is_that_of_whoever_works_on_the_reply(rulebook: Rulebook) -> None:
    guard = Guard(rulebook, Company(name="Acme", signatures=("^Mia", "^Tom")))
    for own, offered in ((None, "^Mia"), ("^Lucía", "^Lucía")):
        context = Context(post="The zip broke.", signature=own)
        (finding,) = found(guard, "I am sorry about the zip.", context, "voice.signature")
        assert finding.suggestion is not None
        assert finding.suggestion.text.strip() == offered
        assert not found(guard, f"I am sorry about the zip. {offered}", context, "voice.signature")
    later = Context(post="The zip broke.", signed_later=True)
    assert not found(guard, "I am sorry about the zip.", later, "voice.signature")
