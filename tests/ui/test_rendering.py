"""Words and fragments: escaped, and plain to read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.models import CaseState, Draft, Recipe
from policy.models import EvidenceItem
from tests.evals.world import verdict
from ui.desk import wording
from ui.desk.component import inert
from ui.desk.rendering import render, shown, web_address

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@given(st.text(max_size=200))
def test_shown_text_never_contains_markup(text: str) -> None:
    html = str(shown(text))
    for tag in ('<span class="rd-hidden" title="Hidden character: ', "</span>"):
        html = html.replace(tag, "")
    assert "<" not in html
    # What is left of the title attribute's end is ours as well.
    assert html.count(">") == html.count('">')


@given(st.text(max_size=200))
def test_inert_markup_has_nothing_that_gradio_would_evaluate(text: str) -> None:
    assert not set("$`{}") & set(inert(text).replace("&#36;", "").replace("&#96;", ""))


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=3, minutes=10), "3 h"),
        (timedelta(hours=47), "47 h"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=90), "3 months"),
        (timedelta(seconds=-30), "just now"),
    ],
)
def test_age_is_said_in_the_largest_unit_that_fits(ago: timedelta, words: str) -> None:
    assert wording.age(NOW - ago, NOW) == words


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.example/1", True),
        ("http://x.example/1", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        (" https://x.example", False),
        ("//x.example", False),
        ("", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, kept: bool) -> None:
    assert (web_address(url) == url and url is not None) is kept or not kept
    assert bool(web_address(url)) is kept


@pytest.mark.parametrize(
    ("name", "words"),
    [("2026-W48", "23 to 29 Nov 2026"), ("2026-W49", "30 Nov to 6 Dec 2026"), ("2026-W53", "28 Dec to 3 Jan 2027")],
)
def test_a_week_is_told_by_its_days(name: str, words: str) -> None:
    assert wording.week(name) == words


def test_an_entry_of_the_record_is_told_in_plain_words() -> None:
    data = {"state": "in_review", "lang": "de", "text_sha256": "a" * 64, "note": "", "minutes": 15, "rules": ["a", "b"]}
    assert wording.recorded(data) == [
        ("state", "Ready to review"),
        ("language", "German"),
        ("text, by hash", "aaaaaaaaaa…"),
        ("for minutes", "15"),
        ("rules", "a, b"),
    ]


def test_every_state_has_words() -> None:
    assert set(wording.STATES) == set(CaseState)


def test_a_past_reply_against_the_policy_in_force_is_marked_where_it_stands_and_on_its_fold() -> None:
    words = "The past reply says “90 days”; returns.md 1.1, in force, says “30 days”."
    past = (
        EvidenceItem(id="c1", kind="precedent", text="Send it back.", outdated=True),
        EvidenceItem(id="c2", kind="precedent", text="Within 90 days.", conflict=words, why=words),
    )
    html = render("evidence", policy=(), past=past)
    assert "1 against the policy</span>" in html.partition("</summary>")[0]
    first, second = html.split("<li ")[1:]
    assert "Against the policy in force" not in first
    assert "Against the policy in force: tone only" in second
    assert "“30 days”" in second
    assert "against the policy" not in render("evidence", policy=(), past=past[:1])


@pytest.mark.parametrize(
    ("recipe", "says"),
    [
        ({}, "this reply has one part only"),
        ({"usage": {"calls": 1}, "candidates": 1}, "the model was asked for one draft"),
        ({"usage": {"calls": 3}, "candidates": 3}, "the model's other drafts said the same"),
        ({"usage": {"calls": 1}, "instruction": "shorter"}, "this draft does what you asked for"),
    ],
)
def test_where_there_is_no_other_way_it_is_said_why(recipe: dict[str, Any], says: str) -> None:
    made = Recipe.model_validate({"source": "model", "rulebook": "r", **recipe})
    made_so = Draft(
        id="d",
        case_id="c",
        revision=1,
        text="Sorry.",
        text_sha256="0",
        verdict=verdict("Sorry."),
        recipe=made,
        created_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    assert wording.no_other_way(made_so).startswith(f"No other way is offered: {says}")
