"""The guard through its public surface: bad input, plugins, spans, live reload, figures and their mutations."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy import (
    CaseFacts,
    ChannelSpec,
    Company,
    Context,
    EvidenceItem,
    GivenText,
    Guard,
    LiveGuard,
    RulebookError,
    TextRefused,
    UnknownChannel,
    default_rulebook_dir,
    example_company,
    load_rulebook,
)
from policy.case import Case
from policy.matcher import Matcher

CLAUSE = '{document: policy.md, section: "1", quote: x}'


def rule(rule_id: str, check: str, parameters: str = "{}", **more: str) -> str:
    lines = [
        f"  - id: {rule_id}",
        f"    title: {rule_id}",
        "    owner: Care",
        f"    severity: {more.pop('severity', 'block')}",
        f"    clause: {CLAUSE}",
        f"    check: {check}",
        f"    parameters: {parameters}",
        "    message: Please write it in another way.",
    ]
    return "\n".join(lines + [f"    {name}: {value}" for name, value in more.items()]) + "\n"


def write(folder: Path, *rules: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "test.yaml").write_text("family: test\nrules:\n" + "".join(rules), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


def test_lone_surrogates_and_endless_texts_are_refused_in_plain_words(guard: Guard) -> None:
    with pytest.raises(TextRefused, match="broken character at position 3"):
        guard.check("Hi \ud800", Context())
    with pytest.raises(TextRefused, match="Shorten it"):
        guard.check("a" * 70_000, Context())
    with pytest.raises(UnknownChannel, match="Known: "):
        guard.check("Hi", Context(channel="pigeon"))


def test_a_text_far_over_the_channel_is_blocked_unread(guard: Guard) -> None:
    verdict = guard.check("refund " * 9_000, Context(channel="x"))
    assert verdict.verdict == "block"
    assert verdict.rules_errored[0].rule == "*"


@settings(deadline=timedelta(seconds=20), max_examples=60)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120), post=st.text(max_size=60))
def test_any_text_gets_a_verdict_with_spans_inside_it(guard: Guard, text: str, post: str) -> None:
    try:
        verdict = guard.check(text, Context(channel="x", post=post))
    except TextRefused:
        return
    assert verdict.rules_errored == ()
    for finding in verdict.findings:
        target = text if finding.target == "reply" else post
        assert target[finding.start : finding.end] == finding.match


@pytest.mark.parametrize("text", ["😂", "🇬🇧👍🏽", "مرحبا", "\x00\x01", "‮abc‬", " ", "", "שלום abc"])
def test_odd_texts_are_checked(guard: Guard, text: str) -> None:
    assert guard.check(text, Context(channel="x", post="Where is my order?")).rules_errored == ()


@pytest.mark.parametrize("char", ["\x00", "\x1f", "\u200b", "\u202e", "\ufffe", "\ufdd0", "\U0010ffff", "\U000e0041"])
def test_what_cannot_be_seen_blocks_and_hides_nothing(guard: Guard, char: str) -> None:
    verdict = guard.check(f"Hi Ana, we will ref{char}und you £50.", Context(channel="x", post="Where is my order?"))
    rules = {f.rule for f in verdict.findings if f.severity == "block"}
    assert {"channel.characters", "commitments.remedy"} <= rules


def test_a_rulebook_that_breaks_keeps_the_last_good_one_in_force(tmp_path: Path) -> None:
    folder = write(tmp_path / "r", rule("test.a", "phrases", "{phrases: [purple elephant]}"))
    live = LiveGuard(folder, example_company(), look_every=0)
    before = live.rulebook_sha
    (folder / "test.yaml").write_text("family: test\nrules:\n  - id: test.a\n    colour: red\n", encoding="utf-8")
    assert live.check("purple elephant", Context()).verdict == "block"
    assert live.rulebook_sha == before
    assert live.problem is not None
    assert "test.yaml, line" in live.problem
    write(folder, rule("test.a", "phrases", "{phrases: [green mouse]}"))
    assert live.check("purple elephant", Context()).verdict == "pass"
    assert live.problem is None


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ("{phrases: [refund], colour: red}", "colour"),
        ("{patterns: ['(a)\\1']}", "no RE2 pattern"),
        ("{patterns: ['(?=a)b']}", "no RE2 pattern"),
        ("{phrases: ['... a']}", "gap"),
    ],
)
def test_a_rule_that_cannot_run_is_named(tmp_path: Path, parameters: str, why: str) -> None:
    with pytest.raises(RulebookError, match=r"test\.a") as error:
        load_rulebook(write(tmp_path / "r", rule("test.a", "phrases", parameters)))
    assert why in str(error.value)


EVIDENCE = (
    EvidenceItem(id="p1", kind="passage", text="You can return an unworn item within 30 days of delivery."),
    EvidenceItem(id="p2", kind="passage", text="Refunds are paid within 5 working days, at most €49.90."),
    EvidenceItem(
        id="p3", kind="passage", text="The helpline is open until 18:00, and the guarantee runs for 24 months."
    ),
)
FACTS = CaseFacts(facts=(GivenText(id="f1", text="The refund of €49.90 was paid on 3 May 2026."),))


@pytest.mark.parametrize(
    ("text", "grounded"),
    [
        ("You can send it back within 30 days.", True),
        ("You have thirty days to return it.", True),
        ("You have 31 days to return it.", False),
        ("You have 30 weeks to return it.", False),
        ("Refunds take 30 days.", False),
        ("The refund reaches you within 5 working days.", True),
        ("The refund reaches you within 6 days.", False),
        ("You can return it within 5 working days.", False),
        ("Your refund of €49.90 was paid on 3 May.", True),
        ("Your refund of 49,90 € was paid on 2026-05-03.", True),
        ("Your refund of €49 was paid on 3 May.", False),
        ("Your refund of €4.99 was paid on 3 May.", False),
        ("Your refund of €499 was paid on 3 May.", False),
        ("Your refund of £49.90 was paid on 3 May.", False),
        ("Your refund of €49.90 was paid on 4 May.", False),
        ("Your refund of €49.90 was paid on 3 June.", False),
        ("The helpline is open until 6 pm.", True),
        ("The helpline is open until 19:00.", False),
        ("The guarantee runs for two years.", True),
        ("The guarantee runs for three years.", False),
    ],
)
def test_a_figure_stands_in_the_evidence_in_the_same_role(guard: Guard, text: str, grounded: bool) -> None:
    verdict = guard.check(text, Context(channel="feedback", facts=FACTS, evidence=EVIDENCE))
    hits = [f.match for f in verdict.findings if f.rule == "grounding.figures"]
    assert (not hits) == grounded, hits


def test_no_text_makes_the_guard_slow(guard: Guard) -> None:
    """Generous on purpose, and in CPU time: a quadratic rule takes minutes here, a linear one well under a second."""
    for text in (
        "two days " * 1_000,
        "one two three " * 1_400,
        "1 " * 4_000,
        "a." * 4_000,
        "we will not refund you, " * 300,
        "a-" * 4_000,
    ):
        started = time.thread_time()
        guard.check(text, Context(channel="email", evidence=EVIDENCE))
        assert time.thread_time() - started < 5


DELIVERY = EvidenceItem(id="f1", kind="fact", text="The delivery charge of €4.90 was refunded on 22 November.")


@pytest.mark.parametrize(
    ("reply", "held_by"),
    [
        ("We refunded €49 on 22 November.", "grounding.figures"),
        ("You will get a full refund.", "commitments.remedy"),
        ("We have refunded your order in full.", "commitments.done"),
        ("You will get a full refund of your delivery charge.", None),
        ("We refunded 4,90 € on 22 November.", None),
    ],
)
def test_a_fact_about_a_part_of_the_money_supports_that_part_only(
    guard: Guard, reply: str, held_by: str | None
) -> None:
    verdict = guard.check(reply, Context(channel="x", post="Where is my jacket?", evidence=(DELIVERY,)))
    rules = {f.rule for f in verdict.findings if f.rule.startswith(("commitments.", "grounding."))}
    assert rules == ({held_by} if held_by else set())


def test_an_equal_context_is_made_ready_once(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk reads the case from its records for every key, so each check brings an equal context of its own."""
    built: list[Context] = []

    class Counted(Case):
        def __init__(self, company: Company, context: Context, channel: ChannelSpec, matcher: Matcher) -> None:
            built.append(context)
            super().__init__(company, context, channel, matcher)

    monkeypatch.setattr("policy.guard.Case", Counted)
    fresh = Guard(guard.rulebook, guard.company)

    def context(post: str) -> Context:
        return Context(channel="x", post=post, evidence=tuple(item.model_copy() for item in EVIDENCE))

    for end in range(1, 12):
        fresh.check("Hello Ana, 1"[:end], context("Where is my order?"))
    assert len(built) == 1
    assert (
        fresh.check("Hi", context("We were burnt by your kettle!")).findings != fresh.check("Hi", context("?")).findings
    )
    assert len(built) == 3


def test_more_figures_than_are_read_are_never_let_through(guard: Guard) -> None:
    evidence = (EvidenceItem(id="p1", kind="passage", text="We answer within two days."),)
    reply = "We answer within two days. " * 130 + "You get 77 days to return it."
    verdict = guard.check(reply, Context(channel="email", evidence=evidence))
    finding = next(f for f in verdict.findings if f.rule == "grounding.figures")
    assert "more than 100 figures" in finding.message
    assert reply.endswith(finding.match)
    assert len(finding.match) > len("You get 77 days to return it.")


UNITS = (
    "two days ", "1 ", "(1)", "3 may ", "£1,000 ", "#order 123 ", "r e f ", "r.e.f.", "r3fund ", "a.", "a@b.c", "@ana ",
    "co.uk.", "!!!? ", "https://a.com/b?c=d ", "https://a@b.com@c.org:80/@d?u=http://", "we will refund you ",
    "r\u200be\u200bf ", "1\ufe0f\u20e3", "返金します。", "e\u0301\u0336", "12 high street ", "OUR NEW Act of the ",
    "ana at mail dot org ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_long_texts_cost_no_more_than_their_length(guard: Guard, unit: str) -> None:
    spent = []
    for size in (5_000, 20_000):
        text = (unit * size)[:size]
        runs = []
        for _ in range(2):
            started = time.process_time()
            guard.check(text, Context(channel="email"))
            runs.append(time.process_time() - started)
        spent.append(min(runs))
    assert spent[1] < 10 * max(spent[0], 0.008), unit  # four times the text; its square would be 16 times
