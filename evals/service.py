"""Evals for the desk and the API: every method acts on behalf of someone, and authorises first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol

from drafting.errors import NotAllowed
from drafting.measuring import RunOrder
from drafting.models import Actor
from drafting.settings import Settings
from evals.agreement import Agreement, Standing, agreements, standing
from evals.breakdown import By, Slice, breakdown
from evals.compare import Comparison, compare
from evals.corrections import correction_as_item, correction_as_precedent
from evals.errors import EvalError, RunNotFound
from evals.gate import GateReport, gate_of
from evals.importers import item_from_case
from evals.labels import BlindDraft, Disagreement, Label, Labels, Reader, new_label
from evals.models import EvalItem, ItemResult, Run, RunHeader
from evals.offers import Offer, offered, offers
from evals.production import BEGINNING, CaseReader, Production, production
from evals.report import report
from evals.rescoring import Rescorer
from evals.runs import sets_folder, store_of
from evals.sets import add_item

if TYPE_CHECKING:  # index, database and model libraries take seconds to import; looking at runs needs none
    from drafting.desk import Action
    from knowledge import ResolvedCase


class DeskPort(CaseReader, Protocol):
    """The Desk, as far as evals ask it."""

    def authorise(self, actor: Actor, action: Action) -> None:
        """Raise NotAllowed unless the actor may."""

    def order_run(self, actor: Actor, set_name: str, part: str | None = None, label: str = "") -> RunOrder:
        """Have a set drafted and scored by a job."""

    def cancel_run(self, actor: Actor, order_id: str) -> RunOrder:
        """Stop a run after the draft in hand."""

    def run_orders(self, actor: Actor) -> tuple[RunOrder, ...]:
        """What waits, is at work, or failed and was not asked for again."""


class Learner(Protocol):
    """The knowledge base, as far as corrections are added to it."""

    def add_precedent(self, case: ResolvedCase) -> None:
        """Learn a resolved case at once."""


class Evals:
    """Runs, labels and production figures of a workspace. Reading is for everyone, labelling for trainers."""

    def __init__(self, settings: Settings, desk: DeskPort, knowledge: Learner | None = None) -> None:
        self._store = store_of(settings)
        self._labels = Labels(self._store)
        self._sets = sets_folder(settings)
        self._rescorer = Rescorer(settings.contacts)
        self._desk = desk
        self._knowledge = knowledge

    def runs(self, actor: Actor) -> tuple[Run, ...]:
        """Every run, newest first, without its drafts."""
        self._desk.authorise(actor, "evals")
        return self._store.overview()

    def sets(self, actor: Actor) -> tuple[Offer, ...]:
        """The sets of the workspace, as they can be run."""
        self._desk.authorise(actor, "evals")
        return offers(self._sets)

    def order_run(self, actor: Actor, set_name: str, part: str | None = None, label: str = "") -> Offer:
        """Have a set, or a part of it, drafted and scored in the background; returns the set as it was read.

        A run that was cut short is gone on with. Raises SetNotFound, EvalError, WrongState when it is at work already.
        """
        self._desk.authorise(actor, "measure")
        offer = offered(self._sets, set_name, part)
        self._desk.order_run(actor, set_name, part, label)
        return offer

    def cancel_run(self, actor: Actor, order: str) -> None:
        """Stop a run in the background after the draft in hand; what is done is kept."""
        self._desk.cancel_run(actor, order)

    def orders(self, actor: Actor) -> tuple[RunOrder, ...]:
        """Runs that wait or are at work in the background, and those that failed there; newest first."""
        return self._desk.run_orders(actor)

    def damaged(self, actor: Actor) -> tuple[str, ...]:
        """What is wrong with each run that cannot be read."""
        self._desk.authorise(actor, "evals")
        return self._store.damaged()

    def in_work(self, actor: Actor, run: str) -> bool:
        """Whether a process is writing the run at the moment. Raises RunNotFound."""
        self._desk.authorise(actor, "evals")
        return self._store.in_work(run)

    def run(self, actor: Actor, run: str) -> Run:
        """One run with its drafts. Raises RunNotFound."""
        self._desk.authorise(actor, "evals")
        return self._store.read(run)

    def items(self, actor: Actor, run: str) -> tuple[ItemResult, ...]:
        """The drafts of a run, in the set's order. Raises RunNotFound."""
        self._desk.authorise(actor, "evals")
        return self._store.results(run)

    def item(self, actor: Actor, run: str, item: str) -> ItemResult:
        """One draft of a run. Raises RunNotFound."""
        self._desk.authorise(actor, "evals")
        return self._item(run, item)

    def compare(self, actor: Actor, before: str, after: str) -> Comparison:
        """Two runs side by side, changed items first. Raises RunNotFound, NothingToCompare."""
        return compare(self.run(actor, before), self.run(actor, after), self._rescorer)

    def breakdown(self, actor: Actor, run: str) -> dict[By, tuple[Slice, ...]]:
        """The figures of a run by kind of post, language and channel. Raises RunNotFound."""
        return breakdown(self.items(actor, run))

    def gate(self, actor: Actor, run: str) -> GateReport:
        """Hold a run against the workspace's gates and the blessed run of its set. Raises BadGate, RunNotFound."""
        return gate_of(self._store, self._sets, self.run(actor, run), rescorer=self._rescorer)

    def report(self, actor: Actor, run: str, against: str | None = None) -> str:
        """A run as one HTML page that can be sent. Raises RunNotFound, NothingToCompare."""
        found = self.run(actor, run)
        comparison = self.compare(actor, against, run) if against else None
        agreement, judge = self.agreement(actor, run)
        return report(found, comparison=comparison, gate=self._gate(found), agreement=agreement, judge=judge)

    def _gate(self, run: Run) -> GateReport | None:
        """What the gates say; None when they cannot say anything, which `gate` explains."""
        try:
            return gate_of(self._store, self._sets, run, rescorer=self._rescorer)
        except EvalError:
            return None

    def bless(self, actor: Actor, run: str) -> RunHeader:
        """Make a run the one that gates compare with."""
        self._desk.authorise(actor, "label")
        return self._store.bless(run)

    def next_to_label(self, actor: Actor, run: str) -> BlindDraft | None:
        """The next draft this trainer has not read, shown blind; None when all are read."""
        self._desk.authorise(actor, "label")
        return self._labels.next_for(run, actor.username)

    def label(
        self,
        actor: Actor,
        run: str,
        item: str,
        answers: Mapping[str, int],
        *,
        text_sha256: str,
        note: str = "",
        correction: str | None = None,
        settles: bool = False,
    ) -> BlindDraft | None:
        """Keep a trainer's answers (1 to 5 to each question of the rubric) and return the next draft to read.

        Two trainers labelling the same draft both count; the same one again replaces their label, the first stays
        on record. Raises BadLabel, also when the draft changed under the trainer.
        """
        self._desk.authorise(actor, "label")
        result = self._item(run, item)
        label = new_label(result, actor.username, answers, note=note, correction=correction, settles=settles)
        self._labels.add(run, label.model_copy(update={"text_sha256": text_sha256}))
        return self._labels.next_for(run, actor.username)

    def labels(self, actor: Actor, run: str) -> tuple[Label, ...]:
        """The labels of people that are in force: for those who label, once they have read the draft themselves.

        What others say about a draft that the actor has still to read blind is left out.
        """
        self._desk.authorise(actor, "label")
        known = self._labels.of(run)
        read = {label.item for label in known if label.by == actor.username}
        return tuple(label for label in known if label.item in read)

    def readers(self, actor: Actor, run: str) -> tuple[Reader, ...]:
        """How far everyone is with the drafts of a run."""
        self._desk.authorise(actor, "evals")
        return self._labels.readers(run)

    def disagreements(self, actor: Actor, run: str) -> tuple[Disagreement, ...]:
        """Drafts on which trainers are far apart, to be settled by one who sees all labels."""
        self._desk.authorise(actor, "label")
        return self._labels.disagreements(run)

    def agreement(self, actor: Actor, run: str) -> tuple[tuple[Agreement, ...], Standing]:
        """How far trainers agree about a run, and whether the judge agrees with people, over all runs."""
        self._desk.authorise(actor, "evals")
        people, judge = self._labels.everywhere("person"), self._labels.everywhere("judge")
        return agreements(self._labels.blind(run)), standing(people, judge)

    def keep_correction(
        self, actor: Actor, run: str, item: str, use: Literal["item", "precedent"], set_name: str = "corrections"
    ) -> str:
        """Turn the actor's own correction of a draft into an eval item or a precedent; returns its id.

        Raises EvalError when the actor gave no correction or no index is open.
        """
        self._desk.authorise(actor, "label")
        result = self._item(run, item)
        mine = [label for label in self._labels.of(run) if label.item == item and label.by == actor.username]
        if use == "item":
            made = correction_as_item(result, mine)
            add_item(self._sets, set_name, made)
            return made.id
        case = correction_as_precedent(result, mine, self._knowledge is not None)
        assert self._knowledge is not None
        self._knowledge.add_precedent(case)
        return case.id

    def item_from_case(self, actor: Actor, case_id: str, set_name: str = "from-desk") -> EvalItem:
        """Make an eval item of a case whose draft was rejected or changed much, and add it to a set.

        Raises EvalError when it teaches nothing or stands in the set already.
        """
        self._desk.authorise(actor, "label")
        item = item_from_case(self._desk.case(actor, case_id))
        add_item(self._sets, set_name, item)
        return item

    def production(self, actor: Actor, since: datetime = BEGINNING) -> Production:
        """What became of the drafts that people decided about since then.

        By agent only trainers and admins see everyone; others see themselves.
        """
        self._desk.authorise(actor, "evals")
        found = production(self._desk, actor, since)
        try:
            self._desk.authorise(actor, "label")
        except NotAllowed:
            own = tuple(group for group in found.groups["agent"] if group.name == actor.username)
            return found.model_copy(update={"groups": {**found.groups, "agent": own}})
        return found

    def _item(self, run: str, item: str) -> ItemResult:
        found = next((result for result in self._store.results(run) if result.id == item), None)
        if found is None:
            raise RunNotFound(f"The eval run {run!r} has no item {item!r}.")
        return found
