"""The clause that comes nearest to a question which none surely answers, and whether it may be told openly as a rule.

Between what is sure and what is far lies a middle band. There a clause is told where the search puts its passage first,
no other paragraph is nearly as near, it has the form of an answer, and it shares a telling word with the question or
speaks of two of its things by words of one kind: "greyhound" and "dogs". The reply then says what our rules say and not
what holds for the customer, and the agent is asked first of all whether the rule answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafting.writer.grounds.clauses import clauses
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.nearness import (
    Near,
    Similar,
    lead,
    nearest_first,
    sure,
    what_is_told,
    with_what_it_leans_on,
)
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.forms import forms, holds
from drafting.writer.words.language import Language
from drafting.writer.words.spans import UNITS, VALUES
from drafting.writer.words.text import fold, words

_BY_A_WORD, _BY_KIND = 0.52, 0.47
"""Sum from which a clause may be told openly that shares a telling word, and one that speaks of two things.

Chosen on 333 posts to eleven companies (those of `tests/bench/answers.py` that are not held back, and 137 of two other
hands): of 9 told openly 8 are right. On 163 that were held back it is 7 of 9."""
_AHEAD = 0.05
"""How far it must be ahead of every other paragraph: where two are as near, neither is told."""
_NEAR = 0.45
"""Sum from which a clause is offered beside the honest reply, for a person to look whether it fits."""
_OF_A_KIND = 0.5
"""Likeness of two English words by meaning from which they name things of one kind: greyhound and dogs have .57,
suitcases and luggage .74, Switzerland and Germany .70; parking and gate .31, brand and price .42."""
_OF_TIME = re.compile(rf"(?:{UNITS}|{'|'.join(VALUES)}|\w*(?:day|week|night|tag|woche)s?|\d+)$")
"""Words for numbers and spans of time, which are alike and name no thing."""
_THINGS = 2
"""Things of the question that a clause speaks of."""


class Nearest(NamedTuple):
    """The clause that comes nearest to a question."""

    question: str
    clause: Statement
    openly: bool
    """True where it may be told, openly as a rule; else it is offered beside the reply, for a person to look at."""


def nearest(
    questions: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> Nearest | None:
    """Return the clause that comes nearest to a question none answers; None where nothing is near.

    For a complaint what comes nearest is mostly beside the matter, so none is looked for.
    """
    every = clauses(evidence.notes + evidence.passages + evidence.also, pack)
    ranked = {one: nearest_first(one, post, every, evidence, pack, similar, asked=True) for one in questions}
    question, found = max(ranked.items(), key=lambda one: sure(one[1]), default=("", []))
    if not found:
        return None
    clause = found[0].clause
    told = what_is_told(clause, f"{question} {post}", pack)
    if _may_be_told(question, post, found, evidence, pack, similar):
        return Nearest(question, told, openly=True)
    known = any(item.id == clause.told.source for item in evidence.notes + evidence.passages)
    if sure(found) < _NEAR or not known or not pack.sense(question) & pack.sense(clause.told.text):
        return None  # near by its meaning alone is mostly near to something else
    return Nearest(question, told, openly=False)


def _may_be_told(
    question: str, post: str, found: Sequence[Near], evidence: Evidence, pack: Language, similar: Similar
) -> bool:
    """Whether the first of the clauses found may be told openly as a rule."""
    rule = found[0].clause.told
    place, wanted = evidence.places.get(rule.source), forms(question, pack)
    first = place is None or place.rank == 1
    if not first or lead(found) < _AHEAD or (wanted and not holds(rule.text, wanted)):
        return False
    about = with_what_it_leans_on(question, post, pack)
    shares = any(not root.isdigit() for root in pack.sense(about) & pack.sense(rule.text))
    nearness = sure(found)
    # In other languages the embedded embedder knows words by their letters: there one in common says little.
    by_a_word = shares and nearness >= _BY_A_WORD and pack.code == "en"
    return by_a_word or (nearness >= _BY_KIND and _speaks_of(about, rule.text, pack, similar))


def _speaks_of(question: str, rule: str, pack: Language, similar: Similar) -> bool:
    """Whether a rule speaks of two of the things that a question is about."""
    asked, told = _telling(question, pack), _telling(rule, pack)
    roots = pack.sense(rule)
    together = set(pairwise(words(rule)))
    found: list[str] = []
    for word in asked:
        if found and (found[-1], word) in together:
            continue  # "sugar bowl" is one thing
        # The embedded embedder knows the meaning of English words only.
        known = pack.code == "en" and bool(told)
        if pack.sense(word) & roots or (known and max(similar(word, told)) >= _OF_A_KIND):
            found.append(word)
    return len(found) >= _THINGS


def _telling(text: str, pack: Language) -> tuple[str, ...]:
    """Return the words of content that name a thing or a deed, each once."""
    return tuple(word for word in dict.fromkeys(words(text)) if pack.sense(word) and not _OF_TIME.match(fold(word)))
