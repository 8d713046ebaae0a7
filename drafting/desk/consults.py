"""Asking somebody outside the desk who knows: the answer becomes a fact of the case, under their name."""

from __future__ import annotations

import re

from drafting.consulting import Consult
from drafting.desk import inputs
from drafting.desk.reading import page_size
from drafting.desk.review import ReviewPart
from drafting.errors import InvalidInput, WrongState
from drafting.models import Actor, CaseView
from drafting.states import allowed
from drafting.store import CaseRecord, new_id
from policy.models import GivenText

LONGEST_NAME = 120
_NO_LETTER = re.compile(r"[^a-z0-9]+")


class ConsultsPart(ReviewPart):
    """Questions to experts and their answers, on record."""

    def ask_expert(self, actor: Actor, case_id: str, expert: str, question: str, version: int) -> CaseView:
        """Note a question to a named person or role outside the desk, for example "Jan Weber, workshop".

        Whoever asks passes it on; the case can be worked on meanwhile. Raises InvalidInput, VersionConflict,
        LeaseHeld, WrongState.
        """
        expert, question = _name(expert, "Say whom you ask: a name or a role."), inputs.note(question, "a question")
        now = self._now()
        with self._db.write() as tx:
            self._authorise(tx, actor, "work")
            case = self._open(tx, actor, case_id, version, "facts")
            consult = Consult(
                id=new_id(now),
                case_id=case.id,
                expert=expert,
                question=question,
                asked_by=actor.username,
                asked_at=now,
            )
            tx.consults.add(consult)
            data = {"consult": consult.id, "expert": expert, "question": question}
            return self._view(tx, self._save(tx, actor, case, "expert_asked", data, **self._lease(actor)))

    def answer_expert(
        self, actor: Actor, case_id: str, consult_id: str, answer: str, version: int, *, by: str | None = None
    ) -> CaseView:
        """Record what the expert said: a fact of the case from now on, and a new draft is written with it.

        `by`: who answered, where it was somebody else than was asked. The id of the fact names them, so that
        everything that rests on it says whose word it is. Where the policy forbids a draft, none is written.
        """
        answer = inputs.note(answer, "an answer")
        with self._db.write() as tx:
            self._authorise(tx, actor, "work")
            case = self._open(tx, actor, case_id, version, "facts")
            consult = tx.consults.get(case.id, consult_id)
            if consult.answered_at is not None:
                raise WrongState(f"{consult.answered_by} answered this already. Ask again if something is left open.")
            who = _name(by, "") if by and by.strip() else consult.expert
            fact = GivenText(id=_fact_id(case, who), text=answer)
            tx.consults.save(
                consult.model_copy(
                    update={
                        "answer": answer,
                        "answered_by": who,
                        "recorded_by": actor.username,
                        "answered_at": self._now(),
                        "fact_id": fact.id,
                    }
                )
            )
            facts = case.facts.model_copy(update={"facts": (*case.facts.facts, fact)})
            data = {"consult": consult.id, "by": who, "fact": fact.model_dump()}
            view = self._correct(actor, case.id, case.version, "expert_answered", data, facts=facts)
            if view.draft_allowed and "draft" in allowed(view.state):
                return self.request_draft(actor, case.id, view.version)
            return view

    def consults(self, actor: Actor, limit: int = 50) -> tuple[Consult, ...]:
        """Questions that still wait for an answer, oldest first."""
        size = page_size(limit)
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tx.consults.waiting(size)


def _name(text: str, empty: str) -> str:
    name = " ".join(inputs.mended(text).split())
    if not name:
        raise InvalidInput(empty)
    if len(name) > LONGEST_NAME:
        raise InvalidInput(f"A name or role has at most {LONGEST_NAME} characters.")
    return name


def _fact_id(case: CaseRecord, who: str) -> str:
    """An id that names the expert and is free in the case."""
    base = f"expert-{_NO_LETTER.sub('-', who.casefold()).strip('-')[:60] or 'answer'}"
    taken = {fact.id for fact in case.facts.facts}
    return next(name for n in range(1, len(taken) + 2) if (name := base if n == 1 else f"{base}-{n}") not in taken)
