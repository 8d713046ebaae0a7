"""docs/write-a-rule.md, run word for word."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from drafting.workspace import init_workspace
from ui.cli.main import run

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "write-a-rule.md"
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(console: str) -> list[tuple[str, list[str]]]:
    """Commands of a console block, each with the words its output must hold."""
    found: list[tuple[str, list[str]]] = []
    for line in console.splitlines():
        if line.startswith("$ replydesk "):
            found.append((line.removeprefix("$ replydesk "), []))
        elif line.strip():
            found[-1][1].append(line.strip())
    return found


def test_the_guide_does_what_it_says(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = tmp_path / "acme"
    init_workspace(workspace)
    monkeypatch.chdir(workspace)
    ran = 0
    for kind, name, body in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        if name:
            (workspace / name).write_text(body, encoding="utf-8")
        for command, expected in steps(body) if kind == "console" else ():
            run(shlex.split(command))
            out, err = capfd.readouterr()
            assert err == ""
            for words in expected:
                assert words in out, f"{command}: {out}"
            ran += 1
    assert ran == 4
