"""What cases say together: how conversations ended, what keeps coming up, what is on hold."""

from drafting.insight.models import (
    Answered,
    Department,
    Fix,
    FixProgress,
    FollowUp,
    Hold,
    LeftOut,
    Outcome,
    TermUse,
    Theme,
)
from drafting.insight.themes import find_themes

__all__ = [
    "Answered",
    "Department",
    "Fix",
    "FixProgress",
    "FollowUp",
    "Hold",
    "LeftOut",
    "Outcome",
    "TermUse",
    "Theme",
    "find_themes",
]
