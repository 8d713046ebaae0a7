"""How alike two replies are, fast enough for two hundred of them at every keystroke.

An inverted index of three-word shingles picks the few past replies that share enough; only those are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from policy.models import PastReply
from policy.views import STOP, fold, split_words

_SHARED = 0.35
"""Share of a reply's shingles that a past reply must have to be compared at all."""


@lru_cache(maxsize=8192)
def normal_form(text: str) -> tuple[str, ...]:
    """Return the words of a reply without marks, names of greeting aside, as the comparison sees them."""
    words = tuple(word for word in split_words(*fold(text)).words if word != STOP)
    if words and words[0] in _GREETINGS:
        words = words[1:]
    return words


_GREETINGS = frozenset({"hi", "hello", "hey", "dear", "hola", "bonjour", "hallo"})


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


class RecentIndex:
    """The company's recent replies, prepared."""

    def __init__(self, replies: Sequence[PastReply]) -> None:
        self._replies = tuple(replies)
        self._index: dict[tuple[str, ...], list[int]] = {}
        for number, reply in enumerate(self._replies):
            for shingle in _shingles(normal_form(reply.text)):
                self._index.setdefault(shingle, []).append(number)

    def twin(self, words: Sequence[str], least: float) -> tuple[PastReply, float] | None:
        """Return the most alike past reply and its likeness (0 to 1) when that is at least `least`."""
        shingles = _shingles(words)
        shared: Counter[int] = Counter()
        for shingle in shingles:
            for number in self._index.get(shingle, ()):
                shared[number] += 1
        best: tuple[PastReply, float] | None = None
        for number, count in shared.most_common(5):
            if count < _SHARED * len(shingles):
                break
            reply = self._replies[number]
            score = fuzz.ratio(" ".join(words), " ".join(normal_form(reply.text))) / 100
            if score >= least and (best is None or score > best[1]):
                best = (reply, score)
        return best
