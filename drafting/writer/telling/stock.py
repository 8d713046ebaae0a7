"""The writer's own sentences, chosen so that no two replies sound alike."""

from __future__ import annotations

import hashlib
import random
import re
import threading
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from drafting.writer.words.details import still_open
from drafting.writer.words.language import Language
from drafting.writer.words.text import fold

_SLOT = re.compile(r"\{\w+\}")
_TELLING = 10
"""Characters of fixed text by which a sentence of the stock is known again."""
_REMEMBERED = 60


class Memory:
    """The last drafts of this process, so that the next one says it otherwise. Safe to share between threads."""

    def __init__(self, size: int = _REMEMBERED) -> None:
        self._lock = threading.Lock()
        self._texts: deque[str] = deque(maxlen=size)

    def keep(self, text: str) -> None:
        """Remember a draft."""
        with self._lock:
            self._texts.append(fold(text))

    def texts(self) -> tuple[str, ...]:
        """Return what is remembered, folded, the newest first."""
        with self._lock:
            return tuple(reversed(self._texts))


@dataclass(frozen=True)
class Stock:
    """Sentences of one language for one post."""

    pack: Language
    seed: str
    said: tuple[str, ...] = ()
    """Recent replies, folded, the newest first: a sentence in one of them is passed over."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What fills the slots of every sentence: the matter, what we need to know."""

    def say(self, key: str, salt: str = "", **values: str) -> str:
        """Return a sentence of the stock, with its slots filled."""
        return self.fill(self.pick(self.pack.phrases[key], f"{key} {salt}"), **values)

    def fill(self, option: str, **values: str) -> str:
        """Fill the slots of an option."""
        return option.format(**{**self.values, **values})

    def pick(self, options: Iterable[str], salt: str) -> str:
        """Return the option that was not said for longest; among equals, one that depends on post and salt."""
        shuffled = list(options)
        self.dice(salt).shuffle(shuffled)
        ages: list[int] = []
        for option in shuffled:
            ages.append(self._age(option))
            if ages[-1] > len(self.said):
                return option  # never said: none is older
        return shuffled[ages.index(max(ages))]

    def dice(self, salt: str) -> random.Random:
        """Return a source of choices that is the same for the same post and salt."""
        return random.Random(hashlib.sha256(f"{salt}\n{self.seed}".encode()).digest())  # noqa: S311 - picks words

    def _age(self, option: str) -> int:
        """How many drafts ago the option was said; one more than are remembered when it was not."""
        fixed = fold(max(_SLOT.split(option), key=len)).strip()
        if len(fixed) < _TELLING:
            return len(self.said) + 1
        return next((age for age, text in enumerate(self.said) if fixed in text), len(self.said) + 1)


def matter_of(pack: Language, *texts: str) -> Mapping[str, str]:
    """Return the words for what a post is about: the first group that any of `texts` speaks of, in their order."""
    for text in texts:
        for number, group in enumerate(pack.phrases["matters"]):
            if pack.entries(f"matters {number}", group["words"]).search(fold(text)):
                return _forms(group["say"], group.get("acc"), group.get("dat"))
    phrases = pack.phrases
    return _forms(phrases["matter"], phrases.get("matter_acc"), phrases.get("matter_dat"))


def question_about(pack: Language, named: frozenset[str], *texts: str) -> list[str]:
    """Return ways to ask about a device, by the trouble that `texts` tell of; none asks for what is `named`.

    Empty when the post tells all that there is to ask.
    """
    for text in texts:
        for number, group in enumerate(pack.phrases["asks"]):
            if pack.entries(f"asks {number}", group["words"]).search(fold(text)):
                found = still_open(group["say"], named, pack)
                if found:
                    return found
    return still_open(pack.phrases["ask_device"], named, pack)


def _forms(say: str, acc: str | None, dat: str | None) -> Mapping[str, str]:
    return {
        "matter": say,
        "matter_up": say[0].upper() + say[1:],
        "matter_acc": acc or say,
        "matter_dat": dat or say,
    }
