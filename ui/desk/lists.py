"""The other tabs: replies as they left, the record of everything, accounts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from drafting.desk import Desk
from drafting.errors import InvalidInput
from drafting.models import Actor
from ui.desk import asks
from ui.desk.gateway import Answer
from ui.desk.rendering import render


def outbox_view(desk: Desk, actor: Actor, ask: asks.Outbox) -> Answer:
    """Replies as they left, newest first."""
    page = desk.outbox(actor, cursor=ask.cursor)
    return {"html": {"rows": render("outbox", items=page.items, next_cursor=page.next_cursor, first=not ask.cursor)}}


def audit_view(desk: Desk, actor: Actor, ask: asks.Audit) -> Answer:
    """The record of everything, newest first; `verify` proves that nobody changed it."""
    page = desk.audit(actor, None, ask.cursor)
    answer: Answer = {
        "html": {"rows": render("trail", entries=page.items, next_cursor=page.next_cursor, all_cases=True)}
    }
    if ask.verify:
        report = desk.verify_audit()
        words = (
            f"All {report.entries} entries in {report.chains} chains are intact"
            + (f", {report.redacted} of them redacted by erasure." if report.redacted else ".")
            if not report.problems
            else f"{len(report.problems)} problems. {report.problems[0]}"
        )
        answer["say"] = {"near": "verify", "words": words}
    return answer


class AccountCalls:
    """Who may use the desk, and what an administrator changes about it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, actor: Actor, _: asks.Accounts) -> Answer:
        """Everyone, with roles and the certificate's expiry."""
        return self._view(actor)

    def certify(self, actor: Actor, ask: asks.Certify) -> Answer:
        """Renew a certificate until the end of a day, or end it."""
        self._desk.certify(actor, ask.username, _end_of(ask.until) if ask.until else None)
        return self._view(actor, f"The certificate of {ask.username} was changed.")

    def create(self, actor: Actor, ask: asks.NewAccount) -> Answer:
        """Make an account for a person."""
        self._desk.create_account(
            actor, ask.username.strip(), ask.name, ask.roles, password=ask.password, signature=ask.signature or None
        )
        return self._view(actor, f"{ask.username.strip()} can sign in now. Trained is who a trainer certifies.")

    def set_active(self, actor: Actor, ask: asks.SetActive) -> Answer:
        """Close an account, or open it again."""
        self._desk.set_active(actor, ask.username, ask.active)
        words = "can sign in again" if ask.active else "is closed: sessions and API keys ended with it"
        return self._view(actor, f"{ask.username} {words}.")

    def set_password(self, actor: Actor, ask: asks.SetPassword) -> Answer:
        """Set a new password: one's own, or anybody's as an administrator."""
        self._desk.set_password(actor, ask.username, ask.password)
        return self._view(actor, f"The password of {ask.username} was changed.")

    def create_key(self, actor: Actor, ask: asks.NewApiKey) -> Answer:
        """Issue an API key; its secret is in this answer and never again."""
        until = _end_of(ask.until) if ask.until else None
        key = self._desk.create_key(actor, ask.username.strip(), ask.scopes, until)
        answer = self._regions(actor)
        return {"html": {**answer, "secret": render("new_key", key=key)}}

    def revoke_key(self, actor: Actor, ask: asks.RevokeApiKey) -> Answer:
        """End it."""
        self._desk.revoke_key(actor, ask.key)
        return self._view(actor, "The key is revoked: from now on it opens nothing.")

    def _view(self, actor: Actor, words: str = "") -> Answer:
        answer: Answer = {"html": {**self._regions(actor), "secret": ""}}
        if words:
            answer["say"] = {"near": "accounts", "words": words}
        return answer

    def _regions(self, actor: Actor) -> dict[str, str]:
        now = datetime.now(UTC)
        return {
            "rows": render("accounts", accounts=self._desk.accounts(actor), now=now),
            "keys": render("keys", keys=self._desk.keys(actor), now=now),
        }


def _end_of(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time(23, 59, 59), UTC)
    except ValueError:
        raise InvalidInput("Give the date as year-month-day, for example 2027-06-30.") from None
