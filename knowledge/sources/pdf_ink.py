"""Whether a piece of a PDF's text can be seen: white on white, or drawn with no ink at all."""

from __future__ import annotations

from typing import NamedTuple

_SHOWN = frozenset((b"Tj", b"TJ", b"'", b'"'))
_FILLED = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_DROPPED = frozenset((b"n", b"S", b"s"))
_MANY = 2_000
"""Filled areas remembered on a page; beyond that a page is a drawing."""


class _Area(NamedTuple):
    left: float
    low: float
    right: float
    high: float


class Ink:
    """Follows the drawing of one page: hand it every operator, then ask for each piece of text."""

    def __init__(self) -> None:
        self._white = False
        self._mode = 0
        self._saved: list[tuple[bool, int]] = []
        self._path: list[_Area] = []
        self._dark: list[_Area] = []
        self._pending: list[bool] = []

    def operate(self, operator: bytes, operands: list[object], cm: list[float], _tm: list[float]) -> None:
        """Take in one operator before it is carried out."""
        if operator in _SHOWN:
            self._pending.append(self._mode == 3 or self._white)
        elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
            self._white = _is_white(operator, operands)
        elif operator == b"Tr":
            self._mode = int(_numbers(operands)[0]) if _numbers(operands) else 0
        elif operator == b"q":
            self._saved.append((self._white, self._mode))
        elif operator == b"Q" and self._saved:
            self._white, self._mode = self._saved.pop()
        elif operator == b"re" and len(_numbers(operands)) == 4:
            self._path.append(_area(_numbers(operands), cm))
        elif operator in _FILLED:
            if not self._white and len(self._dark) < _MANY:
                self._dark += self._path
            self._path.clear()
        elif operator in _DROPPED:
            self._path.clear()
        elif operator == b"Do" and len(self._dark) < _MANY:
            # A picture may be the ground that white words stand on.
            self._dark.append(_area([0.0, 0.0, 1.0, 1.0], cm))

    def unseen(self, x: float, y: float) -> bool:
        """True when all that was drawn since the last call cannot be seen; `x` and `y` say where it stands."""
        drawn, self._pending = self._pending, []
        if not drawn or not all(drawn):
            return False
        # Words without ink over a picture are what text recognition read in a scan.
        return not any(a.left - 2 <= x <= a.right + 2 and a.low - 2 <= y <= a.high + 2 for a in self._dark)


def _is_white(operator: bytes, operands: list[object]) -> bool:
    values = _numbers(operands)
    if not values:
        return False
    if operator == b"k" or len(values) == 4:
        return all(value <= 0.02 for value in values)
    return all(value >= 0.98 for value in values)


def _numbers(operands: list[object]) -> list[float]:
    return [float(value) for value in operands if isinstance(value, int | float)]


def _area(rectangle: list[float], cm: list[float]) -> _Area:
    x, y, width, height = rectangle
    corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
    across = [cm[0] * a + cm[2] * b + cm[4] for a, b in corners]
    up = [cm[1] * a + cm[3] * b + cm[5] for a, b in corners]
    return _Area(min(across), min(up), max(across), max(up))
