"""Changes a reply as an agent asks, without a model: shorter, warmer or firmer, and nothing new is claimed."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.writer.plan.case import CaseAtHand
from drafting.writer.prompting.sieve import role_of
from drafting.writer.reading.little import names_matter
from drafting.writer.telling.reply import Reply
from drafting.writer.words.text import sentences

_SHORT = 0.7
"""Part of its length that a reply keeps when it is asked to be shorter."""


def changed(case: CaseAtHand) -> Reply | None:
    """Return the reply before, changed as asked; None for a wish that only a model can follow."""
    job = case.job
    if not (job.instruction and job.previous and case.frame.same_language):
        return None
    before = [one[0].upper() + one[1:] for one in sentences(case.out_of(job.previous))]
    way = _way(job.instruction, case)
    if not before or not way:
        return None
    frame = case.frame
    after = {"shorter": _shorter, "warmer": _warmer, "firmer": _firmer}[way](before, case)
    return Reply(greeting=frame.greeting, body=tuple(after), signature=frame.signature, lower=frame.lower)


def _way(instruction: str, case: CaseAtHand) -> str:
    """Which of the three a wish is, in the agent's own words; empty for another one or a wish for more than one."""
    found = [way for way in ("shorter", "warmer", "firmer") if case.pack.has(f"wish_{way}", instruction)]
    named = instruction.strip().lower()
    if named in ("shorter", "warmer", "firmer"):
        return named
    return found[0] if len(found) == 1 and len(instruction.split()) <= _FEW else ""


_FEW = 6
"""Words up to which a wish is nothing but one of the three."""


def _shorter(before: Sequence[str], case: CaseAtHand) -> list[str]:
    """Leave out what says least until it is short: what names the matter and the next step stay longest."""
    kept = list(before)
    most = _SHORT * len(" ".join(before))
    step = case.frame.contact_in_full
    if step and any(_is_step(one, case) for one in kept) and len(kept) <= len(sentences(step)) + 1:
        return sentences(step)
    while len(kept) > 1 and len(" ".join(kept)) > most:
        least = min(kept, key=lambda one: (_worth(one, case), -len(one)))
        kept.remove(least)
    return _with_matter(kept, before, case)


def _with_matter(kept: list[str], before: Sequence[str], case: CaseAtHand) -> list[str]:
    """Put the sentence that names the matter back where nothing else does."""
    if any(names_matter(one, case.job.post, case.pack) for one in kept):
        return kept
    named = next((one for one in before if names_matter(one, case.job.post, case.pack)), None)
    return [named, *kept] if named else kept


def _worth(sentence: str, case: CaseAtHand) -> int:
    rules = (*case.frame.rules, *((case.frame.openly,) if case.frame.openly else ()))
    told = any(rule[1:_HEAD].lower() in sentence.lower() for rule in rules)
    return 3 * _is_step(sentence, case) + 3 * told + 2 * names_matter(sentence, case.job.post, case.pack)


_HEAD = 30


def _is_step(sentence: str, case: CaseAtHand) -> bool:
    address = (case.frame.address or "").lower()
    return bool(address) and address in sentence.lower()


def _warmer(before: Sequence[str], case: CaseAtHand) -> list[str]:
    return [case.stock("warmer").say("warm"), *before]


def _firmer(before: Sequence[str], case: CaseAtHand) -> list[str]:
    """Say it plainly: no apology where nothing was our mistake, no question where a request will do."""
    step = case.frame.contact_in_full
    kept = [one for one in before if case.job.facts.fault == "ours" or not case.pack.has("apology", one)]
    kept = _with_matter(kept, before, case)
    plain = [one for one in kept if not (step and (_is_step(one, case) or role_of(one, case.pack) == "question"))]
    if step and len(plain) < len(kept):
        return [*plain, case.stock("firmer").say("firm"), *sentences(step)]
    return [*kept, case.stock("firmer").say("firm")]
