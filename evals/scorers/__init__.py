"""The scorers: each judges one draft by one question, without a model. `SCORERS` is the list that runs use."""

from evals.scorers.registry import GROUPS, SCORERS, scorer
from evals.scorers.score import Judge, Scene, Score, Scorer, Seen

__all__ = ["GROUPS", "SCORERS", "Judge", "Scene", "Score", "Scorer", "Seen", "scorer"]
