"""A reply is no near copy of one of the company's recent ones."""

from __future__ import annotations

from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.similarity import normal_form


class NearCopyParameters(Parameters):
    """Parameters of `check: near-copy`."""

    similarity: float = Field(default=0.85, gt=0.5, le=1)
    """From this likeness on a reply counts as a copy."""
    words: int = Field(default=8, ge=3)
    """Shorter replies are not looked at: "Thank you, Ana!" is no template."""


class NearCopyCheck:
    """`check: near-copy`"""

    name = "near-copy"
    parameters = NearCopyParameters

    def compile(self, rule: RuleSpec, parameters: NearCopyParameters, build: Build) -> Checker:
        """Look up the most alike of the recent replies and name it."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            if not case.context.recent:
                return []
            words = normal_form(reading.raw)
            if len(words) < parameters.words:
                return []
            twin = case.recent.twin(words, parameters.similarity)
            if twin is None:
                return []
            reply, score = twin
            return [
                Departure(
                    0,
                    len(reading.raw),
                    f"{score:.0%} the same as {reply.id}: {reply.text[:120]!r}",
                    words={"twin": reply.id, "similarity": f"{score:.0%}"},
                    evidence=(reply.id,),
                )
            ]

        return check
