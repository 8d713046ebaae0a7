"""A page's pieces of text to lines and rows of cells, by where they stand.

A PDF says at which point each piece of text is drawn and nothing of lines, columns or tables. Programs draw in reading
order nearly always, so the order is kept and only what stands side by side is put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pypdf import PageObject

from knowledge.sources.pdf_ink import Ink

_NARROW = frozenset("iljtfrI.,:;'|!()[]-/ ")
_WIDE = frozenset("mwMWGOQ@%")
_WIDTHS = (0.29, 0.83, 0.67, 0.54)
"""Widths of narrow, wide, capital and other letters as shares of their size, as Helvetica has them."""
_WIDE_FONTS = re.compile(r"dejavu|verdana|bitstream ?vera|georgia")
_WIDER, _BOLDER = 1.12, 1.06
"""Their letters, and bold ones, beside Helvetica's, from the fonts' own tables of widths."""
_SPACED = 5
"""Single letters in a row from which they are a word with space in it."""
_SPACE_BETWEEN = re.compile(r"(?<=\S) +(?=\S)")
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2})+|\d{1,2}[.)]|[a-z]\)")
_BULLETS = frozenset("•◦▪▫■□●○‣·–➢✓")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_GAP = 0.8
"""Space between two pieces on a line, in letter sizes, from which they are two cells."""
_UNREADABLE = 2.5
"""Size of letters in points up to which nobody reads them."""
_LOOK_BACK = 8
"""Lines that the first cell of a row may have."""


class Piece(NamedTuple):
    """A piece of text as it is drawn."""

    x: float
    y: float
    size: float
    bold: bool
    words: str
    unseen: bool = False
    width: float = 1.0
    """How wide its letters are beside Helvetica's."""

    @property
    def right(self) -> float:
        """Where it ends, about."""
        narrow, wide, capital, other = _WIDTHS
        return self.x + self.size * self.width * sum(
            narrow if c in _NARROW else wide if c in _WIDE else capital if c.isupper() else other for c in self.words
        )


class Line(NamedTuple):
    """A line of text, or a row of a table."""

    cells: tuple[str, ...]
    size: float
    bold: bool
    height: float
    """Where it stands, as a share of the page's height from its foot."""
    gap: bool
    """True when there is more space above it than between lines of a paragraph."""
    unseen: bool = False
    """True when it is drawn so that nobody reads it: white on white, with no ink, or far too small."""

    @property
    def text(self) -> str:
        """All cells as one line."""
        return " ".join(self.cells)


@dataclass
class _Row:
    cells: list[list[Piece]] = field(default_factory=list)
    reach: float = 0.0
    """Where words end that stand behind its last piece and are left out, so that the space they leave parts nothing."""

    @property
    def top(self) -> Piece:
        return self.cells[0][0]

    @property
    def last(self) -> Piece:
        return self.cells[-1][-1]


def lines_of(page: PageObject) -> list[Line]:
    """Return the lines of a page in reading order."""
    box = page.mediabox
    low, height = float(box.bottom), max(1.0, float(box.height))
    out: list[Line] = []
    above: float | None = None
    for row in _rows(_pieces(page)):
        first = row.top
        gap = above is not None and not 0 <= above - first.y <= 1.6 * first.size
        cells = tuple(_cell(pieces) for pieces in row.cells)
        if len(cells) == 2 and cells[0] in _BULLETS:
            cells = (" ".join(cells),)
        sizes = sorted(piece.size for pieces in row.cells for piece in pieces)
        bold = all(piece.bold for pieces in row.cells for piece in pieces)
        size = sizes[len(sizes) // 2]
        out.append(Line(cells, size, bold, (first.y - low) / height, gap, first.unseen))
        above = min(piece.y for pieces in row.cells for piece in pieces)
    return out


def _pieces(page: PageObject) -> list[Piece]:
    ink = Ink(page)
    drawn = _drawn(page, ink)
    unseen = ink.unseen()
    if any(0 < len(unseen.intersection(texts)) < len(texts) for _, texts in drawn):
        # Seen and unseen words were put into one piece: read them apart.
        every = frozenset(number for _, texts in drawn for number in texts)
        shown = [piece for piece, _ in _drawn(page, Ink(page, unseen))]
        return shown + [piece._replace(unseen=True) for piece, _ in _drawn(page, Ink(page, every - unseen))]
    return [
        piece._replace(unseen=(bool(texts) and unseen.issuperset(texts)) or piece.size <= _UNREADABLE)
        for piece, texts in drawn
    ]


def _drawn(page: PageObject, ink: Ink) -> list[tuple[Piece, range]]:
    """The pieces of a page in the order in which they are drawn, with the numbers of the texts in them."""
    out: list[tuple[Piece, range]] = []

    def visit(words: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if not words.strip():
            return
        texts = ink.taken()
        x, y = ink.place(tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
        # The size on paper: text can be scaled by its own matrix and by the page's.
        scale = abs(tm[3] or tm[1] or 1.0) * abs(cm[3] or cm[1] or 1.0)
        name = str(font.get("/BaseFont", "")).lower() if isinstance(font, dict) else ""
        bold = any(mark in name for mark in ("bold", "black", "heavy", "-semi"))
        width = (_WIDER if _WIDE_FONTS.search(name) else 1.0) * (_BOLDER if bold else 1.0)
        for number, spaced in enumerate(words.translate(_LIGATURES).strip("\n").split("\n")):
            part = _closed(spaced)
            if part.strip():
                shown = abs(size) * scale or 10.0
                out.append((Piece(x, y - number * 1.2 * shown, shown, bold, part, width=width), texts))

    page.extract_text(visitor_text=visit, visitor_operand_before=ink.before, visitor_operand_after=ink.after)
    return out


def _closed(words: str) -> str:
    """Words whose letters were spaced out for their looks, as words: "R e f u n d s  a r e" says "Refunds are"."""
    letters = words.split()
    small = sum(letter.islower() for letter in letters)
    if len(letters) < _SPACED or small < 0.6 * len(letters) or sum(map(len, letters)) > 1.1 * len(letters):
        return words
    return _SPACE_BETWEEN.sub(lambda match: " " if len(match[0]) > 1 else "", words)


def _rows(pieces: Iterable[Piece]) -> Iterator[_Row]:
    """Put pieces side by side into rows; a cell may have several lines. Words that are left out come last."""
    done: list[_Row] = []
    unseen: list[_Row] = []
    for piece in pieces:
        row = done[-1] if done else None
        if piece.unseen:
            unseen.append(_Row([[piece]]))
            if row is not None and abs(piece.y - row.last.y) <= 0.4 * piece.size:
                row.reach = max(row.reach, piece.right)
            continue
        if row is None:
            done.append(_Row([[piece]]))
            continue
        last = row.last
        end, row.reach = max(last.right, row.reach), 0.0
        unit = max(1.0, min(piece.size, last.size))
        if abs(piece.y - last.y) <= 0.4 * unit or _raised(piece, last):
            if piece.x - end <= _GAP * unit and not _begins_cell(piece, done):
                row.cells[-1].append(piece)
            else:
                row.cells.append([piece])
        elif piece.y > last.y:
            _beside(done, piece)
        elif len(row.cells) > 1 and abs(piece.x - row.cells[-1][0].x) < unit and last.y - piece.y < 1.5 * unit:
            row.cells[-1].append(piece)
        else:
            done.append(_Row([[piece]]))
    yield from done
    yield from unseen


def _begins_cell(piece: Piece, done: Sequence[_Row]) -> bool:
    """True when a cell of the row above begins at the same place: columns of a table may stand close together."""
    above = done[-2].cells[1:] if len(done) > 1 else []
    return any(abs(cell[0].x - piece.x) < 0.5 for cell in above)


def _raised(piece: Piece, last: Piece) -> bool:
    """The number of a footnote stands higher and is smaller; what follows it is back on the line."""
    near = abs(piece.y - last.y) <= 0.6 * max(piece.size, last.size)
    return near and piece.x >= last.x and min(piece.size, last.size) <= 0.85 * max(piece.size, last.size)


def _beside(done: list[_Row], piece: Piece) -> None:
    """The drawing goes up again: to the next cell of a row, or to another part of the page."""
    row = done[-1]
    unit = piece.size
    if len(row.cells) > 1 and piece.y <= row.top.y + 3.5 * unit and piece.x > row.cells[-1][0].x + unit:
        row.cells.append([piece])
        return
    for back in range(1, min(_LOOK_BACK, len(done)) + 1):
        first = done[-back]
        between = done[len(done) - back :]
        if any(len(one.cells) > 1 or one.last.x >= piece.x - unit for one in between):
            break
        if abs(first.top.y - piece.y) <= 0.4 * unit:
            if back > 2 and any(one.last.right > piece.x for one in between):
                break
            merged = [part for one in between for part in one.cells[0]]
            del done[len(done) - back :]
            done.append(_Row([merged, [piece]]))
            return
    done.append(_Row([[piece]]))


def _touching(before: Piece, piece: Piece, out: str) -> bool:
    """True when nothing stands between two pieces of a line. A label stands apart from its words however near it is
    drawn, and a full stop never does.
    """
    if out.endswith(" ") or piece.words.startswith(" ") or (_LABEL.fullmatch(out) and piece.words[0].isalpha()):
        return False
    near = 0.5 if piece.words[0] in ".,;:!?)" else 0.1
    return piece.x - before.right < near * piece.size


def _cell(pieces: list[Piece]) -> str:
    out = ""
    before: Piece | None = None
    for piece in pieces:
        same = before is not None and abs(before.y - piece.y) <= 0.6 * max(before.size, piece.size)
        if before is not None and same and _raised(piece, before) and piece.words.strip().isdigit():
            out += f" [{piece.words.strip()}]"
        else:
            apart = " " if before is None or not same or not _touching(before, piece, out) else ""
            out += (apart if out else "") + piece.words
        before = piece
    return " ".join(out.split())
