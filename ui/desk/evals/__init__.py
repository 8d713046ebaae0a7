"""The Evals tab: runs, drafts, comparisons, blind reading, and what became of drafts in production."""

from ui.desk.evals.calls import EvalCalls

__all__ = ["EvalCalls"]
