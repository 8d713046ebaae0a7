"""Resolved cases, one JSON object per line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.sources.case_rows import CaseReport, IsHead

MAX_LINE = 4_000_000
"""Bytes of a line beyond which it is refused unread."""


def rows(path: Path, report: CaseReport, _is_head: IsHead) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield place and object of each line that is one; every other line is reported and left out."""
    with path.open("rb") as file:
        number = 0
        while data := file.readline(MAX_LINE):
            number += 1
            place = f"line {number}"
            if not data.endswith(b"\n") and len(data) == MAX_LINE:
                while not data.endswith(b"\n") and (data := file.readline(MAX_LINE)):
                    pass
                report.skip(place, f"is longer than {MAX_LINE // 1_000_000} MB")
                continue
            if number == 1:
                data = data.removeprefix(b"\xef\xbb\xbf")
            if not data.strip():
                continue
            try:
                value = json.loads(data.decode("utf-8"))
            except UnicodeDecodeError:
                report.skip(place, "is not UTF-8 text")
            except (ValueError, RecursionError):
                report.skip(place, "is not JSON")
            else:
                if isinstance(value, dict):
                    yield place, value
                else:
                    report.skip(place, "is not a JSON object")
