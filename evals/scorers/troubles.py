"""Kinds of trouble by the words that customers and companies use for them, in English, German, French and Spanish.

Somebody who wrote "Ladezeiten" and reads "dass das Laden so lange dauert" is understood without one word in common.
The list is the scorers' own and takes nothing from the writer, so that the writer is not its own judge.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from evals.scorers.words import plain

_NOT_THEIRS = re.compile(
    r"\b(?:delay|late|waiting|wait)\w* (?:in|with|to) (?:\w+ )?(?:respon\w+|reply\w*|replies|answer\w*|get\w* back)\b|"
    r"\b(?:late|delayed) (?:reply|response|answer)\b|\bspate\w* (?:antwort|ruckmeldung)\b|\breponse tardive\b"
)
"""The company's own lateness in answering names nothing of the post."""


@lru_cache(maxsize=4096)
def troubles(text: str) -> frozenset[str]:
    """Return the kinds of trouble that a text tells, by name."""
    words = _NOT_THEIRS.sub(" ", " ".join(plain(text)))
    return frozenset(name for name, pattern in _known().items() if pattern.search(words))


@cache
def _known() -> Mapping[str, re.Pattern[str]]:
    """The kinds of `troubles.txt`: a name and patterns of folded words ("don't" is "do not"), a line each language."""
    patterns: dict[str, list[str]] = defaultdict(list)
    for line in (files("evals.scorers") / "troubles.txt").read_text(encoding="utf-8").splitlines():
        name, *words = line.split(" | ")
        patterns[name] += words
    return {name: re.compile(rf"\b(?:{'|'.join(words)})\b") for name, words in patterns.items()}
