"""Two rulebooks over the same replies: what is written alike in both is asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from policy.guard import Guard
from policy.load import Rulebook
from policy.models import Company, Context, Verdict
from policy.reading import Reading

Holding = Mapping[str, str]
"""Rules that hold a reply, each with the words it found or the reason why it failed."""


class SideBySide:
    """Judges replies by an old and a new rulebook, as two guards would, at little more than the cost of one."""

    def __init__(self, old: Rulebook, new: Rulebook, company: Company) -> None:
        before = {rule.id: rule.spec for rule in old.rules}
        self._changed = {rule.id for rule in new.rules if before.get(rule.id) != rule.spec}
        self._same = {rule.id for rule in new.rules} - self._changed
        self._old = Guard(old, company)
        self._new = Guard(new, company)
        self._new_only = Guard(replace(new, rules=tuple(r for r in new.rules if r.id in self._changed)), company)
        self._matchers = (old.matcher, new.matcher)
        self._new_words = tuple(word.rstrip("*") for word in old.matcher.vocabulary ^ new.matcher.vocabulary)

    def check(self, reply: str, context: Context) -> tuple[Holding, Holding]:
        """Return what holds a reply by the old rulebook and by the new one. Raises as `Guard.check`."""
        was = holding(self._old.check(reply, context))
        if self._may_be_read_otherwise(reply) or self._may_be_read_otherwise(context.post or ""):
            return was, holding(self._new.check(reply, context))
        alike = {rule: why for rule, why in was.items() if rule in self._same or rule == "*"}
        return was, {**alike, **holding(self._new_only.check(reply, context))} if self._changed else alike

    def _may_be_read_otherwise(self, text: str) -> bool:
        """Tell whether the words that only one rulebook knows may change how the text itself is read.

        They decide what is behind disguised letters, and which capitalised words are names.
        """
        if not self._new_words:
            return False
        readings = [Reading(text, matcher) for matcher in self._matchers]
        folded = readings[0].text.folded
        return any(word in folded for word in self._new_words) or any(r.behind is not None for r in readings)


def holding(verdict: Verdict) -> dict[str, str]:
    """Return the rules that hold a reply, each with the words it found or the reason why it failed."""
    found = {error.rule: error.reason for error in verdict.rules_errored}
    for finding in verdict.findings:
        if finding.severity in ("block", "escalate"):
            found.setdefault(finding.rule, finding.match)
    return found
