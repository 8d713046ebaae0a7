"""What a first draft would wait for is read when a process starts, while nobody waits."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator, Sequence
from threading import Event, Thread
from typing import Protocol

from drafting.writer.grounds.clauses import sentences_read
from drafting.writer.words.language import KNOWN, language
from knowledge import KnowledgeBase, KnowledgeError
from policy import RulebookError

log = logging.getLogger(__name__)

_MOST_SENTENCES = 2_000
"""Sentences of the policy whose vectors are made ready: ten seconds of one core; vectors are kept for twice as many."""
_AT_ONCE = 32


class Rehearses(Protocol):
    """The writer, as far as it is needed here."""

    def rehearse(self, lang: str) -> None:
        """Answer made-up posts in a language for nobody."""


class Rehearsal:
    """Has the writer answer made-up posts and the policy's sentences read, in a thread of its own or at once."""

    def __init__(self, writer: Rehearses, knowledge: KnowledgeBase, languages: Sequence[str]) -> None:
        """`languages`: the company's own, which come first."""
        self._writer = writer
        self._knowledge = knowledge
        self._languages = sorted(KNOWN, key=lambda lang: lang not in languages)
        self._ended = Event()
        self._thread = Thread(target=self.run, name="rehearsal", daemon=True)

    def start(self) -> None:
        """Begin; the parts that the writer works with may be closed after `stop` only."""
        self._thread.start()

    def run(self) -> None:
        """Rehearse until all is read or it is stopped; what cannot be read is told to whoever asks for a draft."""
        try:
            for _ in self._steps():
                if self._ended.is_set():
                    return
        except (KnowledgeError, RulebookError, OSError) as error:
            log.warning("drafts were not rehearsed: %s", error)
        # All that was read stays: a full search for garbage would walk through it each time, for a quarter of a second.
        gc.freeze()

    def stop(self) -> None:
        """End after the step at hand."""
        self._ended.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _steps(self) -> Iterator[None]:
        for lang in self._languages:
            self._writer.rehearse(lang)
            yield
        passages = self._knowledge.passages()
        read = [text for lang in self._languages for text in sentences_read(passages, language(lang))]
        for start in range(0, min(len(read), _MOST_SENTENCES), _AT_ONCE):
            self._knowledge.read_ahead((), read[start:][:_AT_ONCE])
            yield
