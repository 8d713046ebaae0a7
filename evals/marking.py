"""What a try at an exercise is held against: the route, the guard with its clauses, the scorers that judge drafts."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.models import DraftResult, Recipe
from evals.models import EvalItem, Frozen
from evals.scorers import Scene, Seen, scorer
from evals.scorers.route import NO_REPLY
from policy.models import Contact, EvidenceItem, Verdict

_IN_FULL = ("names_problem", "language", "must", "must_not")
"""Scores that a reply must have in full."""
_NONE_OF = ("ungrounded", "bent", "canned_phrases", "misquotes")
"""Scores that a reply must have none of."""
_TITLES = {
    "must": "Says what this post needs",
    "must_not": "Leaves out what would do harm here",
    "ungrounded": "Every figure, date and contact is borne out",
    "bent": "Tells the post as it was meant",
    "canned_phrases": "No stock phrases",
    "misquotes": "Quotes only what somebody wrote",
}
"""How a check reads to someone who learns; the scorer's own title where it says it well."""


class Check(Frozen):
    """One thing that a try was held against."""

    name: str
    """Stands in the record of a try that it held: a scorer's name, `policy` or `route`."""
    title: str
    ok: bool
    says: str = ""
    """Why; empty when there is nothing to say."""


def mark_reply(
    item: EvalItem, reply: str, verdict: Verdict, evidence: Sequence[EvidenceItem], contacts: Sequence[Contact]
) -> tuple[Check, ...]:
    """Return what a reply was held against, what decides first."""
    if item.route is not None:
        return (_place(item, None),)
    return (_policy(verdict), *_scores(item, reply, verdict, evidence, contacts))


def mark_handover(item: EvalItem, route: str) -> tuple[Check, ...]:
    """Return whether the post belongs where it was handed to."""
    return (_place(item, route),)


def _place(item: EvalItem, route: str | None) -> Check:
    title, wanted = "Goes to the right place", item.route
    if wanted is None:
        says = "This post is ours to answer: nobody else has to take it."
        return Check(name="route", title=title, ok=False, says=says)
    meant = "it needs no reply" if wanted == NO_REPLY else f"it goes to {wanted}"
    if route is None:
        says = f"Nobody answers this post in public: {meant}."
        return Check(name="route", title=title, ok=False, says=says)
    if route == wanted:
        return Check(name="route", title=title, ok=True)
    says = f"Not answering it is right, but {meant}, not to {route}."
    return Check(name="route", title=title, ok=False, says=says)


def _policy(verdict: Verdict) -> Check:
    held = any(f.target == "reply" and f.severity in ("block", "escalate") for f in verdict.findings)
    held = held or bool(verdict.rules_errored)
    title = "The policy lets it go out"
    return Check(name="policy", title=title, ok=not held, says="The findings say why not." if held else "")


def _scores(
    item: EvalItem, reply: str, verdict: Verdict, evidence: Sequence[EvidenceItem], contacts: Sequence[Contact]
) -> list[Check]:
    recipe = Recipe(source="human", rulebook=verdict.rulebook)
    result = DraftResult(reply=reply, verdict=verdict, evidence=tuple(evidence), recipe=recipe)
    seen = Seen(item, result, Scene(contacts=contacts))
    checks = []
    for name in (*_IN_FULL, *_NONE_OF):
        known = scorer(name)
        score = known.judge(seen)
        if score is not None:
            ok = score.value == 0 if name in _NONE_OF else score.value == 1
            # What the set wants is shown in words beside it: a pattern means nothing to someone who learns.
            says = "" if ok or name in ("must", "must_not") else score.remark
            checks.append(Check(name=name, title=_TITLES.get(name, known.title), ok=ok, says=says))
    return checks
