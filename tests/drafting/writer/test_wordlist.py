"""Lists of words as one pattern: whole words, beginnings, gaps."""

from __future__ import annotations

import pytest

from drafting.writer.words.wordlist import starts

WORDS = starts(["late ", "app", "crash", "would be * if", "n't", "/\\d+ stars?/", "crash landing"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it was late again", ["late"]),
        ("the latest one", []),
        ("an app", ["app"]),
        ("happy, apparently", []),
        ("it crashed", ["crash"]),
        ("a crash landing", ["crash landing"]),
        ("it would be rather nice if it rained", ["would be rather nice if"]),
        ("it would be a day of long and slow rain if", []),
        ("it doesn't work", ["n't"]),
        ("5 stars", ["5 stars"]),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert WORDS.findall(text) == found


def test_an_empty_list_finds_nothing() -> None:
    assert starts([]).search("anything") is None
