"""Cells to rows of text: merged cells stand in every row and column that they span, so that a row reads alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.sources.model import Block

_MAX_CELLS = 50_000
"""Beyond that a table is data, not policy; the rest of it is left out."""


class Cell(NamedTuple):
    """A cell as its format gives it."""

    words: str
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans."""


def one_line(blocks: Iterable[Block]) -> str:
    """What a cell holds, in one line: items of a list apart by semicolons, a table within it without bars."""
    out = ""
    before: Block | None = None
    for block in blocks:
        text = block.text.replace(" | ", " ") if block.kind == "table" else block.text
        text = "; ".join(text.split("\n")) if block.kind == "table" else " ".join(text.split())
        apart = "; " if before is not None and before.kind == "item" == block.kind else " "
        out += (apart if out else "") + text
        before = block
    return out


def table_text(rows: Sequence[Sequence[Cell]]) -> str:
    """Return one line for each row, cells apart by bars; a cell over several columns stands once in its row."""
    hanging: dict[int, tuple[int, str, bool]] = {}
    out: list[str] = []
    seen = 0
    for row in rows:
        cells: list[str] = []
        column = 0
        todo = list(row)
        while todo or column in hanging:
            if column in hanging:
                left, words, first = hanging.pop(column)
                if first:
                    cells.append(words)
                if left > 1:
                    hanging[column] = (left - 1, words, first)
                column += 1
                continue
            cell = todo.pop(0)
            cells.append(cell.words)
            for offset in range(cell.columns):
                if cell.rows > 1:
                    hanging[column + offset] = (cell.rows - 1, cell.words, offset == 0)
            column += cell.columns
        seen += len(cells)
        if any(cells):
            out.append(" | ".join(cells))
        if seen > _MAX_CELLS:
            break
    return "\n".join(out)
