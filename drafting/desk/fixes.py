"""A theme is mended: those who complained of it, and were answered, are written to once more."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from drafting.desk import inputs
from drafting.desk.themes import ThemesPart, holds_on, topic_words
from drafting.desk.workbench import SYSTEM
from drafting.errors import InvalidInput
from drafting.insight import Fix, FixProgress, LeftOut
from drafting.models import Actor, CaseState
from drafting.states import step
from drafting.store import ACCOUNTS, CaseRecord, Transaction, new_id
from policy.models import GivenText

LONGEST = 400
"""Characters of the sentence: it stands in a reply."""
MOST_LANGUAGES = 8
_COMPLAINTS = ("complaint", "attack")
_ANSWERED = (CaseState.SENT, CaseState.CLOSED)


class FixesPart(ThemesPart):
    """Tells customers that what they complained of was mended; each follow-up is reviewed like any reply."""

    def mark_fixed(self, actor: Actor, words: str, done: str, days: int = 90) -> Fix:
        """Say what was done about a topic, and have follow-ups drafted for those who complained of it.

        `words`: posts of the last `days` that hold all of them are meant; the first must be a telling word of theirs,
        as the first word of a theme is. `done`: one sentence as customers may read it; for customers of other languages
        one more line in each. It becomes a fact of every case that gets a follow-up.

        Left out is who did not complain, waits for an answer, is on hold, was written to once more already or was
        erased. The same said again only reaches whom it did not reach before. Raises NotAllowed, InvalidInput.
        """
        wanted, said = topic_words(words), self._sentences(done)
        if not 1 <= days <= 3650:
            raise InvalidInput(f"Look at posts of 1 to 3650 days, not {days}.")
        now = self._now()
        with self._db.write() as tx:
            self._authorise(tx, actor, "mend")
            concerned = tx.fixes.concerned(wanted, now - timedelta(days=days))
            if not concerned:
                raise InvalidInput(f"No post of the last {days} days is about “{' '.join(wanted)}”.")
            known = tx.fixes.find(wanted, said)
            fix = known or Fix(
                id=new_id(now), words=wanted, done=said, days=days, left_out={}, by=actor.username, at=now
            )
            tx.fixes.save(fix)
            told, left_out = 0, Counter[LeftOut]()
            for case_id in concerned:
                case = tx.cases.get(case_id, lock=True)
                why = self._left_out(tx, case)
                if why is None and self._tell(tx, fix, case):
                    told += 1
                else:
                    left_out[why or "written_again"] += 1
            fix = fix.model_copy(update={"left_out": dict(left_out), "days": days})
            tx.fixes.save(fix)
            data = {"fix": fix.id, "words": list(wanted), "done": said, "follow_ups": told, "left_out": dict(left_out)}
            self._audit(tx, actor, ACCOUNTS, "theme_fixed", data)
            return fix

    def fixes(self, actor: Actor, limit: int = 20) -> tuple[FixProgress, ...]:
        """The last topics that were mended, newest first, and what became of their follow-ups."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tx.fixes.progress(max(1, min(limit, 200)))

    def _sentences(self, done: str) -> dict[str, str]:
        """What was done by language: each line is one sentence in a language of its own."""
        lines = [inputs.note(line, "what was done") for line in done.splitlines() if line.strip()]
        if not lines:
            raise InvalidInput("Say in one sentence what was done, as the customers may read it.")
        if any(len(line) > LONGEST for line in lines):
            raise InvalidInput(f"One short sentence is enough: at most {LONGEST} characters.")
        known = self._settings.company.languages[0]
        said: dict[str, str] = {}
        for line in lines:
            found = self._detect_language(line)
            lang = known if found == "und" and known not in said else found
            if lang in said:
                raise InvalidInput(f"Two lines are in the same language ({lang}): give one sentence for each language.")
            said[lang] = line if line.endswith((".", "!")) else f"{line}."
        if len(said) > MOST_LANGUAGES:
            raise InvalidInput(f"Give the sentence in at most {MOST_LANGUAGES} languages.")
        return said

    def _left_out(self, tx: Transaction, case: CaseRecord) -> LeftOut | None:
        """Why this customer gets no follow-up."""
        if case.erased_at is not None:
            return "erased"
        if case.kind not in _COMPLAINTS:
            return "no_complaint"
        if case.held or holds_on(tx, case):
            return "held"
        sent = [d for d in tx.deliveries.of(case.id) if d.state == "delivered"]
        if case.state not in _ANSWERED or not sent:
            return "not_answered"
        return "written_again" if sum(d.post == case.post for d in sent) > 1 else None

    def _tell(self, tx: Transaction, fix: Fix, case: CaseRecord) -> bool:
        """Record the fix as a fact of the case and have its follow-up drafted; False when that was done before."""
        if not tx.fixes.add_case(fix.id, case, self._now()):
            return False
        said = fix.done.get(case.lang) or next(iter(fix.done.values()))
        fact = GivenText(id=f"fixed-{fix.id[-6:]}", text=said)
        facts = case.facts.model_copy(update={"facts": (*case.facts.facts, fact)})
        job = self._job(tx, "draft", case.id, {"instruction": None, "n": None, "by": None})
        self._save(
            tx,
            SYSTEM,
            case,
            "follow_up_asked",
            {"fix": fix.id, "job": job.id, "fact": fact.model_dump()},
            state=step("tell_mended", case.state),
            facts=facts,
            job_id=job.id,
            failure=None,
        )
        return True
