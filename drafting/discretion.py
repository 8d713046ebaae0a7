"""No words of an internal passage leave the house: the guard is shown each one that a text shares words with.

A draft never rests on internal passages, so they are not among its evidence. People read them in the desk, and may
copy from them: whatever a text shares with one is given to the guard with the mark, and its rule decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from drafting.desk import GuardPort
from knowledge import Passage
from policy.models import ChannelSpec, Context, EvidenceItem, Finding, Verdict
from policy.views import condense, fold, split_words

LETTERS = 18
"""Letters in a row, from the beginning of a word on, that show a text and a passage have words in common: as many as
the rule looks for without their spaces, so that nothing it could find is kept from it."""


class Shelf(Protocol):
    """The knowledge base, as far as it is read here."""

    @property
    def generation(self) -> int:
        """Goes up with each ingest that changed something."""

    def passages(self) -> Sequence[Passage]:
        """Every passage."""


@dataclass(frozen=True)
class _Known:
    """The internal passages of one generation, by the beginnings of what only they say."""

    generation: int
    internal: dict[str, frozenset[int]]
    items: tuple[EvidenceItem, ...]


class Discretion:
    """The guard as the Desk sees it, told of internal passages. Everything but `check` is the guard's own."""

    def __init__(self, guard: GuardPort, knowledge: Shelf) -> None:
        self._guard = guard
        self._knowledge = knowledge
        self._lock = Lock()
        self._known = _Known(-1, {}, ())

    @property
    def rulebook_sha(self) -> str:
        """SHA-256 of the rulebook in force."""
        return self._guard.rulebook_sha

    def check(self, reply: str, context: Context) -> Verdict:
        """As `Guard.check`, with the internal passages that the reply shares words with."""
        if shared := self._shared(reply):
            context = context.model_copy(update={"evidence": (*context.evidence, *shared)})
        return self._guard.check(reply, context)

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        """As `Guard.triage`."""
        return self._guard.triage(post, context)

    def channel(self, name: str) -> ChannelSpec:
        """As `Guard.channel`."""
        return self._guard.channel(name)

    def _shared(self, reply: str) -> tuple[EvidenceItem, ...]:
        known = self._read()
        if not known.internal:
            return ()
        found: set[int] = set()
        # As it is read, and letter by letter: "s p a c e d   o u t" has words only without its spaces.
        for letters in {"".join(_words(reply)), condense(fold(reply)[0])}:
            for start in range(len(letters) - LETTERS + 1):
                found |= known.internal.get(letters[start : start + LETTERS], frozenset())
        return tuple(known.items[index] for index in sorted(found))

    def _read(self) -> _Known:
        generation = self._knowledge.generation
        with self._lock:
            if generation != self._known.generation:
                self._known = _known(generation, self._knowledge.passages())
            return self._known


def _known(generation: int, passages: Iterable[Passage]) -> _Known:
    internal: dict[str, set[int]] = {}
    public: set[str] = set()
    items: list[EvidenceItem] = []
    for passage in passages:
        beginnings = _beginnings(passage.text)
        if not passage.internal:
            public |= beginnings
            continue
        for beginning in beginnings:
            internal.setdefault(beginning, set()).add(len(items))
        items.append(
            EvidenceItem(
                id=f"{passage.document} {passage.section}",  # read by people, in what the finding says
                kind="passage",
                text=passage.text,
                document=passage.document,
                section=passage.section,
                internal=True,
            )
        )
    # What a public passage says as well is no secret.
    only = {beginning: frozenset(where) for beginning, where in internal.items() if beginning not in public}
    return _Known(generation, only, tuple(items))


def _beginnings(text: str) -> set[str]:
    """The letters of a text from the beginning of each word on, as many as count."""
    words = _words(text)
    letters = "".join(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word)
    return {letters[start : start + LETTERS] for start in starts if len(letters) - start >= LETTERS}


def _words(text: str) -> list[str]:
    return [condense(word) for word in split_words(*fold(text)).words]
