"""A follow-up to somebody who complained: what was done since, told in a few sentences. No model is asked.

What was done was said by an approver, word for word; the writer only says to whom and about what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from drafting.models import DraftJob, Need
from drafting.writer.candidates import Candidate
from drafting.writer.case import CaseAtHand
from drafting.writer.evidence import Evidence
from drafting.writer.rank import score
from drafting.writer.reply import Reply
from drafting.writer.restate import told
from policy.models import EvidenceItem, Verdict

_WAYS = 6
"""Wordings tried until the guard lets one pass: the same sentence goes to many people, and no two read alike."""
_APPROACH = "a follow-up: what was mended"


def given(job: DraftJob) -> Evidence:
    """Return what a follow-up rests on: the facts and notes of the case, and nothing that is looked up."""
    return Evidence(
        facts=tuple(EvidenceItem(id=fact.id, kind="fact", text=fact.text) for fact in job.facts.facts),
        notes=tuple(EvidenceItem(id=note.id, kind="note", text=note.text) for note in job.facts.evidence),
    )


def follow_up(
    case: CaseAtHand, done: Mapping[str, str], check: Callable[[Reply], Verdict], fits: Callable[[Reply], Reply]
) -> tuple[Candidate, tuple[Need, ...]]:
    """Return the follow-up, and what it needs where nobody said in the customer's language what was done.

    done: what was done, by language. The first wording that the guard lets pass is taken, or the first of all.
    """
    said = done.get(case.understood.lang)
    needs: tuple[Need, ...] = ()
    if said is None:
        first = next(iter(done.values()))
        question = f"{case.pack.phrases['mended_need']} (“{first}”):"
        said = _answered(case.job, question) or first
        needs = () if said != first else (Need(id="mended", question=question),)
    candidates = []
    for reply in _wordings(case, said):
        fitted = fits(reply)
        verdict = check(fitted)
        rated = score(fitted, verdict, case.job.post, case.understood, case.grounds, case.recent, case.pack)
        candidates.append(Candidate(fitted, _APPROACH, verdict, verdict, rated, by_model=False))
        if verdict.approvable:
            break
    return next((c for c in candidates if c.verdict.approvable), candidates[0]), needs


def _answered(job: DraftJob, question: str) -> str | None:
    """What an agent answered: the desk records question and answer as one fact."""
    return next((f.text[len(question) :].strip() for f in job.facts.facts if f.text.startswith(question)), None)


def _wordings(case: CaseAtHand, done: str) -> Iterator[Reply]:
    frame, pack, understood = case.frame, case.pack, case.understood
    if not frame.same_language:
        yield Reply(greeting=frame.greeting, body=(done,), signature=frame.signature)
        return
    matter = told(understood.problems or (case.job.post,), pack)
    for number in range(_WAYS):
        stock = case.stock(f"mended {number}")
        words = {"said": matter.text, "said_up": matter.text[0].upper() + matter.text[1:]} if matter else {}
        opening = stock.say("mended_said" if matter else "mended_matter", **words)
        yield Reply(
            greeting=frame.greeting,
            body=(opening, done),
            added=(stock.say("mended_close"),),
            signature=frame.signature,
            lower=frame.lower,
        )
