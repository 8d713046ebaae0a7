"""Sentences, stems and runs of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.writer.words.text import clip, fold, longest_run, sentences, stem, stems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Write to Mr. Bell at 9 a.m. He knows.", ["Write to Mr. Bell at 9 a.m.", "He knows."]),
        ("It lay in screen 2. I looked.", ["It lay in screen 2.", "I looked."]),
        ("Am 3. Mai kam es. Gut.", ["Am 3. Mai kam es.", "Gut."]),
        ("Version 3.5 is out", ["Version 3.5 is out"]),
        ('He said "no." Then left.', ['He said "no."', "Then left."]),
        ("A\nB", ["A", "B"]),
        ("¿Qué pasó? Lo siento.", ["¿Qué pasó?", "Lo siento."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(max_size=300))
def test_sentences_lose_no_word(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(("one", "other"), [("crashes", "crashing"), ("delivery", "delivered"), ("frozen", "froze")])
def test_forms_of_a_word_have_kindred_stems(one: str, other: str) -> None:
    assert stem(one)[:4] == stem(other)[:4]


def test_stems_leave_out_stop_words() -> None:
    assert stems("The tabs are gone", frozenset({"the", "are"})) == ["tabs", "gone"]


def test_longest_run() -> None:
    assert longest_run("I know: you cannot open in new tab", "You cannot open in new tab and cannot go back") == 6
    assert longest_run("", "x") == 0


@given(st.text(max_size=200), st.integers(min_value=5, max_value=50))
def test_clip_keeps_within_its_limit(text: str, limit: int) -> None:
    assert len(clip(text, limit)) <= limit


def test_fold() -> None:
    assert fold("Größe Café l’été") == "grosse cafe l'ete"
    assert fold("ŁÓDŹ – ‘ok’ 👍 ガ") == "łodz – ‘ok' 👍 カ"
