"""The schema of a rulebook: what a policy owner writes in YAML. The format is told in `docs/rulebook-format.md`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from policy.models import Clause, Fault, Frozen, PostKind, Role, Severity, Suggestion

RuleId = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]
Where = Literal["any", "public", "private", "review"]


class Effective(Frozen):
    """The days on which a rule is in force, both included."""

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None


class RuleSpec(Frozen):
    """One rule as it stands in the file."""

    id: RuleId
    title: Annotated[str, Field(min_length=3)]
    owner: Annotated[str, Field(min_length=2)]
    severity: Severity
    effective: Effective = Effective()
    channels: tuple[str, ...] = ()
    where: Where = "any"
    jurisdictions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: tuple[PostKind, ...] = ()
    fault: tuple[Fault, ...] = ()
    regulated: tuple[Literal["health", "finance"], ...] = ()
    target: Literal["reply", "post"] = "reply"
    clause: Clause
    check: Annotated[str, Field(min_length=1)]
    parameters: dict[str, Any] = Field(default_factory=dict)
    """Validated by the check's own model."""
    message: Annotated[str, Field(min_length=10)]
    suggestion: Suggestion | None = None
    overridable_by: tuple[Role, ...] = ()
    route: str | None = None
    within_hours: Annotated[float, Field(gt=0)] | None = None
    draft_allowed: bool = True
    policy_may_say: bool = False
    """True to let a sentence pass that tells a public passage in force, word for word or as good as: what the policy
    grants to everybody is no promise to one customer."""

    @model_validator(mode="after")
    def _routing(self) -> RuleSpec:
        if self.target == "reply" and (self.route or self.within_hours or not self.draft_allowed):
            raise ValueError("`route`, `within_hours` and `draft_allowed` belong to rules with `target: post`")
        if self.target == "post" and self.policy_may_say:
            raise ValueError("`policy_may_say` belongs to rules with `target: reply`")
        return self


class FamilyFile(Frozen):
    """One YAML file of the rulebook."""

    family: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    rules: tuple[RuleSpec, ...]

    @model_validator(mode="after")
    def _ids(self) -> FamilyFile:
        for rule in self.rules:
            if rule.id.split(".")[0] != self.family:
                raise ValueError(f"rule {rule.id!r} must start with {self.family + '.'!r}")
        return self
