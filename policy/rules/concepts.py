"""Rules about things said together: an injury and a part of the body, a device and smoke, whatever the words between.

A list of phrases has to foresee how somebody puts it. Two lists of words that must stand near each other, in either
order, do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import Field, model_validator

from policy.case import Case
from policy.checks import Build, Checker, Departure
from policy.matcher import Hit, PhraseList
from policy.models import View
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.phrases import phrase_departures
from policy.rules.scoped import Phrases, ScopeFilter, ScopeParameters, by_language
from policy.scope import Scope
from policy.spans import TakenSpans


class ConceptParameters(ScopeParameters):
    """Parameters of `check: concepts`."""

    phrases: Phrases = ()
    """Phrases that are enough alone."""
    concepts: dict[str, Phrases]
    """Name of a concept -> the words that speak of it."""
    together: tuple[tuple[str, ...], ...]
    """Rows of names of concepts. A row is found where a word of each of its concepts stands near one of its first."""
    within: int = Field(default=8, ge=0, le=30)
    """Most words between the first concept of a row and each other one; sentences may end between them."""

    @model_validator(mode="after")
    def _known(self) -> ConceptParameters:
        used = {name for row in self.together for name in row}
        if unknown := sorted(used - self.concepts.keys()):
            raise ValueError(f"`together` names {unknown[0]!r}, which is not among `concepts`")
        if idle := sorted(self.concepts.keys() - used):
            raise ValueError(f"the concept {idle[0]!r} stands in no row of `together`")
        return self


class ConceptCheck:
    """`check: concepts`"""

    name = "concepts"
    parameters = ConceptParameters

    def compile(self, rule: RuleSpec, parameters: ConceptParameters, build: Build) -> Checker:
        """Register each concept as a list of its own."""
        phrases = build.phrases(by_language(parameters.phrases)) if parameters.phrases else None
        lists = {name: build.phrases(by_language(words)) for name, words in parameters.concepts.items()}
        scoped = ScopeFilter(parameters, build)

        def check(reading: Reading, case: Case) -> list[Departure]:
            hits = reading.hits(phrases) if phrases else []
            found = list(phrase_departures(reading, hits, scoped, case.post)) if hits else []
            taken = TakenSpans((d.start, d.end) for d in found)
            for row in parameters.together:
                near = _row(reading, row, lists, parameters.within, scoped, case.post)
                found += [d for d in near if taken.take(d.start, d.end)]
            return found

        return check


def _row(
    reading: Reading,
    row: tuple[str, ...],
    lists: Mapping[str, PhraseList],
    within: int,
    scoped: ScopeFilter,
    post: Reading | None,
) -> Iterator[Departure]:
    """Yield the places where every concept of a row stands near its first one."""
    others = [reading.hits(lists[name]) for name in row[1:]]
    if not all(others):
        return
    for hit, scope, view in reading.hits(lists[row[0]]):
        near = [_nearest(hit, [h for h, s, _ in hits if s is scope], within) for hits in others]
        spans = [hit, *(n for n in near if n is not None)]
        if len(spans) < len(row):
            continue
        first, last = min(h.first for h in spans), max(h.last for h in spans)
        own = sum(h.own_negators(scope.words.words) for h in spans)
        if scoped.counts(reading, scope, first, last, own, post):
            yield _departure(row, scope, view, first, last)


def _nearest(hit: Hit, others: list[Hit], within: int) -> Hit | None:
    """Return the nearest other hit, at most `within` words away; the very same words are not another."""
    gaps = [(max(0, o.first - hit.last, hit.first - o.last), o) for o in others]
    close = [(gap, o) for gap, o in gaps if gap <= within and (o.first, o.last) != (hit.first, hit.last)]
    return min(close, key=lambda pair: (pair[0], pair[1].first))[1] if close else None


def _departure(row: tuple[str, ...], scope: Scope, view: View, first: int, last: int) -> Departure:
    start, end = scope.words.span(first, last)
    return Departure(start, end, f"Speaks of {' and '.join(row)}.", view=view)
