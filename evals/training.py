"""Training: write a reply to a past post, and see what the guard, the set and the real outcome say of it.

Exercises are the posts of the workspace's eval sets (they carry facts and what a good reply does) and, after
those, its resolved cases. The Desk keeps score and gives the certificate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from drafting.limits import require_text
from drafting.models import Actor
from drafting.settings import Settings
from drafting.training import Standing
from evals.errors import EvalError
from evals.models import EvalItem, Frozen
from evals.runs import sets_folder
from evals.scorers.requirements import failures
from evals.sets import load_set, set_names
from policy.models import Context, Verdict

if TYPE_CHECKING:
    from knowledge import ResolvedCase

CASE = "case:"
"""Prefix of an exercise that is a resolved case and not an item of a set."""


class TrainingDesk(Protocol):
    """The Desk, as far as training asks it."""

    def training(self, actor: Actor) -> Standing:
        """How far the actor is."""

    def record_attempt(self, actor: Actor, exercise: str, held_by: tuple[str, ...]) -> tuple[Standing, datetime | None]:
        """Record an attempt; returns the standing, and the certificate's end when it was earned now."""

    def check(self, actor: Actor, text: str, *, case_id: str | None = None, context: Context | None = None) -> Verdict:
        """Judge a text and store nothing."""


class PastCases(Protocol):
    """The knowledge base, as far as training reads it."""

    def resolved_cases(self) -> Iterator[ResolvedCase]:
        """Every resolved case."""


class Told(Frozen):
    """A reply that was really sent to a post like this one, and how it ended."""

    post: str
    reply: str
    outcome: str | None


class Exercise(Frozen):
    """A post to answer; what comes with the answer is not told yet."""

    id: str
    item: EvalItem
    standing: Standing


class Marked(Frozen):
    """How an attempt went, and what there is to learn from it."""

    exercise: Exercise
    text: str
    verdict: Verdict
    missing: tuple[str, ...]
    """What a good reply does and this one does not, and what it says and must not."""
    passed: bool
    certified_until: datetime | None
    """Set when this attempt earned the certificate."""
    told: tuple[Told, ...]


class Training:
    """Exercises of a workspace, for one person at a time."""

    def __init__(self, settings: Settings, desk: TrainingDesk, knowledge: PastCases | None) -> None:
        self._folder = sets_folder(settings)
        self._desk = desk
        self._knowledge = knowledge

    def next(self, actor: Actor, after: str | None = None) -> Exercise | None:
        """An exercise that the actor has not tried, another one than `after`; None when all are done.

        Everybody has an order of their own, the items of eval sets first.
        """
        standing = self._desk.training(actor)

        def place(exercise: str) -> tuple[bool, str]:
            return exercise.startswith(CASE), _shuffled(actor.account_id, exercise)

        fresh = sorted((i for i in self._items() if i.id not in standing.done), key=lambda i: place(i.id))
        if not fresh:
            return None
        later = [item for item in fresh if after is not None and place(item.id) > place(after)]
        item = (later or fresh)[0]
        return Exercise(id=item.id, item=item, standing=standing)

    def answer(self, actor: Actor, exercise: str, text: str) -> Marked:
        """Judge a reply and record the attempt. Raises EvalError when there is no such exercise."""
        item = next((it for it in self._items() if it.id == exercise), None)
        if item is None:
            raise EvalError("This exercise is gone: the eval sets were changed. Take the next one.")
        context = Context(
            channel=item.channel,
            post=item.post,
            thread=tuple(m.text for m in item.thread),
            lang=item.lang,
            kind=item.kind,
            facts=item.facts.model_copy(update={"author": item.author}),
        )
        verdict = self._desk.check(actor, require_text(text, "The reply"), context=context)
        missing = failures(item, text)
        rules = tuple(f.rule for f in verdict.findings if f.severity in ("block", "escalate") and f.target == "reply")
        errors = tuple(error.rule for error in verdict.rules_errored)
        demands = ("training.demands",) if missing else ()
        standing, until = self._desk.record_attempt(actor, item.id, (*rules, *errors, *demands))
        return Marked(
            exercise=Exercise(id=item.id, item=item, standing=standing),
            text=text,
            verdict=verdict,
            missing=missing,
            passed=not (rules or errors or demands),
            certified_until=until,
            told=self._told(item),
        )

    def _items(self) -> Iterator[EvalItem]:
        for name in set_names(self._folder):
            try:
                items = load_set(self._folder, name).items
            except EvalError:
                continue  # the Evals tab says what is wrong with the set
            yield from (item for item in items if item.route is None)
        for case in self._past():
            yield EvalItem(
                id=f"{CASE}{case.id}",
                post=case.post,
                channel=case.channel or "feedback",
                lang=case.lang,
                relevant_cases=(case.id,),
            )

    def _told(self, item: EvalItem) -> tuple[Told, ...]:
        wanted = set(item.relevant_cases)
        return tuple(
            Told(post=case.post, reply=case.reply, outcome=case.outcome) for case in self._past() if case.id in wanted
        )

    def _past(self) -> Iterator[ResolvedCase]:
        return iter(()) if self._knowledge is None else self._knowledge.resolved_cases()


def _shuffled(account: str, exercise: str) -> str:
    return hashlib.sha256(f"{account} {exercise}".encode()).hexdigest()
