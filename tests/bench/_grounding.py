"""Mutations of grounded facts: value, unit, role, sign, date, comparison, polarity and more, over replies that hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policy import CaseFacts, Company, Context, EvidenceItem, GivenText, Guard, Rulebook
from tests.bench._wrong_figures import FLIPS, wrong_figures

ROWS = {
    "first set": "grounded_replies.yaml",
    "paraphrases": "grounded_paraphrases_dev.yaml",
    "paraphrases, held back": "grounded_paraphrases_held.yaml",
}
"""What a set is called, and its file. The last one was not looked at while the checks were made."""
COMPANY = Company(name="Northgate", languages=("en", "es", "de", "fr"), link_domains=("example.com",))
"""No remedies and no contacts: nothing but the row's own evidence supports a figure."""
_MARK = re.compile("«([^»]*)»|‹([^›]*)›")


@dataclass(frozen=True)
class Pair:
    """A reply that its evidence supports, and where its figures stand."""

    reply: str
    figures: tuple[tuple[int, int], ...]
    turns: tuple[tuple[int, int], ...]
    """Where the words stand that turn a condition: "within", "cannot"."""
    others: tuple[tuple[str, str], ...]
    """Kind of mutation and a reply that says something else with the same figures."""
    context: Context


@dataclass(frozen=True)
class Outcome:
    """What the guard caught: kind of mutation -> (run, caught), and the ones that went by."""

    pairs: int
    false: tuple[str, ...]
    by_kind: dict[str, tuple[int, int]]
    missed: tuple[str, ...]
    by_grounding: int
    """Of the caught, those that a rule of the family `grounding` caught."""

    @property
    def share(self) -> float:
        """Share of all mutations that were caught."""
        return sum(c for _, c in self.by_kind.values()) / max(1, sum(r for r, _ in self.by_kind.values()))


def pairs(name: str = "first set") -> list[Pair]:
    """Read the pairs of a set; `«…»` marks the figures, `‹…›` the words that turn a condition."""
    text = (Path(__file__).parent / "data" / ROWS[name]).read_text(encoding="utf-8")
    return [_pair(row) for row in yaml.safe_load(text)]


def _pair(row: dict[str, Any]) -> Pair:
    figures: list[tuple[int, int]] = []
    turns: list[tuple[int, int]] = []
    reply = ""
    at = 0
    for mark in _MARK.finditer(row["reply"]):
        reply += row["reply"][at : mark.start()]
        said = mark.group(1) or mark.group(2)
        (figures if mark.group(1) else turns).append((len(reply), len(reply) + len(said)))
        reply += said
        at = mark.end()
    reply += row["reply"][at:]
    passages = tuple(EvidenceItem(id=f"p{i}", kind="passage", text=t) for i, t in enumerate(row.get("evidence", ())))
    facts = tuple(GivenText(id=f"f{i}", text=text) for i, text in enumerate(row.get("facts", ())))
    context = Context(channel="feedback", evidence=passages, facts=CaseFacts(facts=facts))
    others = tuple((kind, text) for kind in ("role", "subject") for text in row.get(kind, ()))
    return Pair(reply, tuple(figures), tuple(turns), others, context)


def mutations(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield (kind of mutation, wrong reply) for every figure; values that the evidence also names are left out."""
    known = " ".join([e.text for e in pair.context.evidence] + [f.text for f in pair.context.facts.facts])
    for start, end in pair.figures:
        figure = pair.reply[start:end]
        for kind, wrong in dict.fromkeys(wrong_figures(figure)):
            if wrong != figure and (wrong not in known or kind == "path"):
                yield kind, pair.reply[:start] + wrong + pair.reply[end:]
    for start, end in pair.turns:
        for kind, wrong in FLIPS[pair.reply[start:end]]:
            yield kind, pair.reply[:start] + wrong + pair.reply[end:]
    yield from pair.others


def run(rulebook: Rulebook, name: str = "first set") -> Outcome:
    """Judge every pair of a set as it stands and under every mutation.

    Caught: a rule blocks the wrong reply that does not block the right one. False: a rule blocks the right one.
    """
    guard = Guard(rulebook, COMPANY)
    false: list[str] = []
    missed: list[str] = []
    ran: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    by_grounding = 0
    given = pairs(name)
    for pair in given:
        before = _blocking(guard, pair.reply, pair.context)
        if before:
            false.append(f"{', '.join(sorted(name for name, _ in before))}: {pair.reply}")
        for kind, wrong in mutations(pair):
            ran[kind] += 1
            new = _blocking(guard, wrong, pair.context) - before
            if new:
                caught[kind] += 1
                by_grounding += any(name.startswith("grounding.") for name, _ in new)
            else:
                missed.append(f"{kind}: {wrong}")
    shares = {kind: (ran[kind], caught[kind]) for kind in ran}
    return Outcome(len(given), tuple(false), shares, tuple(missed), by_grounding)


def _blocking(guard: Guard, reply: str, context: Context) -> set[tuple[str, str]]:
    """Return (rule, words it blocks)."""
    return {(f.rule, f.match) for f in guard.check(reply, context).findings if f.severity == "block"}
