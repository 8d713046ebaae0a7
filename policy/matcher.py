"""One index for every phrase of a rulebook.

Each phrase is found by its rarest words: one look-up for each word of a text yields the places where any phrase could
stand, and only there the phrase is walked. Time grows linearly with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policy.engine_words import ENGINE_WORDS
from policy.phrases import Phrase, parse
from policy.views import STOP, Words, fold
from policy.vocabulary import EXPANSIONS, STOP_WORDS
from policy.walk import Row

MAX_HITS = 25
"""How many places of one list are reported: enough to mend a text, and a bound for hostile ones."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: which, and over which words."""

    phrase: Phrase
    lang: str
    first: int
    last: int

    def own_negators(self, words: Sequence[str]) -> int:
        """Return how many words of denial in the match belong to the phrase itself."""
        own = self.phrase.negators
        return sum(word in own for word in words[self.first : self.last]) if own else 0


@dataclass(frozen=True, slots=True)
class PhraseList:
    """A list of phrases as registered. Its `slot` is where its hits are found."""

    slot: int
    rare: bool = False
    """True for lists that are only asked for once something else was found: they have an index of their own."""


Found = Mapping[int, list[Hit]]
"""Hits by slot."""


class MatcherBuilder:
    """Collects phrase lists while a rulebook is compiled."""

    def __init__(self) -> None:
        self._entries: dict[bool, list[_Entry]] = {False: [], True: []}
        self._slots = 0
        self._known: dict[object, PhraseList] = {}

    def add(self, phrases: Mapping[str, Iterable[str]], *, rare: bool = False) -> PhraseList:
        """Register phrases by language (`*` for all) and return the handle to ask for their hits.

        Raises PhraseError for a phrase that cannot be read.
        """
        key = (rare, tuple((lang, tuple(items)) for lang, items in phrases.items()))
        if (known := self._known.get(key)) is not None:
            return known
        slot = self._slots
        self._slots += 1
        for lang, items in key[1]:
            self._entries[rare] += [(slot, lang, phrase) for item in items for phrase in parse(item)]
        self._known[key] = PhraseList(slot, rare)
        return self._known[key]

    def build(self) -> Matcher:
        """Compile what was registered."""
        by_slot: dict[int, list[_Entry]] = {}
        for entry in self._entries[True]:
            by_slot.setdefault(entry[0], []).append(entry)
        return Matcher(self._entries[False], by_slot)


class Matcher:
    """All phrases of a rulebook, compiled. Immutable."""

    def __init__(self, entries: Iterable[_Entry], rare: Mapping[int, Sequence[_Entry]] | None = None) -> None:
        self._rare = rare or {}
        self._rare_indexes: dict[int, Matcher] = {}
        anchors: dict[str, list[_Entry]] = {}
        sources: list[str] = []
        for entry in entries:
            sources.append(entry[2].source)
            for word in entry[2].anchor_words:
                if (known := anchors.get(word)) is None:
                    anchors[word] = [entry]
                else:
                    known.append(entry)
        self.size = len(sources)
        self._sources = tuple(dict.fromkeys(sources))
        self._anchors = anchors
        """Who is found by a word; a beginning of words keeps its `*`."""
        self._stem_sizes = sorted({len(word) - 1 for word in anchors if word[-1] == "*"})
        self._known: dict[str, tuple[_Owner, ...]] = {}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of every phrase, and the common ones; a prefix keeps its `*`."""
        plain = [source for source in self._sources if source.isascii()]
        text = "\n".join([*plain, *(fold(source)[0] for source in self._sources if not source.isascii())])
        found = set(_VOCABULARY_WORD.findall(text.lower())) | STOP_WORDS | ENGINE_WORDS
        for short, expanded in EXPANSIONS.items():
            found.update((short, *expanded))
        return frozenset(found)

    def rare(self, slot: int) -> Matcher | None:
        """Return the index of a list that is asked for only now and then, made when it first is."""
        known = self._rare_indexes.get(slot)
        if known is None and slot in self._rare:
            known = self._rare_indexes[slot] = Matcher(self._rare[slot])
        return known

    def find(self, text: Words, lang: str) -> dict[int, list[Hit]]:
        """Return every hit in `text` by slot. A hit of one word counts only in its own language."""
        found: dict[int, list[Hit]] = {}
        words = text.words
        present = frozenset(words)
        possible: dict[str, list[_Owner]] = {}
        for at, word in enumerate(words):
            owners = possible.get(word)
            if owners is None:
                known = self._known.get(word)
                if known is None:
                    known = self._owners(word)
                owners = possible[word] = _possible(known, present) if known else []
            for slot, phrase_lang, phrase, row, offset in owners:
                hits = found.get(slot)
                if hits is not None and len(hits) >= MAX_HITS:
                    continue
                span = phrase.match_at(text, row, at - offset)
                if (
                    span is None
                    or (phrase_lang not in (lang, "*") and lang != "und" and span[1] - span[0] < 2)
                    or STOP in words[span[0] : span[1]]
                ):
                    continue
                hit = Hit(phrase, phrase_lang, *span)
                if hits is None:
                    found[slot] = [hit]
                elif all(h.first != hit.first or h.last != hit.last for h in hits):
                    hits.append(hit)
        return found

    def _owners(self, word: str) -> tuple[_Owner, ...]:
        """Return the phrases that `word` may lead to."""
        leads = [f"{word[:size]}*" for size in self._stem_sizes if size <= len(word)]
        owners: list[_Owner] = []
        for lead in (*leads, word):
            for slot, lang, phrase in self._anchors.get(lead, ()):
                owners += [(slot, lang, phrase, row, at) for row, at in phrase.anchors if row[at] == lead]
        if len(self._known) < _MOST_KNOWN and len(word) <= _LONGEST_KNOWN:
            self._known[word] = tuple(owners)
        return tuple(owners)


def _possible(owners: Iterable[_Owner], present: frozenset[str]) -> list[_Owner]:
    """Return those of the phrases that may stand in a text that holds the words `present`."""
    kept: list[_Owner] = []
    for owner in owners:
        for needed in owner[2].needs:
            if needed.isdisjoint(present):
                break
        else:
            kept.append(owner)
    return kept


_Entry = tuple[int, str, Phrase]
"""A phrase with its slot and language."""
_Owner = tuple[int, str, Phrase, Row, int]
"""The same with a row of words that its anchor may be, and which of them leads to it."""
_MOST_KNOWN = 20_000
_LONGEST_KNOWN = 24
"""Words, and letters of each, up to which it is remembered what a word leads to."""
_VOCABULARY_WORD = re.compile(r"[^\W\d_]+\*?")
