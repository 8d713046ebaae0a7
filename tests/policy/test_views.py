"""Every reading of a text leads back to the place in the original that it was read from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy import Context, Guard, default_rulebook_dir, example_company, load_rulebook
from policy.views import Text, fold
from tests.policy.test_any_text import TELLING


@given(pieces=st.lists(st.one_of(st.sampled_from(TELLING), st.text(max_size=4)), max_size=8))
def test_each_folded_character_comes_from_its_original(pieces: list[str]) -> None:
    text = Text("".join(pieces))
    for at, char in enumerate(text.folded):
        start, end = text.original(at, at + 1)
        assert char in fold(text.raw[start])[0]
        assert all(fold(hidden)[0] == "" for hidden in text.raw[start + 1 : end])


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


@pytest.mark.parametrize(
    ("reply", "rule", "words"),
    [
        ("ﬀ\u200b😀 Hi Ana, write to ana\u200b@mail.example.", "privacy.email", "ana\u200b@mail.example"),
        ("… ﬁne. Your card is 4111 1111 1111 1111.", "privacy.card", "4111 1111 1111 1111"),
        ("Hi Ana, w3 w1ll r3fund you soon.", "commitments.remedy", "w1ll r3fund"),
        ("ﬀ Hi Ana, we will r e f u n d you soon.", "commitments.remedy", "will r e f u n d"),
        ("Your card is 4l1l lll1 1111 1111, Ana.", "privacy.card", "4l1l lll1 1111 1111"),
    ],
)
def test_a_finding_stands_where_the_words_stand(guard: Guard, reply: str, rule: str, words: str) -> None:
    verdict = guard.check(reply, Context(channel="facebook", post="Where is my refund?"))
    assert words in {f.match for f in verdict.findings if f.rule == rule}
