"""How far people agree, beyond chance, and whether the judge agrees with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import median

from evals.kappa import Interval, alpha, cohen, fleiss, interval, same
from evals.labels import Label, by_item
from evals.models import Frozen
from evals.rubric import GOOD, RUBRIC

ENOUGH_KAPPA = 0.6
ENOUGH_LABELS = 100
NEARLY_ALL = 0.95
"""Share of drafts from which a judge that calls them good is said to tell little."""


class Agreement(Frozen):
    """How people agree on one question. Kappa is None where it is not defined."""

    question: str
    """Id of the criterion; `good` for the whole draft."""
    drafts: int
    """Drafts that at least two people read."""
    raters: int
    same: float
    """Share of pairs of readings that say the same (good or not good)."""
    base_rate: float
    """Share of readings that say good: with a base rate near 0 or 1 kappa is low even if people agree."""
    fleiss: float | None
    """Fleiss' kappa on good or not good, for any number of readers a draft (Fleiss 1971, 1981)."""
    cohen: float | None
    """Mean over pairs of people of Cohen's kappa on 1 to 5, weighted by squared distance (Cohen 1968)."""
    alpha: float | None = None
    """Krippendorff's alpha: of good or not good for the whole draft, of 1 to 5 for a question."""
    alpha_range: Interval = None
    """95 % interval of `alpha`, drafts resampled; None for fewer than five drafts."""


class Standing(Frozen):
    """Whether the judge may count for something."""

    judge: str = ""
    """The judge that has most drafts in common with people: model and version of the instructions."""
    drafts: int
    """Drafts that the judge and a person have read, over all runs."""
    same: float
    base_rate_people: float
    base_rate_judge: float
    kappa: float | None
    kappa_range: Interval = None
    """95 % interval of `kappa`, drafts resampled; None for fewer than five drafts."""
    advisory: bool
    says: str


def agreements(labels: Sequence[Label]) -> tuple[Agreement, ...]:
    """Return the agreement on the whole draft and on each question of the rubric."""
    # A label given to settle was not given blind: it says nothing about agreement.
    several = {k: v for k, v in by_item(label for label in labels if not label.settles).items() if len(v) >= 2}
    groups = list(several.values())
    whole = _agreement("good", groups, [[label.good for label in group] for group in groups], None)
    return (
        whole,
        *(
            _agreement(c.id, groups, [[label.answers[c.id] >= GOOD for label in g] for g in groups], c.id)
            for c in RUBRIC
        ),
    )


def standing(people: Sequence[Label], judge: Sequence[Label]) -> Standing:
    """Compare a judge with people on good or not good; where several read a draft their median counts.

    Of several judges (another model, other instructions) the one counts that has most drafts in common with people:
    what one has earned says nothing of another.
    """
    human = {item: median(int(label.good) for label in group) >= 0.5 for item, group in by_item(people).items()}
    rulings = {(label.by, label.item): label.good for label in judge if label.item in human}
    common = Counter(by for by, _ in rulings)
    name = min(common, key=lambda by: (-common[by], by)) if common else ""
    both = [(int(human[item]), int(good)) for (by, item), good in rulings.items() if by == name]
    n = len(both)
    kappa = _plain(both)
    spread = interval(both, _plain) if kappa is not None else None
    advisory = n < ENOUGH_LABELS or kappa is None or kappa < ENOUGH_KAPPA
    measured = f"kappa {kappa:.2f}" if kappa is not None else "kappa not defined"
    if spread is not None:
        measured += f" (95 % between {spread[0]:.2f} and {spread[1]:.2f})"
    says = f"Judge and people on {n} drafts: {measured}. "
    says += (
        f"Advisory: it counts only from kappa {ENOUGH_KAPPA} on {ENOUGH_LABELS} drafts."
        if advisory
        else "It agrees with people well enough to count."
    )
    if n < ENOUGH_LABELS:
        says += f" Not enough labels yet: people have read {n} of {ENOUGH_LABELS}."
    praised = sum(b for _, b in both) / n if n else 0.0
    if praised >= NEARLY_ALL:
        says += " It says good to nearly every draft, which tells little."
    return Standing(
        judge=name.removeprefix("judge:"),
        drafts=n,
        same=sum(a == b for a, b in both) / n if n else 0.0,
        base_rate_people=sum(a for a, _ in both) / n if n else 0.0,
        base_rate_judge=praised,
        kappa=kappa,
        kappa_range=spread,
        advisory=advisory,
        says=says,
    )


def _plain(pairs: Sequence[tuple[int, int]]) -> float | None:
    return cohen(pairs, weighted=False)


def _agreement(
    question: str, groups: Sequence[Sequence[Label]], good: Sequence[Sequence[bool]], criterion: str | None
) -> Agreement:
    people = sorted({label.by for group in groups for label in group})
    kappas = []
    for one, other in combinations(people, 2):
        if criterion is not None:
            kappa = cohen(_pairs(groups, one, other, criterion), weighted=True)
            if kappa is not None:
                kappas.append(kappa)
    readings = [answer for group in good for answer in group]
    answers = [[label.answers[criterion] for label in group] for group in groups] if criterion else good
    beyond, spread = alpha([[int(answer) for answer in group] for group in answers])
    return Agreement(
        question=question,
        drafts=len(groups),
        raters=len(people),
        same=sum(map(same, good)) / len(good) if good else 0.0,
        base_rate=sum(readings) / len(readings) if readings else 0.0,
        fleiss=fleiss(good),
        cohen=sum(kappas) / len(kappas) if kappas else None,
        alpha=beyond,
        alpha_range=spread,
    )


def _pairs(groups: Sequence[Sequence[Label]], one: str, other: str, criterion: str) -> list[tuple[int, int]]:
    found = []
    for group in groups:
        answers = {label.by: label.answers[criterion] for label in group}
        if one in answers and other in answers:
            found.append((answers[one], answers[other]))
    return found
