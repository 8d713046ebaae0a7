"""Runs that were scored by different versions of the scorers: both are scored again before they are compared."""

from __future__ import annotations

from collections.abc import Sequence

from evals.models import UNKNOWN_SCORERS, Run
from evals.recipe import scorers_sha256
from evals.scoring import figures_of, rules_of, score_run
from policy.models import Contact

RESCORED = (
    "It is not known that both runs were scored by the same version of the scorers (one is older, or was cut short), "
    "so their drafts were scored again by today's; the page of a run keeps the figures of its day."
)


def scored_alike(before: Run, after: Run, contacts: Sequence[Contact]) -> tuple[Run, Run, bool]:
    """Return both runs with scores of one version of the scorers, and whether any had to be scored again.

    contacts: the company's registry as it is now, which replies may name. Nothing on disk changes.
    """
    if before.id == after.id or before.scorers == after.scorers != UNKNOWN_SCORERS:
        return before, after, False
    return _today(before, contacts), _today(after, contacts), True


def _today(run: Run, contacts: Sequence[Contact]) -> Run:
    now = scorers_sha256()
    if run.scorers == now:
        return run
    results = score_run(run.results, contacts)
    return run.model_copy(
        update={"results": results, "figures": figures_of(results), "rules": rules_of(results), "scorers": now}
    )
