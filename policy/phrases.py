"""The little language of phrases: parsing, and matching one phrase at one place.

A phrase is a row of elements: words with alternatives, optional words, gaps, numbers. Matching walks the row over
the words of a text keeping the set of positions it can stand at, so the work is bounded by words times elements
and nothing backtracks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from policy.views import STOP, Words, fold, split_words
from policy.vocabulary import STOP_WORDS
from policy.vocabulary import words as word_set

Sequence_ = tuple[str, ...]
"""Words in a row; one that ends in `*` matches any ending."""

MAX_GAP = 8
_PIECE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\.\.\.\d*|<\w+>|[^\s()\[\]]+")


class PhraseError(ValueError):
    """A phrase that cannot be read. The message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a phrase."""

    kind: Literal["words", "gap", "number", "name"]
    options: tuple[Sequence_, ...] = ()
    optional: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A parsed phrase, with the element by which the matcher finds it."""

    source: str
    elements: tuple[Element, ...]
    anchor: int
    """Index of the element that must be seen before the rest is looked at."""
    words: int
    """Fewest words it can match."""

    def match_at(self, text: Words, first: int, last: int) -> tuple[int, int] | None:
        """Return the word span around an anchor seen at words `first` to `last`, or None."""
        starts = _walk(self.elements[: self.anchor][::-1], text, first, -1)
        if not starts:
            return None
        ends = _walk(self.elements[self.anchor + 1 :], text, last, 1)
        return (max(starts), min(ends)) if ends else None


def parse(source: str) -> Phrase:
    """Read one phrase. Raises PhraseError with the reason."""
    elements: list[Element] = []
    rest = _PIECE.sub("", source).strip()
    if rest:
        raise PhraseError(f"unbalanced {rest[0]!r} in {source!r}")
    for piece in _PIECE.findall(source):
        elements += _elements(piece, source)
    merged = _merge(elements)
    anchor = max(
        (i for i, e in enumerate(merged) if e.kind == "words" and not e.optional),
        key=lambda i: _rarity(merged[i]),
        default=None,
    )
    if anchor is None:
        raise PhraseError(f"{source!r} has no word to find it by")
    if merged[0].kind == "gap" or merged[-1].kind == "gap":
        raise PhraseError(f"{source!r} begins or ends with a gap")
    fewest = sum(
        min((len(o) for o in e.options), default=1) for e in merged if e.kind != "gap" and not e.optional
    )
    return Phrase(source, tuple(merged), anchor, fewest)


def _elements(piece: str, source: str) -> list[Element]:
    if piece.startswith("..."):
        size = int(piece[3:] or 4)
        if not 1 <= size <= MAX_GAP:
            raise PhraseError(f"a gap in {source!r} must be 1 to {MAX_GAP} words")
        return [Element("gap", gap=size)]
    if piece == "<n>":
        return [Element("number")]
    if piece == "<name>":
        return [Element("name")]
    if piece.startswith("<"):
        raise PhraseError(f"{piece!r} in {source!r} is unknown: use <n> or <name>")
    if piece[0] in "([":
        options = [_words(option, source) for option in piece[1:-1].split("|")]
        optional = piece[0] == "["
        return [Element("words", tuple(o for o in options if o), optional or () in options)]
    words = _words(piece, source)
    return [Element("words", (words,))] if words else []


def _words(text: str, source: str) -> Sequence_:
    found: list[str] = []
    for word in text.split():
        star = word.endswith("*")
        parts = split_words(*fold(word.rstrip("*"))).words
        if "*" in word[:-1] or (star and (not parts or len(parts[-1]) < 2)):
            raise PhraseError(f"`*` in {source!r} must end a word of two letters or more")
        found += [p for p in parts if p != STOP]
        if star:
            found[-1] += "*"
    return tuple(found)


def _merge(elements: list[Element]) -> list[Element]:
    merged: list[Element] = []
    for element in elements:
        last = merged[-1] if merged else None
        plain = element.kind == "words" and len(element.options) == 1 and not element.optional
        if last and plain and last.kind == "words" and len(last.options) == 1 and not last.optional:
            merged[-1] = Element("words", (last.options[0] + element.options[0],))
        else:
            merged.append(element)
    return merged


def _rarity(element: Element) -> float:
    return min(
        sum(0.3 if word.rstrip("*") in STOP_WORDS else 1 + len(word) / 10 for word in option)
        for option in element.options
    )


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern


def _walk(elements: tuple[Element, ...], text: Words, start: int, step: int) -> set[int]:
    """Return the positions reachable from `start` over `elements`, forward (step 1) or backward (-1)."""
    positions = {start}
    for element in elements:
        if element.kind == "gap":
            positions = _over_gap(positions, text.words, element.gap, step)
        else:
            reached = _over_words(positions, text, element, step)
            positions = positions | reached if element.optional else reached
        if not positions:
            break
    return positions


def _over_gap(positions: set[int], words: list[str], gap: int, step: int) -> set[int]:
    reached = set(positions)
    for position in positions:
        at = position
        for _ in range(gap):
            index = at if step > 0 else at - 1
            if not 0 <= index < len(words) or words[index] == STOP:
                break
            at += step
            reached.add(at)
    return reached


def _over_words(positions: set[int], text: Words, element: Element, step: int) -> set[int]:
    words = text.words
    reached: set[int] = set()
    for position in positions:
        if element.kind != "words":
            index = position if step > 0 else position - 1
            if 0 <= index < len(words) and _special(element.kind, text, index):
                reached.add(position + step)
            continue
        for option in element.options:
            size = len(option)
            first = position if step > 0 else position - size
            if first < 0 or first + size > len(words):
                continue
            if all(_fits(pattern, words[first + i]) for i, pattern in enumerate(option)):
                reached.add(position + size * step)
    return reached


def _special(kind: str, text: Words, index: int) -> bool:
    word = text.words[index]
    if kind == "number":
        return word[0].isdigit() or word in NUMBER_WORDS
    return text.is_name(index)


NUMBER_WORDS = word_set(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty ninety hundred uno dos tres cuatro cinco seis siete ocho nueve diez un une deux trois quatre
    cinq sept huit neuf dix ein eine zwei drei vier funf sechs sieben acht neun zehn
    """
)
