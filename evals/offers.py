"""The sets of a workspace, as somebody chooses one to run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from evals.errors import EvalError, SetNotFound
from evals.models import BadLine, Frozen
from evals.sets import load_set, part_of, set_names


class Offer(Frozen):
    """A set that can be run, or why it cannot."""

    name: str
    items: int = 0
    parts: Mapping[str, int] = Field(default_factory=dict)
    """Items of each part."""
    bad_lines: tuple[BadLine, ...] = ()
    problem: str | None = None
    """Why none of it can be run."""


def offers(folder: Path) -> tuple[Offer, ...]:
    """Return every set of a workspace's `evals/` folder, by name."""
    return tuple(_offer(folder, name) for name in set_names(folder))


def offered(folder: Path, name: str, part: str | None) -> Offer:
    """Return the set that is to be run. Raises SetNotFound and EvalError for one, or a part, that is not there."""
    if name not in set_names(folder):
        raise SetNotFound(f"There is no eval set {name!r}. Sets: {', '.join(set_names(folder)) or 'none yet'}.")
    part_of(load_set(folder, name), part)
    return _offer(folder, name)


def _offer(folder: Path, name: str) -> Offer:
    try:
        found = load_set(folder, name)
    except EvalError as error:
        return Offer(name=name, problem=str(error))
    parts = Counter(item.set for item in found.items if item.set)
    return Offer(name=name, items=len(found.items), parts=dict(sorted(parts.items())), bad_lines=found.bad_lines)
