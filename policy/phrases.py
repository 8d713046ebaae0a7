"""The little language of phrases: how policy owners write what a rule looks for.

A rulebook holds thousands of phrases and a check touches a handful, so a phrase is read in two steps: loading finds
mistakes and the words to look for (the anchor), the rest is read when the anchor is first seen in a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from policy.views import STOP, Words, fold, split_words
from policy.vocabulary import COMMON_WORDS, EXPANSIONS, NEGATORS, STOP_WORDS
from policy.walk import Element, Kind, Row, row_fits, walk, words_element

MAX_GAP = 8
"""Most words a gap may span."""
MAX_OPTIONS = 500
"""Most rows of words that one phrase, or one group of it, may stand for."""

_KINDS: Mapping[str, Kind] = {"<n>": "number", "<many>": "many", "<name>": "name"}
_FLAT = re.compile(r"\([^()\[\]]*\)|\[[^()\[\]]*\]|[^\s()\[\]]+")
_ALL_FLAT = re.compile(r"(?:[^()\[\]]++|\([^()\[\]]*+\)|\[[^()\[\]]*+\])*+")
_EMPTY_BRANCH = re.compile(r"^\(\s*\||\|\s*\||\|\s*\)$|^\(\s*\)$")
_PLAIN = re.compile(r"[a-z]{2,}\*?(?: [a-z]+\*?)*|[a-z]")
_PLAIN_GROUP = re.compile(rf"(?:{_PLAIN.pattern})(?:\|(?:{_PLAIN.pattern}))*+")
_INNER = re.compile(r"[(\[][^)\]]*(?:\.\.\.|<)")
_CLEAN = re.compile(r"[\w\s()\[\]|.'*<>]*+")
_BAD_STAR = re.compile(r"\*(?=[^\s|)\]])|(?<!\w\w)\*")
_BAD_GAP = re.compile(r"\.\.\.(?:\d\d|0)")


_SIGNS = re.compile(r"[()\[\]|.<>*]")


class PhraseError(ValueError):
    """A phrase that cannot be read. The message says what is wrong with it."""


class Phrase:
    """One phrase, with the element by which the matcher finds it."""

    __slots__ = ("__dict__", "_anchor", "_pieces", "source")

    def __init__(self, source: str, pieces: tuple[str, ...]) -> None:
        self.source = source
        self._pieces = pieces
        self._anchor = _choose_anchor(pieces, source)

    @property
    def anchors(self) -> tuple[tuple[Row, int], ...]:
        """Each row of words that the anchor may be, and which word of it to look for."""
        return tuple((row, 0 if len(row) == 1 else _rarest(row)) for row in _rows(self._pieces[self._anchor]))

    @property
    def anchor_words(self) -> tuple[str, ...]:
        """The words to look for, each of which leads to a row of the anchor or to several."""
        return _anchor_words(self._pieces[self._anchor])

    @cached_property
    def before(self) -> tuple[Element, ...]:
        """The elements before the anchor, nearest first."""
        return tuple(e for piece in self._pieces[: self._anchor] for e in _elements(piece))[::-1]

    @cached_property
    def after(self) -> tuple[Element, ...]:
        """The elements after the anchor."""
        return tuple(e for piece in self._pieces[self._anchor + 1 :] for e in _elements(piece))

    @cached_property
    def words(self) -> int:
        """Fewest words it can match."""
        anchor = min(len(row) for row in _rows(self._pieces[self._anchor]))
        return anchor + sum(element.fewest for element in (*self.before, *self.after))

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of words of which a text must hold one each to hold the phrase at all, the most telling first."""
        sets = [
            element.single | {row[0] for row in element.rows}
            for element in (*self.before, *self.after)
            if element.kind == "words" and not element.optional and not element.stems
            if not any(row[0][-1] == "*" for row in element.rows)
        ]
        return tuple(sorted(sets, key=lambda needed: max(map(_commonness, needed)))[:3])

    @cached_property
    def negators(self) -> frozenset[str]:
        """Words of denial that the phrase itself is written with."""
        return NEGATORS.intersection(split_words(*fold(_SIGNS.sub(" ", self.source))).words)

    @cached_property
    def _beside(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words of which one must stand right before, and right after the anchor; nothing where more may stand."""
        before, after = (_must_be(side[0]) if side else frozenset() for side in (self.before, self.after))
        return before, after

    def match_at(self, text: Words, row: Row, first: int) -> tuple[int, int] | None:
        """Return the word span around an anchor `row` that begins at word `first`, or None."""
        words = text.words
        if len(row) > 1 and not row_fits(row, words, first):
            return None
        last = first + len(row)
        before, after = self._beside
        if (after and (last >= len(words) or words[last] not in after)) or (
            before and (first < 1 or words[first - 1] not in before)
        ):
            return None
        starts = walk(self.before, text, first, -1) if self._anchor else {first}
        if not starts:
            return None
        ends = walk(self.after, text, last, 1)
        return (max(starts), min(ends)) if ends else None


def _must_be(element: Element) -> frozenset[str]:
    plain = element.kind == "words" and not (element.optional or element.stems or element.rows)
    return element.single if plain else frozenset()


def _commonness(word: str) -> float:
    return 2.0 if word in STOP_WORDS else 1 / len(word)


def parse(source: str) -> tuple[Phrase, ...]:
    """Read one phrase; brackets that hold gaps or numbers make it several. Raises PhraseError with the reason."""
    try:
        return _parse(source)
    except PhraseError as error:
        raise (error if source in str(error) else PhraseError(f"in {source!r}: {error}")) from None


def _parse(source: str) -> tuple[Phrase, ...]:
    pieces = _pieces(source)
    if not pieces:
        raise PhraseError("a phrase is empty")
    special = "..." in source or "<" in source
    rows = _variants(pieces, source) if special and _INNER.search(source) else [pieces]
    phrases = tuple([Phrase(source, tuple(row)) for row in rows])
    if (
        not _CLEAN.fullmatch(source)
        or ("*" in source and _BAD_STAR.search(source))
        or ("<" in source)
        or (special and _BAD_GAP.search(source))
    ):
        for phrase in phrases:
            phrase.before, phrase.after, phrase.anchor_words  # reading them in full raises  # noqa: B018
    return phrases


def _choose_anchor(pieces: tuple[str, ...], source: str) -> int:
    """Return the index of the piece to look for: the rarest plain word, else the rarest group."""
    if pieces[0].startswith(("...", "[...")) or pieces[-1].startswith(("...", "[...")):
        raise PhraseError(f"{source!r} begins or ends with a gap")
    best, weight = -1, 0.9
    for index, piece in enumerate(pieces):
        if piece[0] not in "([<." and (own := _plain_weight(piece)) > weight:
            best, weight = index, own
    if best >= 0:
        return best
    weight = 0.0
    for index, piece in enumerate(pieces):
        if piece[0] in "[<.":
            continue
        own = _least_weight(piece, weight)
        if own > weight and not (piece[0] == "(" and _may_be_empty(piece)):
            best, weight = index, own
    if best < 0:
        raise PhraseError(f"{source!r} has no word to find it by")
    return best


@lru_cache(maxsize=32768)
def _plain_weight(word: str) -> float:
    stem = word.rstrip("*")
    if stem in STOP_WORDS or stem in EXPANSIONS or not stem.isalnum():
        return 0.0
    return _COMMON if stem in COMMON_WORDS else 1 + len(stem) / 10


def _least_weight(piece: str, above: float) -> float:
    """Return how telling the least telling of the rows is that a piece stands for; 0 when it stands for none.

    Once it is no more than `above`, it is not looked for further.
    """
    if piece[0] == "(" and "(" not in piece[1:] and "[" not in piece:
        rows = piece[1:-1].split("|")  # a guess that saves reading them
    else:
        rows = list(map(" ".join, _rows(piece)))
    if not rows:
        return 0.0
    if not STOP_WORDS.isdisjoint(rows):
        return _LIGHTEST
    least = 9.9 if COMMON_WORDS.isdisjoint(rows) else _COMMON
    for row in rows:
        if least <= above:
            break
        least = min(least, max(map(_word_weight, row.split()), default=9.9) if " " in row else 1 + len(row) / 10)
    return least


_LIGHTEST = 0.3
_COMMON = 0.7


@lru_cache(maxsize=32768)
def _word_weight(word: str) -> float:
    if word in STOP_WORDS:
        return _LIGHTEST
    return _COMMON if word in COMMON_WORDS else 1 + len(word) / 10


def _rarest(row: Sequence[str]) -> int:
    weights = list(map(_word_weight, row))
    return weights.index(max(weights))


def _lead(row: Sequence[str]) -> str:
    return row[0] if len(row) == 1 else row[_rarest(row)]


@lru_cache(maxsize=32768)
def _anchor_words(piece: str) -> tuple[str, ...]:
    if piece[0] != "(" or not _is_plain(inner := piece[1:-1]):
        return tuple(dict.fromkeys(map(_lead, _rows(piece))))
    branches = inner.split("|")
    return tuple(dict.fromkeys(map(_lead, map(str.split, branches)) if " " in inner else branches))


def _may_be_empty(piece: str) -> bool:
    return _EMPTY_BRANCH.search(piece) is not None


def _pieces(source: str) -> list[str]:
    """Cut a phrase into words, gaps and whole bracketed groups."""
    if "(" not in source and "[" not in source and ")" not in source and "]" not in source:
        return source.split()
    if _ALL_FLAT.fullmatch(source):
        return _FLAT.findall(source)
    pieces: list[str] = []
    depth = 0
    piece = ""
    for char in source:
        if char in "([":
            if depth == 0 and piece:
                pieces.append(piece)
                piece = ""
            depth += 1
        depth -= char in ")]"
        if depth < 0:
            raise PhraseError(f"unbalanced {char!r} in {source!r}")
        if depth == 0 and (char.isspace() or char in ")]"):
            piece += "" if char.isspace() else char
            if piece:
                pieces.append(piece)
            piece = ""
        else:
            piece += char
    if depth:
        raise PhraseError(f"a bracket is not closed in {source!r}")
    return [*pieces, piece] if piece else pieces


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


@lru_cache(maxsize=32768)
def _elements(piece: str) -> tuple[Element, ...]:
    if piece.startswith("[..."):
        piece = piece[1:-1]
    if piece.startswith("..."):
        size = int(piece[3:] or 4) if piece[3:].isdigit() or not piece[3:] else 0
        if not 1 <= size <= MAX_GAP:
            raise PhraseError(f"the gap {piece!r} must be 1 to {MAX_GAP} words")
        return (Element("gap", gap=size),)
    if piece in _KINDS:
        return (Element(_KINDS[piece]),)
    if piece.startswith("<"):
        raise PhraseError(f"{piece!r} is unknown: use <n>, <many> or <name>")
    rows = _rows(piece)
    optional = piece[0] == "[" or (piece[0] == "(" and _may_be_empty(piece))
    return (words_element(rows, optional),) if rows else ()


@lru_cache(maxsize=32768)
def _rows(piece: str) -> tuple[Row, ...]:
    """Return every row of words that a piece stands for; groups may hold groups."""
    if piece[0] not in "([":
        row = _words(piece)
        return (row,) if row else ()
    inner = piece[1:-1]
    if "(" not in inner and "[" not in inner:
        branches = inner.split("|")
        if _is_plain(inner):
            return tuple(dict.fromkeys([tuple(branch.split()) for branch in branches]))
        found = [_words(branch) for branch in branches]
    else:
        branches = _branches(inner)
        found = [row for branch in branches for row in _nested(branch)]
    if () in found and all(map(str.strip, branches)) and "[" not in inner:
        raise PhraseError(f"{piece!r} holds a sign without letters or digits: use `patterns` for signs")
    return tuple(dict.fromkeys(row for row in found if row))


def _is_plain(inner: str) -> bool:
    """Tell whether what stands in a group is read as it is written."""
    return bool(_PLAIN_GROUP.fullmatch(inner)) and EXPANSIONS.keys().isdisjoint(inner.replace("|", " ").split())


def _nested(branch: str) -> list[Row]:
    rows: list[Row] = [()]
    for part in _pieces(branch):
        choices = [*_rows(part), *([()] if part[0] == "[" else [])]
        rows = [row + choice for row in rows for choice in choices]
        if len(rows) > MAX_OPTIONS:
            raise PhraseError(f"{branch!r} stands for too many phrases: write it as two")
    return rows


def _branches(text: str) -> list[str]:
    """Split at the bars that stand in no inner bracket."""
    if "(" not in text and "[" not in text:
        return text.split("|")
    branches = [""]
    depth = 0
    for char in text:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            branches.append("")
        else:
            branches[-1] += char
    return branches


def _words(text: str) -> Row:
    listed = text.split()
    if _PLAIN.fullmatch(text) and EXPANSIONS.keys().isdisjoint(listed):
        return tuple(listed)
    found: list[str] = []
    for word in listed:
        star = word.endswith("*")
        parts = [p for p in split_words(*fold(word.rstrip("*"))).words if p != STOP]
        if "*" in word[:-1] or (star and (not parts or len(parts[-1]) < 2)):
            raise PhraseError(f"`*` in {text!r} must end a word of two letters or more")
        found += parts
        if star:
            found[-1] += "*"
    return tuple(found)
