"""What an agent does with a case: each ask becomes a call of the Desk, or two where a text is saved first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from drafting.desk import Desk
from drafting.errors import LeaseHeld, NotAllowed, TextChanged, WrongState
from drafting.models import Actor, CaseState, CaseView
from drafting.reading import Correction
from drafting.states import allowed
from policy.models import CaseFacts, ChannelSpec, GivenText, Verdict
from ui.desk import asks
from ui.desk.case_view import case_view, verdict_view
from ui.desk.gateway import Answer
from ui.desk.rendering import render


class CaseCalls:
    """Answers to the asks of the case page."""

    def __init__(self, desk: Desk, channel: Callable[[str], ChannelSpec]) -> None:
        self._desk = desk
        self._channel = channel

    def open(self, actor: Actor, ask: asks.Open) -> Answer:
        """Show the case. The lease is taken when it can be; otherwise the page is for reading."""
        notice = ""
        if ask.claim:
            try:
                return self._view(actor, self._desk.claim(actor, ask.case))
            except (LeaseHeld, NotAllowed, WrongState) as error:
                notice = str(error)
        return self._view(actor, self._desk.case(actor, ask.case)) | {"notice": notice}

    def check(self, actor: Actor, ask: asks.Check) -> Answer:
        """Judge a text as it would be judged at approval by this person; stores nothing."""
        case = self._desk.case(actor, ask.case)
        verdict = self._desk.check(actor, ask.text, case_id=ask.case)
        return verdict_view(verdict, actor, self._channel(case.channel), case.state)

    def save(self, actor: Actor, ask: asks.Save) -> Answer:
        """Store the text as the next revision, unless it is the latest one already."""
        return self._view(actor, self._saved(actor, ask, ask.text, ask.private_message)[0])

    def write(self, actor: Actor, ask: asks.WriteAgain) -> Answer:
        """Ask for another draft; what the agent typed is stored first."""
        version = ask.version
        if ask.text and ask.text.strip():
            _, version = self._saved(actor, ask, ask.text, ask.private_message)
        wish = (ask.instruction or "").strip() or None
        return self._view(actor, self._desk.request_draft(actor, ask.case, version, wish))

    def facts(self, actor: Actor, ask: asks.RecordFacts) -> Answer:
        """Record what was found out; answers to open questions are facts as well."""
        before = self._desk.case(actor, ask.case).facts
        texts = [line.strip() for line in ask.facts if line.strip()]
        texts += [f"{a.question.strip()} {a.text.strip()}".strip() for a in ask.answers if a.text.strip()]
        known = {fact.text: fact.id for fact in before.facts}
        taken = set(known.values())
        facts: list[GivenText] = []
        for text in dict.fromkeys(texts):
            fact_id = known.get(text) or _fresh(taken)
            taken.add(fact_id)
            facts.append(GivenText(id=fact_id, text=text))
        recorded = CaseFacts(fault=ask.fault, facts=tuple(facts), evidence=before.evidence, author=before.author)
        case = self._desk.set_facts(actor, ask.case, recorded, ask.version)
        if ask.redraft:
            case = self._desk.request_draft(actor, ask.case, case.version)
        return self._view(actor, case)

    def correct(self, actor: Actor, ask: asks.Correct) -> Answer:
        """Correct how the post was read, and draft again in that light where it is asked for."""
        said = Correction.model_validate(ask.model_dump(include=set(Correction.model_fields)))
        case = self._desk.correct_reading(actor, ask.case, said, ask.version)
        if ask.redraft:
            case = self._desk.request_draft(actor, ask.case, case.version)
        return self._view(actor, case)

    def approve(self, actor: Actor, ask: asks.Approve) -> Answer:
        """Approve the bytes the agent sees: stored as a revision first when they are not the latest one."""
        case, version = self._saved(actor, ask, ask.text, ask.private_message)
        draft = case.draft
        if draft is None or draft.text != ask.text:
            raise TextChanged("The text on the screen is not the latest revision. Read it again.")
        seen = hashlib.sha256(ask.text.encode("utf-8", "surrogatepass")).hexdigest()
        reason = (ask.override_reason or "").strip() or None
        return self._view(actor, self._desk.approve(actor, ask.case, draft.id, seen, version, override_reason=reason))

    def reject(self, actor: Actor, ask: asks.Reject) -> Answer:
        """Refuse the draft."""
        return self._view(actor, self._desk.reject(actor, ask.case, ask.note, ask.version))

    def escalate(self, actor: Actor, ask: asks.Escalate) -> Answer:
        """Hand it over."""
        return self._view(actor, self._desk.escalate(actor, ask.case, ask.to_role, ask.note, ask.version))

    def no_reply(self, actor: Actor, ask: asks.NoReply) -> Answer:
        """Record that there will be no reply."""
        return self._view(actor, self._desk.no_reply(actor, ask.case, ask.reason, ask.version))

    def outcome(self, actor: Actor, ask: asks.SetOutcome) -> Answer:
        """Note how the conversation ended."""
        return self._view(actor, self._desk.set_outcome(actor, ask.case, ask.kind))

    def follow_up(self, actor: Actor, ask: asks.WriteFollowUp) -> Answer:
        """Write once more to an answered customer."""
        return self._view(actor, self._desk.follow_up(actor, ask.case, ask.text, ask.version))

    def ask_expert(self, actor: Actor, ask: asks.AskExpert) -> Answer:
        """Note a question to somebody who knows."""
        return self._view(actor, self._desk.ask_expert(actor, ask.case, ask.expert, ask.question, ask.version))

    def answer_expert(self, actor: Actor, ask: asks.AnswerExpert) -> Answer:
        """Record what they said; a new draft is written with it."""
        case = self._desk.answer_expert(actor, ask.case, ask.consult, ask.answer, ask.version, by=ask.by or None)
        return self._view(actor, case)

    def retry(self, actor: Actor, ask: asks.Retry) -> Answer:
        """Try again what failed."""
        return self._view(actor, self._desk.retry(actor, ask.case, ask.version))

    def close(self, actor: Actor, ask: asks.Close) -> Answer:
        """Put it away."""
        return self._view(actor, self._desk.close_case(actor, ask.case, ask.version))

    def release(self, actor: Actor, ask: asks.Release) -> Answer:
        """Give it back to the queue."""
        self._desk.release(actor, ask.case)
        return self._view(actor, self._desk.case(actor, ask.case))

    def audit(self, actor: Actor, ask: asks.CaseAudit) -> Answer:
        """The record of the case."""
        page = self._desk.audit(actor, ask.case, ask.cursor)
        return {"html": {"trail": render("trail", entries=page.items, next_cursor=page.next_cursor, all_cases=False)}}

    def _saved(self, actor: Actor, ask: asks.OnCase, text: str, private: str | None) -> tuple[CaseView, int]:
        """The case with `text` as its latest revision, and the version to go on from.

        Where nothing is to be stored that is the version the page showed, so that a change the
        agent has not seen is still a conflict.
        """
        case = self._desk.case(actor, ask.case)
        draft = case.draft
        private = (private or "").strip() or None
        if draft is not None and draft.text == text and draft.private_message == private:
            return case, ask.version
        case = self._desk.edit(actor, ask.case, text, ask.version, private_message=private)
        return case, case.version

    def _view(self, actor: Actor, case: CaseView) -> Answer:
        gestures = self._desk.gestures(actor, case) if case.opportunity else ()
        return case_view(case, actor, self._channel(case.channel), self._judged(actor, case), gestures)

    def _judged(self, actor: Actor, case: CaseView) -> Verdict | None:
        """The latest draft as it would be judged for this person now: made ahead, it was judged for nobody."""
        if case.draft is None or case.state is CaseState.DRAFTING or "edit" not in allowed(case.state):
            return None
        return self._desk.check(actor, case.draft.text, case_id=case.id)


def _fresh(taken: set[str]) -> str:
    return next(f"f{n}" for n in range(1, len(taken) + 2) if f"f{n}" not in taken)
