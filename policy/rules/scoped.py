"""Where a match counts: the switches for negation, conditions, questions, quotes and neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from policy.checks import Build, Parameters
from policy.matcher import PhraseList
from policy.reading import Reading
from policy.scope import Scope

Skip = Literal["negated", "denied", "conditional", "question", "quoted", "attributed"]
Phrases = dict[str, tuple[str, ...]] | tuple[str, ...]


class ScopeParameters(Parameters):
    """The switches that `phrases` and `pattern` share."""

    skip: tuple[Skip, ...] = ()
    unless: Phrases = ()
    unless_in: Literal["clause", "sentence", "text"] = "sentence"
    needs: Phrases = ()
    needs_in: Literal["sentence", "case"] = "sentence"
    """Where one of `needs` must stand: beside the match, or there or anywhere in the post that is answered."""
    person: Literal["any", "we", "you"] = "any"
    first: bool = False
    last: bool = False


def by_language(phrases: Phrases) -> Mapping[str, tuple[str, ...]]:
    """Return phrases by language; a bare list is English."""
    return phrases if isinstance(phrases, dict) else {"en": phrases}


class ScopeFilter:
    """Decides whether a match counts where it stands."""

    def __init__(self, parameters: ScopeParameters, build: Build) -> None:
        self.parameters = parameters
        self.unless = build.phrases(_everywhere(parameters.unless), rare=True) if parameters.unless else None
        self.needs = build.phrases(_everywhere(parameters.needs), rare=True) if parameters.needs else None

    def counts(
        self, reading: Reading, scope: Scope, first: int, last: int, own: int = 0, post: Reading | None = None
    ) -> bool:
        """Tell whether the match at words `first` to `last` is a departure.

        own: negators that belong to the match itself.
        post: the post that the text answers.
        """
        p = self.parameters
        if p.skip and any(_skipped(scope, kind, first, last, own) for kind in p.skip):
            return False
        if p.person != "any" and scope.person(first, last) != p.person:
            return False
        if p.first and scope.sentence_number(first) != 0:
            return False
        if p.last and scope.sentence_number(first) != scope.sentence_count - 1:
            return False
        if self.needs is not None and not (
            self._near(reading, scope, self.needs, scope.sentence(first))
            or (p.needs_in == "case" and post is not None and post.hits(self.needs))
        ):
            return False
        if self.unless is None:
            return True
        area = (0, len(scope.words.words))
        if p.unless_in == "sentence":
            area = scope.sentence(first)
        elif p.unless_in == "clause":
            area = (scope.clause_start(first), scope.clause_end(last))
        return not (self._near(reading, scope, self.unless, area) or self._holds(reading, scope, first, last))

    def _holds(self, reading: Reading, scope: Scope, first: int, last: int) -> bool:
        """Tell whether an exception is written with the match in it, though it goes on after a comma."""
        return self.unless is not None and any(
            s is scope and hit.first <= first and last <= hit.last for hit, s, _ in reading.hits(self.unless)
        )

    @staticmethod
    def _near(reading: Reading, scope: Scope, phrases: PhraseList, area: tuple[int, int]) -> bool:
        return any(s is scope and area[0] <= hit.first and hit.last <= area[1] for hit, s, _ in reading.hits(phrases))


def _everywhere(phrases: Phrases) -> Mapping[str, Iterable[str]]:
    """Exceptions count in every language, one word or more."""
    return {"*": tuple(p for items in by_language(phrases).values() for p in items)}


def _skipped(scope: Scope, kind: Skip, first: int, last: int, own: int) -> bool:
    if kind == "negated":
        return scope.negated(first, last, own)
    if kind == "denied":  # as negated, but what comes after the match does not turn it around
        return not own and scope.denied_before(first, last)
    if kind == "conditional":
        return scope.conditional(first, last)
    if kind == "question":
        return scope.question(first)
    if kind == "quoted":
        return scope.quoted(first, last)
    return scope.attributed(first, last)
