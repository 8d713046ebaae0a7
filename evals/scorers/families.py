"""Which words of a post a sentence takes up: the same word in another form, or as a part of a German compound."""

from __future__ import annotations

from functools import lru_cache

from evals.scorers.words import content, plain
from policy.content import is_content, stem

_ENDINGS = ("en", "er", "es", "e", "n", "s")
_PART = 4
"""Letters, endings off, from which a word can be told inside another one."""
_JOINED = 3
"""Letters that a compound has more than its part at the least."""


def taken_up(matter: frozenset[str], post: str, sentence: str, lang: str | None) -> frozenset[str]:
    """Return the stems of `matter`, words of `post`, that a sentence has in some form.

    lang: of the post. In German a part of a compound is the word too: "Jacke" takes up "Winterjacke".
    """
    found = matter & content(sentence)
    if lang == "de":
        mine = _words(sentence)
        found |= {stem(word) for word in _words(post) if stem(word) in matter and any(_joined(word, o) for o in mine)}
    return found


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in plain(text) if is_content(word))


def _joined(one: str, other: str) -> bool:
    part, whole = sorted((_root(one), _root(other)), key=len)
    long_enough = len(part) >= _PART and len(whole) >= len(part) + _JOINED
    return long_enough and (whole.startswith(part) or whole.endswith(part))


def _root(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _PART), "")
    return word.removesuffix(ending)
