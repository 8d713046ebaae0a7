"""How far people agree, beyond chance, and whether the judge agrees with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import median

from evals.labels import Label, by_item
from evals.models import Frozen
from evals.rubric import GOOD, RUBRIC

ENOUGH_KAPPA = 0.6
ENOUGH_LABELS = 100


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


class Standing(Frozen):
    """Whether the judge may count for something."""

    drafts: int
    """Drafts that the judge and a person have read."""
    same: float
    base_rate_people: float
    base_rate_judge: float
    kappa: float | None
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
    """Compare the judge with people on good or not good; where several read a draft their median counts."""
    verdicts = {label.item: label.good for label in judge}
    human = {item: median(int(label.good) for label in group) >= 0.5 for item, group in by_item(people).items()}
    both = [(human[item], verdicts[item]) for item in human if item in verdicts]
    n = len(both)
    kappa = cohen([(int(a), int(b)) for a, b in both], weighted=False)
    advisory = n < ENOUGH_LABELS or kappa is None or kappa < ENOUGH_KAPPA
    measured = f"kappa {kappa:.2f}" if kappa is not None else "kappa not defined"
    says = f"Judge and people on {n} drafts: {measured}. "
    says += (
        f"Advisory: it counts only from kappa {ENOUGH_KAPPA} on {ENOUGH_LABELS} drafts."
        if advisory
        else "It agrees with people well enough to count."
    )
    return Standing(
        drafts=n,
        same=sum(a == b for a, b in both) / n if n else 0.0,
        base_rate_people=sum(a for a, _ in both) / n if n else 0.0,
        base_rate_judge=sum(b for _, b in both) / n if n else 0.0,
        kappa=kappa,
        advisory=advisory,
        says=says,
    )


def cohen(pairs: Sequence[tuple[int, int]], *, weighted: bool) -> float | None:
    """Return Cohen's kappa of two readers; weighted by squared distance on request. None when chance explains all."""
    if not pairs:
        return None

    def apart(a: int, b: int) -> float:
        return float((a - b) ** 2) if weighted else float(a != b)

    left, right, n = Counter(a for a, _ in pairs), Counter(b for _, b in pairs), len(pairs)
    observed = sum(apart(a, b) for a, b in pairs) / n
    expected = sum(left[a] * right[b] * apart(a, b) for a in left for b in right) / n**2
    return 1 - observed / expected if expected else None


def fleiss(groups: Sequence[Sequence[bool]]) -> float | None:
    """Return Fleiss' kappa of two categories, each draft read by two or more. None when chance explains all."""
    readings = [answer for group in groups for answer in group]
    if not readings:
        return None
    good = sum(readings) / len(readings)
    expected = good**2 + (1 - good) ** 2
    if expected == 1:
        return None
    observed = sum(_same(group) for group in groups) / len(groups)
    return (observed - expected) / (1 - expected)


def _same(group: Sequence[bool]) -> float:
    pairs = list(combinations(group, 2))
    return sum(a == b for a, b in pairs) / len(pairs)


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
    return Agreement(
        question=question,
        drafts=len(groups),
        raters=len(people),
        same=sum(map(_same, good)) / len(good) if good else 0.0,
        base_rate=sum(readings) / len(readings) if readings else 0.0,
        fleiss=fleiss(good),
        cohen=sum(kappas) / len(kappas) if kappas else None,
    )


def _pairs(groups: Sequence[Sequence[Label]], one: str, other: str, criterion: str) -> list[tuple[int, int]]:
    found = []
    for group in groups:
        answers = {label.by: label.answers[criterion] for label in group}
        if one in answers and other in answers:
            found.append((answers[one], answers[other]))
    return found
