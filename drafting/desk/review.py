"""Agents work on a case: hold it, record facts, edit, reject, escalate, close."""

from __future__ import annotations

from typing import Any

from drafting.account import Account
from drafting.desk import inputs
from drafting.desk.drafting import about
from drafting.desk.intake import IntakePart
from drafting.desk.rights import approver_role
from drafting.desk.signing import words_of
from drafting.desk.view import lease_holder
from drafting.desk.workbench import at_rest, evidence_hash
from drafting.errors import LeaseHeld, NotAllowed
from drafting.models import Actor, CaseView, Decision, DecisionKind, Recipe
from drafting.reading import Correction, ReadAs
from drafting.states import AT_REST, StepName, step
from drafting.store import ApprovalRecord, CaseRecord, Transaction, new_id
from policy.models import CaseFacts

_RELEASED: dict[str, Any] = {"claimed_by": None, "lease_until": None}


class ReviewPart(IntakePart):
    """Everything between a draft and its approval."""

    def claim(self, actor: Actor, case_id: str) -> CaseView:
        """Take the case, or hold it longer. A draft of the model that bears no or another's signature is signed.

        The version stays where there was nothing to sign. Raises LeaseHeld, naming who works on it and until when.
        """
        with self._db.write() as tx:
            account = self._authorise(tx, actor, "work")
            case = tx.cases.get(case_id, lock=True)
            self._refuse_if_leased(case, actor)
            if not actor.human:
                raise NotAllowed("Only a person can take a case.")
            fresh = lease_holder(case, self._now()) is None
            held = case.model_copy(update=self._lease(actor))
            tx.cases.save(case, held)
            if fresh:
                self._audit(tx, actor, case.id, "claim", {"minutes": self._settings.review.lease_minutes})
            return self._view(tx, self._sign(tx, actor, account, held))

    def release(self, actor: Actor, case_id: str) -> None:
        """Let go of a case; nothing happens when the actor does not hold it. An admin may free anybody's."""
        with self._db.write() as tx:
            account = self._authorise(tx, actor, "read")
            case = tx.cases.get(case_id, lock=True)
            holder = lease_holder(case, self._now())
            if holder is None:
                return
            if holder != actor.username and not (account and "admin" in account.roles):
                raise LeaseHeld(f"{holder} holds this case; only they or an admin can release it.")
            tx.cases.save(case, case.model_copy(update=_RELEASED))
            self._audit(tx, actor, case.id, "release", {"holder": holder})

    def set_facts(self, actor: Actor, case_id: str, facts: CaseFacts, version: int) -> CaseView:
        """Record what happened. Replaces the facts of the case; they are evidence from now on."""
        facts = inputs.facts(facts)
        return self._correct(actor, case_id, version, "facts_set", facts.model_dump(mode="json"), facts=facts)

    def correct_reading(self, actor: Actor, case_id: str, said: Correction, version: int) -> CaseView:
        """Correct how the post was read: kind, language, what it names and asks, how urgent it is, who must decide.

        The next draft follows it. Raises NotAllowed when an agent takes a case back from whom the policy names.
        """
        lang = inputs.language(said.lang) or "und"
        problems, asked = inputs.clauses(said.problems), inputs.clauses(said.asked)
        route = None if said.route is None else inputs.note(said.route, "a route", required=False)
        with self._db.read() as tx:
            before = tx.cases.get(case_id)
        changes: dict[str, Any] = {"kind": said.kind, "lang": lang, "kind_set": True}
        if problems is not None or asked is not None:
            known = before.read_as or ReadAs()
            changes["read_as"] = ReadAs(
                problems=known.problems if problems is None else problems,
                asked=known.asked if asked is None else asked,
            )
        if said.urgent is not None:
            changes["urgent"] = said.urgent
        if route is not None and (route or None) != before.route:
            if not route and (before.held or not set(actor.roles) & {"approver", "admin"}):
                raise NotAllowed(f"This case is with {before.route}: only an approver or admin takes it back.")
            changes["route"] = route or None
        data = {name: value for name, value in changes.items() if name not in ("kind_set", "read_as")}
        data |= {"read_as": list(changes["read_as"].model_fields_set)} if "read_as" in changes else {}
        return self._correct(actor, case_id, version, "reading_set", data, **changes)

    def edit(self, actor: Actor, case_id: str, text: str, version: int, private_message: str | None = None) -> CaseView:
        """Make revision n+1 with a human's text, exactly as given, and its verdict.

        Wins over a draft that is still being written. Raises InvalidInput, VersionConflict,
        LeaseHeld, WrongState.
        """
        return self._write(actor, case_id, text, version, private_message, "edit")

    def _write(
        self, actor: Actor, case_id: str, text: str, version: int, private_message: str | None, name: StepName
    ) -> CaseView:
        """Make revision n+1 by the step `name`."""
        text = inputs.reply(text)
        private = inputs.private_message(private_message)
        with self._db.write() as tx:
            account = self._authorise(tx, actor, "work")
            case = self._open(tx, actor, case_id, version, name)
            before = tx.drafts.latest(case.id)
            role = approver_role(account.roles if account else ("agent",))
            evidence = before.evidence if before else ()
            signature = account.signature if account else None
            verdicts = self._judge(tx, case, text, private, evidence, role, signature)
            recipe = Recipe(source="human", rulebook=verdicts[0].rulebook, author=actor.username)
            draft = self._add_draft(
                tx,
                case,
                text,
                private,
                verdicts,
                evidence,
                recipe=recipe,
                needs=before.needs if before else (),
            )
            tx.jobs.clear_progress(case.id)
            case = self._save(
                tx,
                actor,
                case,
                "edited",
                about(draft) | ({"follow_up": True} if name == "follow_up" else {}),
                state=step(name, case.state, at_rest(case)),
                job_id=None,
                failure=None,
                verdict=draft.verdict.verdict,
                **self._lease(actor),
            )
            return self._view(tx, case)

    def reject(self, actor: Actor, case_id: str, note: str, version: int) -> CaseView:
        """Refuse the draft and say why; ask for another, or write one."""
        return self._decide(actor, case_id, version, "reject", inputs.note(note, "a rejection"))

    def escalate(self, actor: Actor, case_id: str, to_role: str, note: str, version: int) -> CaseView:
        """Hand the case to a role or department and say why. From then on an approver must approve."""
        role = inputs.note(to_role, "an escalation")
        return self._decide(actor, case_id, version, "escalate", inputs.note(note, "an escalation"), to_role=role)

    def no_reply(self, actor: Actor, case_id: str, reason: str, version: int) -> CaseView:
        """Close without an answer: a decision on record, with its reason."""
        return self._decide(actor, case_id, version, "no_reply", inputs.note(reason, "closing without a reply"))

    def close_case(self, actor: Actor, case_id: str, version: int) -> CaseView:
        """Nothing more is to be done on an answered case."""
        with self._db.write() as tx:
            self._authorise(tx, actor, "work")
            case = self._open(tx, actor, case_id, version, "close")
            case = self._save(tx, actor, case, "closed", {}, state=step("close", case.state), **_RELEASED)
            return self._view(tx, case)

    def _sign(self, tx: Transaction, actor: Actor, account: Account | None, case: CaseRecord) -> CaseRecord:
        """Store the model's latest draft under the actor's signature, or under none; a person's words and a refused
        draft stay.
        """
        draft = tx.drafts.latest(case.id)
        if account is None or draft is None or case.state not in AT_REST:
            return case
        refused = any(d.kind == "reject" and d.draft_id == draft.id for d in tx.decisions.of(case.id))
        if draft.recipe.source != "model" or refused:
            return case
        role = approver_role(account.roles)
        words, verdicts = self._signed_by(tx, case, words_of(draft), draft.evidence, role, account)
        if words.text == draft.text:
            return case
        how = f": signed {account.signature}" if account.signature else " and has no signature: the one before came off"
        said = f"{account.name} took the case{how}."
        stored = self._add_draft(
            tx,
            case,
            words.text,
            words.private_message,
            verdicts,
            draft.evidence,
            recipe=draft.recipe.model_copy(update={"steps": (*draft.recipe.steps, said)}),
            needs=draft.needs,
            citations=draft.citations,
            alternatives=words.alternatives,
        )
        return self._save(tx, actor, case, "signed", about(stored), verdict=stored.verdict.verdict)

    def _correct(
        self, actor: Actor, case_id: str, version: int, action: str, data: dict[str, Any], **changes: Any
    ) -> CaseView:
        """Change what is known of a case and judge its latest draft again in that light."""
        with self._db.write() as tx:
            account = self._authorise(tx, actor, "work")
            case = self._open(tx, actor, case_id, version, "facts")
            after = case.model_copy(update=changes)
            draft = tx.drafts.latest(case.id)
            if draft is not None and case.verdict is not None:
                role = approver_role(account.roles if account else ("agent",))
                signature = account.signature if account else None
                later = not actor.human and lease_holder(case, self._now()) is None
                public, _ = self._judge(
                    tx, after, draft.text, None, draft.evidence, role, signature, signed_later=later
                )
                changes["verdict"] = public.verdict
                data = data | {"evidence": evidence_hash(after, draft)}
            case = self._save(tx, actor, case, action, data, **changes, **self._lease(actor))
            return self._view(tx, case)

    def _decide(
        self,
        actor: Actor,
        case_id: str,
        version: int,
        kind: DecisionKind,
        words: str,
        to_role: str | None = None,
    ) -> CaseView:
        with self._db.write() as tx:
            self._authorise(tx, actor, "decide")
            name: StepName = kind
            case = self._open(tx, actor, case_id, version, name)
            decision = self._record_decision(tx, actor, case, kind, words, to_role)
            tx.jobs.clear_progress(case.id)
            routed: dict[str, Any] = {"route": to_role, "urgent": True} if to_role else {}
            case = self._save(
                tx,
                actor,
                case,
                kind,
                {"decision": decision.id, "note": words, "to_role": to_role},
                state=step(name, case.state),
                job_id=None,
                failure=None,
                **routed,
                **_RELEASED,
            )
            return self._view(tx, case)

    def _record_decision(
        self,
        tx: Transaction,
        actor: Actor,
        case: CaseRecord,
        kind: DecisionKind,
        words: str,
        to_role: str | None,
    ) -> Decision:
        now = self._now()
        latest = tx.drafts.latest(case.id)
        decision = Decision(
            id=new_id(now),
            case_id=case.id,
            kind=kind,
            by=actor.username,
            at=now,
            note=words,
            to_role=to_role,
            draft_id=latest.id if latest else None,
        )
        tx.decisions.add(
            ApprovalRecord(
                decision=decision,
                account_id=actor.account_id,
                case_version=case.version,
                rulebook=None,
                overridden=(),
            )
        )
        return decision
