"""Replies that say only what post and facts say, in other words and another order, are not held."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policy import (
    CaseFacts,
    Context,
    EvidenceItem,
    GivenText,
    Guard,
    default_rulebook_dir,
    example_company,
    load_rulebook,
)

ROWS = yaml.safe_load((Path(__file__).parent / "honest_replies.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["reply"][:40])
def test_an_honest_reply_is_not_held(guard: Guard, row: dict[str, Any]) -> None:
    facts = CaseFacts(facts=tuple(GivenText(id=f"f{i}", text=text) for i, text in enumerate(row["facts"])))
    findings = guard.check(row["reply"], Context(channel="feedback", post=row["post"], facts=facts)).findings
    assert [(f.rule, f.match) for f in findings if f.severity == "block"] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["reply"][:40])
def test_its_figures_stand_on_passages_as_well(guard: Guard, row: dict[str, Any]) -> None:
    passages = tuple(EvidenceItem(id=f"p{i}", kind="passage", text=text) for i, text in enumerate(row["facts"]))
    findings = guard.check(row["reply"], Context(channel="feedback", post=row["post"], evidence=passages)).findings
    assert [f.match for f in findings if f.severity == "block" and f.rule.startswith("grounding.")] == []
