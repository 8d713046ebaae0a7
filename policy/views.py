"""Readings of one text, each with a map back to the code points of the original.

`raw` is the text as given. `folded` is what a person sees: one case, plain letters, nothing invisible.
`Words` splits the folded text into words with contractions written out; `plain_words` reads it as written,
`revealed_words` undoes l33t and s p a c e d letters and exists only where there is something to undo.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate

from policy.fold import CasedTable, FoldTable
from policy.reveal import reveal
from policy.said import digits_said
from policy.sentences import sentences_of
from policy.vocabulary import EXPANSIONS
from policy.vocabulary import words as word_set

FOLD = FoldTable()
"""Shared on purpose: it only ever remembers how a character folds."""
_CASED = CasedTable(FOLD)

STOP = "\u00b6"
"""Stands among the words where a sentence ends; nothing matches across it."""

# Possessive quantifiers keep these linear.
_TOKEN = re.compile(r"[^\W_]++(?:'[^\W_]++)*+|[.!?;:,\n()\"\-]++")
_CONDENSE = str.maketrans("01345789@$!|l", "oieastbgasiii")
_DIGIT = re.compile("[0-9]")
_ODD_ASCII = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_ODD = re.compile(r"[^ -_a-~\n]")
"""What does not fold to its own lower case."""
_FEW_ODD = 4
"""Distinct signs up to which they are replaced one after the other."""


class Words:
    """The words of a text in order, each with its span in the original text."""

    __slots__ = ("_joined", "_starts", "breaks", "raw", "spans", "words")

    def __init__(self, words: list[str], spans: list[tuple[int, int]], breaks: frozenset[int], raw: str = "") -> None:
        self.raw = raw
        self.words = words
        self.spans = spans
        self.breaks = breaks
        """Indexes of words before which a comma, dash or bracket stands."""
        self._joined: str | None = None
        self._starts: list[int] | None = None

    @property
    def joined(self) -> str:
        """The words with one space between, before and after them."""
        if self._joined is None:
            self._joined = " " + " ".join(self.words) + " "
        return self._joined

    @property
    def starts(self) -> list[int]:
        """Where each word begins in `joined`."""
        if self._starts is None:
            self._starts = list(accumulate((len(word) + 1 for word in self.words), initial=1))
        return self._starts

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the original span of words `first` up to but not including `last`."""
        return self.spans[first][0], self.spans[last - 1][1]

    def at(self, offset: int) -> int:
        """Return the index of the first word that ends after an original offset; the number of words when none does."""
        return bisect_right(self.spans, offset, key=_end_of)

    def is_name(self, index: int) -> bool:
        """Tell whether word `index` was written with a capital letter."""
        start = self.spans[index][0]
        return start < len(self.raw) and self.raw[start].isupper()


def fold(raw: str) -> tuple[str, Sequence[int] | None]:
    """Return the folded text and, for each of its characters, the offset in `raw`; None means identity."""
    if raw.isascii() and (raw.isprintable() or not _ODD_ASCII.search(raw)):
        return raw.lower().replace("`", "'"), None  # the one printable sign of ASCII that reads as another
    odd = set(_ODD.findall(raw))
    folded = _with_few_odd(raw, odd) if len(odd) <= _FEW_ODD else raw.translate(FOLD)
    if FOLD.uneven.isdisjoint(odd):
        return folded, None
    origins: list[int] = []
    for index, char in enumerate(raw):
        origins.extend([index] * len(FOLD[ord(char)]))
    return folded, origins


def _with_few_odd(raw: str, odd: set[str]) -> str:
    """Fold a text with few distinct signs beside plain ASCII; far cheaper than a look at every letter."""
    reads_as = {char: FOLD[ord(char)] for char in odd}
    if not "".join(reads_as.values()).isascii():
        return raw.translate(FOLD)
    for char, plain in reads_as.items():
        raw = raw.replace(char, plain)
    return raw.lower()


def _end_of(span: tuple[int, int]) -> int:
    return span[1]


def condense(folded: str) -> str:
    """Return the letters and digits of folded text, l33t undone, i and l alike."""
    return "".join(filter(str.isalnum, folded.translate(_CONDENSE)))


def split_words(folded: str, origins: Sequence[int] | None, raw: str = "") -> Words:
    """Split folded text into words, write contractions out, mark where sentences and clauses end."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    breaks: set[int] = set()
    for match in _TOKEN.finditer(folded):
        token = match.group()
        start, end = match.span()
        if origins is not None:
            start, end = origins[start], origins[end - 1] + 1
        first = token[0]
        if first in '.!?;:,\n()"-':
            if _ends_sentence(token, folded, match.start(), match.end()):
                if words and words[-1] != STOP:
                    words.append(STOP)
                    spans.append((start, end))
            elif first != '"' and not (token == "-" and _inside_word(folded, match.start())):  # noqa: S105
                breaks.add(len(words))
            continue
        expanded = EXPANSIONS.get(token)
        if expanded is None and "'" in token:
            expanded = _expand(token)
        if expanded is None:
            words.append(token)
            spans.append((start, end))
        else:
            words.extend(expanded)
            spans.extend([(start, end)] * len(expanded))
    return Words(words, spans, frozenset(breaks), raw)


def _inside_word(folded: str, index: int) -> bool:
    return 0 < index < len(folded) - 1 and folded[index - 1].isalnum() and folded[index + 1].isalnum()


def _ends_sentence(token: str, folded: str, start: int, end: int) -> bool:
    if "\n" in token or "?" in token or "!" in token:
        return True
    if "." not in token and ";" not in token:
        return False
    if end < len(folded) and folded[end] not in " \n\"'":
        return len(token) > 2  # "..." with no space after it; a lone point is inside a number or an address
    # "e.g." and initials do not end a sentence.
    return not (token == "." and start >= 1 and folded[start - 1].isalpha() and not folded[max(0, start - 2)].isalnum())  # noqa: S105


_ENDINGS = {"'ll": "will", "'ve": "have", "'re": "are", "'d": "would", "'m": "am"}


def _expand(token: str) -> tuple[str, ...] | None:
    if token.endswith("n't"):
        return (token[:-3], "not")
    stem, _, ending = token.rpartition("'")
    if (word := _ENDINGS.get("'" + ending)) is not None:
        return (stem, word)
    if ending == "s":
        return (stem, "is") if stem in _IS_SUBJECTS else (stem,)
    if len(stem) <= 2:  # l'eau, d'abord, qu'il
        return (stem, ending)
    return (stem + ending,)


_IS_SUBJECTS = word_set(
    """
    it he she that there here what who where how let this everything one
    """
)


class Text:
    """One text and its readings, each computed when first asked for."""

    def __init__(self, raw: str, vocabulary: Callable[[], frozenset[str]] = frozenset) -> None:
        self.raw = raw
        self._vocabulary = vocabulary
        self.folded, self.origins = fold(raw)

    @cached_property
    def has_digits(self) -> bool:
        """Whether a digit of any script, or a sign that reads as one, stands in the text."""
        return _DIGIT.search(self.folded) is not None

    @cached_property
    def plain_words(self) -> Words:
        """The words as written."""
        return split_words(self.folded, self.origins, self.raw)

    @cached_property
    def revealed(self) -> tuple[str, Sequence[int]] | None:
        """The text behind l33t, spaced and dotted letters, with original offsets; None where it hides nothing."""
        said = digits_said(self.plain_words) if self.origins is None else []
        revealed = reveal(self.folded, self._vocabulary, said)
        if revealed is None:
            return None
        text, offsets = revealed
        return text, (offsets if self.origins is None else [self.origins[offset] for offset in offsets])

    @cached_property
    def cased(self) -> tuple[str, Sequence[int] | None]:
        """The folded text with its capitals, and original offsets: what names and links are looked for in."""
        if self.raw.isascii() and self.origins is None:
            return self.raw, None
        return self.raw.translate(_CASED), self.origins

    @cached_property
    def condensed(self) -> tuple[str, list[int]]:
        """Letters and digits alone, l33t undone, i and l alike, with folded offsets: what no spacing can disguise."""
        read = self.folded.translate(_CONDENSE)
        return "".join(filter(str.isalnum, read)), [at for at, char in enumerate(read) if char.isalnum()]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Original spans of the sentences, the greeting left out."""
        return [self.original(left, right) for left, right in sentences_of(self.folded)]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the folded text to the original text."""
        if self.origins is None or start >= end:
            return start, end
        stop = self.origins[end - 1] + 1
        while stop < len(self.raw) and not FOLD[ord(self.raw[stop])]:
            stop += 1  # what belongs to the last character goes with it
        return self.origins[start], stop
