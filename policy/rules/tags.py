"""Hashtags and mentions: the company's own, the author's, and few."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pydantic import Field

from policy.case import Case
from policy.checks import MAX_PLACES, Build, Checker, Departure, Parameters
from policy.entities import hashtags, mentions
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec


class TagsParameters(Parameters):
    """Parameters of `check: tags`."""

    hashtags: int = Field(default=1, ge=0)
    """How many hashtags a reply may carry."""
    mentions: int = Field(default=2, ge=0)
    """How many accounts it may mention."""


class TagsCheck:
    """`check: tags`"""

    name = "tags"
    parameters = TagsParameters

    def compile(self, rule: RuleSpec, parameters: TagsParameters, build: Build) -> Checker:
        """Only the company's hashtags; only accounts of the company, the author, or the post."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            return list(islice(_foreign(reading.raw, case, parameters), MAX_PLACES))

        return check


def _foreign(raw: str, case: Case, parameters: TagsParameters) -> Iterator[Departure]:
    """Yield the tags and mentions that are too many, or not the company's, the author's or the post's."""
    if "#" in raw or "＃" in raw:
        known = {tag.lstrip("#").lower() for tag in case.company.hashtags}
        for place, tag in enumerate(hashtags(raw)):
            if place >= parameters.hashtags:
                yield _remove(tag.start, tag.end, "One hashtag too many.", "Remove the hashtag")
            elif tag.text.lower() not in known:
                yield _remove(tag.start, tag.end, "Not one of the company's hashtags.", "Remove the hashtag")
    if "@" in raw or "＠" in raw:
        known = _accounts(case)
        why = "Names an account that is neither ours nor the customer's."
        for place, mention in enumerate(mentions(raw)):
            if place >= parameters.mentions:
                yield _remove(mention.start, mention.end, "One mention too many.", "Remove the mention")
            elif mention.text.lower() not in known:
                yield _remove(mention.start, mention.end, why, "Remove the mention")


def _accounts(case: Case) -> set[str]:
    names = {handle.lstrip("@").lower() for handle in case.company.handles}
    names |= {mention.text.lower() for contact in case.company.contacts for mention in mentions(contact.value)}
    if case.context.facts.author.handle:
        names.add(case.context.facts.author.handle.lstrip("@").lower())
    for item in case.established:
        names |= {mention.text.lower() for mention in mentions(item.text)}
    return names


def _remove(start: int, end: int, why: str, label: str) -> Departure:
    return Departure(start, end, why, suggestion=Suggestion(action="remove", label=label))
