"""What the policy grants under a condition, told without it: "returns are free", which they are with the card."""

from __future__ import annotations

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.matcher import MAX_HITS
from policy.reading import Reading
from policy.rulebook import RuleSpec


class ConditionLeftOutCheck:
    """`check: condition-left-out`"""

    name = "condition-left-out"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Find clauses that say what a passage says, and of its condition nothing."""
        return _left_out


def _left_out(reading: Reading, case: Case) -> list[Departure]:
    if not case.passages:
        return []
    found = []
    narrowed = case.conditions(reading.lang).narrowed(reading.text, reading.quantities, reading.matters)
    for one in narrowed[:MAX_HITS]:
        start, end = reading.text.original(one.start, one.end)
        lead = len(reading.raw[start:end]) - len(reading.raw[start:end].lstrip())
        why = f"The policy ties it to a condition: {one.said[:160]!r}"
        found.append(Departure(start + lead, end, why, words={"given": one.said[:160]}, evidence=(one.source,)))
    return found
