"""Computed citations: which piece of evidence each figure, link, contact and named thing of a reply rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from policy.content import content_stems
from policy.entities import links_in
from policy.grounds import Grounds
from policy.links import plain_link
from policy.models import Company, Contact, EvidenceItem
from policy.personal import find_in
from policy.quantity_readers import find_quantities
from policy.roles import roles_of
from policy.views import STOP, Text, fold

TracedKind = Literal[
    "number", "amount", "percent", "date", "time", "duration", "measure", "version", "link", "contact", "name", "words"
]
_RUN = 4
"""So many content words in common with one sentence of evidence make a citation."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


@dataclass(frozen=True, slots=True)
class Traced:
    """A half-open span of the reply and the id of the evidence behind it; None when nothing is."""

    start: int
    end: int
    evidence: str | None
    kind: TracedKind


def trace(reply: str, evidence: Sequence[EvidenceItem], contacts: Sequence[Contact] = ()) -> tuple[Traced, ...]:
    """Return what stands behind each checkable part of `reply`, in order.

    Parts with nothing behind them are told too, with `evidence=None`. Sentences that share much of their matter with
    one piece of evidence are told as `words`.
    """
    text = Text(reply)
    public = [item for item in evidence if not item.internal]
    found = _links(reply, public, contacts)
    found += _contacts(text, public, contacts, found)
    found += _figures(text, public, contacts, found)
    found += _words(text, public)
    return tuple(sorted(found, key=lambda t: (t.start, t.end)))


def _links(reply: str, evidence: Sequence[EvidenceItem], contacts: Sequence[Contact]) -> list[Traced]:
    known: dict[str, str] = {}
    for source, value in [(c.id, c.value) for c in contacts] + [(e.id, e.text) for e in evidence]:
        for link in _links_in(value):
            known.setdefault(link, source)
    return [Traced(link.start, link.end, known.get(plain_link(link.text)), "link") for link in links_in(reply)]


def _contacts(
    text: Text, evidence: Sequence[EvidenceItem], contacts: Sequence[Contact], taken: list[Traced]
) -> list[Traced]:
    found = []
    for datum in find_in(text):
        if datum.kind not in ("phone", "email") or _overlaps(datum.start, datum.end, taken):
            continue
        source = next(
            (
                source
                for source, value in [(c.id, c.value) for c in contacts] + [(e.id, e.text) for e in evidence]
                if _same_contact(datum.text, value)
            ),
            None,
        )
        found.append(Traced(datum.start, datum.end, source, "contact"))
    return found


def _same_contact(said: str, value: str) -> bool:
    left, right = fold(said)[0], fold(value)[0]
    if "@" in left:
        return left in right
    digits = "".join(filter(str.isdigit, left)).lstrip("0")
    return len(digits) >= 3 and digits in "".join(filter(str.isdigit, right))


def _figures(
    text: Text, evidence: Sequence[EvidenceItem], contacts: Sequence[Contact], taken: list[Traced]
) -> list[Traced]:
    grounds = Grounds(evidence, Company(name="", contacts=tuple(contacts)))
    found = []
    quantities = find_quantities(text)
    for quantity, role in zip(quantities, roles_of(text, quantities), strict=True):
        start, end = text.original(quantity.start, quantity.end)
        if _overlaps(start, end, taken):
            continue
        support = grounds.support(quantity, role)
        if quantity.kind in ("number", "percent", "time") and quantity.in_words and support.exact is None:
            continue
        found.append(Traced(start, end, support.exact.evidence if support.exact else None, quantity.kind))
    return found


def _words(text: Text, evidence: Sequence[EvidenceItem]) -> list[Traced]:
    sources = [(item.id, stems) for item in evidence for stems in _sentences(item.text)]
    found = []
    words = text.plain_words
    start = 0
    for at, word in enumerate([*words.words, STOP]):
        if word != STOP:
            continue
        if at > start:
            first, last = words.span(start, at)
            stems = set(content_stems(Text(text.raw[first:last]).plain_words, courtesy=True))
            best = max(sources, key=lambda s: len(stems & s[1]), default=None)
            if best is not None and len(stems & best[1]) >= min(_RUN, max(3, len(stems))):
                found.append(Traced(first, last, best[0], "words"))
        start = at + 1
    return found


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[frozenset[str], ...]:
    """Return the stems of each sentence of a piece of evidence: the same piece comes with many replies."""
    return tuple(
        frozenset(content_stems(Text(sentence.group()).plain_words, courtesy=True))
        for sentence in _SENTENCE.finditer(text)
    )


@lru_cache(maxsize=512)
def _links_in(text: str) -> tuple[str, ...]:
    return tuple(plain_link(link.text) for link in links_in(text))


def _overlaps(start: int, end: int, taken: list[Traced]) -> bool:
    return any(start < t.end and t.start < end for t in taken)
