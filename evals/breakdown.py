"""The figures of a run for each kind of post, language and channel: where the writer is weak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from evals.models import Figure, Frozen, ItemResult
from evals.scoring import figures_of

By = Literal["kind", "language", "channel"]
_UNKNOWN = "not said"
KEYS: Mapping[By, Callable[[ItemResult], str]] = {
    "kind": lambda result: result.item.kind or _UNKNOWN,
    "language": lambda result: result.item.lang or _UNKNOWN,
    "channel": lambda result: result.item.channel,
}
"""What the set says about an item, not what the writer made of it."""


class Slice(Frozen):
    """The figures over the items that have one kind, language or channel."""

    name: str
    items: int
    figures: tuple[Figure, ...]

    def figure(self, name: str) -> Figure | None:
        """Return the figure of a scorer; None when it applied to no item here."""
        return next((figure for figure in self.figures if figure.name == name), None)


def breakdown(results: Sequence[ItemResult]) -> dict[By, tuple[Slice, ...]]:
    """Return the slices of a run by kind, language and channel, the largest first."""
    return {by: _slices(results, key) for by, key in KEYS.items()}


def _slices(results: Sequence[ItemResult], key: Callable[[ItemResult], str]) -> tuple[Slice, ...]:
    groups: dict[str, list[ItemResult]] = defaultdict(list)
    for result in results:
        groups[key(result)].append(result)
    largest_first = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Slice(name=name, items=len(some), figures=figures_of(some)) for name, some in largest_first)
