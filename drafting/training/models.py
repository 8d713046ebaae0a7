"""Attempts at exercises, and how far someone is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from drafting.models import Frozen


class Attempt(Frozen):
    """One reply to one exercise, as the guard judged it."""

    id: str
    exercise: str
    passed: bool
    """True when nothing held it."""
    rules: tuple[str, ...]
    """The rules that held it."""
    at: datetime


class Standing(Frozen):
    """How far someone is on the way to a certificate."""

    in_a_row: int
    """Exercises passed at the first try since the last one that was held."""
    needed: int
    done: frozenset[str]
    """Exercises tried before; a second try teaches but does not count."""

    @property
    def earned(self) -> bool:
        """True when the certificate is due."""
        return self.in_a_row >= self.needed


def standing(attempts: Iterable[Attempt], needed: int, since: datetime | None = None) -> Standing:
    """Judge attempts, oldest first; only first tries count, and only those after `since`."""
    row, done = 0, set[str]()
    for attempt in attempts:
        first = attempt.exercise not in done
        done.add(attempt.exercise)
        if first and (since is None or attempt.at > since):
            row = row + 1 if attempt.passed else 0
    return Standing(in_a_row=row, needed=needed, done=frozenset(done))
