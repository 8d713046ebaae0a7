"""Everything beside the reply, prepared once per context: post, evidence, facts, registry, channel."""

from __future__ import annotations

from functools import cached_property

from policy.matcher import Matcher
from policy.models import ChannelSpec, Company, Context, EvidenceItem
from policy.reading import Reading


class Case:
    """One context as the checks see it. Holds nothing of the reply, so keystrokes share it."""

    def __init__(self, company: Company, context: Context, channel: ChannelSpec, matcher: Matcher) -> None:
        self.company = company
        self.context = context
        self.channel = channel
        self._matcher = matcher

    @cached_property
    def post(self) -> Reading | None:
        """The customer's post; None when the check is not told of one."""
        if not self.context.post or not self.context.post.strip():
            return None
        return Reading(self.context.post, self._matcher)

    @property
    def lang(self) -> str:
        """Language of the post: as given, else detected; `und` without a post."""
        if self.context.lang:
            return self.context.lang.split("-")[0].split("_")[0].lower()
        return self.post.lang if self.post else "und"

    @cached_property
    def established(self) -> tuple[EvidenceItem, ...]:
        """What a human established about this case: facts and evidence given with it, never internal."""
        facts = self.context.facts
        given = [EvidenceItem(id=f.id, kind="fact", text=f.text) for f in facts.facts]
        given += [EvidenceItem(id=f.id, kind="note", text=f.text) for f in facts.evidence]
        known = {(item.id, item.text) for item in given}
        given += [
            item
            for item in self.context.evidence
            if item.kind in ("fact", "note") and not item.internal and (item.id, item.text) not in known
        ]
        return tuple(given)

    @cached_property
    def passages(self) -> tuple[EvidenceItem, ...]:
        """Public passages of the policy in force."""
        return tuple(
            item
            for item in self.context.evidence
            if item.kind == "passage" and not item.internal and not item.outdated
        )

    @cached_property
    def internal(self) -> tuple[EvidenceItem, ...]:
        """Evidence whose words the public must never see."""
        return tuple(item for item in self.context.evidence if item.internal)

    @cached_property
    def established_readings(self) -> tuple[tuple[EvidenceItem, Reading], ...]:
        """The established evidence, read with the rulebook's matcher."""
        return tuple((item, Reading(item.text, self._matcher)) for item in self.established)

    @cached_property
    def passage_readings(self) -> tuple[tuple[EvidenceItem, Reading], ...]:
        """The passages, read with the rulebook's matcher."""
        return tuple((item, Reading(item.text, self._matcher)) for item in self.passages)
