"""One automaton for every phrase of a rulebook.

Each phrase is found by its rarest words: an Aho-Corasick pass over the words of a text yields the places where any
phrase could stand, and only there the phrase is walked. Time grows linearly with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick

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
    """True for lists that are only asked for once something else was found: they have an automaton of their own."""


Found = Mapping[int, list[Hit]]
"""Hits by slot."""


class MatcherBuilder:
    """Collects phrase lists while a rulebook is compiled."""

    def __init__(self) -> None:
        self._entries: dict[bool, list[tuple[int, str, Phrase]]] = {False: [], True: []}
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
        return Matcher(self._entries[False], Matcher(self._entries[True]))


class Matcher:
    """All phrases of a rulebook, compiled. Immutable."""

    def __init__(self, entries: Iterable[tuple[int, str, Phrase]], rare: Matcher | None = None) -> None:
        self.rare = rare
        """The automaton of the lists that are asked for only now and then."""
        anchors: dict[str, list[_Owner]] = {}
        sources: list[str] = []
        for slot, lang, phrase in entries:
            sources.append(phrase.source)
            for row, offset in phrase.anchors:
                word = row[offset]
                text = f" {word[:-1]}" if word[-1] == "*" else f" {word} "
                anchors.setdefault(text, []).append((slot, lang, phrase, row, offset))
        self.size = len(sources)
        self._sources = tuple(dict.fromkeys(sources))
        self._owners = list(anchors.values())
        self._automaton = AhoCorasick(list(anchors)) if anchors else None

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of every phrase, and the common ones; a prefix keeps its `*`."""
        text, _ = fold("\n".join(self._sources))
        found = set(_VOCABULARY_WORD.findall(text)) | STOP_WORDS | ENGINE_WORDS
        for short, expanded in EXPANSIONS.items():
            found.update((short, *expanded))
        return frozenset(found)

    def find(self, text: Words, lang: str) -> dict[int, list[Hit]]:
        """Return every hit in `text` by slot. One-word phrases count only in their own language."""
        found: dict[int, list[Hit]] = {}
        if self._automaton is None:
            return found
        starts = text.starts
        words = text.words
        present = frozenset(words)
        for index, at, _ in self._automaton.find_matches_as_indexes(text.joined, overlapping=True):
            seen = bisect_right(starts, at + 1) - 1
            for slot, phrase_lang, phrase, row, offset in self._owners[index]:
                if not phrase.possible(present):
                    continue
                span = phrase.match_at(text, row, seen - offset)
                if span is None:
                    continue
                if phrase_lang not in (lang, "*") and lang != "und" and phrase.words < 2:
                    continue
                hits = found.get(slot)
                if hits is not None and len(hits) >= MAX_HITS:
                    continue
                if STOP in words[span[0] : span[1]]:
                    continue
                hit = Hit(phrase, phrase_lang, *span)
                if hits is None:
                    found[slot] = [hit]
                elif all(h.first != hit.first or h.last != hit.last for h in hits):
                    hits.append(hit)
        return found


_Owner = tuple[int, str, Phrase, Row, int]
_VOCABULARY_WORD = re.compile(r"[^\W\d_]+\*?")
