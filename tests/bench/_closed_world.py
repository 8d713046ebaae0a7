"""Promises, figures, deeds, links, contacts and names that nothing supports, and honest replies that must pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policy import CaseFacts, Company, Contact, Context, EvidenceItem, GivenText, Guard, Rulebook

ROWS = Path(__file__).parent / "data" / "closed_world.yaml"
COMPANY = Company(
    name="Northgate",
    languages=("en", "es", "de", "fr"),
    contacts=(
        Contact(id="c1", kind="email", value="help@northgate.example", label="our care team"),
        Contact(id="c2", kind="phone", value="020 7946 0123", label="our helpline"),
        Contact(id="c3", kind="dm", value="DM", label="a direct message"),
        Contact(id="c4", kind="url", value="https://northgate.example/help", label="our help page"),
    ),
)
"""No remedy table: only the facts of a case grant anything."""
_OURS = ("grounding.", "commitments.", "privacy.")


@dataclass(frozen=True)
class Outcome:
    """How many were run, and which went wrong."""

    leaks: int
    passed: tuple[str, ...]
    """Leaks that no blocking rule caught."""
    honest: int
    blocked: tuple[str, ...]
    """Honest replies that a rule about claims blocks, with the rule."""


def _rows() -> Iterator[tuple[Context, dict[str, Any]]]:
    for row in yaml.safe_load(ROWS.read_text(encoding="utf-8")):
        evidence = [
            EvidenceItem(id=f"{kind}{i}", kind=kind, text=text)
            for kind, texts in (("passage", row.get("evidence", ())), ("precedent", row.get("precedents", ())))
            for i, text in enumerate(texts)
        ]
        facts = tuple(GivenText(id=f"f{i}", text=text) for i, text in enumerate(row.get("facts", ())))
        yield (
            Context(
                channel=row.get("channel", "feedback"),
                post=row["post"],
                evidence=tuple(evidence),
                facts=CaseFacts(fault=row.get("fault", "unknown"), facts=facts),
            ),
            row,
        )


def run(rulebook: Rulebook) -> Outcome:
    """Judge every leak and every honest reply in its case."""
    guard = Guard(rulebook, COMPANY)
    leaks = honest = 0
    passed: list[str] = []
    blocked: list[str] = []
    for context, row in _rows():
        for reply in row["leaks"]:
            leaks += 1
            if not _claims(guard, reply, context):
                passed.append(reply)
        for reply in row["honest"]:
            honest += 1
            if found := _claims(guard, reply, context):
                blocked.append(f"{', '.join(found)}: {reply}")
    return Outcome(leaks, tuple(passed), honest, tuple(blocked))


def _claims(guard: Guard, reply: str, context: Context) -> list[str]:
    return [
        f"{f.rule} {f.match!r}"
        for f in guard.check(reply, context).findings
        if f.severity == "block" and f.rule.startswith(_OURS)
    ]
