"""A guard over a folder that people edit: re-reads it when it changed, keeps the last good rulebook in force."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from policy.errors import RulebookError
from policy.guard import Guard
from policy.load import Rulebook, load_rulebook
from policy.models import ChannelSpec, Company, Context, Finding, Verdict

Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change and size of every rule file."""


class LiveGuard:
    """The same surface as Guard. A folder that cannot be loaded changes nothing but `problem`.

    Raises RulebookError when the folder cannot be loaded at the start: there is no last good one then.
    """

    def __init__(
        self,
        folder: Path,
        company: Company,
        *,
        look_every: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._company = company
        self._look_every = look_every
        self._clock = clock
        self._lock = Lock()
        self._stamp = _stamp(folder)
        self._guard = Guard(load_rulebook(folder), company)
        self._problem: str | None = None
        self._looked = clock()

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook in force."""
        return self._current().rulebook

    @property
    def rulebook_sha(self) -> str:
        """SHA-256 of the rulebook in force."""
        return self._current().rulebook_sha

    @property
    def routes(self) -> frozenset[str]:
        """Everyone to whom a rule of the policy in force hands a post."""
        return frozenset(rule.spec.route for rule in self.rulebook.rules if rule.spec.route)

    @property
    def company(self) -> Company:
        """The company that the guard speaks for."""
        return self._company

    @property
    def problem(self) -> str | None:
        """What is wrong with the folder as it is now, in plain words; None when it is in force."""
        self._current()
        return self._problem

    def check(self, reply: str, context: Context) -> Verdict:
        """As `Guard.check`."""
        return self._current().check(reply, context)

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        """As `Guard.triage`."""
        return self._current().triage(post, context)

    def channel(self, name: str) -> ChannelSpec:
        """As `Guard.channel`."""
        return self._guard.channel(name)

    def length(self, text: str, channel: str) -> int:
        """As `Guard.length`."""
        return self._guard.length(text, channel)

    def _current(self) -> Guard:
        if self._clock() - self._looked < self._look_every:
            return self._guard
        with self._lock:
            self._looked = self._clock()
            stamp = _stamp(self._folder)
            if stamp != self._stamp:
                self._stamp = stamp
                self._reload()
        return self._guard

    def _reload(self) -> None:
        try:
            rulebook = load_rulebook(self._folder)
        except RulebookError as error:
            self._problem = (
                f"The rulebook in {str(self._folder)!r} was changed and cannot be loaded; the version before the "
                f"change "
                f"({self._guard.rulebook_sha[:12]}) stays in force. {error}"
            )
            return
        self._problem = None
        if rulebook.sha256 != self._guard.rulebook_sha:
            self._guard = Guard(rulebook, self._company)


def _stamp(folder: Path) -> Stamp:
    try:
        return tuple(
            sorted(
                (path.name, path.stat().st_mtime_ns, path.stat().st_size)
                for path in folder.iterdir()
                if path.suffix in (".yaml", ".yml")
            )
        )
    except OSError:
        return ()
