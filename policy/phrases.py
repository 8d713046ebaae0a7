"""The little language of phrases: parsing, and matching one phrase at one place.

A phrase is a row of elements: words with alternatives, optional words, gaps, numbers. Matching walks the row over
the words of a text keeping the set of positions it can stand at, so the work is bounded by words times elements
and nothing backtracks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from policy.views import STOP, Words, fold, split_words
from policy.vocabulary import EXPANSIONS, STOP_WORDS
from policy.vocabulary import words as word_set

Sequence_ = tuple[str, ...]
"""Words in a row; one that ends in `*` matches any ending."""

MAX_GAP = 8
MAX_OPTIONS = 500


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


def parse(source: str) -> tuple[Phrase, ...]:
    """Read one phrase; brackets that hold gaps or numbers make it several. Raises PhraseError with the reason."""
    variants = _variants(_pieces(source), source)
    return tuple(_parse_row(pieces, source) for pieces in variants)


def _variants(pieces: list[str], source: str) -> list[list[str]]:
    """Write out the groups that hold gaps or numbers, which one element cannot."""
    rows: list[list[str]] = [[]]
    for piece in pieces:
        choices = [[piece]]
        if piece[0] in "([" and not piece.startswith("[...") and ("..." in piece or "<" in piece):
            branches = _branches(piece[1:-1])
            simple = [branch for branch in branches if "..." not in branch and "<" not in branch]
            choices = [[f"({'|'.join(simple)})"]] if simple else []
            for branch in branches:
                if branch not in simple:
                    choices += _variants(_pieces(branch), source)
            choices += [[]] if piece[0] == "[" else []
        rows = [row + choice for row in rows for choice in choices]
        if len(rows) > MAX_OPTIONS:
            raise PhraseError(f"{source!r} stands for too many phrases: write it as two")
    return rows


def _parse_row(pieces: list[str], source: str) -> Phrase:
    elements: list[Element] = []
    for piece in pieces:
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
    fewest = sum(min((len(o) for o in e.options), default=1) for e in merged if e.kind != "gap" and not e.optional)
    return Phrase(source, tuple(merged), anchor, fewest)


def _pieces(source: str) -> list[str]:
    """Cut a phrase into words, gaps and whole bracketed groups."""
    if "(" not in source and "[" not in source:
        return source.split()
    pieces: list[str] = []
    depth = 0
    piece = ""
    for char in source:
        if char in ")]":
            depth -= 1
            if depth < 0:
                raise PhraseError(f"unbalanced {char!r} in {source!r}")
            piece += char
            if depth == 0:
                pieces.append(piece)
                piece = ""
            continue
        if char in "([":
            if depth == 0 and piece:
                pieces.append(piece)
                piece = ""
            depth += 1
        if depth == 0 and char.isspace():
            if piece:
                pieces.append(piece)
            piece = ""
        else:
            piece += char
    if depth:
        raise PhraseError(f"a bracket is not closed in {source!r}")
    return [*pieces, piece] if piece else pieces


def _elements(piece: str, source: str) -> list[Element]:
    if piece.startswith("[..."):
        piece = piece[1:-1]
    if piece.startswith("..."):
        size = int(piece[3:] or 4) if piece[3:].isdigit() or not piece[3:] else 0
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
        options = _group(piece, source)
        optional = piece[0] == "[" or () in options
        kept = tuple(dict.fromkeys(option for option in options if option))
        return [Element("words", kept, optional)] if kept else []
    words = _words(piece, source)
    return [Element("words", (words,))] if words else []


def _group(piece: str, source: str) -> list[Sequence_]:
    """Return every row of words that a bracketed group stands for; groups may hold groups."""
    options: list[Sequence_] = []
    for branch in _branches(piece[1:-1]):
        rows: list[Sequence_] = [()]
        for part in _pieces(branch):
            choices = (
                [*_group(part, source), *([()] if part[0] == "[" else [])]
                if part[0] in "(["
                else [_words(part, source)]
            )
            rows = [row + choice for row in rows for choice in choices]
            if len(rows) > MAX_OPTIONS:
                raise PhraseError(f"{source!r} stands for too many phrases: write it as two")
        if branch.strip() and () in rows and "[" not in branch:
            raise PhraseError(f"{branch!r} in {source!r} holds no letters or digits: use `patterns` for signs")
        options += rows
    return options


def _branches(text: str) -> list[str]:
    """Split at the bars that stand in no inner bracket."""
    branches = [""]
    depth = 0
    for char in text:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            branches.append("")
        else:
            branches[-1] += char
    return branches


def _words(text: str, source: str) -> Sequence_:
    found: list[str] = []
    for word in text.split():
        star = word.endswith("*")
        parts = [p for p in _split(word.rstrip("*")) if p != STOP]
        if "*" in word[:-1] or (star and (not parts or len(parts[-1]) < 2)):
            raise PhraseError(f"`*` in {source!r} must end a word of two letters or more")
        found += parts
        if star and parts:
            found[-1] += "*"
    return tuple(found)


@lru_cache(maxsize=16384)
def _split(word: str) -> tuple[str, ...]:
    return (
        (word,)
        if word.isascii() and word.isalpha() and word.islower() and word not in EXPANSIONS
        else tuple(split_words(*fold(word)).words)
    )


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
