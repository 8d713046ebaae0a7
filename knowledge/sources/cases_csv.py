"""Resolved cases in CSV or TSV, as spreadsheets and support tools export them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.sources.case_rows import CaseReport
from knowledge.sources.decoding import encoding_of
from knowledge.sources.model import Unreadable

MAX_FIELD = 4_000_000
"""Characters of a cell that the parser takes in; a longer one ends the file, as its quotes are surely
broken.
"""


def rows(path: Path, report: CaseReport) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield place and cells of each row. Raises Unreadable when the file is no table at all."""
    codec, name = encoding_of(path)
    if not name.startswith("UTF-8"):
        report.note(None, f"was read as {name}; save it as UTF-8 if names look wrong")
    csv.field_size_limit(MAX_FIELD)
    with path.open(encoding=codec, errors="replace", newline="") as file:
        sample = file.read(64_000)
        file.seek(0)
        reader = csv.reader(file, delimiter=_delimiter(sample))
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
            start = reader.line_num + 1
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
                report.skip(f"line {start}", f"has {len(cells)} cells, the first line has {len(head)}")
                continue
            yield f"line {start}", dict(zip(head, cells, strict=True))


def _delimiter(sample: str) -> str:
    first = sample.split("\n", 1)[0]
    return max(",;\t|", key=first.count) if first else ","
