"""Rows of a table as sentences: what a price list says can be told a customer only with its heads.

"Instrument | Hire per month | Deposit" above "Cello | €29 | €90" says "Cello: Hire per month €29, Deposit €90."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy import detect_language

_BETWEEN = " | "
"""What parts the cells of a row in a passage."""
_CAPITALS = "de"
"""The language that writes a noun large in the middle of a sentence."""


def rows_as_sentences(lines: Iterable[str]) -> Iterator[str]:
    """Return the lines, each row of a table said with the heads above it.

    A row whose heads are missing, or that has another number of cells than they, is left as it stands.
    """
    heads: list[str] | None = None
    for line in lines:
        cells = [cell.strip() for cell in line.split(_BETWEEN)]
        if len(cells) == 1:
            heads = None
            yield line
        elif heads is None:
            heads = cells if _are_heads(cells) else []
            yield line
        else:
            yield _said(heads, cells) if len(heads) == len(cells) and all(cells) else line


def _are_heads(cells: list[str]) -> bool:
    return all(cells) and not any(mark.isdigit() for cell in cells[1:] for mark in cell)


def _said(heads: list[str], cells: list[str]) -> str:
    parts = [f"{_within(head)} {cell}" for head, cell in zip(heads[1:], cells[1:], strict=True)]
    return f"{cells[0]}: {', '.join(parts)}."


def _within(head: str) -> str:
    """Write a head as it stands in a sentence."""
    name = head[1:2].isupper() or detect_language(head) == _CAPITALS
    return head if name else head[:1].lower() + head[1:]
