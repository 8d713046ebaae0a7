"""What keeps coming up in posts, and topics on hold."""

from __future__ import annotations

from datetime import timedelta

from drafting.desk import inputs
from drafting.desk.workbench import Workbench
from drafting.errors import Held, InvalidInput
from drafting.insight import Hold, Theme, find_themes
from drafting.models import Actor, CaseSummary
from drafting.store import ACCOUNTS, CaseRecord, Transaction, new_id

WINDOWS_BEFORE = 4
"""Stretches before the present one that a theme is compared with."""
MOST_WORDS = 6


class ThemesPart(Workbench):
    """Early warning, and the brake that goes with it."""

    @property
    def theme_days(self) -> int:
        """Days that themes are of, unless others are asked for."""
        return self._settings.review.theme_days

    @property
    def _own_words(self) -> frozenset[str]:
        """Words that every post may hold: the company's own names."""
        own = self._settings.company
        return frozenset(word for name in (own.name, *own.handles) for word in name.casefold().strip("@").split())

    def themes(self, actor: Actor, days: int | None = None, limit: int = 30) -> tuple[Theme, ...]:
        """What comes up in the posts of the last `days` ([review] theme_days), rising themes first."""
        days = days or self.theme_days
        if not 1 <= days <= 365:
            raise InvalidInput(f"Themes are of 1 to 365 days, not {days}.")
        now, window = self._now(), timedelta(days=days)
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            oldest = tx.insight.oldest_post() or now
            before = max(0.0, min(float(WINDOWS_BEFORE), (now - window - oldest) / window))
            uses = tx.insight.term_uses(now - window * (1 + WINDOWS_BEFORE))
            return find_themes(uses, now, window, before, self._own_words)[:limit]

    def lines(self, actor: Actor, case_ids: tuple[str, ...]) -> tuple[CaseSummary, ...]:
        """The queue's lines of these cases. NotFound when one is none."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tuple(tx.queue.line(tx.cases.get(case_id).id, self._now()) for case_id in case_ids)

    def holds(self, actor: Actor) -> tuple[Hold, ...]:
        """Topics on hold; the newest first."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tx.insight.holds()

    def hold(self, actor: Actor, words: str, reason: str) -> Hold:
        """Stop approvals and deliveries for every case whose post holds all of `words`, until the hold is lifted."""
        reason = inputs.note(reason, "a hold")
        wanted = topic_words(words)
        now = self._now()
        hold = Hold(id=new_id(now), words=wanted, reason=reason, by=actor.username, at=now)
        with self._db.write() as tx:
            self._authorise(tx, actor, "hold")
            tx.insight.add_hold(hold)
            self._audit(tx, actor, ACCOUNTS, "hold", {"hold": hold.id, "words": list(wanted), "reason": reason})
        return hold

    def lift(self, actor: Actor, hold_id: str) -> Hold:
        """Let approvals on a topic go on."""
        with self._db.write() as tx:
            self._authorise(tx, actor, "hold")
            hold = tx.insight.lift(hold_id, actor.username, self._now())
            self._audit(tx, actor, ACCOUNTS, "hold_lifted", {"hold": hold.id, "words": list(hold.words)})
            return hold


def topic_words(words: str) -> tuple[str, ...]:
    """Return the case-folded words of a topic. InvalidInput when they would mean every post, or none."""
    wanted = tuple(dict.fromkeys(inputs.mended(words).casefold().replace(",", " ").split()))
    if not 1 <= len(wanted) <= MOST_WORDS or any(len(word) < 3 for word in wanted):
        raise InvalidInput(f"Name the topic with 1 to {MOST_WORDS} words of three letters or more.")
    return wanted


def holds_on(tx: Transaction, case: CaseRecord) -> tuple[Hold, ...]:
    """Return the holds in force on what the customer of a case wrote."""
    text = " ".join((case.post, *(m.text for m in case.thread if not m.ours))).casefold()
    return tuple(hold for hold in tx.insight.holds() if hold.covers(text))


def require_no_hold(tx: Transaction, case: CaseRecord) -> None:
    """Raise Held while a topic that the case's post is about is on hold. Asked at approval and again at delivery."""
    for hold in holds_on(tx, case):
        raise Held(
            f"Replies about “{' '.join(hold.words)}” are on hold since {hold.at:%d %b, %H:%M} UTC "
            f"by {hold.by}: {hold.reason.rstrip('.')}. Save your text; an approver or admin lifts the hold."
        )
