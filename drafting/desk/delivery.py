"""Approved bytes are handed over once, after everything was judged once more."""

from __future__ import annotations

from datetime import timedelta

from drafting.channels import Channel, Parcel
from drafting.desk.judgement import require_no_block, require_role
from drafting.desk.reading import page_size
from drafting.desk.review import ReviewPart
from drafting.desk.rights import approver_role, authorise
from drafting.desk.themes import require_no_hold
from drafting.desk.workbench import SYSTEM, addressee_of, at_rest, binding_of, log
from drafting.errors import DeliveryFailed, DraftingError, Held, TextChanged, WrongState
from drafting.models import Actor, CaseState, CaseView, Decision, Delivery, Page
from drafting.states import step
from drafting.store import ApprovalRecord, CaseRecord, JobState, Transaction, new_id, text_digest

TRIES = 5
"""How often delivery is tried before it waits for a human."""
BACKOFF = timedelta(seconds=10)
"""Pause before the second try; it doubles each time."""


class DeliveryPart(ReviewPart):
    """Hands approved replies to their channel; safe to run twice, by two processes, or after a kill."""

    def deliver(self, decision_id: str) -> None:
        """Send the reply of an approval if that still holds; otherwise the case goes back to review.

        Idempotent: a reply that left is only recorded, never sent again.
        """
        parcel = self._hand_over(decision_id)
        if parcel is None:
            return
        channel = self._channels.of(parcel.channel)
        try:
            channel.deliver(parcel)
        except DeliveryFailed as error:
            self._record_failure(decision_id, str(error))
        except Exception:  # noqa: BLE001 - a channel may raise anything; the reply must not hang
            log.exception("the channel %r failed", parcel.channel)
            if _left(channel, decision_id):
                self._record_sent(decision_id)
            else:
                self._record_failure(decision_id, f"The channel {parcel.channel!r} failed unexpectedly.")
        else:
            self._record_sent(decision_id)

    def retry(self, actor: Actor, case_id: str, version: int) -> CaseView:
        """Try again what failed: the delivery of an approved reply, or the draft of a failed case."""
        with self._db.write() as tx:
            if tx.cases.get(case_id).state is not CaseState.SEND_FAILED:
                return super().retry(actor, case_id, version)
            self._authorise(tx, actor, "work")
            case = self._open(tx, actor, case_id, version, "hand_over")
            decision = _last_approval(tx, case)
            self._audit(tx, actor, case.id, "retry", {"decision": decision.id})
            tx.after_commit(lambda: self._deliver_now(decision.id))
        with self._db.read() as tx:
            return self._view(tx, tx.cases.get(case_id))

    def _deliver_now(self, decision_id: str) -> None:
        """Send at once; whatever goes wrong here is left to the delivery job."""
        try:
            self.deliver(decision_id)
        except Exception:  # noqa: BLE001 - the approval stands; its job delivers
            log.exception("delivery is left to its job")

    def outbox(self, actor: Actor, cursor: str | None = None, limit: int = 50) -> Page[Delivery]:
        """What was handed over, newest first."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            items, more = tx.deliveries.page(cursor, page_size(limit))
            return Page(items=items, next_cursor=more)

    def _hand_over(self, decision_id: str) -> Parcel | None:
        """In one transaction: judge once more and mark the approval used, or send the case back to review."""
        with self._db.write() as tx:
            approval = tx.decisions.get(decision_id)
            case = tx.cases.get(approval.decision.case_id, lock=True)
            delivery = tx.deliveries.for_decision(decision_id)
            if _last_approval(tx, case).id != decision_id:
                return None
            if case.state is CaseState.SENDING and delivery is not None:
                return _parcel(case, delivery)  # a process died, or another one is at it: the channel knows
            if not _is_current(approval, case):
                return None
            if delivery is not None and self._channels.of(case.channel).delivered(decision_id):
                case = self._save(tx, SYSTEM, case, "found_sent", {}, state=step("hand_over", case.state))
                return _parcel(case, delivery)
            try:
                self._require_still_valid(tx, approval, case)
            except DraftingError as reason:
                self._refuse(tx, approval.decision, case, reason)
                return None
            return self._start_sending(tx, approval.decision, case, delivery)

    def _start_sending(
        self, tx: Transaction, decision: Decision, case: CaseRecord, delivery: Delivery | None
    ) -> Parcel:
        now = self._now()
        if delivery is None:
            assert decision.draft_id is not None
            draft = tx.drafts.get(decision.draft_id)
            if not tx.decisions.use(decision.id, now):
                raise TextChanged("This approval was used already.")
            delivery = Delivery(
                id=new_id(now),
                case_id=case.id,
                decision_id=decision.id,
                post=case.post,
                text=draft.text,
                private_message=draft.private_message,
                channel=case.channel,
                addressee=addressee_of(case),
                state="pending",
                created_at=now,
            )
            tx.deliveries.add(delivery)
        case = self._save(
            tx,
            SYSTEM,
            case,
            "sending",
            {"decision": decision.id, "delivery": delivery.id, "text_sha256": text_digest(delivery.text)},
            state=step("hand_over", case.state),
            failure=None,
        )
        return _parcel(case, delivery)

    def _require_still_valid(self, tx: Transaction, approval: ApprovalRecord, case: CaseRecord) -> None:
        """Raise when anything that the approval rests on is no longer so."""
        decision, now = approval.decision, self._now()
        if decision.expires_at is None or decision.expires_at <= now:
            raise WrongState("The approval expired before the reply was sent. Read it and approve it again.")
        account = tx.accounts.by_id(approval.account_id)
        person = Actor(
            account_id=approval.account_id,
            username=decision.by,
            name=account.name if account else decision.by,
            roles=account.roles if account else (),
            via="desk",
        )
        authorise(person, account, "approve", now)
        assert account is not None
        assert decision.draft_id is not None
        draft = tx.drafts.get(decision.draft_id)
        role = approver_role(account.roles)
        verdicts = self._judge(tx, case, draft.text, draft.private_message, draft.evidence, role)
        if verdicts[0].rulebook != approval.rulebook:
            raise Held("The rulebook changed after the approval. Check the reply against it and approve it again.")
        if binding_of(case, draft, verdicts[0].rulebook, approval.case_version) != decision.binding:
            raise TextChanged("What would be sent is not what was approved. Read it and approve it again.")
        overridden = require_no_block(verdicts, account, decision.override_reason)
        if not set(overridden) <= set(approval.overridden):
            raise Held(f"A rule now holds the reply that did not at approval: {', '.join(overridden)}.")
        require_role(case, verdicts, role)
        require_no_hold(tx, case)

    def _refuse(self, tx: Transaction, decision: Decision, case: CaseRecord, reason: DraftingError) -> None:
        delivery = tx.deliveries.for_decision(decision.id)
        if delivery is not None:
            tx.deliveries.save(delivery.model_copy(update={"state": "failed", "error": str(reason)}))
        self._end_job(tx, decision.id, "dropped", str(reason))
        self._save(
            tx,
            SYSTEM,
            case,
            "approval_void",
            {"decision": decision.id, "kind": type(reason).__name__, "reason": str(reason)},
            state=step("refuse", case.state, at_rest(case)),
            failure=str(reason),
        )

    def _record_sent(self, decision_id: str) -> None:
        with self._db.write() as tx:
            decision = tx.decisions.get(decision_id).decision
            case = tx.cases.get(decision.case_id, lock=True)
            delivery = tx.deliveries.for_decision(decision_id)
            if case.state is not CaseState.SENDING or delivery is None or delivery.state == "delivered":
                return
            tx.deliveries.save(
                delivery.model_copy(
                    update={
                        "state": "delivered",
                        "attempts": delivery.attempts + 1,
                        "error": None,
                        "delivered_at": self._now(),
                    }
                )
            )
            self._end_job(tx, decision_id, "done", None)
            case = self._save(
                tx,
                SYSTEM,
                case,
                "sent",
                {"decision": decision_id, "delivery": delivery.id, "text_sha256": text_digest(delivery.text)},
                state=step("sent", case.state, CaseState.STALE if case.changed else CaseState.SENT),
                failure=None,
                changed=False,
            )
            if not any(d.post == delivery.post and d.id != delivery.id for d in tx.deliveries.of(case.id)):
                self._job(tx, "learn", case.id, {"decision": decision_id})  # a follow-up answers no post
            if case.state is CaseState.STALE:
                self._begin(tx, SYSTEM, case)

    def _record_failure(self, decision_id: str, reason: str) -> None:
        with self._db.write() as tx:
            decision = tx.decisions.get(decision_id).decision
            case = tx.cases.get(decision.case_id, lock=True)
            delivery = tx.deliveries.for_decision(decision_id)
            if case.state is not CaseState.SENDING or delivery is None:
                return
            attempts = delivery.attempts + 1
            tx.deliveries.save(delivery.model_copy(update={"state": "failed", "attempts": attempts, "error": reason}))
            then = CaseState.STALE if case.changed else CaseState.SEND_FAILED
            job = tx.jobs.get(decision_id)
            if job is not None:
                pause = BACKOFF * 2 ** (attempts - 1)
                again = attempts < TRIES and not case.changed
                update = {"attempt": job.attempt + 1, "due_at": self._now() + pause, "error": reason}
                tx.jobs.save(job.model_copy(update=update | {"state": "pending" if again else "failed"}))
            case = self._save(
                tx,
                SYSTEM,
                case,
                "send_failed",
                {"decision": decision_id, "attempt": attempts, "reason": reason},
                state=step("send_failed", case.state, then),
                failure=reason,
                changed=False,
            )
            if case.state is CaseState.STALE:
                self._begin(tx, SYSTEM, case)

    def _end_job(self, tx: Transaction, job_id: str, state: JobState, error: str | None) -> None:
        job = tx.jobs.get(job_id)
        if job is not None:
            tx.jobs.save(job.model_copy(update={"state": state, "error": error}))


def _left(channel: Channel, decision_id: str) -> bool:
    """Ask a channel that failed whether the reply left all the same; when it cannot say, the retry asks again."""
    try:
        return channel.delivered(decision_id)
    except Exception:  # noqa: BLE001 - it has failed once already
        return False


def _is_current(approval: ApprovalRecord, case: CaseRecord) -> bool:
    """False when the case went on since: a new approval, or none any more."""
    if case.state is CaseState.APPROVED:
        return approval.decision.used_at is None and case.version == approval.case_version + 1
    return case.state is CaseState.SEND_FAILED and approval.decision.used_at is not None


def _last_approval(tx: Transaction, case: CaseRecord) -> Decision:
    return next(d for d in reversed(tx.decisions.of(case.id)) if d.kind == "approve")


def _parcel(case: CaseRecord, delivery: Delivery) -> Parcel:
    return Parcel(
        id=delivery.id,
        case_id=case.id,
        channel=delivery.channel,
        external_id=case.external_id,
        addressee=delivery.addressee,
        text=delivery.text,
        private_message=delivery.private_message,
        decision=delivery.decision_id,
        sha256=text_digest(delivery.text),
        at=delivery.created_at,
    )
