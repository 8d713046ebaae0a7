"""The fast matcher against a slow, obvious one, on generated texts and phrases."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from policy.matcher import MAX_HITS, MatcherBuilder
from policy.phrases import PhraseError, parse
from policy.views import STOP, Words, fold, split_words

WORDS = "we will refund refunded you your money back not never the order soon a full it done sorted by friday"
LISTED = WORDS.split()
PHRASES = (
    "we will refund", "refund*", "will ... refund*", "(money|order) back", "[full] refund", "we ...2 (will|not) refund",
    "you (will|never) ... (money|order)", "it [is|not] done", "we (will not|never) refund", "the ... by friday",
    "(we|you) will ...3 (sorted|done)", "not ...1 you", "we will (refund [...1] money|order) back",
)  # fmt: skip


def naive(phrase: str) -> re.Pattern[str]:
    """The same little language as one backtracking regular expression over `w|w|w`, written the obvious way."""
    return re.compile(rf"(?<![^|]){_row(phrase)}(?=\|)")


def _row(phrase: str) -> str:
    out = ""
    for piece in re.findall(r"\((?:[^()\[\]]|\[[^\]]*\])*\)|\[[^\]]*\]|\S+", phrase):
        if gap := re.fullmatch(r"\[?\.\.\.(\d*)\]?", piece):
            out += rf"(?:[^|{STOP}]+\|){{0,{gap.group(1) or 4}}}"
        elif piece[0] in "([":
            options = "|".join(_row(option) for option in piece[1:-1].split("|"))
            out += f"(?:{options}){'?' if piece[0] == '[' else ''}"
        else:
            out += (re.escape(piece[:-1]) + r"[^|]*" if piece.endswith("*") else re.escape(piece)) + r"\|"
    return out


def matches_naively(phrase: str, words: list[str]) -> set[int]:
    """Word indexes at which the phrase matches."""
    text = "".join(word + "|" for word in words)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    pattern = re.compile(_row(phrase))
    return {index for index, start in enumerate(starts[:-1]) if pattern.match(text, start)}


def texts(count: int, seed: int) -> Iterator[list[str]]:
    rng = random.Random(seed)
    for _ in range(count):
        yield [rng.choice([*LISTED, STOP]) for _ in range(rng.randint(1, 14))]


def differences(count: int, seed: int) -> list[str]:
    """Phrases and texts on which the two matchers disagree whether there is a match."""
    slots = {}
    builder = MatcherBuilder()
    for phrase in PHRASES:
        slots[phrase] = builder.add({"en": [phrase]}).slot
    matcher = builder.build()
    found = []
    for words in texts(count, seed):
        view = Words(words, [(i, i + 1) for i in range(len(words))], frozenset())
        hits = matcher.find(view, "en")
        for phrase, slot in slots.items():
            slow = matches_naively(phrase, words)
            if bool(hits.get(slot)) != bool(slow):
                found.append(f"{phrase!r} in {' '.join(words)!r}: fast {hits.get(slot)}, slow {slow}")
    return found


def test_fast_and_slow_matcher_agree() -> None:
    assert differences(3_000, seed=7) == []


@pytest.mark.bench
def test_fast_and_slow_matcher_agree_on_a_hundred_thousand_texts() -> None:
    assert differences(100_000, seed=11) == []


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "empty"),
        ("... refund", "begins or ends with a gap"),
        ("refund ...", "begins or ends with a gap"),
        ("(refund", "not closed"),
        ("refund)", "unbalanced"),
        ("re*fund", "must end a word"),
        ("r* you", "must end a word"),
        ("<what> refund", "unknown"),
        ("we ...99 refund", "1 to 8 words"),
        ("(£|refund) you", "sign"),
        ("[refund]", "no word to find it by"),
    ],
)
def test_a_phrase_that_makes_no_sense_is_refused(phrase: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why):
        parse(phrase)


def test_many_hits_are_bounded() -> None:
    builder = MatcherBuilder()
    slot = builder.add({"en": ["we will refund"]}).slot
    words = split_words(*fold("we will refund " * 500))
    assert len(builder.build().find(words, "en")[slot]) == MAX_HITS
