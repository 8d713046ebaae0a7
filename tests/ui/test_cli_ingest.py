"""`replydesk ingest` as somebody sees it who waits for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import IngestReport, KnowledgeBase, Progress, Skipped
from ui.cli.commands.ingest import words
from ui.cli.main import run

Told = Callable[[Progress], None]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    assert run(["init", str(tmp_path / "acme")]) == 0
    cases = tmp_path / "acme" / "cases" / "c.jsonl"
    cases.parent.mkdir(exist_ok=True)
    cases.write_text(json.dumps({"id": "1", "post": "My lamp flickers", "reply": "A new bulb comes."}) + "\n{no\n")
    return tmp_path / "acme"


def test_a_summary_says_what_is_in_and_what_was_left_out(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ingest", "--workspace", str(workspace), "--dry-run"]) == 1
    assert "Would be in the index" in capsys.readouterr().out
    assert run(["ingest", "--workspace", str(workspace)]) == 1
    out = capsys.readouterr().out
    rows = {line[2:18].strip(): line[18:].strip() for line in out.splitlines() if line.startswith("  ")}
    assert (rows["resolved cases"], rows["left out"]) == ("1", "1, named below")
    assert "Left out; mend these and run ingest again:\n  cases/c.jsonl, line 2: is not JSON" in out
    assert run(["ingest", "--workspace", str(workspace), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["cases"], report["embedded"], len(report["skipped"])) == (1, 0, 1)


def test_ctrl_c_says_what_is_kept(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: KnowledgeBase, *, dry_run: bool, progress: Told) -> IngestReport:
        progress(Progress(stage="embedding", done=51_200, total=100_000, rate=110.0, seconds_left=443.6))
        raise KeyboardInterrupt

    monkeypatch.setattr(KnowledgeBase, "ingest", interrupted)
    assert run(["ingest", "--workspace", str(workspace)]) == 130
    said = capsys.readouterr().err
    assert said.startswith("Stopped while embedding (51,200 of 100,000). What was embedded is kept")
    assert "searches use the index as it was" in said
    assert said.count("\n") == 1


def test_a_hundred_thousand_bad_rows_do_not_fill_the_screen(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tuple(Skipped(file="cases/c.csv", place=f"line {i}", reason="post is empty.") for i in range(100_000))
    monkeypatch.setattr(KnowledgeBase, "ingest", lambda *_, **__: IngestReport(skipped=bad))
    assert run(["ingest", "--workspace", str(workspace)]) == 1
    out = capsys.readouterr().out
    assert "  99,980 more; --json names all." in out
    assert len(out.splitlines()) < 40


@pytest.mark.parametrize(
    ("rate", "left", "said"),
    [
        (0.0, None, "embedding 0 of 100,000"),
        (110.2, None, "embedding 512 of 100,000, 110/s"),
        (110.2, 42.4, "embedding 512 of 100,000, 110/s, 42 s left"),
        (110.2, 900.0, "embedding 512 of 100,000, 110/s, 15 min left"),
        (9.0, 11_000.0, "embedding 512 of 100,000, 9/s, 3.1 h left"),
    ],
)
def test_progress_is_told_with_rate_and_time_left(rate: float, left: float | None, said: str) -> None:
    done = 512 if rate else 0
    assert words(Progress(stage="embedding", done=done, total=100_000, rate=rate, seconds_left=left)) == said
