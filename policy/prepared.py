"""Contexts made ready to judge replies in: the rules in force there, and what the post itself gives rise to.

Between two keystrokes only the reply changes, so everything else is prepared once and kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock

from policy.case import Case
from policy.load import Rule
from policy.models import Context, Finding, RuleError

_KEPT = 16
"""Contexts that are kept: about one for each agent who types at the same time."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What some rules said of one text."""

    rules: tuple[str, ...]
    findings: tuple[Finding, ...]
    errors: tuple[RuleError, ...]


@dataclass(slots=True)
class Prepared:
    """One context, with the rules in force in it."""

    context: Context
    case: Case
    for_reply: tuple[Rule, ...]
    for_post: tuple[Rule, ...]
    post: Judged | None = None
    """What the rules for posts said, once they were asked: the post does not change while a reply is typed."""
    plans: dict[str, tuple[tuple[Rule, ...], tuple[str, ...]]] = field(default_factory=dict)
    """By the language of a reply: the rules that look at it, and their ids."""

    def plan(self, lang: str) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
        """Return the rules that look at a reply in this language, and their ids."""
        known = self.plans.get(lang)
        if known is None:
            rules = speaking(self.for_reply, lang)
            known = self.plans[lang] = (rules, tuple(rule.id for rule in rules))
        return known


def speaking(rules: Sequence[Rule], lang: str) -> tuple[Rule, ...]:
    """Return those of the rules that look at texts in this language; all of them where it is not sure."""
    return tuple(rule for rule in rules if not rule.languages or lang == "und" or lang in rule.languages)


class PreparedContexts:
    """The contexts that were asked about last. Safe to share between threads."""

    def __init__(self, prepare: Callable[[Context], Prepared]) -> None:
        self._prepare = prepare
        self._lock = Lock()
        self._by_identity: OrderedDict[int, Prepared] = OrderedDict()

    def get(self, context: Context) -> Prepared:
        """Return the context made ready: as kept, also for one that is equal to a kept one, or anew."""
        known = self._by_identity.get(id(context))
        if known is not None and known.context is context:
            return known
        with self._lock:
            # The context of a case is read from the records for every keystroke: another object, the same content.
            equal = next((key for key, kept in reversed(self._by_identity.items()) if kept.context == context), None)
            if equal is not None:
                self._by_identity.move_to_end(equal)
                return self._by_identity[equal]
        prepared = self._prepare(context)
        with self._lock:
            self._by_identity[id(context)] = prepared
            while len(self._by_identity) > _KEPT:
                self._by_identity.popitem(last=False)
        return prepared
