"""What a first draft would wait for is read when a process starts, while nobody waits."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Sequence
from threading import Event, Thread

from knowledge import KnowledgeError
from policy import RulebookError

log = logging.getLogger(__name__)


class Rehearsal:
    """Has the writer answer made-up posts, in a thread of its own or at once."""

    def __init__(self, rehearse: Callable[[str], None], languages: Sequence[str]) -> None:
        self._rehearse = rehearse
        self._languages = languages
        self._ended = Event()
        self._thread = Thread(target=self.run, name="rehearsal", daemon=True)

    def start(self) -> None:
        """Begin; the parts that the writer works with may be closed after `stop` only."""
        self._thread.start()

    def run(self) -> None:
        """Rehearse one language after the other."""
        for lang in self._languages:
            if self._ended.is_set():
                return
            try:
                self._rehearse(lang)
            except (KnowledgeError, RulebookError, OSError) as error:
                # Whoever asks for a draft is told; a rehearsal must not keep a desk from starting.
                log.warning("no rehearsal of drafts: %s", error)
        # All that was read stays: a full search for garbage would walk through it each time, for a quarter of a second.
        gc.freeze()

    def stop(self) -> None:
        """End after the language at hand."""
        self._ended.set()
        if self._thread.ident is not None:
            self._thread.join()
