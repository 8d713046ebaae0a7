"""Evals for the desk and the API: reading runs, on behalf of someone."""

from __future__ import annotations

from typing import Protocol

from drafting.desk import Action
from drafting.models import Actor
from drafting.settings import Settings
from evals.errors import RunNotFound
from evals.models import ItemResult, Run
from evals.runs import store_of


class Authority(Protocol):
    """The Desk, as far as evals ask it."""

    def authorise(self, actor: Actor, action: Action) -> None:
        """Raise NotAllowed unless the actor may."""


class Evals:
    """Runs of a workspace. Every method authorises first."""

    def __init__(self, settings: Settings, desk: Authority) -> None:
        self._store = store_of(settings)
        self._desk = desk

    def runs(self, actor: Actor) -> tuple[Run, ...]:
        """Every run, newest first, without its drafts."""
        self._desk.authorise(actor, "evals")
        return self._store.overview()

    def run(self, actor: Actor, run: str) -> Run:
        """One run with its drafts. Raises RunNotFound."""
        self._desk.authorise(actor, "evals")
        return self._store.read(run)

    def items(self, actor: Actor, run: str) -> tuple[ItemResult, ...]:
        """The drafts of a run, in the set's order. Raises RunNotFound."""
        self._desk.authorise(actor, "evals")
        return self._store.results(run)

    def item(self, actor: Actor, run: str, item: str) -> ItemResult:
        """One draft of a run. Raises RunNotFound."""
        found = next((result for result in self.items(actor, run) if result.id == item), None)
        if found is None:
            raise RunNotFound(f"The eval run {run!r} has no item {item!r}.")
        return found
