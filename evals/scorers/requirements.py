"""Whether the draft does what the item says a good reply must do, as far as patterns can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evals.models import EvalItem
from evals.scorers.score import Score, Scorer, Seen

PATTERN = "re:"
_POINT = "\0"
"""A point that stands for itself."""
_READABLE = re.compile(rf"(?:[\w '’,:%€{_POINT}-]|\([\w '’,|-]+\))+")
"""A pattern that reads as words: at most choices in brackets."""
_BRACKETED = re.compile(r"\((?:\?:)?([^()]*)\)")


def patterns(demands: Sequence[str]) -> tuple[str, ...]:
    """Return the patterns among the demands; the others are for people and judges."""
    return tuple(demand.removeprefix(PATTERN) for demand in demands if demand.startswith(PATTERN))


def in_words(demands: Sequence[str]) -> tuple[str, ...]:
    """Return the demands that only a reader can judge."""
    return tuple(demand for demand in demands if not demand.startswith(PATTERN))


def demand(words: str) -> str:
    """Return a demand of a set in plain words; a pattern of mere alternatives becomes their list."""
    if not words.startswith(PATTERN):
        return words
    pattern = words.removeprefix(PATTERN).strip()
    plain = pattern.replace(r"\b", "").replace(r"\.", _POINT)
    whole = _BRACKETED.fullmatch(plain)
    choices = re.split(r"\|(?![^()]*\))", whole.group(1) if whole else plain)
    if all(_READABLE.fullmatch(choice) for choice in choices):
        return "Says " + " or ".join(f"“{choice.replace('|', '/').replace(_POINT, '.')}”" for choice in choices)
    return f"Matches the pattern {pattern}"


def failures(item: EvalItem, reply: str) -> tuple[str, ...]:
    """Return the demands on a reply to `item` that patterns can judge and that `reply` does not meet."""
    missing = [f"{PATTERN}{p}" for p in patterns(item.must) if not re.search(p, reply, re.IGNORECASE)]
    said = [m.group() for p in patterns(item.must_not) if (m := re.search(p, reply, re.IGNORECASE))]
    return (*missing, *(f"Does not say “{words}”" for words in said))


def _must(seen: Seen) -> Score | None:
    """Share of what the item's `must` patterns demand that the reply does. Range 0 to 1, higher is better."""
    demands = patterns(seen.item.must)
    if not demands or not seen.wanted:
        return None
    missing = [demand for demand in demands if not re.search(demand, seen.reply, re.IGNORECASE)]
    said = "; ".join(demand(f"{PATTERN}{pattern}").removeprefix("Says ") for pattern in missing)
    return Score(1 - len(missing) / len(demands), f"Missing: {said}." if missing else "")


def _must_not(seen: Seen) -> Score | None:
    """1 when the reply does nothing that the item forbids (its `must_not` patterns). Range 0 or 1, higher is better."""
    refused = patterns(seen.item.must_not)
    if not refused or not seen.written:
        return None
    hits = [m.group() for pattern in refused if (m := re.search(pattern, seen.reply, re.IGNORECASE))]
    return Score(float(not hits), f"Says: {'; '.join(hits)}." if hits else "")


MUST = Scorer("must", "Does what it must", _must, headline=True, on_failure=0.0)
MUST_NOT = Scorer("must_not", "Avoids what it must not", _must_not)
