"""One piece of evidence as all rules read it: each part found once, when first asked for, and kept for other cases.

The same passages come with many cases and with every keystroke, so they are kept by their text.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from policy.degrees import degrees
from policy.language import detect_language
from policy.listed import unfolded
from policy.matters import matters_in
from policy.personal import PersonalDatum, find_personal_data
from policy.quantities import Quantity
from policy.quantity_readers import find_quantities
from policy.restated import Clause, clauses_of_sentence, names_in
from policy.roles import Role, roles_of
from policy.sentences import sentences_of
from policy.views import Text


class Given:
    """A text that replies may rest on."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = Text(unfolded(raw))
        self._clauses: dict[int, list[Clause]] = {}

    @cached_property
    def lang(self) -> str:
        """Its language; `und` when unsure."""
        return detect_language(self.raw)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Its figures."""
        return find_quantities(self.text)

    @cached_property
    def figures(self) -> tuple[tuple[Quantity, Role], ...]:
        """Its figures and what each is about."""
        return tuple(zip(self.quantities, roles_of(self.text, self.quantities, listing=True), strict=True))

    @cached_property
    def matters(self) -> frozenset[str]:
        """What all its words name."""
        return matters_in(self.text.folded, 0, len(self.text.folded), ())

    @cached_property
    def personal(self) -> tuple[PersonalDatum, ...]:
        """The personal data in it."""
        return tuple(find_personal_data(self.raw))

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return sentences_of(self.text.folded)

    @cached_property
    def names(self) -> list[frozenset[str]]:
        """For each sentence what it may be about, leaning on the one before it."""
        own = [names_in(self.text.folded[left:right]) for left, right in self._sentences]
        return [names | (own[at - 1] if at else frozenset()) for at, names in enumerate(own)]

    @cached_property
    def degrees(self) -> frozenset[str]:
        """The kinds of degree that it has words for."""
        return frozenset(kind for kind, _, _ in degrees(self.text.folded, 0, len(self.text.folded)))

    def sentence(self, number: int) -> tuple[int, int]:
        """Return the span of one sentence in the folded text."""
        return self._sentences[number]

    def clauses(self, number: int) -> list[Clause]:
        """Return the clauses of one sentence."""
        known = self._clauses.get(number)
        if known is None:
            folded = self.text.folded
            before: frozenset[str] = frozenset()
            if number:
                alone = clauses_of_sentence(folded, *self._sentences[number - 1], self.quantities, before)
                before = frozenset().union(*(clause.own for clause in alone))
            known = clauses_of_sentence(folded, *self._sentences[number], self.quantities, before)
            self._clauses[number] = known
        return known


@lru_cache(maxsize=4096)
def given(raw: str) -> Given:
    """Return a piece of evidence by its text."""
    return Given(raw)
