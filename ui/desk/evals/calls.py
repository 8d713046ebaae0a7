"""Answers to the asks of the Evals tab. Who may do what is decided by the Desk, behind `Evals`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from drafting.models import Actor
from evals import Evals
from evals.labels import BlindDraft
from evals.production import BEGINNING
from ui.desk import asks
from ui.desk.evals import views
from ui.desk.gateway import Answer

LABELLERS = ("trainer", "admin")
"""Whom the page offers what only they may do; the Desk refuses everyone else, however they ask."""


class EvalCalls:
    """One method for each ask."""

    def __init__(self, evals: Evals) -> None:
        self._evals = evals

    def runs(self, actor: Actor, _: asks.Runs) -> Answer:
        """Every run, with forms to start one and to compare two."""
        return self._runs(actor)

    def start(self, actor: Actor, ask: asks.StartRun) -> Answer:
        """Draft a set in the background."""
        offer = self._evals.order_run(actor, ask.set_name, ask.part or None, ask.label)
        said = "The run is asked for: it begins in a moment, and you can leave this page."
        if offer.bad_lines:
            left = "; ".join(f"line {bad.line}: {bad.reason}" for bad in offer.bad_lines)
            said += f" Left out of {offer.name} because it cannot be read: {left}."
        return self._runs(actor) | _said(said)

    def orders(self, actor: Actor, _: asks.RunOrders) -> Answer:
        """How far the runs in the background are."""
        return views.orders(self._evals.orders(actor), may_start=_may_label(actor))

    def cancel(self, actor: Actor, ask: asks.CancelRun) -> Answer:
        """Stop a run in the background."""
        self._evals.cancel_run(actor, ask.order)
        return self._runs(actor) | _said("The run stops after the draft in hand. What is done is kept; you can go on.")

    def run(self, actor: Actor, ask: asks.ShowRun) -> Answer:
        """One run: figures with their meaning, gate, slices, drafts."""
        return self._run(actor, ask.run)

    def item(self, actor: Actor, ask: asks.ShowItem) -> Answer:
        """One draft with everything it rests on."""
        run = self._evals.run(actor, ask.run)
        self._evals.item(actor, ask.run, ask.item)
        labels = self._evals.labels(actor, run.id) if _may_label(actor) else ()
        mine = [label for label in labels if label.item == ask.item]
        return views.item(run, ask.item, labels=mine, me=actor.username)

    def compare(self, actor: Actor, ask: asks.CompareRuns) -> Answer:
        """Two runs side by side."""
        before, after = self._evals.run(actor, ask.before), self._evals.run(actor, ask.after)
        return views.comparison(self._evals.compare(actor, ask.before, ask.after), before, after)

    def bless(self, actor: Actor, ask: asks.Bless) -> Answer:
        """Make a run the baseline of its set."""
        self._evals.bless(actor, ask.run)
        return self._run(actor, ask.run) | _said("Gates compare with this run from now on.")

    def next_to_label(self, actor: Actor, ask: asks.NextToLabel) -> Answer:
        """The next draft to read blind."""
        return self._label(actor, ask.run, self._evals.next_to_label(actor, ask.run))

    def label(self, actor: Actor, ask: asks.GiveLabel) -> Answer:
        """Keep the answers; then the next draft, or the people's page after settling."""
        following = self._evals.label(
            actor,
            ask.run,
            ask.item,
            ask.answers,
            text_sha256=ask.text_sha256,
            note=ask.note,
            correction=ask.correction,
            settles=ask.settles,
        )
        if ask.settles:
            return self._people(actor, ask.run) | _said(f"{ask.item} is settled.")
        said = f"Your answers about {ask.item} are kept."
        if ask.correction and ask.correction.strip():
            said += " Your correction stands under Agreement: make it an eval case or a precedent there."
        return self._label(actor, ask.run, following) | _said(said)

    def people(self, actor: Actor, ask: asks.People) -> Answer:
        """Progress, agreement, the queue of disagreements, corrections."""
        return self._people(actor, ask.run)

    def to_settle(self, actor: Actor, ask: asks.ToSettle) -> Answer:
        """A draft with everyone's answers in sight."""
        apart = next(d for d in self._evals.disagreements(actor, ask.run) if d.item == ask.item)
        return views.settle(self._evals.run(actor, ask.run), self._evals.item(actor, ask.run, ask.item), apart)

    def keep_correction(self, actor: Actor, ask: asks.KeepCorrection) -> Answer:
        """Make an eval case or a precedent of the actor's own correction."""
        made = self._evals.keep_correction(actor, ask.run, ask.item, ask.use)
        what = "an item of the eval set “corrections”" if ask.use == "item" else "a precedent"
        return self._people(actor, ask.run) | _said(f"The correction is {what} now: {made}.")

    def production(self, actor: Actor, ask: asks.InProduction) -> Answer:
        """What became of drafts."""
        since = BEGINNING if ask.days is None else datetime.now(UTC) - timedelta(days=ask.days)
        found = self._evals.production(actor, since)
        return views.production(found, ask.days, everyone=_may_label(actor))

    def keep_case(self, actor: Actor, ask: asks.KeepCase) -> Answer:
        """Make an eval case of a case of the desk."""
        item = self._evals.item_from_case(actor, ask.case)
        words = f"It is an item of the eval set “from-desk” now: {item.id}. {item.notes}"
        return {"say": {"near": "keep", "words": words}}

    def _runs(self, actor: Actor) -> Answer:
        runs = self._evals.runs(actor)
        in_work = {run.id for run in runs if not run.finished and self._evals.in_work(actor, run.id)}
        return views.runs(
            runs,
            in_work=in_work,
            damaged=self._evals.damaged(actor),
            sets=self._evals.sets(actor),
            orders=self._evals.orders(actor),
            may_start=_may_label(actor),
        )

    def _run(self, actor: Actor, name: str) -> Answer:
        run = self._evals.run(actor, name)
        others = [other for other in self._evals.runs(actor) if other.set_name == run.set_name and other.id != run.id]
        return views.run(
            run,
            slices=self._evals.breakdown(actor, run.id),
            gate=views.gate_or_problem(lambda: self._evals.gate(actor, run.id)),
            others=others,
            in_work=not run.finished and self._evals.in_work(actor, run.id),
            may_label=_may_label(actor),
        )

    def _label(self, actor: Actor, run: str, draft: BlindDraft | None) -> Answer:
        return views.label(self._evals.run(actor, run), draft, self._evals.readers(actor, run), actor.username)

    def _people(self, actor: Actor, run: str) -> Answer:
        may_label = _may_label(actor)
        agreement, judge = self._evals.agreement(actor, run)
        return views.people(
            self._evals.run(actor, run),
            readers=self._evals.readers(actor, run),
            agreement=agreement,
            judge=judge,
            apart=self._evals.disagreements(actor, run) if may_label else (),
            labels=self._evals.labels(actor, run) if may_label else (),
            me=actor.username,
            may_label=may_label,
        )


def _may_label(actor: Actor) -> bool:
    return bool(set(LABELLERS) & set(actor.roles))


def _said(words: str) -> Answer:
    return {"say": {"near": "page", "words": words}}
