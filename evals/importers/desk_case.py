"""An eval item from a case whose draft a human rejected or changed much, or whose post a human read differently."""

from __future__ import annotations

from drafting.models import CaseView, Draft
from evals.errors import EvalError
from evals.models import EvalItem
from evals.similarity import EDITED, likeness


def teaches(case: CaseView) -> bool:
    """True when a person rejected the model's draft, changed it much, or corrected how the post was read."""
    try:
        item_from_case(case)
    except EvalError:
        return False
    return True


def item_id(case_id: str) -> str:
    """Id of the item that a case of the desk becomes."""
    return f"case-{case_id}"


def item_from_case(case: CaseView) -> EvalItem:
    """Return the case as an eval item: post, facts and reading as they are, the human's text as reference.

    Raises EvalError when the draft was used as it is or nearly so and the post was read right: it teaches nothing.
    """
    written = [draft for draft in case.drafts if draft.recipe.source == "model"]
    rejected = [decision.note for decision in case.decisions if decision.kind == "reject"]
    final = _final(case)
    if not written:
        raise EvalError(f"The case {case.id!r} has no draft by the model.")
    near = likeness(written[-1].text, final) if final is not None else None
    corrected = case.reading.corrected
    if not rejected and not corrected and (near is None or near >= EDITED):
        raise EvalError(
            f"The draft of case {case.id!r} was not rejected and not changed much, and nobody corrected how its post "
            "was read: it makes no useful eval item."
        )
    why = [f"Rejected: {note}" for note in rejected if note]
    if near is not None and near < EDITED:
        why.append(f"Rewritten by a person: {near:.0%} of the words kept.")
    if corrected:
        why.append(_read_as(case))
    return EvalItem(
        id=item_id(case.id),
        post=case.post,
        channel=case.channel,
        author=case.author,
        lang=case.lang,
        kind=case.kind,
        thread=case.thread,
        product=case.product,
        facts=case.facts,
        must=tuple(note for note in rejected if note),
        reference=final,
        route=None if case.draft_allowed else case.route,
        notes=" ".join(why),
        set="from-desk",
        source="desk",
    )


def _read_as(case: CaseView) -> str:
    named = "; ".join(case.reading.problems) or "nothing"
    asked = "; ".join(case.reading.asked) or "nothing"
    return f"A person corrected how the post was read: {case.kind}, in {case.lang}; it names {named} and asks {asked}."


def _final(case: CaseView) -> str | None:
    """The text that left, or else the last one a human wrote."""
    if case.deliveries:
        return case.deliveries[-1].text
    human: list[Draft] = [draft for draft in case.drafts if draft.recipe.source == "human"]
    return human[-1].text if human else None
