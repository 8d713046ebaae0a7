"""A request that is sent twice has its effect once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from drafting.desk.workbench import Workbench
from drafting.errors import InvalidInput
from drafting.models import Actor
from drafting.store import StoredResponse

KEEP = timedelta(hours=24)
"""How long an answer is kept for its key."""


class IdempotentPart(Workbench):
    """Answers kept for idempotency keys."""

    def idempotent(
        self, actor: Actor, key: str, request_hash: str, produce: Callable[[], StoredResponse]
    ) -> tuple[StoredResponse, bool]:
        """Answer a request once for each (account, key): the answer, and True when it is a repetition.

        `produce` calls Desk methods; what they do and the kept answer are one transaction, so a kill leaves
        both or neither. When it raises, nothing is done or kept. Deliveries and jobs start after the commit:
        an approval answers `approved` here, not yet `sent`. Raises InvalidInput when the key was used for a
        request with another `request_hash`. Keys are forgotten after 24 hours.
        """
        if not key or len(key) > 255:
            raise InvalidInput("An Idempotency-Key has 1 to 255 characters.")
        with self._db.write() as tx:
            known = tx.idempotency.get(actor.account_id, key)
            if known is not None:
                if known[0] != request_hash:
                    raise InvalidInput("This Idempotency-Key was used for another request: take a new one.")
                return known[1], True
            response = produce()
            now = self._now()
            tx.idempotency.forget_before(now - KEEP)
            tx.idempotency.add(actor.account_id, key, request_hash, response, now)
            return response, False
