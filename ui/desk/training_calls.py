"""Answers to the asks of the Training tab."""

from __future__ import annotations

from datetime import UTC, datetime

from drafting.account import Account
from drafting.desk import Desk
from drafting.models import Actor
from evals.rubric import RUBRIC
from evals.scorers.requirements import demand
from evals.training import Training
from ui.desk import asks, wording
from ui.desk.findings import findings_view
from ui.desk.gateway import Answer
from ui.desk.rendering import render


class TrainingCalls:
    """Exercises, one after the other."""

    def __init__(self, desk: Desk, training: Training) -> None:
        self._desk = desk
        self._training = training

    def exercise(self, actor: Actor, ask: asks.NextExercise) -> Answer:
        """A post to answer, and how far one is."""
        exercise = self._training.next(actor, ask.after)
        page = render(
            "exercise",
            exercise=exercise,
            item=exercise.item if exercise else None,
            standing=self._desk.training(actor),
            account=self._account(actor),
            rubric=RUBRIC,
            now=datetime.now(UTC),
            channel=wording.channel,
        )
        return {"html": {"rows": page}}

    def answer(self, actor: Actor, ask: asks.AnswerExercise) -> Answer:
        """What the guard, the set and the real outcome say of a reply."""
        marked = self._training.answer(actor, ask.exercise, ask.text, ask.route)
        item = marked.exercise.item
        page = render(
            "exercise_marked",
            marked=marked,
            item=item,
            findings=findings_view(marked.verdict) if marked.verdict else (),
            rubric=RUBRIC,
            missing=[demand(words) for words in marked.missing],
            asked=[demand(words) for words in item.must],
            refused=[demand(words) for words in item.must_not],
            standing=marked.exercise.standing,
            account=self._account(actor),
            now=datetime.now(UTC),
            channel=wording.channel,
        )
        return {"html": {"rows": page}}

    def _account(self, actor: Actor) -> Account:
        return next(a for a in self._desk.accounts(actor) if a.id == actor.account_id)
