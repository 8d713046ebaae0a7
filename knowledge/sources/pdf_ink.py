"""Whether a piece of a PDF's text holds: in which colour it stands on what, what covers it, and what strikes it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.generic import ArrayObject, TextStringObject

from knowledge.sources.color import BLACK, WHITE, Color, unreadable
from knowledge.sources.pdf_state import Names, color_of

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SHOWN = frozenset((b"Tj", b"TJ", b"'", b'"'))
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_ENDS = frozenset((*_FILLS, b"n", b"S", b"s"))
_COLORS = frozenset((b"g", b"rg", b"k", b"sc", b"scn"))
_STROKES = frozenset((b"G", b"RG", b"K", b"SC", b"SCN"))
_POINTS = frozenset((b"m", b"l", b"c", b"v", b"y"))
_MANY = 2_000
"""Filled areas remembered on a page; beyond that a page is a drawing."""
_THIN = 3.0
"""Points up to which a filled area is a line and no ground: many programs draw what underlines a word before it."""
_STRIKES = (0.15, 0.5)
"""Where a line that strikes words out crosses them: heights above their foot, in letter sizes."""
_DENSE = 0.1
"""Density of ink up to which nothing is seen."""


class _Area(NamedTuple):
    left: float
    low: float
    right: float
    high: float

    def holds(self, x: float, y: float, edge: float = 2.0) -> bool:
        return self.left - edge <= x <= self.right + edge and self.low - edge <= y <= self.high + edge


class _Fill(NamedTuple):
    area: _Area
    color: Color | None
    """None: a picture or a pattern."""
    exact: bool
    """True for a rectangle, which covers all of its area."""
    after: int
    """How many texts were shown before it."""


class _Graphics(NamedTuple):
    fill: Color | None = BLACK
    stroke: Color | None = BLACK
    ink: bool = False
    stroke_ink: bool = False
    mode: int = 0
    alpha: float = 1.0
    clip: _Area | None = None


class _Shown(NamedTuple):
    """One text as it was shown."""

    x: float
    y: float
    state: _Graphics
    off: bool
    height: float
    """Size of the letters on the page; 0 for words that do not run from left to right."""


class Ink:
    """Follows the drawing of one page: hand it every operator, then ask which of the texts nobody sees.

    `blank`: numbers of texts whose words are taken out before they are read.
    """

    def __init__(self, page: PageObject, blank: frozenset[int] = frozenset()) -> None:
        self._names = Names(page)
        box = page.cropbox
        self._page = _Area(*(float(v) for v in (box.left, box.bottom, box.right, box.top)))
        self._now = _Graphics()
        self._saved: list[_Graphics] = []
        self._path: list[tuple[_Area, bool]] = []
        self._pen: tuple[float, float] | None = None
        self._drawn: list[_Area] = []
        self._lines: list[_Area] = []
        self._size = 0.0
        self._clipping = False
        self._fills: list[_Fill] = []
        self._marked: list[bool] = []
        self._outer: list[Matrix] = [_SAME]
        self._shown: list[_Shown] = []
        self._taken = 0
        self._blank = blank

    def before(self, operator: bytes, operands: list[Any], cm: Sequence[float], tm: Sequence[float]) -> None:
        """Take in one operator before it is carried out."""
        values = [float(value) for value in operands if isinstance(value, int | float)]
        if operator in _SHOWN:
            self._show(operator, operands, cm, tm)
        elif operator in _COLORS:
            ink = self._now.ink and operator in (b"sc", b"scn")
            self._now = self._now._replace(fill=color_of(values, ink=ink), ink=ink)
        elif operator in _STROKES:
            ink = self._now.stroke_ink and operator in (b"SC", b"SCN")
            self._now = self._now._replace(stroke=color_of(values, ink=ink), stroke_ink=ink)
        elif operator == b"cs" and operands:
            self._now = self._now._replace(ink=self._names.is_ink(str(operands[0])), fill=BLACK)
        elif operator == b"CS" and operands:
            self._now = self._now._replace(stroke_ink=self._names.is_ink(str(operands[0])), stroke=BLACK)
        elif operator == b"Tf":
            self._size = values[-1] if values else 0.0
        elif operator == b"Tr":
            self._now = self._now._replace(mode=int(values[0]) if values else 0)
        elif operator == b"gs" and operands:
            alpha = self._names.alpha(str(operands[0]))
            self._now = self._now if alpha is None else self._now._replace(alpha=alpha)
        elif operator == b"q":
            self._saved.append(self._now)
        elif operator == b"Q" and self._saved:
            self._now = self._saved.pop()
        elif operator in (b"BDC", b"BMC"):
            layered = len(operands) > 1 and str(operands[0]) == "/OC"
            self._marked.append(layered and self._names.is_off(str(operands[1])))
        elif operator == b"EMC" and self._marked:
            self._marked.pop()
        elif operator == b"Do" and operands:
            self._enter(str(operands[0]), cm)
        else:
            self._draw(operator, values, cm)

    def after(self, operator: bytes, operands: list[Any], _cm: Sequence[float], _tm: Sequence[float]) -> None:
        """Take in that an operator was carried out."""
        if operator == b"Do" and operands and self._names.form(str(operands[0])) is not None and len(self._outer) > 1:
            self._outer.pop()
            self._marked.pop()
            self._now = self._saved.pop() if self._saved else self._now

    def taken(self) -> range:
        """Numbers of the texts that were shown since the last call."""
        numbers = range(self._taken, len(self._shown))
        self._taken = len(self._shown)
        return numbers

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the form at hand is on the page."""
        a, b, c, d, e, f = self._outer[-1]
        return a * x + c * y + e, b * x + d * y + f

    def unseen(self) -> frozenset[int]:
        """Numbers of the texts that nobody sees, or that are struck out. To be asked when the page is drawn."""
        return frozenset(number for number, text in enumerate(self._shown) if self._is_unseen(number, text))

    def _show(self, operator: bytes, operands: list[Any], cm: Sequence[float], tm: Sequence[float]) -> None:
        x, y = self.place(*_point(tm[4], tm[5], cm))
        number = len(self._shown)
        self._shown.append(_Shown(x, y, self._now, any(self._marked), self._height(cm, tm)))
        if number in self._blank and operands:
            operands[-1] = ArrayObject() if operator == b"TJ" else TextStringObject("")

    def _height(self, cm: Sequence[float], tm: Sequence[float]) -> float:
        _, _, across, up, _, _ = _times(_times(_matrix(tm), _matrix(cm)), self._outer[-1])
        return up * self._size if abs(across) < 0.1 * abs(up) else 0.0

    def _enter(self, name: str, cm: Sequence[float]) -> None:
        form = self._names.form(name)
        if form is None:
            # A picture may be the ground that white words stand on, or a scan whose words were read.
            self._fill(self._area([(0, 0), (1, 1), (0, 1), (1, 0)], cm), None, exact=True)
            return
        own = [float(value) for value in form.get("/Matrix", _SAME)]
        self._outer.append(_times(own if len(own) == 6 else _SAME, _times(cm, self._outer[-1])))
        self._saved.append(self._now)
        layer = form.raw_get("/OC") if "/OC" in form else None
        self._marked.append(self._names.layer_off(layer))

    def _draw(self, operator: bytes, values: list[float], cm: Sequence[float]) -> None:
        if operator == b"re" and len(values) == 4:
            x, y, width, height = values
            corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
            self._path.append((self._area(corners, cm), True))
        elif operator in _POINTS and len(values) >= 2:
            points = list(zip(values[::2], values[1::2], strict=False))
            if operator == b"l" and self._pen is not None:
                self._drawn.append(self._area([self._pen, points[-1]], cm))
            self._pen = points[-1]
            self._path.append((self._area(points, cm), False))
        elif operator in (b"W", b"W*"):
            self._clipping = True
        elif operator == b"sh":
            self._fill(self._now.clip or self._page, None, exact=False)
        elif operator in _ENDS and self._path:
            rectangles = [area for area, exact in self._path if exact]
            outline = [area for area, exact in self._path if not exact]
            if operator in _FILLS and self._now.alpha > _DENSE:
                for area in rectangles:
                    self._fill(area, self._now.fill, exact=self._now.alpha > 0.95)
                if outline:
                    self._fill(_around(outline), self._now.fill, exact=False)
            if operator not in (b"n", b"f", b"F", b"f*") and len(self._lines) < _MANY:
                self._lines += [area for area in self._drawn if area.high - area.low <= _THIN]
            if self._clipping:
                self._now = self._now._replace(clip=_within(self._now.clip, _around([*rectangles, *outline])))
            self._clipping = False
            self._path.clear()
            self._drawn.clear()
            self._pen = None

    def _fill(self, area: _Area, color: Color | None, *, exact: bool) -> None:
        if len(self._fills) < _MANY:
            self._fills.append(_Fill(area, color, exact, len(self._shown)))
            if area.high - area.low <= _THIN:
                self._lines.append(area)

    def _area(self, points: Sequence[tuple[float, float]], cm: Sequence[float]) -> _Area:
        placed = [self.place(*_point(x, y, cm)) for x, y in points]
        across, up = [x for x, _ in placed], [y for _, y in placed]
        return _Area(min(across), min(up), max(across), max(up))

    def _is_unseen(self, number: int, text: _Shown) -> bool:
        state = text.state
        if text.off or not self._page.holds(text.x, text.y):
            return True
        if state.clip is not None and not state.clip.holds(text.x, text.y):
            return True
        if self._is_struck(text):
            return True
        under = [
            fill
            for fill in self._fills
            if fill.after <= number and fill.area.high - fill.area.low > _THIN and fill.area.holds(text.x, text.y)
        ]
        if state.mode in (3, 7) or state.alpha <= _DENSE:
            # Words without ink over a picture are what text recognition read in a scan.
            return all(fill.color is not None for fill in under)
        if any(_covers(fill, text) for fill in self._fills if fill.after > number):
            return True
        inks = [state.fill] if state.mode in (0, 2, 4, 6) else []
        inks += [state.stroke] if state.mode in (1, 2, 5, 6) else []
        grounds: list[Color | None] = [WHITE]
        for fill in under:
            grounds = [fill.color] if fill.exact else [*grounds, fill.color]
        return all(
            ink is not None and ground is not None and unreadable(ink, ground) for ink in inks for ground in grounds
        )

    def _is_struck(self, text: _Shown) -> bool:
        low, high = (text.y + share * text.height for share in _STRIKES)
        return text.height > 0 and any(
            low <= (line.low + line.high) / 2 <= high
            and line.high - line.low <= 0.2 * text.height
            and line.left - 1.0 <= text.x <= line.right - 0.2 * text.height
            for line in self._lines
        )


def _covers(fill: _Fill, text: _Shown) -> bool:
    """True when a plate of one colour was laid over the words later; lines and frames are thinner than letters."""
    thick = fill.area.high - fill.area.low > 6.0 and fill.area.right - fill.area.left > 6.0
    return fill.exact and fill.color is not None and thick and fill.area.holds(text.x, text.y + 2.0, 0.0)


def _point(x: float, y: float, matrix: Sequence[float]) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _matrix(values: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _times(first: Sequence[float], second: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _around(areas: Sequence[_Area]) -> _Area:
    return _Area(
        min(area.left for area in areas),
        min(area.low for area in areas),
        max(area.right for area in areas),
        max(area.high for area in areas),
    )


def _within(first: _Area | None, second: _Area) -> _Area:
    if first is None:
        return second
    return _Area(
        max(first.left, second.left),
        max(first.low, second.low),
        min(first.right, second.right),
        min(first.high, second.high),
    )
