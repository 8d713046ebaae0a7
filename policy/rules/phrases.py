"""Rules that are lists of phrases: the most common kind, and the one policy owners write themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import model_validator

from policy.case import Case
from policy.checks import Build, Checker, Departure
from policy.matcher import Hit
from policy.models import View
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.pattern import PatternFinder
from policy.rules.scoped import Phrases, ScopeFilter, ScopeParameters, by_language
from policy.scope import Scope
from policy.spans import TakenSpans


class PhraseParameters(ScopeParameters):
    """Parameters of `check: phrases`."""

    phrases: Phrases = ()
    patterns: tuple[str, ...] = ()
    """RE2 patterns beside the phrases, for what words cannot say: masked swearing, emoji."""

    @model_validator(mode="after")
    def _something(self) -> PhraseParameters:
        if not self.phrases and not self.patterns:
            raise ValueError("give `phrases`, `patterns` or both")
        return self


class PhraseCheck:
    """`check: phrases`"""

    name = "phrases"
    parameters = PhraseParameters

    def compile(self, rule: RuleSpec, parameters: PhraseParameters, build: Build) -> Checker:
        """Register the phrases in the rulebook's index."""
        phrases = build.phrases(by_language(parameters.phrases))
        scoped = ScopeFilter(parameters, build)
        finder = PatternFinder(parameters.patterns) if parameters.patterns else None

        def check(reading: Reading, case: Case) -> list[Departure]:
            hits = reading.hits(phrases)
            found = list(phrase_departures(reading, hits, scoped, case.post)) if hits else []
            if finder is not None:
                taken = TakenSpans((d.start, d.end) for d in found)
                found += [d for d in finder.find(reading, scoped, case.post) if taken.free(d.start, d.end)]
            return found

        return check


def phrase_departures(
    reading: Reading, hits: Sequence[tuple[Hit, Scope, View]], scoped: ScopeFilter, post: Reading | None
) -> Iterator[Departure]:
    """Yield the hits that count where they stand, the longest of those that overlap."""
    taken: list[tuple[int, int]] = []
    for hit, scope, view in sorted(hits, key=lambda h: (h[0].first, -h[0].last)):
        start, end = scope.words.span(hit.first, hit.last)
        if any(start < e and s < end for s, e in taken) or not scoped.counts(
            reading, scope, hit.first, hit.last, hit.own_negators(scope.words.words), post
        ):
            continue
        taken.append((start, end))
        yield Departure(start, end, f"Says {hit.phrase.source!r}.", view=view)
