"""Two runs side by side: what changed, by how much, and whether chance explains it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from evals.errors import NothingToCompare
from evals.models import Better, Frozen, ItemResult, Run, Unit
from evals.rescoring import RESCORED, Rescorer
from evals.scorers import SCORERS, Scorer
from evals.statistics import FEWEST, bootstrap, mcnemar
from evals.words import in_words

Direction = Literal["better", "worse", "mixed", "same"]
_SURE = 0.05
_TIE = 1e-9
_SEEN = 0.1
"""A score that moved by less is not shown as a change of the draft."""
_UNREAD = {s.name for s in SCORERS if s.unit not in ("share", "count") or s.better == "neither"} | {
    "candidates",
    "canned_in_run",
    "canned_precedent",
}
"""Scores that say nothing about how the draft reads."""
_DECIDING = ("passes", "ungrounded", "route")
"""Where one of these moved, no gain in the others makes up for it: a held draft is worse, however specific."""


class Contrast(Frozen):
    """One scorer over the items that both runs scored, paired by item."""

    name: str
    title: str
    unit: Unit
    better: Better
    before: float
    after: float
    low: float
    high: float
    """95 % bootstrap interval of the mean of `after - before`, items resampled in pairs."""
    improved: int
    worsened: int
    p: float | None
    """Exact McNemar test; None for scores that are not yes or no."""
    n: int
    shown: Direction
    """`better` or `worse` only where chance is an unlikely reason, on ten items or more; `same` means: not shown."""
    says: str
    """What the paired test says, in a sentence."""


class ChangedItem(Frozen):
    """An item whose scores differ."""

    id: str
    post: str
    before: str
    after: str
    direction: Direction
    changes: tuple[str, ...]
    """One line for each scorer that changed, in words."""


class Comparison(Frozen):
    """Run `after` against run `before`."""

    before: str
    after: str
    shared: int
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    contrasts: tuple[Contrast, ...]
    changed: tuple[ChangedItem, ...]
    """Worse ones first, then mixed, then better."""
    verdict: str
    """A few plain sentences."""
    rescored: bool = False
    """True when the runs were scored by different versions of the scorers, and so again before they were compared."""


def compare(before: Run, after: Run, rescorer: Rescorer | None = None) -> Comparison:
    """Compare two runs on the items that both have, by the same scorers. Raises NothingToCompare when there is none.

    rescorer: for runs that have to be scored again; None knows no contacts of the company.
    """
    before, after, rescored = (rescorer or Rescorer()).alike(before, after)
    old = {result.id: result for result in before.results}
    new = {result.id: result for result in after.results}
    shared = [name for name in old if name in new]
    if not shared:
        raise NothingToCompare(f"The runs {before.id!r} and {after.id!r} have no item in common.")
    pairs = [(old[name], new[name]) for name in shared]
    contrasts = tuple(c for scorer in SCORERS if (c := _contrast(scorer, pairs)) is not None)
    changed = [item for pair in pairs if (item := _changed(*pair)) is not None]
    order = {"worse": 0, "mixed": 1, "better": 2, "same": 3}
    return Comparison(
        before=before.id,
        after=after.id,
        shared=len(shared),
        only_before=tuple(name for name in old if name not in new),
        only_after=tuple(name for name in new if name not in old),
        contrasts=contrasts,
        changed=tuple(sorted(changed, key=lambda item: order[item.direction])),
        verdict=_verdict(contrasts, len(shared)) + (f" {RESCORED}" if rescored else ""),
        rescored=rescored,
    )


def _contrast(scorer: Scorer, pairs: Sequence[tuple[ItemResult, ItemResult]]) -> Contrast | None:
    both = [
        (a.scores[scorer.name], b.scores[scorer.name])
        for a, b in pairs
        if scorer.name in a.scores and scorer.name in b.scores
    ]
    if not both:
        return None
    differences = [b - a for a, b in both]
    good = [-d if scorer.better == "lower" else d for d in differences]
    improved, worsened = sum(g > _TIE for g in good), sum(g < -_TIE for g in good)
    yes_or_no = scorer.unit == "share" and {v for pair in both for v in pair} <= {0.0, 1.0}
    p = mcnemar(improved, worsened) if yes_or_no else None
    low, high = bootstrap(differences)
    sure = p <= _SURE if p is not None else (low > 0 or high < 0)
    shown: Direction = "same"
    few = len(both) < FEWEST
    if sure and not few and scorer.better != "neither":
        shown = "better" if sum(good) > 0 else "worse"
    return Contrast(
        name=scorer.name,
        title=scorer.title,
        unit=scorer.unit,
        better=scorer.better,
        before=sum(a for a, _ in both) / len(both),
        after=sum(b for _, b in both) / len(both),
        low=low,
        high=high,
        improved=improved,
        worsened=worsened,
        p=p,
        n=len(both),
        shown=shown,
        says=_too_few(improved, worsened, len(both)) if few else _proof(scorer.unit, improved, worsened, p, low, high),
    )


def _too_few(improved: int, worsened: int, n: int) -> str:
    if not improved and not worsened:
        return "Nothing changed."
    return f"Better in {improved}, worse in {worsened}. Too few to tell: only {n} {'item' if n == 1 else 'items'}."


def _proof(unit: Unit, improved: int, worsened: int, p: float | None, low: float, high: float) -> str:
    counted = f"Better in {improved}, worse in {worsened}."
    if p is not None:
        if not improved and not worsened:
            return "Nothing changed."
        odds = "less than once" if p < 0.005 else f"about {100 * p:.0f} times"
        return f"{counted} Chance alone would do this or more {odds} in 100 (exact McNemar test)."
    if low == high == 0:
        return "Nothing changed."
    sure = "so chance hardly explains it" if low > 0 or high < 0 else "so it can well be chance"
    return (
        f"{counted} The true change lies between {in_words(low, unit)} and {in_words(high, unit)}, "
        f"{sure} (95 % bootstrap)."
    )


def _changed(old: ItemResult, new: ItemResult) -> ChangedItem | None:
    lines, ups, downs = [], 0, 0
    deciding: list[bool] = []
    if bool(old.error) != bool(new.error):
        lines.append(f"no draft: {new.error}" if new.error else "a draft came now")
        ups, downs = (0, 1) if new.error else (1, 0)
    for scorer in SCORERS:
        a, b = old.scores.get(scorer.name), new.scores.get(scorer.name)
        if a is None or b is None or abs(a - b) < _SEEN or scorer.name in _UNREAD:
            continue
        if scorer.across and old.reply == new.reply:
            continue  # other drafts changed, not this one
        gained = (b > a) == (scorer.better == "higher")
        ups, downs = ups + gained, downs + (not gained)
        if scorer.name in _DECIDING:
            deciding.append(gained)
        why = new.remarks.get(scorer.name, "")
        lines.append(f"{scorer.title}: {_said(a, scorer.unit)} to {_said(b, scorer.unit)}. {why}".strip())
    if not lines:
        return None
    if len(set(deciding)) == 1:
        ups, downs = (1, 0) if deciding[0] else (0, 1)
    direction: Direction = "mixed" if ups and downs else "better" if ups else "worse"
    return ChangedItem(
        id=new.id, post=new.post, before=old.reply, after=new.reply, direction=direction, changes=tuple(lines)
    )


def _said(value: float, unit: Unit) -> str:
    """A score of one draft: a share of it is yes or no."""
    return ("yes" if value else "no") if unit == "share" and value in (0, 1) else in_words(value, unit)


def _verdict(contrasts: Sequence[Contrast], shared: int) -> str:
    shown = [c for c in contrasts if c.shown != "same"]
    worse = [c for c in shown if c.shown == "worse" and c.unit != "seconds"]
    better = [c for c in shown if c.shown == "better" and c.unit != "seconds"]
    time = [c for c in shown if c.unit == "seconds"]
    if shared < FEWEST:
        items = "1 item" if shared == 1 else f"{shared} items"
        return (
            f"{items} compared: too few to tell a difference from chance ({FEWEST} at least). Read them side by side."
        )
    said = [f"{shared} items compared."]
    if worse:
        said.append(f"Worse: {'; '.join(map(_in_words, worse))}.")
    if better:
        said.append(f"Better: {'; '.join(map(_in_words, better))}.")
    if not worse and not better:
        moved = any(c.improved or c.worsened for c in contrasts if c.unit != "seconds")
        said.append(
            "No difference is shown: what changed can well be chance on so few items." if moved else "Nothing changed."
        )
    if time:
        said.append(f"Time, which depends on what else the machine does: {'; '.join(map(_in_words, time))}.")
    if shown and len(contrasts) >= 10:
        said.append(f"With {len(contrasts)} scorers compared, about one in twenty would show a difference by chance.")
    return " ".join(said)


def _in_words(c: Contrast) -> str:
    proof = "" if c.p is None else ", p below 0.001" if c.p < 0.001 else f", p {c.p:.3f}"
    better = f"{c.improved} item{'' if c.improved == 1 else 's'} better"
    before, after = in_words(c.before, c.unit), in_words(c.after, c.unit)
    return f"{c.title} {before} to {after} ({better}, {c.worsened} worse{proof})"
