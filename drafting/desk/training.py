"""Training: attempts on record, and the certificate that enough of them earn."""

from __future__ import annotations

from datetime import datetime, timedelta

from drafting.account import Account
from drafting.desk.workbench import SYSTEM, Workbench
from drafting.errors import NotAllowed
from drafting.models import Actor
from drafting.store import ACCOUNTS, Transaction, new_id
from drafting.training import Attempt, Standing, standing

MONTH = timedelta(days=30.4375)


class TrainingPart(Workbench):
    """Keeps what the guard said of an exercise, never what was written."""

    def training(self, actor: Actor) -> Standing:
        """How far the actor is on the way to a certificate."""
        with self._db.read() as tx:
            account = self._person(tx, actor)
            return self._standing(tx, account.id)

    def record_attempt(self, actor: Actor, exercise: str, held_by: tuple[str, ...]) -> tuple[Standing, datetime | None]:
        """Record an attempt, passed when no rule held it; returns the standing, and a certificate's end if earned now.

        Only first tries count, so many in a row as `[review] training_passes` says. The certificate is given by
        the system and audited; a trainer can take it away.
        """
        now = self._now()
        attempt = Attempt(id=new_id(now), exercise=exercise, passed=not held_by, rules=held_by, at=now)
        with self._db.write() as tx:
            account = self._person(tx, actor)
            tx.training.add(account.id, attempt)
            after = self._standing(tx, account.id)
            until = now + self._settings.review.training_months * MONTH
            if not after.earned or not attempt.passed:
                return after, None
            if account.trained_until is not None and account.trained_until >= until - MONTH:
                return after, None  # as good as new: nothing to renew
            tx.accounts.change(account.id, trained_until=until)
            data = {"username": account.username, "trained_until": until.isoformat(), "by_exercises": after.in_a_row}
            self._audit(tx, SYSTEM, ACCOUNTS, "certified", data)
            return after, until

    def _person(self, tx: Transaction, actor: Actor) -> Account:
        account = self._authorise(tx, actor, "check")
        if account is None or not account.human or not actor.human:
            raise NotAllowed("Only a person is in training.")
        return account

    def _standing(self, tx: Transaction, account_id: str) -> Standing:
        return standing(tx.training.of(account_id), self._settings.review.training_passes)
