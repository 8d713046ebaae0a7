"""Answers to the asks of the Policy tab."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from drafting.desk import Desk
from drafting.models import Actor
from drafting.narrowing import OF_POLICIES, OF_PRECEDENTS, filters_for
from policy import load_examples, load_rulebook
from policy.models import ChannelSpec
from policy.rulebook import RuleSpec
from ui.desk import asks
from ui.desk.gateway import Answer
from ui.desk.rendering import render

HITS = 8
EXAMPLES = 8


class PolicyCalls:
    """What the policy says, for those who must keep to it. Rules are changed in the workspace's files."""

    def __init__(self, desk: Desk, rulebook: Path, channels: tuple[ChannelSpec, ...]) -> None:
        self._desk = desk
        self._folder = rulebook
        self._channels = channels

    def rules(self, actor: Actor, ask: asks.Rules) -> Answer:
        """The rules by family."""
        self._desk.authorise(actor, "check")
        words = ask.text.casefold().split()
        found = [spec for spec in self._specs() if all(word in _words_of(spec) for word in words)]
        families = [(name, list(members)) for name, members in groupby(found, key=lambda s: s.id.split(".")[0])]
        return {"html": {"rows": render("rules", families=families, text=ask.text, count=len(found))}}

    def rule(self, actor: Actor, ask: asks.ShowRule) -> Answer:
        """One rule; the list again when there is none of that name."""
        self._desk.authorise(actor, "check")
        spec = next((spec for spec in self._specs() if spec.id == ask.rule), None)
        if spec is None:
            return self.rules(actor, asks.Rules(do="rules", text=ask.rule[:200]))
        examples = load_examples(self._folder, spec.id)
        page = render("rule", spec=spec, hit=examples.hit[:EXAMPLES], miss=examples.miss[:EXAMPLES], examples=examples)
        return {"html": {"rows": page}}

    def find(self, actor: Actor, ask: asks.Find) -> Answer:
        """What documents or past cases say about something."""
        query = ask.query.strip()
        offered = OF_POLICIES if ask.kind == "policy" else OF_PRECEDENTS
        # The form holds the fields of both kinds, and shows those of the chosen one.
        given = {name: value for name, value in ask.model_dump(include=set(offered)).items() if value}
        found = self._desk.search(actor, query, ask.kind, HITS, filters_for(ask.kind, given)) if query else None
        page = render("find", ask=ask, query=query, found=found, narrowed=bool(given), channels=self._channels)
        return {"html": {"rows": page}}

    def _specs(self) -> list[RuleSpec]:
        return sorted((rule.spec for rule in load_rulebook(self._folder).rules), key=lambda spec: spec.id)


def _words_of(spec: RuleSpec) -> str:
    clause = spec.clause
    words = (spec.id, spec.title, spec.message, spec.owner, spec.severity, clause.document, clause.quote)
    return " ".join(words).casefold()
