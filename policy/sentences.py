"""Where the sentences of a folded text stand, for what reads figures and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy.quantity_words import MONTHS

_SENTENCE_END = re.compile(r"[.!?\n](?=\s|$)")
_GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|dear|hola|bonjour|salut|hallo|liebe[rs]?|querid[oa]|"
    r"estimad[oa])(?: [^\W\d_]+){0,2} ?[,!.]"
)


def sentences_of(folded: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of folded text, the greeting left out; an endless one is cut."""
    greeting = _GREETING.match(folded)
    floor = greeting.end() if greeting else 0
    spans: list[tuple[int, int]] = []
    start = floor
    for mark in _SENTENCE_END.finditer(folded, floor):
        if mark.group() == "." and (
            _ABBREVIATION.search(folded[max(0, mark.start() - 5) : mark.start()])
            or (
                _BEFORE_FIGURE.search(folded[max(0, mark.start() - 5) : mark.start()])
                and _FIGURE.match(folded, mark.end())
            )
            or (folded[mark.start() - 1 : mark.start()].isdigit() and _MONTH.match(folded, mark.end()))
        ):
            continue
        spans += _cut(folded, start, mark.end())
        start = mark.end()
    if start < len(folded) or not spans:
        spans += _cut(folded, start, len(folded))
    return spans


_LONGEST_SENTENCE = 400
"""Characters after which a sentence is cut: nobody writes such, but an attacker may."""


def _cut(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        space = folded.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        stop = space if space > start else start + _LONGEST_SENTENCE
        yield start, stop
        start = stop
    yield start, end


_ABBREVIATION = re.compile(r"\b(?:a\.m|p\.m|approx|incl|e\.g|i\.e|z\.b|mr|mrs|dr|st)$")
_BEFORE_FIGURE = re.compile(r"\b(?:ca|no|nr|max|min)$")
"""Short for something before a figure only: "ca. 5", but "c'est ca. Nous"."""
_FIGURE = re.compile(r" ?[\d£€$]")
_MONTH = re.compile(rf" (?:{'|'.join(MONTHS)})\b")
