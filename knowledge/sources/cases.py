"""Reads a file of resolved cases by its ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from knowledge.config import CaseColumns
from knowledge.models import ResolvedCase
from knowledge.sources import cases_csv, cases_jsonl, cases_xlsx
from knowledge.sources.case_fields import is_head
from knowledge.sources.case_rows import CaseReport, IsHead, cases_of
from knowledge.sources.model import Unreadable

Rows = Callable[[Path, CaseReport, IsHead], Iterator[tuple[str, Mapping[str, object]]]]
READERS: Mapping[str, Rows] = {
    ".jsonl": cases_jsonl.rows,
    ".ndjson": cases_jsonl.rows,
    ".csv": cases_csv.rows,
    ".tsv": cases_csv.rows,
    ".xlsx": cases_xlsx.rows,
}


def read_cases(path: Path, report: CaseReport, mappings: Sequence[CaseColumns]) -> Iterator[ResolvedCase]:
    """Yield the cases of one file; what cannot be read is in `report` afterwards."""
    reader = READERS.get(path.suffix.lower())
    try:
        if reader is None:
            raise Unreadable(f"is no file of cases: {', '.join(READERS)} are")
        yield from cases_of(reader(path, report, lambda names: is_head(report.file, names, mappings)), report, mappings)
    except Unreadable as error:
        report.skip(error.place, error.reason)
    except OSError as error:
        report.skip(None, f"cannot be read ({error.strerror})")
    report.close()
