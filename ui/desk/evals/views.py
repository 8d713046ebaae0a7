"""The Evals tab as rendered fragments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from drafting.measuring import RunOrder
from evals import GateReport, ItemResult, Run
from evals.agreement import Agreement, Standing
from evals.breakdown import By, Slice
from evals.compare import Comparison
from evals.errors import EvalError
from evals.labels import BlindDraft, Disagreement, Label, Reader
from evals.models import Figure
from evals.offers import Offer
from evals.problems import problems_of
from evals.production import Production
from evals.reading import figures_by_question, good_end, meaning, moved, rule_titles, worst_first
from evals.rubric import GOOD, RUBRIC
from evals.scorers import GROUPS, SCORERS, Scorer
from evals.scorers.requirements import demand
from evals.statistics import FEWEST
from evals.words import figure_in_words, in_words
from ui.desk.findings import findings_view
from ui.desk.gateway import Answer
from ui.desk.rendering import render

PERIODS: Mapping[str, int | None] = {"Last 7 days": 7, "Last 30 days": 30, "Last 90 days": 90, "Always": None}


def runs(
    known: Sequence[Run],
    *,
    in_work: Set[str],
    damaged: Sequence[str],
    sets: Sequence[Offer],
    orders: Sequence[RunOrder],
    may_start: bool,
) -> Answer:
    """Every run, newest first, with forms to start one and to compare two of them."""
    headlines = tuple(scorer for scorer in SCORERS if scorer.headline)
    before, after = _natural_pair(known)
    asked = {(order.set_name, order.part) for order in orders}
    return _rows(
        "runs",
        runs=known,
        headlines=headlines,
        before=before,
        after=after,
        in_work=in_work,
        damaged=damaged,
        sets=sets,
        orders=orders,
        may_start=may_start,
        idle={run.id for run in known if (run.set_name, run.header.part) not in asked and run.id not in in_work},
    )


def orders(known: Sequence[RunOrder], *, may_start: bool) -> Answer:
    """How far the runs in the background are; `pending` says which of them go on."""
    pending = [order.id for order in known if order.state == "pending"]
    return {"html": {"orders": render("evals/orders", orders=known, may_start=may_start)}, "pending": pending}


def run(
    found: Run,
    *,
    slices: Mapping[By, Sequence[Slice]],
    gate: GateReport | str,
    others: Sequence[Run],
    in_work: bool,
    may_label: bool,
) -> Answer:
    """One run."""
    drafts = worst_first(found)
    return _rows(
        "run",
        run=found,
        groups=figures_by_question(found),
        slices=slices,
        headlines=tuple(scorer for scorer in SCORERS if scorer.headline and scorer.unit == "share"),
        gate=gate,
        rule_titles=rule_titles(found),
        others=others,
        in_work=in_work,
        failed=sum(result.error is not None for result in found.results),
        may_label=may_label,
        drafts=drafts,
        with_problems=sum(bool(problems) for _, problems in drafts),
    )


def item(found: Run, name: str, *, labels: Sequence[Label], me: str) -> Answer:
    """One draft of a run, with the ones before and after it."""
    ids = [result.id for result in found.results]
    at = ids.index(name)
    one = found.results[at]
    return _rows(
        "item",
        run=found,
        item=one,
        before=ids[at - 1] if at else None,
        after=ids[at + 1] if at + 1 < len(ids) else None,
        problems=problems_of(one),
        findings=findings_view(one.verdict) if one.verdict else (),
        cited={citation.evidence for citation in one.result.citations} if one.result else set(),
        scores=_scores(one),
        labels=labels,
        rubric=RUBRIC,
        me=me,
    )


def comparison(found: Comparison, before: Run, after: Run) -> Answer:
    """Two runs side by side."""
    changed, still = moved(found)
    return _rows("compare", found=found, before=before, after=after, moved=changed, still=still)


def label(found: Run, draft: BlindDraft | None, readers: Sequence[Reader], me: str) -> Answer:
    """A draft to read blind, with the rubric; or the word that all are read."""
    count = next((reader.of for reader in readers), draft.left if draft else 0)
    own = next((reader.read for reader in readers if reader.by == me), 0)
    return _rows("label", run=found, draft=draft, rubric=RUBRIC, read=own, count=max(count, own), settles=False)


def settle(found: Run, one: ItemResult, apart: Disagreement) -> Answer:
    """A draft on which people differ, with what each of them said, to be settled."""
    return _rows("settle", run=found, item=one, apart=apart, rubric=RUBRIC, settles=True)


def people(
    found: Run,
    *,
    readers: Sequence[Reader],
    agreement: Sequence[Agreement],
    judge: Standing,
    apart: Sequence[Disagreement],
    labels: Sequence[Label],
    me: str,
    may_label: bool,
) -> Answer:
    """Progress, agreement beside base rates, disagreements, corrections."""
    questions = {"good": "Would sign it: every answer 4 or 5", **{c.id: c.question for c in RUBRIC}}
    return _rows(
        "people",
        run=found,
        readers=readers,
        agreement=agreement,
        questions=questions,
        judge=judge,
        apart=apart,
        corrected=[one for one in labels if one.correction],
        me=me,
        may_label=may_label,
    )


def production(found: Production, days: int | None, *, everyone: bool) -> Answer:
    """What became of drafts."""
    return _rows("production", found=found, days=days, periods=PERIODS, everyone=everyone)


def gate_or_problem(ask: Callable[[], GateReport]) -> GateReport | str:
    """What the gates say, or in plain words why they cannot say anything."""
    try:
        return ask()
    except EvalError as error:
        return str(error)


def bar_class(figure: Figure) -> str:
    """The class of a share's bar: how near it is to its good end, whichever that is."""
    near = good_end(figure)
    if near is None:
        return "is-plain"
    return "is-pass" if near >= 0.9 else "is-warn" if near >= 0.7 else "is-block"


def _rows(template: str, **values: object) -> Answer:
    tools = {
        "in_words": in_words,
        "figure_in_words": figure_in_words,
        "bar_class": bar_class,
        "meaning": meaning,
        "demand": demand,
    }
    return {"html": {"rows": render(f"evals/{template}", GOOD=GOOD, FEWEST=FEWEST, **tools, **values)}}


def _scores(one: ItemResult) -> tuple[tuple[str, tuple[tuple[Scorer, float, str], ...]], ...]:
    groups = []
    for question, scorers in GROUPS:
        known = tuple((s, one.scores[s.name], one.remarks.get(s.name, "")) for s in scorers if s.name in one.scores)
        if known:
            groups.append((question, known))
    return tuple(groups)


def _natural_pair(known: Sequence[Run]) -> tuple[str | None, str | None]:
    """The newest run, and what it is most likely to be compared with: the blessed run of its set, or the one before."""
    for number, after in enumerate(known):
        same = [run for run in known[number + 1 :] if run.set_name == after.set_name]
        if same:
            return next((run for run in same if run.blessed), same[0]).id, after.id
    return None, None
