"""Every scorer, in the order of tables."""

from __future__ import annotations

from evals.errors import EvalError
from evals.scorers.cannedness import CANNED_IN_RUN, CANNED_PRECEDENT, TWINS
from evals.scorers.cost import CANDIDATES, COST, LATENCY, OVERHEAD, TOKENS
from evals.scorers.faithful import MISQUOTES, USES_FACTS
from evals.scorers.findings import FINDINGS
from evals.scorers.grounded import GROUNDED, UNGROUNDED
from evals.scorers.language import KIND, LANGUAGE
from evals.scorers.length import FITS, LENGTH
from evals.scorers.needs import NEEDS
from evals.scorers.phrases import CANNED_PHRASES
from evals.scorers.requirements import MUST, MUST_NOT
from evals.scorers.retrieval import RECALL, RETRIEVAL_HIT
from evals.scorers.route import ROUTE
from evals.scorers.score import Scorer
from evals.scorers.specific import NAMES_PROBLEM, PARROTS
from evals.scorers.verdict import FIRST_TRY, PASSES

SCORERS: tuple[Scorer, ...] = (
    PASSES,
    FIRST_TRY,
    FINDINGS,
    GROUNDED,
    UNGROUNDED,
    USES_FACTS,
    NAMES_PROBLEM,
    MISQUOTES,
    PARROTS,
    MUST,
    MUST_NOT,
    TWINS,
    CANNED_IN_RUN,
    CANNED_PRECEDENT,
    CANNED_PHRASES,
    LANGUAGE,
    KIND,
    ROUTE,
    FITS,
    LENGTH,
    NEEDS,
    RETRIEVAL_HIT,
    RECALL,
    LATENCY,
    OVERHEAD,
    TOKENS,
    COST,
    CANDIDATES,
)


def scorer(name: str) -> Scorer:
    """Return a scorer by name. Raises EvalError with the names there are."""
    for known in SCORERS:
        if known.name == name:
            return known
    raise EvalError(f"There is no scorer {name!r}. There are: {', '.join(s.name for s in SCORERS)}.")
