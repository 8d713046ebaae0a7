"""One automaton for every phrase of a rulebook.

Each phrase is found by its rarest words: an Aho-Corasick pass over the words of a text yields the places where any
phrase could stand, and only there the phrase is walked. Time grows linearly with the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from policy.phrases import Phrase, parse
from policy.views import STOP, Words
from policy.vocabulary import STOP_WORDS

MAX_HITS = 25
"""How many places of one list are reported: enough to mend a text, and a bound for hostile ones."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: which, and over which words."""

    phrase: Phrase
    lang: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PhraseList:
    """A list of phrases as registered. Its `slot` is where its hits are found."""

    slot: int


Found = Mapping[int, list[Hit]]
"""Hits by slot."""


class MatcherBuilder:
    """Collects phrase lists while a rulebook is compiled."""

    def __init__(self) -> None:
        self._entries: list[tuple[int, str, Phrase]] = []
        self._slots = 0
        self._known: dict[object, PhraseList] = {}

    def add(self, phrases: Mapping[str, Iterable[str]]) -> PhraseList:
        """Register phrases by language (`*` for all) and return the handle to ask for their hits.

        Raises PhraseError for a phrase that cannot be read.
        """
        key = tuple((lang, tuple(items)) for lang, items in phrases.items())
        if (known := self._known.get(key)) is not None:
            return known
        slot = self._slots
        self._slots += 1
        for lang, items in key:
            self._entries += [(slot, lang, phrase) for item in items for phrase in parse(item)]
        self._known[key] = PhraseList(slot)
        return self._known[key]

    def build(self) -> Matcher:
        """Compile what was registered."""
        return Matcher(self._entries)


class Matcher:
    """All phrases of a rulebook, compiled. Immutable."""

    def __init__(self, entries: Iterable[tuple[int, str, Phrase]]) -> None:
        anchors: dict[str, list[tuple[int, str, Phrase, int]]] = {}
        vocabulary: set[str] = set()
        self.size = 0
        for slot, lang, phrase in entries:
            self.size += 1
            for element in phrase.elements:
                vocabulary.update(word for option in element.options for word in option)
            for option in phrase.elements[phrase.anchor].options:
                text = " " + " ".join(word.rstrip("*") for word in option)
                if option[-1][-1] != "*":
                    text += " "
                anchors.setdefault(text, []).append((slot, lang, phrase, len(option)))
        self.vocabulary = frozenset(vocabulary | STOP_WORDS)
        """Every word of every phrase; a prefix keeps its `*`."""
        self._owners = list(anchors.values())
        self._automaton = AhoCorasick(list(anchors)) if anchors else None

    def find(self, text: Words, lang: str) -> dict[int, list[Hit]]:
        """Return every hit in `text` by slot. One-word phrases count only in their own language."""
        found: dict[int, list[Hit]] = {}
        if self._automaton is None:
            return found
        starts = text.starts
        for index, at, _ in self._automaton.find_matches_as_indexes(text.joined, overlapping=True):
            first = bisect_right(starts, at + 1) - 1
            for slot, phrase_lang, phrase, size in self._owners[index]:
                hits = found.get(slot)
                if hits is not None and len(hits) >= MAX_HITS:
                    continue
                if phrase.words < 2 and phrase_lang not in (lang, "*") and lang != "und":
                    continue
                span = phrase.match_at(text, first, first + size)
                if span is None or STOP in text.words[span[0] : span[1]]:
                    continue
                hit = Hit(phrase, phrase_lang, *span)
                if hits is None:
                    found[slot] = [hit]
                elif all(h.first != hit.first or h.last != hit.last for h in hits):
                    hits.append(hit)
        return found
