"""`replydesk erase`: gone from every file that is ours, and said where it stands in files that are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.cli.main import run


def test_an_erased_case_is_gone_and_the_companys_own_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = tmp_path / "acme"
    assert run(["init", str(workspace)]) == 0
    cases = workspace / "cases" / "c.jsonl"
    cases.parent.mkdir(exist_ok=True)
    post = "The wicker basket from Ålesund unravelled on the ferry"
    cases.write_text(json.dumps({"id": "w1", "post": post, "reply": "A new one is on its way."}) + "\n")
    assert run(["ingest", "--workspace", str(workspace)]) == 0
    capsys.readouterr()
    assert run(["erase", "w1", "nobody", "--workspace", str(workspace)]) == 1, "our export still holds it"
    out = capsys.readouterr().out
    assert "Erased: w1." in out
    assert "refused from now on: nobody." in out
    assert "nothing of it is left" in out
    assert "Edit by hand: cases/c.jsonl, line 1: still holds w1" in out
    cases.unlink()
    assert run(["erase", "w1", "--workspace", str(workspace), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["traces"] == []
    for path in (workspace / ".replydesk").rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            for word in ("wicker basket", "unravel", "ålesund"):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert word.encode(encoding) not in data, (path, word, encoding)
