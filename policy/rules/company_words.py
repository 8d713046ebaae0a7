"""Words that the company's own settings list: competitors that no reply names, slang that only the brand may use."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.models import Suggestion, View
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.scoped import Phrases, by_language
from policy.spans import TakenSpans
from policy.views import STOP, condense, fold, split_words


class CompanyWordsParameters(Parameters):
    """Parameters of `check: company-words`."""

    field: Literal["competitors", "people"] = "competitors"


class CompanyWordsCheck:
    """`check: company-words`"""

    name = "company-words"
    parameters = CompanyWordsParameters

    def compile(self, rule: RuleSpec, parameters: CompanyWordsParameters, build: Build) -> Checker:
        """Find the listed names, whole words, in the plain and the revealed reading."""
        field = parameters.field

        def check(reading: Reading, case: Case) -> list[Departure]:
            names = _names(tuple(getattr(case.company, field)))
            places = [place for name in names for place in _places(name, reading)]
            found: list[Departure] = []
            taken = TakenSpans()
            for start, end, view in places:
                if taken.take(start, end):
                    remove = Suggestion(action="remove", label="Remove the sentence with the name")
                    found.append(Departure(start, end, f"Listed under {field}.", view=view, suggestion=remove))
            return found

        return check


def _places(name: str, reading: Reading) -> Iterator[tuple[int, int, View]]:
    """Yield where a name stands as whole words, and where its letters stand spaced, dotted or in l33t."""
    for scope, view in reading.scopes:
        at = scope.words.joined.find(f" {name} ")
        while at >= 0:
            first = bisect_left(scope.words.starts, at + 1)
            yield *scope.words.span(first, first + name.count(" ") + 1), view
            at = scope.words.joined.find(f" {name} ", at + 1)
    wanted = condense(name)
    letters, offsets = reading.text.condensed
    folded = reading.text.folded
    at = letters.find(wanted) if len(wanted) >= _SHORTEST else -1
    while at >= 0:
        start, end = offsets[at], offsets[at + len(wanted) - 1] + 1
        alone = not folded[max(0, start - 1) : start].isalnum() and not folded[end : end + 1].isalnum()
        if alone and not _ordinary_words(folded[start:end]):
            yield *reading.text.original(start, end), "folded"
        at = letters.find(wanted, at + 1)


def _ordinary_words(text: str) -> bool:
    """Tell whether a text is plain words beside each other: "clear spring" is no disguise of "Clearspring"."""
    words = text.split()
    return len(words) > 1 and all(len(word) > 1 and word.isalpha() for word in words)


_SHORTEST = 6
"""Letters of a name below which a look behind its disguise would find it inside other words."""


@lru_cache(maxsize=64)
def _names(listed: tuple[str, ...]) -> tuple[str, ...]:
    names = [" ".join(w for w in split_words(*fold(name)).words if w != STOP) for name in listed]
    return tuple(name for name in names if name)


class SlangParameters(Parameters):
    """Parameters of `check: slang`."""

    phrases: Phrases


class SlangCheck:
    """`check: slang`: informal words beyond the brand's own."""

    name = "slang"
    parameters = SlangParameters

    def compile(self, rule: RuleSpec, parameters: SlangParameters, build: Build) -> Checker:
        """Register the words; the brand's own are let through per company."""
        phrases = build.phrases(by_language(parameters.phrases))

        def check(reading: Reading, case: Case) -> list[Departure]:
            own = {" ".join(w for w in split_words(*fold(s)).words) for s in case.company.slang}
            found = []
            for hit, scope, view in reading.hits(phrases):
                said = " ".join(scope.words.words[hit.first : hit.last])
                if said not in own and not any(re.search(rf"\b{re.escape(o)}\b", said) for o in own):
                    start, end = scope.words.span(hit.first, hit.last)
                    found.append(
                        Departure(start, end, f"{hit.phrase.source!r} is not the brand's way of speaking.", view=view)
                    )
            return found

        return check
