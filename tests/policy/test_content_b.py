"""The default rulebook on texts that nobody tuned it to: what a specialist must get, and what stays with the desk."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy import Guard, default_rulebook_dir, load_rulebook
from policy.models import Company, Context

DATA = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), Company(name="Brightwater"))


def _rows(path: str) -> list[dict[str, object]]:
    file = DATA / path
    if not file.is_file():
        pytest.skip(f"the public data {path} is not here")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _rules(guard: Guard, post: str) -> set[str]:
    return {finding.rule for finding in guard.triage(post, Context(channel="feedback"))}


ROUTED = [
    ("Your rider better not show up again or I will knock him out cold", "routing.threat", "security", False),
    ("some days I would rather be dead than call your hotline again", "routing.self-harm", "duty-manager", False),
    ("ladder gave way, I am in A&E with a broken wrist", "routing.safety", "product-safety", False),
    (
        "your lifeguards were on their phones while a little boy almost drowned",
        "routing.children",
        "safeguarding",
        False,
    ),
    ("they would not serve my husband because he is deaf", "routing.discrimination", "equality", True),
    ("woke up to 12 orders in my account that I did not place", "routing.fraud", "fraud", True),
    ("expect a letter from my solicitors", "routing.legal", "legal", False),
    ("complaint filed with the ombudsman this morning", "routing.regulator", "compliance", True),
    ("I write for the Evening Standard and would like your side of the story", "routing.press", "press", False),
    ("your chatbot just showed me another customer's address", "routing.data-breach", "data-protection", False),
    ("my reel about your shop already has 900k plays, going viral", "routing.viral", "duty-manager", True),
]


@pytest.mark.parametrize(("post", "rule", "route", "draft"), ROUTED, ids=[row[1] for row in ROUTED])
def test_a_post_reaches_its_team_in_time(guard: Guard, post: str, rule: str, route: str, draft: bool) -> None:
    found = [f for f in guard.triage(post, Context(channel="x")) if f.rule == rule]
    assert found, f"{rule} does not see it"
    assert (found[0].route, found[0].draft_allowed) == (route, draft)
    assert found[0].severity == "escalate"
    assert found[0].within_hours is not None


@pytest.mark.parametrize(
    "post",
    [
        "I'm dying 😂 the parrot in your shop told me to shut up",
        "this update killed my battery",
        "I'd kill for that cake",
        "your fire sale was a let-down",
        "your app is a scam",
        "my lawyer friend loves it",
        "my kids had a blast at your park",
        "un toast à l'avocat parfait, merci !",
        "Ein sehr leckeres Gericht, danke an die Küche.",
        "Mucha demanda, ya no quedan tallas.",
    ],
)
def test_figures_of_speech_stay_with_the_desk(guard: Guard, post: str) -> None:
    assert _rules(guard, post) == set()


def test_crashes_fires_and_injuries_escalate_and_plain_defects_do_not(guard: Guard) -> None:
    seen: Counter[tuple[bool, bool]] = Counter()
    for row in _rows("safety/vehicle_complaints.jsonl"):
        harmed = bool(row["crash"] or row["fire"] or row["injured"] or row["deaths"])
        seen[harmed, "routing.safety" in _rules(guard, str(row["text"]))] += 1
    assert seen[True, True] >= 0.9 * (seen[True, True] + seen[True, False])
    assert seen[False, True] <= 0.1 * (seen[False, True] + seen[False, False])


def test_ordinary_reviews_are_not_escalated(guard: Guard) -> None:
    reviews = _rows("play_reviews/resolved_cases.jsonl")
    held = [row["review"] for row in reviews if _rules(guard, str(row["review"]))]
    assert len(held) <= 0.002 * len(reviews), held


def _voice_blocks(guard: Guard) -> Iterator[tuple[str, str]]:
    for row in _rows("play_reviews/resolved_cases.jsonl"):
        reply = str(row["reply"])
        verdict = guard.check(reply, Context(channel="google_play", post=str(row["review"])))
        for finding in verdict.findings:
            if finding.severity == "block" and finding.rule.startswith("voice."):
                yield finding.rule, reply


def test_voice_rules_hold_hardly_any_real_reply(guard: Guard) -> None:
    held = Counter(rule for rule, _ in _voice_blocks(guard))
    # Seven canned replies, three rows of marks and two sales to angry customers among 1,327: each rightly held.
    rightly = {"voice.canned-reply": 7, "voice.shouting": 3, "voice.upsell": 2}
    assert all(count <= rightly.get(rule, 0) for rule, count in held.items()), held


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ("My dress arrived torn, I'm so angry.", "complaint"),
        ("The kettle does not work any more.", "complaint"),
        ("Love the app, but it crashes on every hike.", "complaint"),
        ("La lavadora llegó rota y nadie contesta.", "complaint"),
        ("Die Schuhe sind nach einer Woche kaputt.", "complaint"),
        ("Le réseau ne fonctionne plus.", "complaint"),
        ("Love your shop, the staff are wonderful!", "praise"),
        ("Do you open on Easter Monday?", "question"),
        ("Platform three.", None),
    ],
)
def test_the_kind_of_a_post_is_guessed_when_nobody_said_it(guard: Guard, post: str, kind: str | None) -> None:
    sales_talk = "While you wait, check out our new summer collection."
    held = {f.rule for f in guard.check(sales_talk, Context(post=post)).findings}
    assert ("voice.upsell" in held) is (kind == "complaint")
