"""Any text at all, in any part of a case: judged or refused in one plain sentence, alike every time and everywhere."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy import (
    Context,
    EvidenceItem,
    Finding,
    Guard,
    TextRefused,
    default_rulebook_dir,
    example_company,
    find_personal_data,
    load_rulebook,
    trace,
)

TELLING = (
    "we will refund you £20", "within 2 days", "ana@mail.example", "a(at)b(dot)com", "4111 1111 1111 1111",
    "www.a.com/b?c", "“no”", "not", "?", "\n> ", "Hi Ana, ", "r\u200be\u200bfund", "rеfund", "r3fund", "r e f u n d",
    "ﬀ", "İ", "ǅ", "ß", "ŉ", "🇬🇧", "👩🏽\u200d🚒", "1\ufe0f\u20e3", "\ud800", "\udc00", "\x00", "\ufffe", "\U0010ffff",
    "\u2028", "\u2029", "\x85", "\r\n", "\u202e", "שלום", "مرحبا", "中文", "\u0301\u0336", "@" * 9, "." * 9,
    "https://", "xn--a.com", "oh seven seven double nine three four",
)  # fmt: skip
PIECES = st.one_of(st.sampled_from(TELLING), st.text(max_size=6), st.text(st.characters(), max_size=4))
TEXTS = st.lists(PIECES, max_size=10).map("".join)
MANY = settings(
    deadline=timedelta(seconds=20), max_examples=150, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


def refused(run: Callable[[], object], *texts: str) -> bool:
    """Whether a text is refused; nothing else may be raised, and only a broken or endless text is refused."""
    try:
        run()
    except TextRefused as refusal:
        message = str(refusal)
    else:
        return False
    assert "\n" not in message
    assert any("\ud800" <= char <= "\udfff" for text in texts for char in text)
    return True


def assert_in_place(finding: Finding, text: str) -> None:
    assert 0 <= finding.start <= finding.end <= len(text)
    assert text[finding.start : finding.end] == finding.match


@MANY
@given(reply=TEXTS, post=TEXTS, channel=st.sampled_from(["x", "bluesky", "email", "google_play", "feedback"]))
def test_any_reply_to_any_post_is_judged_alike_every_time(guard: Guard, reply: str, post: str, channel: str) -> None:
    if refused(lambda: guard.check(reply, Context(channel=channel, post=post)), reply, post):
        return
    verdict = guard.check(reply, Context(channel=channel, post=post))
    assert verdict.rules_errored == ()
    for finding in verdict.findings:
        assert_in_place(finding, reply if finding.target == "reply" else post)
    assert Guard(guard.rulebook, guard.company).check(reply, Context(channel=channel, post=post)) == verdict


@MANY
@given(post=TEXTS)
def test_any_post_is_triaged(guard: Guard, post: str) -> None:
    if not refused(lambda: guard.triage(post, Context(channel="x")), post):
        for finding in guard.triage(post, Context(channel="x")):
            assert_in_place(finding, post)


@MANY
@given(reply=TEXTS, evidence=TEXTS.filter(str.strip))
def test_any_reply_is_traced_to_any_evidence(reply: str, evidence: str) -> None:
    try:
        item = EvidenceItem(id="p1", kind="passage", text=evidence)
    except ValueError:
        return  # no record can hold half of a pair
    for traced in trace(reply, (item,)):
        assert 0 <= traced.start < traced.end <= len(reply)
    for datum in find_personal_data(reply):
        assert datum.text == reply[datum.start : datum.end]


def generated(count: int, seed: int) -> list[str]:
    """Texts of telling pieces, without halves of pairs."""
    rng = random.Random(seed)
    pieces = [piece for piece in TELLING if not any("\ud800" <= c <= "\udfff" for c in piece)]
    return [" ".join(rng.choice(pieces) for _ in range(rng.randint(1, 9))) for _ in range(count)]


SCRIPT = """
import json, sys
from policy import Context, Guard, default_rulebook_dir, example_company, load_rulebook
guard = Guard(load_rulebook(default_rulebook_dir()), example_company())
print(json.dumps([guard.check(t, Context(post=t[::-1])).model_dump_json() for t in json.load(sys.stdin)]))
"""


def test_another_process_gives_the_same_verdicts(guard: Guard) -> None:
    texts = generated(60, seed=8)
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=120
    )
    assert json.loads(ran.stdout) == [guard.check(t, Context(post=t[::-1])).model_dump_json() for t in texts]
