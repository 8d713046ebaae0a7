"""What a check is: the code behind a rule. Built-in checks and plugins register the same way.

A plugin is a distribution with an entry point in the group `replydesk.rules` that loads an object with a
`CHECKS` tuple, as `policy.rules` has.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Protocol

from policy.errors import RulebookError
from policy.matcher import MatcherBuilder, PhraseList
from policy.models import Suggestion, View
from policy.rulebook import RuleSpec

if TYPE_CHECKING:
    from policy.case import Case
    from policy.reading import Reading

from pydantic import BaseModel, ConfigDict

ENTRY_POINT_GROUP = "replydesk.rules"
MAX_PLACES = 50
"""How many places one rule reports: enough to mend a text, and a bound for hostile ones."""


class Parameters(BaseModel):
    """Base of every check's parameters: frozen, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Departure:
    """What a check found: where, and what its message may say. The guard makes a Finding of it."""

    start: int
    """Half-open span in code points of the original text."""
    end: int
    explanation: str
    view: View = "raw"
    words: Mapping[str, str] = field(default_factory=dict)
    """Values for the placeholders of the rule's message and suggestion."""
    evidence: tuple[str, ...] = ()
    suggestion: Suggestion | None = None
    """Replaces the rule's own suggestion when the check knows a better one."""


Checker = Callable[["Reading", "Case"], Iterable[Departure]]
"""Looks at one reading in one case. Pure; called for every keystroke."""


class Build:
    """Given to a check while a rulebook is compiled."""

    def __init__(self, matcher: MatcherBuilder) -> None:
        self._matcher = matcher

    def phrases(self, phrases: Mapping[str, Iterable[str]] | Iterable[str], *, rare: bool = False) -> PhraseList:
        """Register phrases (English when no languages are given); raises PhraseError.

        rare: the checker asks for them only when something else was found, so they need not be looked for always.
        """
        by_language = phrases if isinstance(phrases, Mapping) else {"en": phrases}
        return self._matcher.add(by_language, rare=rare)


class Check(Protocol):
    """Code that rules refer to by `name`."""

    name: str

    @property
    def parameters(self) -> type[Parameters]:
        """The model that validates the `parameters` of a rule."""
        ...

    def compile(self, rule: RuleSpec, parameters: Any, build: Build) -> Checker:
        """Return the checker of one rule. Raises ValueError when the parameters make no sense."""
        ...


def registered_checks() -> Mapping[str, Check]:
    """Return every check by name: the built-in ones and those of installed plugins.

    Raises RulebookError when a plugin cannot be loaded or takes a name that is taken.
    """
    return _registered(tuple(sys.path))


@lru_cache(maxsize=4)
def _registered(_path: tuple[str, ...]) -> Mapping[str, Check]:
    from policy import rules

    checks: dict[str, Check] = {check.name: check for check in rules.CHECKS}
    for point in entry_points(group=ENTRY_POINT_GROUP):
        if point.value == rules.__name__:
            continue
        try:
            named = [(str(check.name), check) for check in point.load().CHECKS]
        except Exception as error:  # whatever a plugin raises on import, the rulebook names it
            raise RulebookError((f"The rule plugin {point.name!r} cannot be loaded: {error!r}.",)) from error
        for name, check in named:
            if name in checks:
                raise RulebookError((f"The rule plugin {point.name!r} takes the name {name!r}, which is taken.",))
            checks[name] = check
    return checks


def is_builtin(check: Check) -> bool:
    """Tell whether a check is the product's own. Plugins run under a watchdog."""
    return type(check).__module__.startswith("policy.")
