"""Evals: sets, runs, scorers, labels, comparison, gates. By these we know whether a change made drafts better."""

from evals.errors import EndpointLost, EvalError, RunNotFound, SetNotFound
from evals.models import BadLine, EvalItem, EvalSet, Figure, ItemResult, Progress, Run, RunHeader
from evals.runs import Wanted, sets_folder, start, store_of
from evals.service import Evals
from evals.sets import add_item, load_set, set_names
from evals.store import Store

__all__ = [
    "BadLine",
    "EndpointLost",
    "EvalError",
    "EvalItem",
    "EvalSet",
    "Evals",
    "Figure",
    "ItemResult",
    "Progress",
    "Run",
    "RunHeader",
    "RunNotFound",
    "SetNotFound",
    "Store",
    "Wanted",
    "add_item",
    "load_set",
    "set_names",
    "sets_folder",
    "start",
    "store_of",
]
