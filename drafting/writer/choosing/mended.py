"""A follow-up to somebody who complained: what was done since, told in a few sentences. No model is asked.

What was done was said by an approver, word for word; the writer only says to whom and about what.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from drafting.models import DraftJob, Need
from drafting.writer.choosing.candidates import Candidate
from drafting.writer.choosing.rank import score
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.plan.case import CaseAtHand
from drafting.writer.telling.reply import Reply, going_on
from drafting.writer.telling.stock import Stock
from drafting.writer.words.mask import masked
from drafting.writer.words.restate import told
from policy.models import EvidenceItem, Verdict

_WAYS = 4
"""Wordings tried until the guard lets one pass: the same sentence goes to many people, and no two read alike."""
_QUOTED = 11
"""Words of the customer's that are told back as they stand."""
_UNQUOTABLE = re.compile(r"[\"“”«»„(){}\n]|^$")
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
    frame = case.frame
    if not frame.same_language:
        yield Reply(greeting=frame.greeting, body=(done,), signature=frame.signature)
        return
    for number in range(_WAYS):
        stock = case.stock(f"mended {number}")
        for opening in _openings(case, stock):
            yield Reply(
                greeting=frame.greeting,
                body=(opening, done),
                added=(stock.say("mended_close"),),
                signature=frame.signature,
                lower=going_on(opening, frame.lower, case.job.post, case.pack),
            )


def _openings(case: CaseAtHand, stock: Stock) -> Iterator[str]:
    """Ways to say what it is about: told back, in a few of the customer's own words, or by its name alone."""
    clauses = case.understood.problems or (case.job.post,)
    matter = told(clauses, case.pack)
    if matter is not None:
        said_up = matter.text[0].upper() + matter.text[1:]
        yield stock.say("mended_said", said=matter.text, said_up=said_up)
    words = " ".join(masked(clauses[0]).split()[:_QUOTED]).rstrip(" .,;:!?")
    if not _UNQUOTABLE.search(words):
        yield stock.say("mended_quote", what=words)
    yield stock.say("mended_matter")
