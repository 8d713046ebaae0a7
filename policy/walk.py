"""Matching a row of elements over the words of a text.

The walk keeps the set of positions it can stand at, so the work is bounded by words times elements and nothing
backtracks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from policy.views import STOP, Words
from policy.vocabulary import words as word_set

Row = tuple[str, ...]
"""Words in a row; one that ends in `*` matches any ending."""


Kind = Literal["words", "gap", "number", "many", "name"]


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a phrase."""

    kind: Kind
    single: frozenset[str] = frozenset()
    """Whole words, any of which is enough."""
    stems: tuple[str, ...] = ()
    """Beginnings of words, any of which is enough."""
    rows: tuple[Row, ...] = ()
    """Several words in a row."""
    by_first: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """The rows by their first word; those whose first word is a beginning stand under nothing."""
    by_last: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """The rows by their last word, likewise."""
    optional: bool = False
    gap: int = 0

    @property
    def fewest(self) -> int:
        """Fewest words it takes."""
        if self.optional or self.kind == "gap":
            return 0
        return 1 if self.kind != "words" or self.single or self.stems else min(map(len, self.rows))


def words_element(options: tuple[Row, ...], optional: bool) -> Element:
    """Make the element for one of several rows of words."""
    rows = tuple(o for o in options if len(o) > 1)
    return Element(
        "words",
        frozenset(o[0] for o in options if len(o) == 1 and o[0][-1] != "*"),
        tuple(o[0][:-1] for o in options if len(o) == 1 and o[0][-1] == "*"),
        rows,
        _indexed(rows, 0),
        _indexed(rows, -1),
        optional,
    )


def _indexed(rows: tuple[Row, ...], at: int) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        key = "" if row[at][-1] == "*" else row[at]
        found[key] = (*found.get(key, ()), row)
    return found


def row_fits(row: Row, words: list[str], first: int) -> bool:
    """Tell whether `row` stands in `words` from `first` on."""
    if first < 0 or first + len(row) > len(words):
        return False
    for offset, pattern in enumerate(row):
        word = words[first + offset]
        if word != pattern and not (pattern[-1] == "*" and word.startswith(pattern[:-1])):
            return False
    return True


def walk(elements: tuple[Element, ...], text: Words, start: int, step: int) -> set[int]:
    """Return the positions reachable from `start` over `elements`, forward (step 1) or backward (-1)."""
    positions = {start}
    for element in elements:
        if element.kind == "gap":
            positions = _over_gap(positions, text.words, element.gap, step)
        else:
            reached = _over(positions, text, element, step)
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


def _over(positions: set[int], text: Words, element: Element, step: int) -> set[int]:
    words = text.words
    reached: set[int] = set()
    for position in positions:
        index = position if step > 0 else position - 1
        if not 0 <= index < len(words):
            continue
        word = words[index]
        if element.kind != "words":
            if _special(element.kind, text, index, word):
                reached.add(position + step)
            continue
        if word in element.single or (element.stems and word.startswith(element.stems)):
            reached.add(position + step)
        if element.rows:
            index_by = element.by_first if step > 0 else element.by_last
            for row in (*index_by.get(word, ()), *index_by.get("", ())):
                if row_fits(row, words, position if step > 0 else position - len(row)):
                    reached.add(position + len(row) * step)
    return reached


def _special(kind: str, text: Words, index: int, word: str) -> bool:
    if kind == "number":
        return word[0].isdigit() or word in NUMBER_WORDS
    if kind == "many":
        return word in MANY_WORDS or (word[0].isdigit() and (len(word) > 2 or word[-1] in "km"))
    return text.is_name(index)


MANY_WORDS = word_set(
    """
    hundred hundreds thousand thousands million millions cien cientos mil miles millon millones
    cent cents mille milliers million millions hundert hunderte tausend tausende million millionen
    """
)


NUMBER_WORDS = word_set(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty ninety hundred uno dos tres cuatro cinco seis siete ocho nueve diez un une deux trois quatre
    cinq sept huit neuf dix ein eine zwei drei vier funf sechs sieben acht neun zehn
    """
)
