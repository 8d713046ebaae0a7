"""`policy test`: every example of every rule, and the evasion transforms of what must be hit."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import Field

from policy.examples import Example, example_company, load_examples
from policy.guard import Guard
from policy.load import Rule, Rulebook, load_rulebook
from policy.models import Company, Finding, Frozen
from policy.transforms import TRANSFORMS

Wanted = Literal["hit", "miss"]
SURVIVAL = 0.98
"""Share of transformed must-hit examples that must still be hit; from the product's own targets."""
NOT_EVADED = frozenset({"length", "characters", "shouting", "sentence-length", "language", "language-covered"})
"""Checks about the very form that a transform changes: transforms say nothing about them."""


class Failure(Frozen):
    """An example that a rule judged otherwise than it must."""

    rule: str
    wanted: Wanted
    text: str
    why: str


class Proof(Frozen):
    """How a rulebook did on its own examples."""

    rules: int
    examples: int
    failures: tuple[Failure, ...] = ()
    transformed: int = 0
    """Transformed must-hit examples that were run."""
    evaded: int = 0
    """Of these, how many were no longer hit."""
    evasions: tuple[Failure, ...] = ()
    by_transform: Mapping[str, tuple[int, int]] = Field(default_factory=dict)
    """Transform -> (run, no longer hit)."""

    @property
    def survival(self) -> float:
        """Share of transformed must-hit examples that were still hit; 1.0 when none was run."""
        return 1 - self.evaded / self.transformed if self.transformed else 1.0

    @property
    def passed(self) -> bool:
        """True when every example holds and enough of the transformed ones do."""
        return not self.failures and self.survival >= SURVIVAL


def prove(folder: Path, *, rule: str | None = None, transforms: bool = True) -> Proof:
    """Run the examples in `folder`, of one rule or of all. Raises RulebookError."""
    rulebook = load_rulebook(folder)
    rules = [r for r in rulebook.rules if rule is None or r.id == rule]
    company = example_company()
    failures: list[Failure] = []
    evasions: list[Failure] = []
    run: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    examples = 0
    for each in rules:
        judge = Judge(rulebook, each, company)
        given = load_examples(folder, each.id)
        examples += len(given.hit) + len(given.miss)
        failures += [f for f in (judge.fails(example, "hit") for example in given.hit) if f]
        failures += [f for f in (judge.fails(example, "miss") for example in given.miss) if f]
        if not transforms or each.spec.check in NOT_EVADED:
            continue
        for example in given.hit:
            for name, variant in judge.variants(example):
                run[name] += 1
                if not judge.findings(variant):
                    lost[name] += 1
                    evasions.append(Failure(rule=each.id, wanted="hit", text=variant.text, why=f"evaded by {name}"))
    return Proof(
        rules=len(rules),
        examples=examples,
        failures=tuple(failures),
        transformed=run.total(),
        evaded=lost.total(),
        evasions=tuple(evasions),
        by_transform={name: (run[name], lost[name]) for name in TRANSFORMS if run[name]},
    )


class Judge:
    """Runs one rule alone over examples."""

    def __init__(self, rulebook: Rulebook, rule: Rule, company: Company) -> None:
        self._rulebook = replace(rulebook, rules=(rule,))
        self._rule = rule
        self._company = company
        self._guards: dict[str, Guard] = {}

    def findings(self, example: Example) -> tuple[Finding, ...]:
        """What the rule finds in an example."""
        guard = self._guard(example)
        if self._rule.spec.target == "post":
            return guard.triage(example.text, example.context(about_post=True))
        return guard.check(example.text, example.context(about_post=False)).findings

    def fails(self, example: Example, wanted: Wanted) -> Failure | None:
        """Return why an example does not hold, or None."""
        guard = self._guard(example)
        about_post = self._rule.spec.target == "post"
        context = example.context(about_post=about_post)
        errors = () if about_post else guard.check(example.text, context).rules_errored
        found = self.findings(example)
        why = None
        if errors:
            why = f"the rule failed: {errors[0].reason}"
        elif wanted == "miss" and found:
            why = f"found {found[0].match!r}: {found[0].explanation}"
        elif wanted == "hit" and not found:
            why = "found nothing"
        elif wanted == "hit" and example.match and not _touches(example, found):
            why = f"found {found[0].match!r}, not {example.match!r}"
        return Failure(rule=self._rule.id, wanted=wanted, text=example.text, why=why) if why else None

    def variants(self, example: Example) -> Iterator[tuple[str, Example]]:
        """The example under each transform that changes it, inside the matched words."""
        found = self.findings(example) if example.transforms else ()
        if not found:
            return
        start, end = found[0].start, found[0].end
        if start == end:
            start, end = 0, len(example.text)
        for name, transform in TRANSFORMS.items():
            changed = transform(example.text[start:end])
            if changed is not None:
                text = example.text[:start] + changed + example.text[end:]
                yield name, example.model_copy(update={"text": text})

    def _guard(self, example: Example) -> Guard:
        key = json.dumps(example.company, sort_keys=True, default=str)
        if key not in self._guards:
            company = Company.model_validate({**self._company.model_dump(), **example.company})
            self._guards[key] = Guard(self._rulebook, company)
        return self._guards[key]


def _touches(example: Example, found: tuple[Finding, ...]) -> bool:
    assert example.match is not None
    at = example.text.find(example.match)
    return any(f.start < at + len(example.match) and at < f.end for f in found)
