"""Rules that are RE2 patterns over the folded text, for what phrases cannot say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Annotated

import re2
from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.scoped import ScopeFilter, ScopeParameters
from policy.scope import Scope

MAX_PLACES = 25


class PatternParameters(ScopeParameters):
    """Parameters of `check: pattern`."""

    patterns: Annotated[tuple[str, ...], Field(min_length=1)]


def compile_pattern(source: str) -> re2._Regexp:
    """Compile one RE2 pattern. Raises ValueError in plain words; whatever could backtrack is no RE2."""
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(source, options)
    except re2.error as error:
        why = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(f"{source!r} is no RE2 pattern (no look-around, no back-references): {why}") from None


class PatternCheck:
    """`check: pattern`"""

    name = "pattern"
    parameters = PatternParameters

    def compile(self, rule: RuleSpec, parameters: PatternParameters, build: Build) -> Checker:
        """Compile the patterns; raises ValueError for what RE2 refuses."""
        finder = PatternFinder(parameters.patterns)
        scoped = ScopeFilter(parameters, build)

        def check(reading: Reading, case: Case) -> list[Departure]:
            return list(finder.find(reading, scoped, case.post))

        return check


class PatternFinder:
    """Finds several RE2 patterns in the folded text."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = [(source, compile_pattern(source)) for source in patterns]
        self._any = (
            compile_pattern("|".join(f"(?:{source})" for source, _ in self._patterns)) if self._patterns else None
        )

    def find(self, reading: Reading, scoped: ScopeFilter, post: Reading | None) -> Iterable[Departure]:
        """Yield where a pattern matches and its surroundings let it count."""
        folded = reading.text.folded
        if self._any is None or self._any.search(folded) is None:
            return
        scope, view = reading.scopes[0]
        for source, pattern in self._patterns:
            for place, match in enumerate(pattern.finditer(folded)):
                if place >= MAX_PLACES:
                    break
                start, end = reading.text.original(match.start(), match.end())
                first, last = _words_at(scope, start, end)
                if start < end and (first >= last or scoped.counts(reading, scope, first, last, post=post)):
                    yield Departure(start, end, f"Matches {source!r}.", view=view)


def _words_at(scope: Scope, start: int, end: int) -> tuple[int, int]:
    """Return the words that touch an original span; empty when it touches none."""
    spans = scope.words.spans
    first = bisect_right(spans, (start, len(scope.text.raw))) - 1
    if first < 0 or spans[first][1] <= start:
        first += 1
    last = first
    while last < len(spans) and spans[last][0] < end:
        last += 1
    return first, last
