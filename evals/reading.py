"""A run as people read it: figures under the questions they answer, what is wrong first, names instead of ids."""

from __future__ import annotations

import re

from evals.compare import Comparison, Contrast
from evals.models import Figure, ItemResult, Run
from evals.problems import problems_of
from evals.scorers import GROUPS, SCORERS, Scorer

_HINTS = frozenset(one.name for one in SCORERS if one.hint)
ByQuestion = tuple[tuple[str, tuple[tuple[Scorer, Figure], ...]], ...]


def meaning(scorer: Scorer) -> str:
    """Return what a figure means to someone who reads it as a share or a mean over drafts."""
    kept = [part for part in re.split(r"(?<=\.) ", scorer.meaning) if not part.startswith("Range ")]
    return " ".join(kept).replace("1 when ", "Share of drafts where ", 1).replace("`", "")


def figures_by_question(run: Run) -> ByQuestion:
    """Return the figures that a run has, grouped by the question they answer."""
    groups = []
    for question, scorers in GROUPS:
        known = tuple((one, figure) for one in scorers if (figure := run.figure(one.name)) is not None)
        if known:
            groups.append((question, known))
    return tuple(groups)


def good_end(figure: Figure) -> float | None:
    """Return how near a share is to its good end, 0 to 1; None where it has none to be judged by."""
    if figure.better == "neither" or figure.name in _HINTS:
        return None
    return figure.value if figure.better == "higher" else 1 - figure.value


def worst_first(run: Run) -> tuple[tuple[ItemResult, tuple[str, ...]], ...]:
    """Return each result with its problems: no draft first, then held or misrouted ones, then the most problems."""
    looked = [(result, problems_of(result)) for result in run.results]
    return tuple(sorted(looked, key=lambda pair: (not pair[0].error, not _held_or_misrouted(pair[0]), -len(pair[1]))))


def _held_or_misrouted(result: ItemResult) -> bool:
    return result.scores.get("passes", 1) < 1 or result.scores.get("route", 1) < 1


def rule_titles(run: Run) -> dict[str, str]:
    """Return what the rules that found something in a run are called."""
    verdicts = (result.verdict for result in run.results if result.verdict is not None)
    return {finding.rule: finding.title for verdict in verdicts for finding in verdict.findings}


def moved(comparison: Comparison) -> tuple[tuple[Contrast, ...], tuple[Contrast, ...]]:
    """Return the figures that changed, what is shown to be worse first and time last, and those that did not."""
    order = ("worse", "better", "mixed", "same")
    changed = [one for one in comparison.contrasts if one.improved or one.worsened or one.before != one.after]
    still = tuple(one for one in comparison.contrasts if one not in changed)
    return tuple(sorted(changed, key=lambda one: (one.unit == "seconds", order.index(one.shown)))), still
