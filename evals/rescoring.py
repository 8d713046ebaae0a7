"""Runs that were scored by different versions of the scorers: both are scored again before they are compared."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from evals.models import UNKNOWN_SCORERS, Run
from evals.recipe import scorers_sha256
from evals.scoring import figures_of, rules_of, score_run
from policy.models import Contact

_REMEMBERED = 4
"""Runs that are remembered with new scores, drafts and all."""
RESCORED = (
    "It is not known that both runs were scored by the same version of the scorers (one is older, or was cut short), "
    "so their drafts were scored again by today's; the page of a run keeps the figures of its day."
)


class Rescorer:
    """Scores runs again by today's scorers, and remembers the last few: a desk shows the same runs again and again."""

    def __init__(self, contacts: Sequence[Contact] = ()) -> None:
        """contacts: the company's registry as it is now, which replies may name."""
        self._contacts = contacts
        self._known: OrderedDict[tuple[str, str, int], Run] = OrderedDict()
        self._lock = Lock()

    def alike(self, before: Run, after: Run) -> tuple[Run, Run, bool]:
        """Return both runs with scores of one version of the scorers, and whether any had to be scored again.

        Nothing on disk changes.
        """
        if before.id == after.id or before.scorers == after.scorers != UNKNOWN_SCORERS:
            return before, after, False
        return self._today(before), self._today(after), True

    def _today(self, run: Run) -> Run:
        now = scorers_sha256()
        if run.scorers == now:
            return run
        key = (run.id, run.scorers, run.done)
        with self._lock:
            known = self._known.get(key)
        if known is None or not _same_drafts(known, run):  # drafted again, or a customer was erased
            results = score_run(run.results, self._contacts)
            known = run.model_copy(
                update={"results": results, "figures": figures_of(results), "rules": rules_of(results), "scorers": now}
            )
            with self._lock:
                self._known[key] = known
                while len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        return known


def _same_drafts(one: Run, other: Run) -> bool:
    return [(r.item, r.result, r.error) for r in one.results] == [(r.item, r.result, r.error) for r in other.results]
