"""Resolved cases on the first sheet of an Excel file that is shown. Formulas are never run: the values they were saved
with count.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from knowledge.sources.archives import checked
from knowledge.sources.case_rows import HEAD_WITHIN, CaseReport, IsHead
from knowledge.sources.model import Unreadable

_DAMAGE = (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, OSError)


def rows(path: Path, report: CaseReport, is_head: IsHead) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield place and cells of each row of the first sheet that is shown. Raises Unreadable."""
    checked(path, "XLSX")
    with warnings.catch_warnings():
        # openpyxl warns about styles and extensions it leaves out; none of them carries text.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(path, read_only=True, data_only=True)
        except _DAMAGE:
            raise Unreadable("is damaged, or is no XLSX file") from None
        try:
            yield from _sheet(book, report, is_head)
        except _DAMAGE as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable("is damaged: its first sheet cannot be read to the end") from None
        finally:
            book.close()


def _sheet(book: object, report: CaseReport, is_head: IsHead) -> Iterator[tuple[str, Mapping[str, object]]]:
    sheets = book.worksheets  # type: ignore[attr-defined]  # openpyxl's Workbook; its stubs differ by release
    if not sheets:
        raise Unreadable("has no sheet")
    sheet = next((each for each in sheets if each.sheet_state == "visible"), sheets[0])
    if len(sheets) > 1:
        report.note(None, f"only one of its {len(sheets)} sheets ({sheet.title!r}) was read")
    top = list(sheet.iter_rows(max_row=HEAD_WITHIN, values_only=True))
    at = next((n for n, cells in enumerate(top) if is_head(_names(cells))), None)
    head: list[str] = []
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if not any(_names(cells)) or (at is not None and number <= at):
            continue
        if not head:
            head = _names(cells)
            continue
        row = {name: cell for name, cell in zip(head, cells, strict=False) if name}
        yield f"row {number}", {name: _plain(cell) for name, cell in row.items()}
    if not head:
        raise Unreadable("is empty")


def _names(cells: Sequence[object]) -> list[str]:
    return ["" if cell is None else str(cell).strip() for cell in cells]


def _plain(cell: object) -> object:
    return str(cell) if isinstance(cell, bool | int | float) else cell
