"""Places in past cases."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.knowledge.hostile.place import Place, Seen

CASE: Mapping[str, str] = {
    "id": "t1",
    "post": "My tent came with a torn seam, can I return it?",
    "reply": "A torn seam is no way to start a trip, and I'm sorry. ^Tom",
}


def _json(field: str, seen: Seen) -> Place:
    def write(path: Path, order: str) -> None:
        case: dict[str, object] = {**CASE, "id": field, field: f"{CASE[field]} {order}" if field in CASE else order}
        if field == "tags":
            case[field] = [order]
        path.write_text(json.dumps(case) + "\n", encoding="utf-8")

    return Place(f"{field} of a case", "jsonl", seen, write)


def _csv(path: Path, order: str) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([list(CASE), ["csv", f"{CASE['post']}\n\n{order}", CASE["reply"]]])


def _sheet(name: str, seen: Seen) -> Place:
    def write(path: Path, order: str) -> None:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(list(CASE))
        sheet.append([name, *list(CASE.values())[1:]])
        if name == "comment":
            sheet["B2"].comment = Comment(order, "A")
        elif name == "hidden row":
            sheet.append(["t2", f"My tent leaks. {order}", CASE["reply"]])
            sheet.row_dimensions[3].hidden = True
        elif name == "hidden sheet":
            other = book.create_sheet("Old")
            other.append(list(CASE))
            other.append(["t3", f"My tent leaks. {order}", CASE["reply"]])
            other.sheet_state = "hidden"
        else:
            sheet["D1"], sheet["D2"] = "prompt", order
        book.save(path)

    return Place(name, "xlsx", seen, write)


CASES = (
    _json("post", "shown"),
    _json("reply", "shown"),
    _json("tags", "shown"),
    _json("product", "shown"),
    _json("agent", "shown"),
    _json("author", "silent"),
    Place("csv of a case", "csv", "shown", _csv),
    _sheet("comment", "silent"),
    _sheet("unknown column", "silent"),
    _sheet("hidden row", "shown"),
    _sheet("hidden sheet", "silent"),
)
