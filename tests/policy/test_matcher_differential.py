"""The fast matcher against the slow one on phrases that nobody wrote: both phrase and text are generated."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.matcher import MatcherBuilder
from policy.phrases import PhraseError, parse
from policy.views import STOP, Words
from tests.policy.test_matcher import LISTED, matches_naively, texts

_WORD = st.sampled_from([*LISTED, "refund*", "mon*"])
_PIECE = st.one_of(
    _WORD,
    _WORD,
    st.lists(_WORD, min_size=2, max_size=3).map(lambda words: f"({'|'.join(words)})"),
    st.lists(_WORD, min_size=1, max_size=2).map(lambda words: f"[{'|'.join(words)}]"),
    st.sampled_from(["...", "...1", "...2", "...6"]),
)
_TEXT = st.lists(st.sampled_from([*LISTED, STOP]), min_size=1, max_size=14)


@given(phrase=st.lists(_PIECE, min_size=1, max_size=5).map(" ".join), words=_TEXT)
def test_any_phrase_matches_as_the_slow_matcher_does(phrase: str, words: list[str]) -> None:
    try:
        parse(phrase)
    except PhraseError:
        return
    assert _fast(phrase, [words]) == [bool(matches_naively(phrase, words))]


def phrases(count: int, seed: int) -> Iterator[str]:
    """Yield phrases of the little language that can be read."""
    rng = random.Random(seed)
    made = 0
    while made < count:
        phrase = " ".join(_piece(rng) for _ in range(rng.randint(1, 5)))
        try:
            parse(phrase)
        except PhraseError:
            continue
        made += 1
        yield phrase


def _piece(rng: random.Random) -> str:
    words = [rng.choice([*LISTED, "refund*", "mon*"]) for _ in range(3)]
    return rng.choice(
        [words[0], words[1], f"({'|'.join(words)})", f"[{words[0]}]", f"({words[0]} {words[1]}|{words[2]})", "...2"]
    )


def _fast(phrase: str, listed: list[list[str]]) -> list[bool]:
    builder = MatcherBuilder()
    slot = builder.add({"en": [phrase]}).slot
    matcher = builder.build()
    views = (Words(words, [(i, i + 1) for i in range(len(words))], frozenset()) for words in listed)
    # One-word phrases count only in their own language, which is the text's here.
    return [bool(matcher.find(view, "en").get(slot)) for view in views]


def differences(count: int, seed: int, each: int = 100) -> list[str]:
    """Pairs of phrase and text, `count` in all, on which the two matchers disagree."""
    found = []
    for place, phrase in enumerate(phrases(count // each, seed)):
        listed = list(texts(each, seed + place))
        for words, fast in zip(listed, _fast(phrase, listed), strict=True):
            if fast != bool(matches_naively(phrase, words)):
                found.append(f"{phrase!r} in {' '.join(words)!r}: fast {fast}")
    return found


def test_generated_phrases_match_alike() -> None:
    assert differences(5_000, seed=21) == []


@pytest.mark.bench
def test_generated_phrases_match_alike_a_hundred_thousand_times() -> None:
    assert differences(100_000, seed=22) == []
