"""The examples of a rulebook: texts that a rule must hit, and texts that it must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from policy.errors import RulebookError
from policy.models import (
    CaseFacts,
    Company,
    Context,
    EvidenceItem,
    Frozen,
    PastReply,
    PostKind,
    Role,
)
from policy.yaml_file import YamlFile, read_text

EXAMPLE_COMPANY = Path(__file__).parent / "default" / "example_company.yaml"


class Example(Frozen):
    """A text, and everything about its case that the rule may look at."""

    text: str
    match: str | None = None
    """Words that the finding must touch."""
    post: str | None = None
    thread: tuple[str, ...] = ()
    channel: str = "feedback"
    kind: PostKind | None = None
    lang: str | None = None
    facts: CaseFacts = CaseFacts()
    evidence: tuple[EvidenceItem, ...] = ()
    recent: tuple[PastReply, ...] = ()
    approver: Role = "agent"
    today: str | None = None
    company: dict[str, Any] = Field(default_factory=dict)
    """Fields of the example company that are different here."""
    transforms: bool = True
    """False keeps the evasion transforms away, where they would make the example senseless."""
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    def context(self, *, about_post: bool) -> Context:
        """The context of the check; for routing rules the text itself is the post."""
        return Context(
            channel=self.channel,
            post=self.text if about_post else self.post,
            thread=self.thread,
            kind=self.kind,
            lang=self.lang,
            facts=self.facts,
            evidence=self.evidence,
            recent=self.recent,
            approver=self.approver,
            today=self.today,
        )


class Examples(Frozen):
    """One file of `examples/`."""

    rule: str
    hit: tuple[Example, ...] = ()
    miss: tuple[Example, ...] = ()


def example_company(path: Path = EXAMPLE_COMPANY) -> Company:
    """The company that examples speak for unless they say otherwise."""
    return Company.model_validate(YamlFile(path.name, path.read_text(encoding="utf-8")).data)


def load_examples(folder: Path, rule_id: str) -> Examples:
    """Read the examples of one rule; none when the file is missing. Raises RulebookError with line and field."""
    path = folder / "examples" / f"{rule_id}.yaml"
    if not path.is_file():
        return Examples(rule=rule_id)
    name = f"examples/{path.name}"
    file = YamlFile(name, read_text(path, name))
    try:
        found = Examples.model_validate(file.data)
    except ValidationError as error:
        raise RulebookError(file.problems(error)) from None
    if found.rule != rule_id:
        raise RulebookError((f"{name}: rule: says {found.rule!r}; a file is named for its rule.",))
    return found
