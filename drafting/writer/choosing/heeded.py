"""Whether a draft that an agent asked to be changed is changed as asked, as far as that can be measured."""

from __future__ import annotations

from rapidfuzz import fuzz

from drafting.models import DraftJob
from drafting.writer.prompting.prompt import Plan, instruction, shorter
from drafting.writer.words.language import Language

_THE_SAME = 97.0
"""Likeness, 0 to 100, from which a draft is the one before."""


def unheeded(text: str, job: DraftJob, plan: Plan, pack: Language) -> str | None:
    """Return what a whole reply leaves of the agent's wish, in plain words for the model; None when nothing can be
    seen to be left: a reply asked to be shorter that is not, or one that is still the one before."""
    if not (job.instruction and job.previous):
        return None
    words = pack.prompt["revision"]
    if shorter(job.instruction) and len(text) >= len(job.previous):
        return str(words["longer"]).replace("{{ limit }}", str(plan.length))
    if fuzz.ratio(text, job.previous) >= _THE_SAME:
        return str(words["same"]).replace("{{ wish }}", instruction(job.instruction, plan, pack.prompt))
    return None
