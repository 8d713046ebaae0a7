"""After a reply: how the conversation ended, who has gone silent, and writing once more."""

from __future__ import annotations

from datetime import timedelta

from drafting.desk.reading import page_size
from drafting.desk.review import ReviewPart
from drafting.errors import InvalidInput, WrongState
from drafting.insight import Answered, Department, FollowUp, Outcome
from drafting.models import Actor, CaseState, CaseView, OutcomeKind

_ANSWERED = (CaseState.SENT, CaseState.CLOSED)


class AftermathPart(ReviewPart):
    """What makes an advocate of a complainer: somebody looks again."""

    def set_outcome(self, actor: Actor, case_id: str, kind: OutcomeKind) -> CaseView:
        """Record how the conversation ended; a later look may correct it."""
        now = self._now()
        with self._db.write() as tx:
            self._authorise(tx, actor, "work")
            case = tx.cases.get(case_id, lock=True)
            if case.state not in _ANSWERED:
                raise WrongState("The case has no answer yet, so its conversation has no outcome.")
            tx.insight.set_outcome(Outcome(case_id=case_id, kind=kind, by=actor.username, at=now))
            self._audit(tx, actor, case_id, "outcome", {"outcome": kind})
            answer = next(d for d in tx.deliveries.of(case_id) if d.state == "delivered")
            self._job(tx, "learn", case_id, {"decision": answer.decision_id})  # the precedent learns how it went
            return self._view(tx, case)

    def follow_ups(self, actor: Actor, limit: int = 50) -> tuple[FollowUp, ...]:
        """Customers who were answered `[review] follow_up_days` ago or longer and of whom nothing was heard since."""
        until = self._now() - timedelta(days=self._settings.review.follow_up_days)
        size = page_size(limit)
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tuple(
                FollowUp(case=tx.queue.line(case_id, self._now()), answered_at=at)
                for case_id, at in tx.insight.unheard(until, size)
            )

    def answered(self, actor: Actor, days: int = 30) -> Answered:
        """What became of the posts of the last `days`."""
        if not 1 <= days <= 3650:
            raise InvalidInput(f"Look at 1 to 3650 days, not {days}.")
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tx.insight.answered(self._now() - timedelta(days=days), days)

    def departments(self, actor: Actor) -> tuple[Department, ...]:
        """What waits with each role or department that cases were handed to."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tx.insight.departments()

    def follow_up(self, actor: Actor, case_id: str, text: str, version: int) -> CaseView:
        """Write once more to an answered customer: to check back, or to say what was mended since.

        A revision like any other: the guard runs, and a trained human approves it. Raises InvalidInput,
        VersionConflict, LeaseHeld, WrongState.
        """
        return self._write(actor, case_id, text, version, None, "follow_up")
