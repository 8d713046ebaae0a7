"""Sentences of a reply that tell the company's own policy: word for word, or as good as.

A commitment that is the content of a public passage in force is a statement of policy, open to everybody, and no new
promise to this customer. Nothing is understood here: all words of matter must stand in one sentence of the passage in
the same order, none may be put in, hardly one left out, and what turns a sentence round (figures, denials, conditions,
"will" and "only") must be the same, one for one. What is told more freely is judged as any other sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from policy.content import stem
from policy.quantities import Quantity
from policy.quantity_readers import find_quantities
from policy.quantity_words import NUMBER_VALUES
from policy.reading import Reading
from policy.spans import TakenSpans
from policy.views import STOP, Text, Words
from policy.vocabulary import NEGATORS, STOP_WORDS, words

_TURNING = NEGATORS | words(
    """
    will shall going promise already now today tomorrow only except unless if when once until before after within
    more less least most up over under from may might can could should must always i me my
    solo salvo si cuando hasta antes despues dentro desde mas menos maximo minimo puede pueden puedes siempre
    seulement sauf quand avant apres sous jusqu des plus moins peut peuvent peux pouvez toujours
    nur ausser wenn falls sobald bis vor nach innerhalb ab mehr weniger hochstens mindestens kann konnen kannst immer
    sofort bereits werden wird
    """
)
"""Words that must stand on both sides alike: without one of them the sentence says something else."""
_ALIKE = {"cannot": "can", "puedes": "puede", "kannst": "kann", "konnen": "kann", "peux": "peut", "pouvez": "peut"}
"""The same word, said to one reader or in another tone."""
_LIGHT = STOP_WORDS | words(
    """
    you your yours yourself customers customer please also too just well here yes hi hello hey dear thanks our ours
    company tu te ti tus usted ustedes su sus le les os vuestro clientes cliente nuestro nuestra hola gracias
    tu te toi ton ta tes vous votre vos clients client notre nos bonjour merci
    du dich dir dein deine deinen sie ihnen ihr ihre ihren euch kunden kunde unser unsere unseren hallo danke bitte
    """
)
"""Words that name nobody and nothing in particular: put in or left out, the policy stays what it is."""
_SHORTEST = 4
"""Words from which on a sentence says enough to be known again."""
_LEFT_OUT = 0.12
"""Share of the words of matter of a policy's sentence that may be missing where it is told."""
_NUMBERED = re.compile(r"(?m)^[^\S\n]*(?:[-*•]\s+|\d+(?:\.\d+)+\.?\s+|\d+[.)]\s+)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What is compared of a sentence."""

    matter: tuple[str, ...]
    """Stems of its words of matter, in order."""
    turning: tuple[str, ...]
    """Words that turn it, and bare numbers, in order."""
    figures: frozenset[tuple[tuple[str, object, str, str], int]]
    """Kind, value, unit and bound of each figure, and how often it stands there."""


class OwnPolicy:
    """The public passages in force, sentence by sentence."""

    def __init__(self, passages: Iterable[str]) -> None:
        self._sentences: dict[str, list[_Sentence]] = {}
        for raw in passages:
            for sentence in _given(raw):
                self._sentences.setdefault(sentence.matter[0], []).append(sentence)
                if len(sentence.matter) > 1:
                    self._sentences.setdefault(sentence.matter[1], []).append(sentence)

    def told(self, reading: Reading) -> TakenSpans:
        """Return the original spans of the sentences that tell one of the policy."""
        found = TakenSpans()
        if reading.unread_figures is not None:
            return found  # nobody reads so many figures, and some of them were not compared
        for first, last, sentence in _sentences_of(reading.words, reading.text, reading.quantities):
            given = self._sentences.get(sentence.matter[0], ())
            if any(_tells(sentence, one) for one in given):
                found.take(*reading.words.span(first, last))
        return found


_OF_ONE_CASE = re.compile(
    r"(?i)\b(?:your|granted|approved|agreed|this (?:case|customer|order|time)|we (?:refund|credit|send|give|owe)\w*|"
    r"ihre?[nmrs]?|dein\w*|genehmigt|bewilligt|votre|vos|ton|ta|tes|accordée?s?|su|sus|tu|tus|"
    r"aprobad[oa]s?|concedid[oa]s?)\b|"
    r"(?:refund|rembours|erstatt|reembols|devolu)[^.!?]*(?:[£€$]|\b(?:gbp|eur|usd|euros?)\b)"
)
"""What speaks of one customer's matter: such a sentence is a grant, and a grant is compared with the limits."""


def general(note: str) -> str:
    """Return the sentences of evidence given with a case that speak to everybody, as a clause of the policy does."""
    return " ".join(one for one in _SENTENCE_END.split(note) if _OF_ONE_CASE.search(one) is None)


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@lru_cache(maxsize=512)
def _given(raw: str) -> tuple[_Sentence, ...]:
    text = Text(_NUMBERED.sub("", raw))
    return tuple(sentence for _, _, sentence in _sentences_of(text.plain_words, text, find_quantities(text)))


def _sentences_of(said: Words, text: Text, quantities: list[Quantity]) -> Iterator[tuple[int, int, _Sentence]]:
    """Yield first and last word of each sentence with what is compared of it; a greeting in front is left out."""
    listed = said.words
    start = 0
    figures = [(text.original(q.start, q.end)[0], (q.kind, q.value, q.unit, q.bound)) for q in quantities]
    for end in (*(at for at, word in enumerate(listed) if word == STOP), len(listed)):
        first = _after_greeting(listed, said.breaks, start, end)
        if end - first >= _SHORTEST:
            left, right = said.span(first, end)
            inside = Counter(key for place, key in figures if left <= place < right)
            sentence = _sentence(listed[first:end], frozenset(inside.items()))
            if sentence.matter:
                yield first, end, sentence
        start = end + 1


def _after_greeting(listed: list[str], breaks: frozenset[int], start: int, end: int) -> int:
    cut = next((at for at in range(start + 1, min(start + 4, end)) if at in breaks), start)
    return cut if listed[start : start + 1] and listed[start] in _GREETINGS else start


_GREETINGS = words("hi hello hey dear hola bonjour hallo")


def _sentence(listed: list[str], figures: frozenset[tuple[tuple[str, object, str, str], int]]) -> _Sentence:
    matter: list[str] = []
    turning: list[str] = []
    for said in listed:
        word = _ALIKE.get(said, said)
        if word in _TURNING or word in NUMBER_VALUES or any(map(str.isdigit, word)):
            turning.append(word)
        elif word not in _LIGHT and len(word) > 1:
            matter.append(stem(word))
    return _Sentence(tuple(matter), tuple(turning), figures)


def _tells(said: _Sentence, given: _Sentence) -> bool:
    """Tell whether one sentence says what the other does, in its words and their order."""
    if said.turning != given.turning or said.figures != given.figures:
        return False
    common = LCSseq.similarity(said.matter, given.matter)
    return common == len(said.matter) and len(given.matter) - common <= _LEFT_OUT * len(given.matter)
