"""Whoever tells of a death or an illness is met with sympathy, and nobody looks for its cause."""

from __future__ import annotations

import pytest

from drafting.writer.words.language import language
from tests.drafting.writer.test_composed import draft

_CRUDE = ("the cause", "how that came about", "why that is", "What happened there", "should not happen")


@pytest.mark.parametrize(
    ("post", "died"),
    [
        ("My dog died and I keep getting the dog food ads from you.", True),
        ("My brother died in May and you still send him letters. Stop it.", True),
        ("My cat was put down yesterday and your driver brought her toy the same day. Bad timing.", True),
        ("My wife has cancer and can't wear the jacket any more. The shop was rude about it.", False),
        ("Since my stroke I can't close the buckle.", False),
    ],
)
def test_no_cause_is_looked_for_where_somebody_died_or_is_ill(post: str, died: bool) -> None:
    reply = draft(post).reply
    assert not any(words in reply for words in _CRUDE[: None if " has " in post else -1])
    assert ("loss" in reply) is died


@pytest.mark.parametrize(
    "post",
    [
        "My phone died in your app",
        "We lost my husband in your shop for an hour",
        "My dog loved the treats",
    ],
)
def test_what_is_no_death_is_read_as_none(post: str) -> None:
    assert not language("en").has("grief", post)
