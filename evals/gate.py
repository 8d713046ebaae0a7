"""Gates: bounds that a run must keep, alone or against a blessed run, for use in CI."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from evals.compare import Contrast, compare
from evals.errors import BadGate, EvalError, RunNotFound
from evals.models import Frozen, Run, Unit
from evals.rescoring import RESCORED, Rescorer
from evals.scorers import scorer
from evals.statistics import FEWEST
from evals.store import Store
from evals.words import in_words
from policy.refused import wanted

DEFAULT = """# What a run must keep before a change goes live. `replydesk eval gate RUN` reads this file.
# hard: exit code 1 when missed. soft: said, and exit code 0.
# at_least, at_most: bounds on the figure itself. no_worse_by: how far it may fall behind the blessed run
# (`replydesk eval bless RUN`), in the figure's own unit.

[[hard]]
scorer = "passes"
at_least = 0.9

[[hard]]
scorer = "ungrounded"
at_most = 0

[[hard]]
scorer = "route"
at_least = 0.95

[[soft]]
scorer = "names_problem"
at_least = 0.95

[[soft]]
scorer = "canned_phrases"
at_most = 0
"""


class Gate(Frozen):
    """One bound on one scorer."""

    scorer: str
    at_least: float | None = None
    at_most: float | None = None
    no_worse_by: Annotated[float, Field(ge=0)] | None = None
    """Against the baseline, paired by item; in the scorer's own unit."""

    @model_validator(mode="after")
    def _has_a_bound(self) -> Gate:
        if self.at_least is None and self.at_most is None and self.no_worse_by is None:
            raise ValueError("give at_least, at_most or no_worse_by")
        return self


class Gates(Frozen):
    """`evals/gate.toml` of a workspace."""

    hard: tuple[Gate, ...] = ()
    soft: tuple[Gate, ...] = ()

    @property
    def needs_baseline(self) -> bool:
        """True when a gate compares with a blessed run."""
        return any(gate.no_worse_by is not None for gate in (*self.hard, *self.soft))


class Outcome(Frozen):
    """What became of one gate."""

    kind: Literal["hard", "soft"]
    kept: bool
    says: str


class GateReport(Frozen):
    """What became of all gates."""

    run: str
    baseline: str | None
    outcomes: tuple[Outcome, ...]

    @property
    def open(self) -> bool:
        """True when no hard gate was missed."""
        return all(outcome.kept for outcome in self.outcomes if outcome.kind == "hard")


def load_gates(path: Path) -> Gates:
    """Read gates. Raises BadGate with place and reason; without a file the default ones hold."""
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else DEFAULT
        gates = Gates.model_validate(tomllib.loads(text))
        for gate in (*gates.hard, *gates.soft):
            scorer(gate.scorer)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadGate(f"{path} cannot be read: {error}.") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadGate(f"{path}: {'.'.join(map(str, first['loc']))}: {wanted(first)}.") from None
    except EvalError as error:
        raise BadGate(f"{path}: {error}") from None
    if not gates.hard and not gates.soft:
        raise BadGate(f"{path} has no gate: add [[hard]] or [[soft]] tables.")
    return gates


def pass_gates(gates: Gates, run: Run, baseline: Run | None, rescorer: Rescorer | None = None) -> GateReport:
    """Hold a run against the gates. Raises BadGate when a gate needs a baseline and there is none.

    rescorer: for a run and a baseline that different versions of the scorers have scored.
    """
    if gates.needs_baseline and baseline is None:
        raise BadGate(
            f"A gate compares with a blessed run, and the set {run.set_name!r} has none. "
            "Bless one first: replydesk eval bless RUN"
        )
    rescored = False
    if baseline is not None:
        baseline, run, rescored = (rescorer or Rescorer()).alike(baseline, run)
    contrasts = {c.name: c for c in compare(baseline, run).contrasts} if baseline is not None else {}
    outcomes = [_whole(run)]
    if baseline is not None and baseline.id == run.id and gates.needs_baseline:
        outcomes.append(
            Outcome(kind="soft", kept=True, says="This run is its own baseline: it is compared with itself.")
        )
    if rescored:
        outcomes.append(Outcome(kind="soft", kept=True, says=RESCORED))
    for kind, some in (("hard", gates.hard), ("soft", gates.soft)):
        for gate in some:
            kept, says = _judge(gate, run, contrasts)
            outcomes.append(Outcome(kind="hard" if kind == "hard" else "soft", kept=kept, says=says))
    return GateReport(run=run.id, baseline=baseline.id if baseline else None, outcomes=tuple(outcomes))


def gate_of(
    store: Store, sets: Path, run: Run, baseline: str | None = None, *, rescorer: Rescorer | None = None
) -> GateReport:
    """Hold a run against the gates of a workspace's `evals/` folder, and a baseline: that one, or the blessed run.

    Raises BadGate, also when the blessed run is not there any more, and RunNotFound for an unknown `baseline`.
    """
    blessed = store.blessed(run.set_name)
    gates = load_gates(sets / "gate.toml")
    if baseline is not None:
        return pass_gates(gates, run, store.read(baseline), rescorer)
    try:
        return pass_gates(gates, run, store.read(blessed[0]) if blessed else None, rescorer)
    except RunNotFound:
        raise BadGate(
            f"The blessed run {blessed[0]!r} of the set {run.set_name!r} is not there any more. "
            "Bless another: replydesk eval bless RUN"
        ) from None


def _whole(run: Run) -> Outcome:
    failed = sum(result.error is not None for result in run.results)
    says = f"{run.items} of {run.total} items done, {failed} without a draft because the model failed."
    return Outcome(kind="hard", kept=run.finished and not failed, says=says)


def _judge(gate: Gate, run: Run, contrasts: dict[str, Contrast]) -> tuple[bool, str]:
    figure = run.figure(gate.scorer)
    title = scorer(gate.scorer).title
    if figure is None:
        return False, f"{title}: the run has no such figure, because the scorer applied to no item."
    bounds = [bound for bound in (gate.at_least, gate.at_most) if bound is not None]
    said, kept = [f"{title}: {_apart(figure.value, bounds, figure.unit)}"], True
    if gate.at_least is not None:
        kept = kept and figure.value >= gate.at_least
        said.append(f"at least {in_words(gate.at_least, figure.unit)} wanted")
    if gate.at_most is not None:
        kept = kept and figure.value <= gate.at_most
        said.append(f"at most {in_words(gate.at_most, figure.unit)} wanted")
    if gate.no_worse_by is not None:
        contrast = contrasts.get(gate.scorer)
        if contrast is None:
            return False, f"{title}: the baseline has no such figure."
        fall = contrast.before - contrast.after if contrast.better == "higher" else contrast.after - contrast.before
        kept = kept and fall <= gate.no_worse_by + 1e-9
        said.append(f"{in_words(contrast.before, contrast.unit)} in the baseline")
    if figure.n < FEWEST:
        said.append(f"on {figure.n} {'item' if figure.n == 1 else 'items'} only, which is too few to rely on")
    return kept, ", ".join(said) + "."


def _apart(value: float, bounds: Sequence[float], unit: Unit) -> str:
    """A figure in words that do not read like its bound when it is not: 94.7 % beside 95 %."""
    words = in_words(value, unit)
    if unit == "share" and any(words == in_words(bound, unit) and value != bound for bound in bounds):
        return f"{100 * value:.1f} %"
    return f"{value:.3f}" if unit == "count" and value and words == in_words(0, unit) else words
