"""What every part of the Desk shares: its collaborators, and how a case is opened, judged and saved."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from drafting.account import Account
from drafting.channels import Channels
from drafting.desk.ports import Clock, DetectLanguage, GuardPort, JobsPort, Parked, ReadPost, SearchPort, unread
from drafting.desk.rights import Action, authorise
from drafting.desk.standing import is_known, remedies_given
from drafting.desk.view import lease_holder, view
from drafting.errors import InvalidInput, LeaseHeld, VersionConflict
from drafting.limits import PRIVATE_CHANNEL
from drafting.models import Actor, AuthorHistory, CaseState, CaseView, Draft
from drafting.reading import ReadAs
from drafting.settings import Settings
from drafting.states import StepName, step
from drafting.store import ACCOUNTS, CaseRecord, Database, JobKind, JobRecord, Transaction, digest, new_id
from drafting.webhooks import EVENT_OF, body_of
from policy.errors import PolicyError
from policy.models import Context, EvidenceItem, PastReply, Role, Verdict

log = logging.getLogger("replydesk.desk")

SYSTEM = Actor(
    account_id="system",
    username="system",
    name="replydesk",
    roles=("agent", "approver", "trainer", "admin"),
    via="system",
    human=False,
)
"""Private messages are judged by the rules of a private channel."""
DELIVER_AGAIN = timedelta(seconds=5)
"""The caller delivers at once; the job steps in when that has not happened by then."""


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


class Workbench:
    """Holds what the parts of the Desk work with; every part is a subclass with one theme.

    database: opened by `drafting.store.Database.open`; the Desk closes it.
    guard: `policy.Guard` or `policy.LiveGuard`. settings: `settings.review` gives terms and numbers.
    detect_language: `policy.detect_language`. channels: where replies go.
    knowledge: for `search`; None where no index is open. jobs: `drafting.jobs.JobRunner` in a server or
    worker; by default jobs wait in the database. read: what the writer makes of a post.
    clock: aware UTC times; tests replace it.
    """

    def __init__(
        self,
        database: Database,
        guard: GuardPort,
        settings: Settings,
        *,
        channels: Channels,
        detect_language: DetectLanguage,
        knowledge: SearchPort | None = None,
        jobs: JobsPort | None = None,
        read: ReadPost = unread,
        clock: Clock = utc_now,
    ) -> None:
        self._db = database
        self._guard = guard
        self._settings = settings
        self._channels = channels
        self._detect_language = detect_language
        self._knowledge = knowledge
        self._jobs: JobsPort = jobs or Parked()
        self._read = read
        self._now = clock
        self._recent: tuple[str | None, tuple[PastReply, ...]] = (None, ())

    def close(self) -> None:
        """Give back the database's connections."""
        self._db.close()

    def system(self) -> Actor:
        """The program itself: jobs, channels, and the command line on this machine. It can never approve."""
        return SYSTEM

    def recent_replies(self) -> tuple[PastReply, ...]:
        """The last public replies, for the check on near copies; the writer asks for them too."""
        with self._db.read() as tx:
            return self._recent_in(tx)

    def _authorise(self, tx: Transaction, actor: Actor, action: Action) -> Account | None:
        account = tx.accounts.by_id(actor.account_id)
        authorise(actor, account, action, self._now())
        return account

    def _open(self, tx: Transaction, actor: Actor, case_id: str, version: int, name: StepName) -> CaseRecord:
        """Lock the case for a change: version, lease and step must all fit."""
        case = tx.cases.get(case_id, lock=True)
        if case.version != version:
            raise VersionConflict(
                f"The case changed since you read it (version {case.version}, you have {version}). "
                "Read it again and repeat."
            )
        self._refuse_if_leased(case, actor)
        step(name, case.state)
        return case

    def _refuse_if_leased(self, case: CaseRecord, actor: Actor) -> None:
        holder = lease_holder(case, self._now())
        if holder is not None and holder != actor.username and actor.via != "system":
            assert case.lease_until is not None
            raise LeaseHeld(
                f"{holder} is working on this case until {case.lease_until:%H:%M} UTC. Wait, or ask them to release it."
            )

    def _save(
        self,
        tx: Transaction,
        actor: Actor,
        case: CaseRecord,
        action: str,
        data: Mapping[str, Any],
        *,
        words: frozenset[str] | None = None,
        **changes: Any,
    ) -> CaseRecord:
        """Write the next version of a case and the audit entry about it."""
        after = case.model_copy(update=changes | {"version": case.version + 1})
        tx.cases.save(case, after, words)
        self._audit(tx, actor, case.id, action, {"version": after.version, "state": after.state.value, **data})
        return after

    def _audit(self, tx: Transaction, actor: Actor, chain: str, action: str, data: Mapping[str, Any]) -> None:
        """Record an action; what webhooks are told of it is a job in the same transaction."""
        now = self._now()
        tx.audit.append(chain, actor, action, now, data)
        event = EVENT_OF.get(action)
        if event is None or chain == ACCOUNTS:
            return
        body = body_of(action, chain, now, data)
        for webhook in tx.webhooks.active():
            if event in webhook.events:
                self._job(tx, "notify", chain, {"webhook": webhook.id, "body": body})

    def _lease(self, actor: Actor) -> dict[str, Any]:
        """The changes by which a person who works on a case holds it."""
        if not actor.human:
            return {}
        until = self._now() + timedelta(minutes=self._settings.review.lease_minutes)
        return {"claimed_by": actor.username, "lease_until": until}

    def _job(
        self,
        tx: Transaction,
        kind: JobKind,
        case_id: str,
        payload: dict[str, object],
        delay: timedelta = timedelta(),
        job_id: str | None = None,
        priority: int = 0,
    ) -> JobRecord:
        """Write a job into the transaction; it is kicked when that is durable."""
        now = self._now()
        job = JobRecord(
            id=job_id or new_id(now),
            kind=kind,
            case_id=case_id,
            payload=payload,
            state="pending",
            priority=priority,
            attempt=1,
            due_at=now + delay,
            error=None,
            created_at=now,
        )
        tx.jobs.add(job)
        if not delay:
            tx.after_commit(lambda: self._jobs.kick(job))
        return job

    def _judge(
        self,
        tx: Transaction,
        case: CaseRecord,
        text: str,
        private_message: str | None,
        evidence: tuple[EvidenceItem, ...],
        role: Role,
        signature: str | None = None,
        *,
        signed_later: bool = False,
    ) -> tuple[Verdict, Verdict | None]:
        """Run the guard on the reply and on the private message; InvalidInput for what cannot be checked.

        signature: how the person signs who works on the reply. signed_later: nobody works on it yet.
        """
        signing = {"signature": signature, "signed_later": signed_later}
        context = self._context(tx, case, evidence, role).model_copy(update=signing)
        try:
            public = self._guard.check(text, context)
            if private_message is None:
                return public, None
            unseen = context.model_copy(update={"channel": PRIVATE_CHANNEL, "recent": ()})
            return public, self._guard.check(private_message, unseen)
        except PolicyError as error:
            raise InvalidInput(str(error)) from None

    def _context(self, tx: Transaction, case: CaseRecord, evidence: tuple[EvidenceItem, ...], role: Role) -> Context:
        return Context(
            channel=case.channel,
            post=case.post,
            thread=tuple(m.text for m in case.thread),
            lang=case.lang,
            kind=case.kind if case.kind_set or case.kind != "other" else None,
            facts=case.facts.model_copy(update={"author": case.author}),
            evidence=evidence,
            recent=self._recent_in(tx),
            approver=role,
            today=self._now().date().isoformat(),
        )

    def _recent_in(self, tx: Transaction) -> tuple[PastReply, ...]:
        newest = tx.deliveries.newest()
        known, replies = self._recent
        if newest is None or newest != known:
            replies = tx.deliveries.recent(self._settings.review.recent_replies)
            self._recent = (newest, replies)
        return replies

    def _history(self, tx: Transaction, case: CaseRecord) -> AuthorHistory:
        """What is known of the author, and whether the policy for those who complain often applies."""
        table = self._settings.remedies
        given = [
            title for reply, facts in tx.cases.answered_before(case) for title in remedies_given(reply, facts, table)
        ]
        history = tx.cases.history(case).model_copy(update={"remedies": tuple(given)})
        return history.model_copy(update={"known": is_known(history, self._settings.known_authors)})

    def _view(self, tx: Transaction, case: CaseRecord) -> CaseView:
        known = case.kind if case.kind_set or case.verdict is not None else None
        reading = self._read(case.post, case.lang, known, case.read_as or ReadAs())
        if case.kind_set:
            reading = reading.model_copy(update={"corrected": True})
        return view(tx, case, self._now(), reading, self._history(tx, case))


def at_rest(case: CaseRecord) -> CaseState:
    """Where a case with a draft waits: escalated when it was routed to someone."""
    return CaseState.ESCALATED if case.route else CaseState.IN_REVIEW


def evidence_hash(case: CaseRecord, draft: Draft) -> str:
    """SHA-256 over everything the reply rests on: the draft's evidence and the facts of the case."""
    return digest(
        {
            "evidence": [e.model_dump(mode="json") for e in draft.evidence],
            "facts": case.facts.model_dump(mode="json"),
        }
    )


def binding_of(case: CaseRecord, draft: Draft, rulebook: str, version: int) -> str:
    """What an approval is bound to; any difference at delivery voids it."""
    return digest(
        {
            "text": draft.text,
            "private_message": draft.private_message,
            "channel": case.channel,
            "addressee": addressee_of(case),
            "rulebook": rulebook,
            "evidence": evidence_hash(case, draft),
            "version": version,
        }
    )


def addressee_of(case: CaseRecord) -> str:
    """Whom the reply goes to, as the channel knows them."""
    return case.author.handle or case.author.name or ""
