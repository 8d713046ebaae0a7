"""A text together with everything that was found in it, each part computed once when first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from policy.content import content_stems
from policy.entities import Entity, urls
from policy.grounds import Support
from policy.language import detect_language
from policy.matcher import Hit, Matcher, PhraseList
from policy.matters import matter
from policy.models import View
from policy.personal import PersonalDatum, find_in
from policy.personal.identifiers import codes, identifiers
from policy.quantities import Quantity
from policy.quantity_readers import find_quantities
from policy.restated import Clause, clauses_of
from policy.roles import Role, roles_of
from policy.scope import Scope
from policy.spans import TakenSpans
from policy.views import Text, Words, fold

_SCHEME = re.compile(r"(?i)\bh(?:tt|xx)ps?://[^\s<>\"]+[^\s<>\".,;:!?)'\]]")
MAX_FIGURES = 100
"""How many figures of one text are read, so that endless ones cost little; with more, the text is refused."""
Place = tuple[Hit, Scope, View]
"""A hit with the scope it stands in and the view it was seen in."""
Places = Sequence[Place]


class Reading:
    """One text under the eyes of one rulebook."""

    def __init__(self, raw: str, matcher: Matcher, lang: str | None = None) -> None:
        self.text = Text(raw, lambda: matcher.vocabulary)
        self.raw = raw
        self.matcher = matcher
        self._lang = lang
        self._found_rare: dict[int, Places] = {}
        self.supports: dict[Quantity, Support] = {}
        """What stands behind each figure in the one case that this text is judged in."""
        self.told: TakenSpans | None = None
        """The sentences that tell the policy of that case; None until they are asked for."""

    @cached_property
    def lang(self) -> str:
        """Language of the text; `und` when unsure."""
        return self._lang or detect_language(self.raw)

    @cached_property
    def personal(self) -> tuple[PersonalDatum, ...]:
        """The personal data in the text."""
        return tuple(find_in(self.text, self.words))

    @cached_property
    def secrets(self) -> frozenset[str]:
        """Folded strings of this text that would identify its author if somebody repeated them."""
        strong = {self.text.folded[d.start : d.end] for d in self.personal} if self.text.origins is None else set()
        strong |= {"".join(fold(d.text)[0]) for d in self.personal}
        return frozenset(s for s in strong if len(s) > 3) | identifiers(self.raw) | codes(self.raw)

    @cached_property
    def links(self) -> list[Entity]:
        """The links in the text as a person sees it, with original places; the text of each is as seen."""
        seen, origins = self.text.cased
        if "." not in seen and "://" not in seen:
            return []
        found = _SCHEME.finditer(seen) if "://" in seen else ()
        links = [Entity(m.start(), m.end(), m.group()) for m in found]
        schemes = TakenSpans((link.start, link.end) for link in links)
        links += [url for url in urls(seen) if schemes.free(url.start, url.end)]
        if origins is None:
            return links
        return [Entity(origins[k.start], origins[k.end - 1] + 1, k.text) for k in links]

    @cached_property
    def _apart(self) -> tuple[TakenSpans, TakenSpans]:
        return (
            TakenSpans((datum.start, datum.end) for datum in self.personal),
            TakenSpans((link.start, link.end) for link in self.links),
        )

    def judged_apart(self, start: int, end: int) -> bool:
        """Tell whether an original span lies in personal data or a link, which rules of their own judge."""
        return any(not taken.free(start, end) for taken in self._apart)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The figures in the text; spans count in the folded text."""
        return find_quantities(self.text, MAX_FIGURES)

    @cached_property
    def unread_figures(self) -> tuple[int, int] | None:
        """Original span of what holds more figures than are read; None when all were read."""
        if len(self.quantities) < MAX_FIGURES:
            return None
        return self.text.original(self.quantities[-1].start, len(self.text.folded))

    @cached_property
    def roles(self) -> Mapping[Quantity, Role]:
        """What each figure is about."""
        return dict(zip(self.quantities, roles_of(self.text, self.quantities), strict=True))

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the text, with what each is about and which way it points."""
        return clauses_of(self.text, self.quantities)

    @cached_property
    def matters(self) -> frozenset[str]:
        """What the words of the text name, comparable between texts."""
        return frozenset(filter(None, map(matter, self.words.words)))

    @cached_property
    def content(self) -> list[str]:
        """Stems of the words that carry the text's matter."""
        return content_stems(self.words)

    @property
    def words(self) -> Words:
        """The words as written."""
        return self.text.plain_words

    @cached_property
    def scopes(self) -> tuple[tuple[Scope, View], ...]:
        """The words with their surroundings, and the view they are seen in."""
        view: View = "folded" if self.raw.lower() != self.text.folded else "raw"
        return ((Scope(self.text, self.words), view),)

    @cached_property
    def behind(self) -> tuple[Reading, Sequence[int]] | None:
        """The text behind l33t, spaced letters and numbers in words, with the original offset of each character."""
        if self.text.revealed is None:
            return None
        text, origins = self.text.revealed
        return Reading(text, self.matcher, self.lang), origins

    @cached_property
    def _found(self) -> Mapping[int, Places]:
        return self._find(self.matcher)

    def _find(self, matcher: Matcher) -> Mapping[int, Places]:
        """Return every hit by slot, in every reading: a place may be told once for each."""
        found: dict[int, list[tuple[Hit, Scope, View]]] = {}
        for scope, view in self.scopes:
            for slot, hits in matcher.find(scope.words, self.lang).items():
                found.setdefault(slot, []).extend([(hit, scope, view) for hit in hits])
        return found

    def hits(self, phrases: PhraseList) -> Places:
        """Return where phrases of a list stand."""
        slot = phrases.slot
        if not phrases.rare:
            return self._found.get(slot, ())
        if slot not in self._found_rare:
            rare = self.matcher.rare(slot)
            self._found_rare[slot] = self._find(rare).get(slot, ()) if rare else ()
        return self._found_rare[slot]
