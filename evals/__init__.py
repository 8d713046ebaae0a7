"""Evals: sets, runs, scorers, labels, comparison, gates. By these we know whether a change made drafts better."""

from evals.agreement import Agreement, Standing, agreements, standing
from evals.background import measure
from evals.compare import Comparison, compare
from evals.errors import EndpointLost, EvalError, RunNotFound, SetNotFound
from evals.gate import GateReport, Gates, gate_of, load_gates, pass_gates
from evals.importers import FORMATS, item_from_case, read_items, teaches
from evals.judge import judge_run, unread
from evals.labels import BlindDraft, Disagreement, Label, Labels
from evals.models import BadLine, EvalItem, EvalSet, Figure, ItemResult, Progress, Run, RunHeader
from evals.production import Production, production
from evals.report import report
from evals.rubric import RUBRIC, Criterion
from evals.runs import Wanted, sets_folder, start, store_of
from evals.service import Evals
from evals.sets import add_item, load_set, set_names
from evals.store import Store

__all__ = [
    "FORMATS",
    "RUBRIC",
    "Agreement",
    "BadLine",
    "BlindDraft",
    "Comparison",
    "Criterion",
    "Disagreement",
    "EndpointLost",
    "EvalError",
    "EvalItem",
    "EvalSet",
    "Evals",
    "Figure",
    "GateReport",
    "Gates",
    "ItemResult",
    "Label",
    "Labels",
    "Production",
    "Progress",
    "Run",
    "RunHeader",
    "RunNotFound",
    "SetNotFound",
    "Standing",
    "Store",
    "Wanted",
    "add_item",
    "agreements",
    "compare",
    "gate_of",
    "item_from_case",
    "judge_run",
    "load_gates",
    "load_set",
    "measure",
    "pass_gates",
    "production",
    "read_items",
    "report",
    "set_names",
    "sets_folder",
    "standing",
    "start",
    "store_of",
    "teaches",
    "unread",
]
