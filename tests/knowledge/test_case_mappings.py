"""The mappings in `docs/case-mappings.md`, each run on the line that the document shows for it."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from pathlib import Path

import pytest

from knowledge import CaseColumns, Filters
from policy import BUILT_IN_CHANNELS
from tests.knowledge.conftest import Opener

DOCUMENT = Path(__file__).parents[2] / "docs" / "case-mappings.md"
FIELDS = {"id": "17", "channel": "X", "author": "Ann Roe", "post": "The lid broke", "reply": "A new lid is on its way",
          "agent": "maja", "replied_at": "2025-05-02T10:00:00Z", "tags": "lid,urgent"}  # fmt: skip


def sections() -> list[tuple[str, str, str, str]]:
    parts = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    out = []
    for part in parts:
        blocks = re.findall(r"```(\w+)\n(.*?)```", part, flags=re.DOTALL)
        (kind, example), (_, mapping) = blocks
        out.append((part.split("\n", 1)[0], kind, example.strip(), mapping))
    return out


@pytest.mark.parametrize(("tool", "kind", "example", "mapping"), sections(), ids=lambda value: str(value)[:12])
def test_a_written_mapping_works(
    workspace: Path, open_kb: Opener, tool: str, kind: str, example: str, mapping: str
) -> None:
    (read,) = tomllib.loads(mapping)["case_mapping"]
    columns = CaseColumns.model_validate(read)
    name = columns.match.replace("*", "-2025")
    if kind == "csv":
        by_column = {column: FIELDS[field] for field, column in columns.columns.items()}
        text = io.StringIO()
        writer = csv.writer(text)
        head = next(csv.reader([example]))
        writer.writerows([head, [by_column[column] for column in head]])
        (workspace / "cases" / name).write_text(text.getvalue())
    else:
        assert set(json.loads(example)) == set(columns.columns.values())
        (workspace / "cases" / name).write_text(example + "\n")
    kb = open_kb(case_columns=(columns,))
    report = kb.ingest()
    assert (report.cases, report.skipped, report.notes) == (1, (), ())
    hit = kb.search("lid broke", "precedent", 1).hits[0]
    assert (hit.case_id, hit.post, hit.reply, hit.agent) == ("17", "The lid broke", "A new lid is on its way", "maja")
    assert hit.replied_at == "2025-05-02T10:00:00+00:00"
    assert "lid" in hit.tags


def test_four_tools_are_written() -> None:
    assert [section[0] for section in sections()] == ["Zendesk", "Freshdesk", "Chatwoot", "Sprout Social"]


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("Twitter", "x"),
        ("X (formerly Twitter)", "x"),
        ("Channel::TwitterProfile", "x"),
        ("Twitter Mention", "x"),
        ("Channel::FacebookPage", "facebook"),
        ("Facebook Post", "facebook"),
        ("Google Play", "google_play"),
        ("App Store Reviews", "app_store"),
        ("E-Mail", "email"),
        ("Twitter DM", "twitter dm"),
        ("Kiosk", "kiosk"),
    ],
)
def test_a_channel_is_called_as_the_company_calls_it(workspace: Path, open_kb: Opener, written: str, own: str) -> None:
    known = {name: spec.name for spec in BUILT_IN_CHANNELS for name in (spec.name, *spec.aliases)}
    row = {"id": "1", "channel": written, "post": "The lid broke", "reply": "A new lid is on its way"}
    (workspace / "cases" / "c.jsonl").write_text(json.dumps(row) + "\n")
    kb = open_kb(channels=known)
    kb.ingest()
    for asked in (written, own):
        assert [hit.channel for hit in kb.search("lid", "precedent", 5, Filters(channel=asked)).hits] == [own]
