"""Words that the company's own settings list: competitors that no reply names, slang that only the brand may use."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.scoped import Phrases, by_language
from policy.spans import TakenSpans
from policy.views import STOP, fold, split_words


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
            found: list[Departure] = []
            taken = TakenSpans()
            for scope, view in reading.scopes if names else ():
                for name in names:
                    at = scope.words.joined.find(f" {name} ")
                    while at >= 0:
                        first = bisect_left(scope.words.starts, at + 1)
                        start, end = scope.words.span(first, first + name.count(" ") + 1)
                        if taken.take(start, end):
                            found.append(
                                Departure(
                                    start,
                                    end,
                                    f"Listed under {field}.",
                                    view=view,
                                    suggestion=Suggestion(action="remove", label="Remove the name"),
                                )
                            )
                        at = scope.words.joined.find(f" {name} ", at + 1)
            return found

        return check


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
