"""Drafts are asked for, written by jobs, and stored as revisions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from drafting.desk import inputs
from drafting.desk.signing import SigningPart, words_of
from drafting.desk.view import lease_holder
from drafting.desk.workbench import SYSTEM, at_rest
from drafting.errors import InvalidInput, NotAllowed
from drafting.models import Actor, CaseState, CaseView, Draft, DraftJob, DraftResult
from drafting.reading import ReadAs
from drafting.states import step
from drafting.store import CaseRecord, JobRecord, Transaction, new_id, text_digest
from policy.models import EvidenceItem, Verdict

TRIES = 4
"""How often a draft is tried before the case waits for a human."""
BACKOFF = timedelta(seconds=15)
"""Pause before the second try; it doubles each time."""
MAX_CANDIDATES = 8
AHEAD, URGENT, ASKED_BY_A_PERSON = 0, 1, 2
"""Which drafts are written first."""


class DraftingPart(SigningPart):
    """Asks for drafts; the worker calls the four methods at the end."""

    def request_draft(
        self, actor: Actor, case_id: str, version: int, instruction: str | None = None, n: int | None = None
    ) -> CaseView:
        """Have a draft written by a job; `instruction` ("shorter", free words) is about the latest revision.

        `n` is the number of candidates (1 to 8). Raises NotAllowed where a routing rule forbids drafts,
        VersionConflict, LeaseHeld, WrongState.
        """
        if n is not None and not 1 <= n <= MAX_CANDIDATES:
            raise InvalidInput(f"Ask for 1 to {MAX_CANDIDATES} candidates, not {n}.")
        wish = inputs.note(instruction, "the wish", required=False) if instruction else None
        with self._db.write() as tx:
            self._authorise(tx, actor, "work")
            case = self._open(tx, actor, case_id, version, "draft")
            return self._view(tx, self._ask_for_draft(tx, actor, case, wish or None, n, asked=True))

    def retry(self, actor: Actor, case_id: str, version: int) -> CaseView:
        """Try the draft of a failed case again."""
        with self._db.write() as tx:
            self._authorise(tx, actor, "work")
            case = self._open(tx, actor, case_id, version, "draft")
            return self._view(tx, self._ask_for_draft(tx, actor, case, asked=True))

    def _ask_for_draft(
        self,
        tx: Transaction,
        actor: Actor,
        case: CaseRecord,
        instruction: str | None = None,
        n: int | None = None,
        *,
        asked: bool = False,
    ) -> CaseRecord:
        """Write the job. `asked`: a person waits for it and holds the case; otherwise it is made ahead."""
        waits = asked and actor.human
        if case.held:
            rules = ", ".join(f.rule for f in case.routing if not f.draft_allowed) or "routing"
            raise NotAllowed(
                f"The policy forbids a drafted reply to this post ({rules}): it is with {case.route}. "
                "A person with that role may write one."
            )
        by = actor.username if waits else None
        payload: dict[str, object] = {"instruction": instruction, "n": n, "by": by}
        priority = ASKED_BY_A_PERSON if waits else URGENT if case.urgent else AHEAD
        job = self._job(tx, "draft", case.id, payload, priority=priority)
        tx.jobs.clear_progress(case.id)
        return self._save(
            tx,
            actor,
            case,
            "draft_requested",
            {"job": job.id, "instruction": instruction},
            state=step("draft", case.state),
            job_id=job.id,
            failure=None,
            **(self._lease(actor) if waits else {}),
        )

    def start_draft(self, job_id: str) -> DraftJob | None:
        """For the worker: what to write; None when the job is done, dropped, or no longer wanted."""
        with self._db.write() as tx:
            job = tx.jobs.get(job_id)
            if job is None or job.state != "pending":
                return None
            case = tx.cases.get(job.case_id, lock=True)
            if case.job_id != job.id:
                tx.jobs.save(job.model_copy(update={"state": "dropped", "error": "No longer wanted."}))
                return None
            if case.state is CaseState.FAILED:
                case = self._save(
                    tx,
                    SYSTEM,
                    case,
                    "draft_retried",
                    {"job": job.id, "attempt": job.attempt},
                    state=step("draft", case.state),
                    failure=None,
                )
            latest = tx.drafts.latest(case.id)
            instruction = job.payload.get("instruction")
            by = job.payload.get("by") or lease_holder(case, self._now())
            n = job.payload.get("n")
            fix = tx.fixes.told_to(case)
            history = self._history(tx, case)
            return DraftJob(
                post=case.post,
                channel=case.channel,
                author=case.author,
                lang=case.lang if case.lang != "und" else None,
                kind=case.kind if case.kind_set or fix else None,
                read_as=case.read_as or ReadAs(),
                thread=case.thread,
                facts=case.facts,
                n=n if isinstance(n, int) else None,
                instruction=str(instruction) if instruction else None,
                previous=latest.text if latest and instruction else None,
                agent=str(by) if by else None,
                product=case.product,
                known_author=history.known,
                attack_answered=history.attack_answered,
                mended=fix.done if fix else None,
            )

    def store_progress(self, job_id: str, text: str) -> bool:
        """For the worker: show the text written so far. False when the draft is no longer wanted."""
        with self._db.write() as tx:
            job = tx.jobs.get(job_id)
            if job is None or tx.cases.get(job.case_id).job_id != job_id:
                return False
            tx.jobs.store_progress(job.case_id, job_id, text.replace("\x00", ""), self._now())
            return True

    def finish_draft(self, job_id: str, result: DraftResult) -> None:
        """For the worker: store the revision with a verdict of this Desk's own guard.

        When a human edited or the customer wrote again meanwhile, the late draft is dropped.
        """
        with self._db.write() as tx:
            job, case = self._wanted(tx, job_id)
            if job is None or case is None:
                return
            if not result.drafted:
                self._hold_back(tx, job, case, result)
                return
            inputs.reply(result.reply)
            private = inputs.private_message(result.private_message)
            written = words_of(result.model_copy(update={"private_message": private}))
            evidence = result.evidence
            learned: dict[str, Any] = {} if case.kind_set else {"kind": result.kind}
            lang = result.lang if case.lang == "und" else case.lang
            by = job.payload.get("by") or lease_holder(case, self._now())
            signer = tx.accounts.find(str(by)) if by else None
            words, verdicts = self._signed_by(tx, case, written, evidence, "agent", signer.account if signer else None)
            draft = self._add_draft(
                tx,
                case,
                words.text,
                words.private_message,
                verdicts,
                evidence,
                recipe=result.recipe,
                needs=result.needs,
                citations=result.citations,
                alternatives=words.alternatives,
            )
            tx.jobs.save(job.model_copy(update={"state": "done"}))
            tx.jobs.clear_progress(case.id)
            self._save(
                tx,
                SYSTEM,
                case,
                "drafted",
                about(draft),
                state=step("draft_done", case.state, at_rest(case)),
                job_id=None,
                failure=None,
                verdict=draft.verdict.verdict,
                lang=lang,
                **learned,
            )

    def fail_draft(self, job_id: str, reason: str, retry_after: float | None = None) -> None:
        """For the worker: no draft came. Tried again with growing pauses, then left to a human.

        `reason` is one plain sentence; `retry_after` is the endpoint's own wish, in seconds.
        """
        with self._db.write() as tx:
            job, case = self._wanted(tx, job_id)
            if job is None or case is None:
                return
            more = job.attempt < TRIES
            pause = max(BACKOFF * 2 ** (job.attempt - 1), timedelta(seconds=retry_after or 0))
            tx.jobs.save(
                job.model_copy(
                    update={"attempt": job.attempt + 1, "due_at": self._now() + pause, "error": reason}
                    if more
                    else {"state": "failed", "error": reason}
                )
            )
            tx.jobs.clear_progress(case.id)
            says = (
                f"{reason} Try {job.attempt} of {TRIES} failed; next in {int(pause.total_seconds())} s."
                if more
                else f"{reason} Try again, or write the reply yourself."
            )
            self._save(
                tx,
                SYSTEM,
                case,
                "draft_failed",
                {"job": job.id, "attempt": job.attempt, "reason": reason, "again": more},
                state=step("draft_failed", case.state),
                failure=says,
                job_id=job.id if more else None,
            )

    def _wanted(self, tx: Transaction, job_id: str) -> tuple[JobRecord | None, CaseRecord | None]:
        """The job and its case, when the result is still wanted; otherwise the job is dropped."""
        job = tx.jobs.get(job_id)
        if job is None or job.state != "pending":
            return None, None
        case = tx.cases.get(job.case_id, lock=True)
        if case.job_id != job.id or case.state is not CaseState.DRAFTING:
            tx.jobs.save(job.model_copy(update={"state": "dropped", "error": "A human or the customer was faster."}))
            return None, None
        return job, case

    def _hold_back(self, tx: Transaction, job: JobRecord, case: CaseRecord, result: DraftResult) -> None:
        """The writer found that routing forbids a draft: the case goes to whom the rule names."""
        route = next((f.route for f in result.routing if f.route), None) or "approver"
        tx.jobs.save(job.model_copy(update={"state": "done"}))
        tx.jobs.clear_progress(case.id)
        held = case.model_copy(update={"route": route})
        self._save(
            tx,
            SYSTEM,
            case,
            "hold",
            {"route": route, "rules": [f.rule for f in result.routing]},
            state=step("draft_done", case.state, at_rest(held)),
            route=route,
            urgent=True,
            held=True,
            routing=result.routing,
            job_id=None,
        )

    def _add_draft(
        self,
        tx: Transaction,
        case: CaseRecord,
        text: str,
        private: str | None,
        verdicts: tuple[Verdict, Verdict | None],
        evidence: tuple[EvidenceItem, ...],
        **rest: Any,
    ) -> Draft:
        now = self._now()
        draft = Draft(
            id=new_id(now),
            case_id=case.id,
            revision=tx.drafts.next_revision(case.id),
            text=text,
            text_sha256=text_digest(text),
            private_message=private,
            verdict=verdicts[0],
            private_verdict=verdicts[1],
            evidence=evidence,
            created_at=now,
            **rest,
        )
        tx.drafts.add(draft)
        return draft


def about(draft: Draft) -> dict[str, Any]:
    """What the audit keeps of a revision: enough to prove later that it was not changed."""
    return {
        "draft": draft.id,
        "revision": draft.revision,
        "text_sha256": draft.text_sha256,
        "private_sha256": text_digest(draft.private_message) if draft.private_message else None,
        "verdict": draft.verdict.verdict,
        "rules": sorted({f.rule for f in draft.verdict.findings}),
        "rulebook": draft.verdict.rulebook,
        "model": draft.recipe.model,
        "source": draft.recipe.source,
    }
