"""Every scorer, in the order of tables."""

from __future__ import annotations

from evals.errors import EvalError
from evals.scorers.cannedness import CANNED_IN_RUN, CANNED_PRECEDENT, TWINS
from evals.scorers.closeness import CLOSENESS
from evals.scorers.cost import CANDIDATES, COST, LATENCY, OVERHEAD, TOKENS
from evals.scorers.faithful import MISQUOTES, USES_FACTS
from evals.scorers.findings import FINDINGS
from evals.scorers.grounded import GROUNDED, UNGROUNDED
from evals.scorers.language import KIND, LANGUAGE
from evals.scorers.length import FITS, LENGTH
from evals.scorers.meaning import BENT
from evals.scorers.needs import NEEDS
from evals.scorers.phrases import CANNED_PHRASES
from evals.scorers.requirements import MUST, MUST_NOT
from evals.scorers.retrieval import RECALL, RETRIEVAL_HIT
from evals.scorers.route import ROUTE
from evals.scorers.score import Scorer
from evals.scorers.specific import NAMES_PROBLEM, PARROTS
from evals.scorers.verdict import FIRST_TRY, PASSES

GROUPS: tuple[tuple[str, tuple[Scorer, ...]], ...] = (
    ("May it be sent?", (PASSES, FIRST_TRY, FINDINGS)),
    ("Is it true?", (GROUNDED, UNGROUNDED, USES_FACTS, MISQUOTES, BENT)),
    ("Is it about this customer?", (NAMES_PROBLEM, PARROTS, MUST, MUST_NOT, CLOSENESS)),
    ("Is it written for them alone?", (TWINS, CANNED_IN_RUN, CANNED_PRECEDENT, CANNED_PHRASES)),
    ("Was the post read right?", (LANGUAGE, KIND, ROUTE, NEEDS)),
    ("Does it fit the channel?", (FITS, LENGTH)),
    ("Was the right policy found?", (RETRIEVAL_HIT, RECALL)),
    ("What does it cost?", (LATENCY, OVERHEAD, TOKENS, COST, CANDIDATES)),
)
"""Scorers by the question they answer, in the order in which people ask."""
SCORERS: tuple[Scorer, ...] = tuple(scorer for _, scorers in GROUPS for scorer in scorers)


def scorer(name: str) -> Scorer:
    """Return a scorer by name. Raises EvalError with the names there are."""
    for known in SCORERS:
        if known.name == name:
            return known
    raise EvalError(f"There is no scorer {name!r}. There are: {', '.join(s.name for s in SCORERS)}.")
