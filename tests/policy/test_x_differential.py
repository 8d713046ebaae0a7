"""The fast X length against a slow, obvious one, on generated texts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policy.lengths import x_length
from tests.policy.slow_x_length import EMOJI, slow_urls, slow_x_length

PIECES = (
    "Hello", "we are sorry", "see", "naïve", "cafe\u0301", "日本語", "مرحبا", "—", "’",
    "\u2028", "100",
    "3.50", "e.g.", "a.b", "$5",
    "example.com", "https://example.com", "http://example.co.uk/a/b?c=d&e",
    "www.example.org/path_(x)", "https://t.co/abc123",
    "https://example.com/long-path/#part", "sub.domain.example.net:8080/x",
    "foo@example.com", "@example.com", "#tag.com",
    "https://日本語.jp/パス", "t.co", "example.com.", "example.notatld", "http://example",
    "HTTPS://EXAMPLE.COM", "x.com/?q=1",
    "https://exa_mple.example.com/", "a-b.example.io/~me", "\u200d", "ﬀ", "\u1100", "\u10ff",
    *EMOJI,
)  # fmt: skip
JOINS = (" ", "  ", "\n", ", ", ". ", " (", ") ", "! ", " “", " — ")
GLUE = ("", "/", "-", "“", "”", "—", ".", "_")
"""Marks that weld a link to what stands before it, which people hardly write; told apart in the bench."""


def _links() -> list[tuple[str, list[str]]]:
    """X's own cases for links: text, links."""
    path = Path(__file__).resolve().parents[3] / "shared" / "data" / "twitter_text" / "extract.yml"
    if not path.is_file():
        return []
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))["tests"]["urls"]
    return [(case["text"], case["expected"]) for case in cases]


def texts(count: int, seed: int, joins: tuple[str, ...] = JOINS) -> Iterator[str]:
    """Yield texts of up to nine pieces with `joins` between them."""
    rng = random.Random(seed)
    for _ in range(count):
        yield "".join(rng.choice(PIECES) + rng.choice(joins) for _ in range(rng.randint(1, 9)))


def differences(count: int, seed: int, joins: tuple[str, ...] = JOINS) -> list[str]:
    """Texts on which the two lengths differ, with both."""
    found = []
    for text in texts(count, seed, joins):
        fast, slow = x_length(text), slow_x_length(text)
        if fast != slow:
            found.append(f"{text!r}: fast {fast}, slow {slow}")
    return found


@pytest.mark.skipif(not _links(), reason="the public data folder shared/data is not here")
def test_the_slow_one_finds_the_links_of_the_conformance_cases() -> None:
    for text, links in _links():
        assert [text[start:end] for start, end in slow_urls(text)] == links


def test_fast_and_slow_length_agree() -> None:
    assert differences(1_500, seed=3) == []


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINS)).map("".join), max_size=8).map("".join))
def test_fast_and_slow_length_agree_on_any_pieces(text: str) -> None:
    assert x_length(text) == slow_x_length(text)


@given(st.text(alphabet=st.characters(max_codepoint=0xFF, exclude_categories=["Cs", "Cc"]), max_size=40))
def test_fast_and_slow_length_agree_on_plain_characters(text: str) -> None:
    # © and ® are emoji to X; the slow one knows only the emoji of its own list.
    text = text.replace("©", "").replace("®", "")
    assert x_length(text) == slow_x_length(text)


@pytest.mark.bench
def test_fast_and_slow_length_agree_on_a_hundred_thousand_texts() -> None:
    assert differences(100_000, seed=9) == []
