"""Quick tests before costly patterns turn nothing away; spans that are taken are told as a slow list would."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy import default_rulebook_dir, load_examples, load_rulebook, roles
from policy.personal import addresses, emails, find, iban, national, references
from policy.personal.candidate import digit_runs
from policy.rules import contacts
from policy.screen import Screened, without_looks
from policy.spans import TakenSpans
from policy.views import FOLD, fold

SCREENED = [
    pytest.param(value, id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in (addresses, contacts, emails, find, iban, national, references, roles)
    for name, value in vars(module).items()
    if isinstance(value, Screened)
]
PIECES = (
    "12 ", "high street", " flat 3", "rue de la paix 5", "po box 77", "sw1a 1aa", "ab123456c", "123-45-6789", "é", "ß",
    "x1234567l", "passport no. ab1234567", "order number ", "bw-12345", "#4567", "gb29 nwbk 6016 1331 9268 19",
    "sort code 12-34-56", "born on 3 may 1990", "1.2.3.4", "ana at mail dot org", "ana(at)mail(dot)org", "call 1234",
    " no ", "free of charge", "_", "-", ".", " ", "\n", "will", "was", "does not", "cost", "nummer ",
    "house twenty-one oak road", "中", "٣",
)  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Folded examples of the privacy rules, and pieces that the patterns are made for, thrown together."""
    rng = random.Random(6)
    found = ["".join(rng.choice(PIECES) for _ in range(rng.randint(1, 7))) for _ in range(4_000)]
    book = default_rulebook_dir()
    for rule in load_rulebook(book).rules:
        if rule.id.startswith(("privacy.", "grounding.")):
            found += [example.text for example in load_examples(book, rule.id).hit]
    return [fold(text)[0] for text in found]


@pytest.mark.parametrize("pattern", SCREENED)
def test_where_the_pattern_finds_something_its_screen_does(pattern: Screened, texts: list[str]) -> None:
    for text in texts:
        alone = [match.span() for match in re.compile(pattern.pattern).finditer(text)]
        assert [match.span() for match in pattern.finditer(text)] == alone, text


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (r"(?<![a-z])a+\b(?!\d)", "a+"),
        (r"(?=(?:[a-z]*\d){3})[a-z0-9]{7}", "[a-z0-9]{7}"),
        (r"[^\W_]++x?+", r"[\pL\pN_]+x?"),
        (r"\w{2,5}[\d,]", r"[\pL\pN_]+[\p{Nd},]"),
        (r"(?:a|(?!b(?:c))d)\.", r"(?:a|d)\."),
    ],
)
def test_looks_around_are_left_out(source: str, plain: str) -> None:
    assert without_looks(source) == plain


@given(text=st.text("0123456789 .-()_*~/,+a", max_size=40), fewest=st.sampled_from([5, 12]))
def test_runs_of_digits_are_found_as_a_plain_pattern_finds_them(text: str, fewest: int) -> None:
    plain = re.compile(rf"[0-9](?:[ .\-()_*~]{{0,3}}+[0-9]|[/,][0-9]){{{fewest - 1},}}+")
    assert [run.end for run in digit_runs(text, fewest)] == [match.end() for match in plain.finditer(text)]
    assert [run.digits for run in digit_runs(text, fewest)] == [
        "".join(filter(str.isdigit, match.group())) for match in plain.finditer(text)
    ]


@given(text=st.text(max_size=30) | st.text("aB`’é…е\u200b1\n", max_size=30))
def test_a_text_folds_as_each_of_its_signs_does(text: str) -> None:
    folded, origins = fold(text)
    assert folded == "".join(FOLD[ord(char)] for char in text)
    assert list(range(len(text)) if origins is None else origins) == [
        at for at, char in enumerate(text) for _ in FOLD[ord(char)]
    ]


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda s: (s[0], s[0] + s[1])), max_size=25)


@given(spans=SPANS)
def test_spans_are_taken_as_a_slow_list_takes_them(spans: list[tuple[int, int]]) -> None:
    taken = TakenSpans()
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        free = not any((start < e and s < end) or (start, end) == (s, e) for s, e in kept)
        assert taken.take(start, end) == free
        kept += [(start, end)] if free else []
