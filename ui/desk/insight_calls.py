"""Answers to the asks of the Insight tab, and of an answered case."""

from __future__ import annotations

from datetime import UTC, datetime

from drafting.desk import Desk
from drafting.desk.rights import RIGHTS
from drafting.insight import Theme
from drafting.insight.digest import as_text
from drafting.models import Actor, CaseSummary
from ui.desk import asks
from ui.desk.gateway import Answer
from ui.desk.rendering import render

BASELINE = 0.30
"""Share of public complaints that companies answer (the study of the README's first lines)."""
EXAMPLES = 3


class InsightCalls:
    """What customers say together."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def overview(self, actor: Actor, ask: asks.Overview) -> Answer:
        """The page that a manager opens first."""
        return self._overview(actor, ask.days)

    def follow_ups(self, actor: Actor, _: asks.FollowUps) -> Answer:
        """Customers to look at again."""
        return self._follow_ups(actor)

    def note_outcome(self, actor: Actor, ask: asks.NoteOutcome) -> Answer:
        """Record an outcome from the list."""
        self._desk.set_outcome(actor, ask.case, ask.kind)
        return self._follow_ups(actor) | {"say": {"near": "page", "words": "Noted."}}

    def hold(self, actor: Actor, ask: asks.PutOnHold) -> Answer:
        """Stop approvals on a topic."""
        hold = self._desk.hold(actor, ask.words, ask.reason)
        words = f"Nothing about “{' '.join(hold.words)}” is approved or sent until the hold is lifted."
        return self._overview(actor, None) | {"say": {"near": "page", "words": words}}

    def lift(self, actor: Actor, ask: asks.LiftHold) -> Answer:
        """Let them go on."""
        self._desk.lift(actor, ask.hold)
        return self._overview(actor, None) | {"say": {"near": "page", "words": "The hold is lifted."}}

    def mark_fixed(self, actor: Actor, ask: asks.MarkFixed) -> Answer:
        """Have follow-ups drafted."""
        fix = self._desk.mark_fixed(actor, ask.words, ask.done, ask.days)
        told = next(p for p in self._desk.fixes(actor) if p.fix.id == fix.id)
        many = told.waiting + told.sent
        words = f"{many} {'follow-up is' if many == 1 else 'follow-ups are'} on the way; each is reviewed in the queue."
        return self._overview(actor, None) | {"say": {"near": "page", "words": words}}

    def consults(self, actor: Actor, _: asks.Consults) -> Answer:
        """Who owes the desk an answer."""
        waiting = self._desk.consults(actor)
        lines = self._desk.lines(actor, tuple(consult.case_id for consult in waiting))
        page = render("consults", items=list(zip(waiting, lines, strict=True)), now=datetime.now(UTC))
        return {"html": {"rows": page}}

    def digest(self, actor: Actor, ask: asks.ShowDigest) -> Answer:
        """A department's digest, with the text to mail."""
        digest = self._desk.digest(actor, ask.department, ask.days)
        return {"html": {"rows": render("digest", digest=digest, text=as_text(digest), now=datetime.now(UTC))}}

    def _overview(self, actor: Actor, days: int | None) -> Answer:
        themes = self._desk.themes(actor, days)
        page = render(
            "insight",
            answered=self._desk.answered(actor),
            baseline=BASELINE,
            themes=[(theme, self._examples(actor, theme)) for theme in themes],
            days=days or self._desk.theme_days,
            holds=self._desk.holds(actor),
            fixes=self._desk.fixes(actor),
            fixed_by={progress.fix.words[0]: progress for progress in reversed(self._desk.fixes(actor))},
            departments=self._desk.departments(actor),
            may_hold=bool(set(RIGHTS["hold"].roles) & set(actor.roles)),
            may_mend=bool(set(RIGHTS["mend"].roles) & set(actor.roles)),
            now=datetime.now(UTC),
        )
        return {"html": {"rows": page}}

    def _examples(self, actor: Actor, theme: Theme) -> tuple[CaseSummary, ...]:
        return self._desk.lines(actor, theme.cases[:EXAMPLES])

    def _follow_ups(self, actor: Actor) -> Answer:
        found = self._desk.follow_ups(actor)
        return {"html": {"rows": render("follow_ups", items=found, now=datetime.now(UTC))}}
