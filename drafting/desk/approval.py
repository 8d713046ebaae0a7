"""A trained human with the role approves exact bytes, once, for a limited time."""

from __future__ import annotations

from datetime import timedelta

from drafting.desk import inputs
from drafting.desk.jobs import JobsPart
from drafting.desk.judgement import require_no_block, require_role
from drafting.desk.rights import approver_role
from drafting.desk.standing import remedies_given, require_goodwill_by_approver
from drafting.desk.themes import require_no_hold
from drafting.desk.workbench import DELIVER_AGAIN, binding_of
from drafting.errors import DraftingError, TextChanged
from drafting.models import Actor, CaseView, Decision, Draft
from drafting.states import step
from drafting.store import ApprovalRecord, Transaction, new_id


class ApprovalPart(JobsPart):
    """Approves, and sends at once."""

    def approve(
        self,
        actor: Actor,
        case_id: str,
        draft_id: str,
        text_sha256: str,
        version: int,
        override_reason: str | None = None,
    ) -> CaseView:
        """Approve the latest revision, which must have the hash that the approver read, and send it.

        The guard runs again with the approver's role. A block stands unless a role of the approver is named
        in every blocking finding's `overridable_by` and a reason is given; a rule that failed is never
        overridden. What is escalated needs the role approver. The approval binds text, private message,
        channel, addressee, rulebook, evidence and version, is used once and expires.

        Raises NotAllowed, TextChanged, Held, VersionConflict, LeaseHeld, WrongState; the refusal is audited.
        """
        try:
            with self._db.write() as tx:
                decision = self._approve_in(tx, actor, case_id, draft_id, text_sha256, version, override_reason)
                tx.after_commit(lambda: self._deliver_now(decision.id))
        except DraftingError as refusal:
            reason = {"kind": type(refusal).__name__, "reason": str(refusal)}
            self._db.outside(lambda: self._record_refusal(actor, case_id, reason))
            raise
        with self._db.read() as tx:
            return self._view(tx, tx.cases.get(case_id))

    def _approve_in(
        self,
        tx: Transaction,
        actor: Actor,
        case_id: str,
        draft_id: str,
        text_sha256: str,
        version: int,
        override_reason: str | None,
    ) -> Decision:
        account = self._authorise(tx, actor, "approve")
        assert account is not None
        case = self._open(tx, actor, case_id, version, "approve")
        draft = _the_draft_that_was_read(tx.drafts.latest(case.id), draft_id, text_sha256)
        role = approver_role(tuple(r for r in account.roles if r in actor.roles))
        verdict, private = self._judge(
            tx, case, draft.text, draft.private_message, draft.evidence, role, account.signature
        )
        overridden = require_no_block((verdict, private), account, override_reason)
        require_role(case, (verdict, private), role)
        given = remedies_given(f"{draft.text}\n{draft.private_message or ''}", case.facts, self._settings.remedies)
        require_goodwill_by_approver(given, role, known=self._history(tx, case).known)
        require_no_hold(tx, case)
        now = self._now()
        decision = Decision(
            id=new_id(now),
            case_id=case.id,
            kind="approve",
            by=actor.username,
            at=now,
            draft_id=draft.id,
            binding=binding_of(case, draft, verdict.rulebook, case.version),
            expires_at=now + timedelta(minutes=self._settings.review.approval_minutes),
            override_reason=inputs.note(override_reason or "", "an override") if overridden else None,
        )
        tx.decisions.add(
            ApprovalRecord(
                decision=decision,
                account_id=account.id,
                case_version=case.version,
                rulebook=verdict.rulebook,
                overridden=overridden,
            )
        )
        self._save(
            tx,
            actor,
            case,
            "approved",
            {
                "decision": decision.id,
                "draft": draft.id,
                "text_sha256": draft.text_sha256,
                "binding": decision.binding,
                "rulebook": verdict.rulebook,
                "verdict": verdict.verdict,
                "role": role,
                "overridden": list(overridden),
                "override_reason": decision.override_reason,
            },
            state=step("approve", case.state),
            job_id=None,
            failure=None,
            verdict=verdict.verdict,
            claimed_by=None,
            lease_until=None,
        )
        self._job(tx, "deliver", case.id, {"decision": decision.id}, DELIVER_AGAIN, job_id=decision.id)
        return decision

    def _record_refusal(self, actor: Actor, case_id: str, reason: dict[str, str]) -> None:
        with self._db.write() as tx:
            if tx.cases.exists(case_id):
                self._audit(tx, actor, case_id, "approval_refused", reason)


def _the_draft_that_was_read(latest: Draft | None, draft_id: str, text_sha256: str) -> Draft:
    if latest is None or latest.id != draft_id:
        raise TextChanged("There is a newer revision than the one you read. Read it, then approve it.")
    if latest.text_sha256 != text_sha256.lower():
        raise TextChanged("The text to approve is not, byte for byte, the stored revision. Save it first.")
    return latest
