"""Resolved cases in CSV or TSV, as spreadsheets and support tools export them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from knowledge.sources.case_rows import HEAD_WITHIN, CaseReport, IsHead
from knowledge.sources.decoding import encoding_of
from knowledge.sources.model import Unreadable

MAX_FIELD = 4_000_000
"""Characters of a cell that the parser takes in; a longer one ends the file, as its quotes are surely
broken.
"""

_SWALLOWED = 5_000
"""Lines of one row beyond which they are not read again."""


def rows(path: Path, report: CaseReport, is_head: IsHead) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield place and cells of each row. Raises Unreadable when the file is no table at all."""
    codec, name = encoding_of(path)
    if not name.startswith("UTF-8"):
        report.note(None, f"was read as {name}; save it as UTF-8 if names look wrong")
    csv.field_size_limit(MAX_FIELD)
    with path.open(encoding=codec, errors="replace", newline="") as file:
        sample = file.read(64_000)
        file.seek(0)
        lines = _Lines(file)
        title = _title(sample, is_head)
        for _ in range(title):
            next(lines)
        reader = csv.reader(lines, delimiter=_delimiter(sample.split("\n", title)[-1]))
        try:
            head = [cell.strip().lstrip("\ufeff") for cell in next(reader)]
        except StopIteration:
            raise Unreadable("is empty") from None
        except csv.Error as error:
            raise Unreadable(f"is not a table ({error})", "line 1") from None
        if len(set(filter(None, head))) < len(list(filter(None, head))):
            twice = next(cell for cell in head if cell and head.count(cell) > 1)
            raise Unreadable(f"has the column {twice!r} twice", "line 1")
        while True:
            lines.begin()
            start = lines.number + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                report.skip(f"line {start}", f"cannot be read ({error})")
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(head):
                report.skip(f"line {start}", _ragged(cells, head, lines))
                continue
            yield f"line {start}", dict(zip(head, cells, strict=True))


class _Lines:
    """The lines of a file; those that a quote which is never closed has swallowed can be read again."""

    def __init__(self, file: Iterable[str]) -> None:
        self._file = iter(file)
        self._again: list[str] = []
        self._row: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._file)
        self.number += 1
        if len(self._row) <= _SWALLOWED:
            self._row.append(line)
        return line

    def begin(self) -> None:
        """A new row begins here."""
        self._row.clear()

    def give_back(self) -> int:
        """Let all lines of the row but its first be read again; return how many. None are when there were too many."""
        if len(self._row) > _SWALLOWED:
            return 0
        back = self._row[1:]
        self._again += reversed(back)
        self.number -= len(back)
        return len(back)


def _ragged(cells: list[str], head: list[str], lines: _Lines) -> str:
    said = f"has {len(cells)} {'cell' if len(cells) == 1 else 'cells'}, the first line has {len(head)}"
    return f"{said}; a quote that it opens is never closed" if lines.give_back() else said


def _title(sample: str, is_head: IsHead) -> int:
    """How many lines stand above the one with the names; none when no line names the columns."""
    for number, line in enumerate(sample.split("\n", HEAD_WITHIN)[:HEAD_WITHIN]):
        cells = next(csv.reader([line], delimiter=_delimiter(line)), [])
        if is_head([cell.strip().lstrip("\ufeff") for cell in cells]):
            return number
    return 0


def _delimiter(sample: str) -> str:
    first = sample.split("\n", 1)[0]
    return max(",;\t|", key=first.count) if first else ","
