"""How near each clause of the policy is to a question or a problem: likeness by meaning, telling words, form and place.

Each clause is given a sum, about 0 to 1. What keeps a clause out at any sum is asked first: a rule for one season, a
name in common and nothing else, another product's recall.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafting.writer.grounds.clauses import Clause
from drafting.writer.grounds.deadlines import gives_time
from drafting.writer.grounds.evidence import Evidence, Place
from drafting.writer.grounds.meant import meant
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.forms import dated, forms, holds
from drafting.writer.words.language import Language
from drafting.writer.words.text import sentences

Similar = Callable[[str, Sequence[str]], tuple[float, ...]]
"""How alike a text is by meaning to each of the others, -1 to 1."""
_BY_STATEMENT, _BY_PASSAGE, _BY_WORDS, _BY_FORM, _BY_RANK = 0.8, 0.2, 0.15, 0.1, 0.1
"""What counts: the likeness by meaning of the statement and of the passage it stands in, the share of the question's
telling words, the form that is asked for, and the passage's place among the hits: the first gains all."""
_OTHER_FORM, _OTHER_DEED = 0.15, 0.15
"""What it costs a clause not to have that form, and not to speak of the deed asked about."""
_BY_TIME = 0.35
"""What a clause gains that gives time for the deed asked about, where the post tells how much has passed."""
_BY_LEAD, _MOST_LEAD = 0.5, 0.2
"""What the lead over the best clause of another paragraph counts, and up to how much of it: where two are as near,
neither is sure."""
_BACKGROUND, _FEW, _UNRELATED = 0.25, 12, 0.2
"""A quarter of the statements are less like the question than the likeness that counts as none: whatever is written to
this company shares that much with its policy, and embedders differ in it. With few statements it is that of two
unrelated texts for the embedded model."""
_DAYS = (
    r"(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:days?)|(?i:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?|"
    r"(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)s?"
)
_DAY_OR_PLACE = (
    re.compile(rf"\b(?:{_DAYS})\b"),
    re.compile(rf"\b(?:{_DAYS})\b|(?<=[^\W\d_] )[A-ZÀ-Ý][à-ÿa-z]{{2,}}\b"),
)
"""Weekdays and names of places and holidays; without the latter for German, where every noun has its capital."""
_SHARED_BESIDE_A_DATE = 2
_SAYS_NOTHING = 1
"""Telling words up to which a question leans on the sentence before it."""
_LABEL_WORDS, _LIST = 3, 3


class Near(NamedTuple):
    """A clause, and how near it is."""

    sum: float
    clause: Clause


@dataclass(frozen=True)
class _Sought:
    """What is looked for in every clause."""

    about: str
    post: str
    asked: bool
    weight: Mapping[str, float]
    """The telling words of what it is about: the fewer clauses have one, the more it counts."""
    forms: frozenset[str]
    """What an answer may have to hold: a span of time, a price."""
    deed: str | None
    asks_for_a_day: bool
    beside: frozenset[str]
    """Weekdays, places and holidays, by which nothing is told of the matter."""
    pack: Language

    def may_be(self, clause: Clause, shared: frozenset[str]) -> bool:
        """Whether a clause may be meant at all, however near it is."""
        if shared and not self.asked and shared <= self.beside:
            return False  # "Saturday" and "Lyon" stand in both, and the matter in one
        named = self.asked and not shared.isdisjoint(self.beside)  # "at Christmas"
        # What is so all year and for some days otherwise holds for a season in its second sentence only.
        seasonal = dated(sentences(clause.read)[0])
        if len(shared) < _SHARED_BESIDE_A_DATE and seasonal and not (self.asks_for_a_day or named):
            return False  # a rule for one season, told to somebody who did not ask about it
        return meant(clause.told, self.about if self.asked else "", self.post, self.forms, self.pack)

    def in_words(self, shared: frozenset[str]) -> float:
        """The share of the telling words that a clause has."""
        return sum(self.weight[root] for root in shared) / (sum(self.weight.values()) or 1.0)

    def in_form(self, clause: Clause, content: frozenset[str]) -> float:
        """What a clause gains or loses by its form and by the deed it speaks of."""
        if not self.forms:
            return 0.0
        gained = _BY_FORM if holds(clause.told.text, self.forms) else -_OTHER_FORM
        return gained - (_OTHER_DEED if self.deed is not None and self.deed not in content else 0.0)

    def in_time(self, clause: Clause) -> float:
        """What a clause gains that gives time for the deed."""
        timed = self.asked and gives_time(clause.told.text, self.about, self.post, self.pack)
        return _BY_TIME if timed else 0.0


def nearest_first(
    about: str, post: str, every: Sequence[Clause], evidence: Evidence, pack: Language, similar: Similar, *, asked: bool
) -> list[Near]:
    """Return the best clause of each paragraph that may be meant, the nearest to a question or a problem first.

    asked: `about` is a question, and its answer may have to have a form.
    """
    about = with_what_it_leans_on(about, post, pack) if asked else about
    content = [pack.sense(clause.told.text) for clause in every]
    sought = _sought(about, post, content, pack, asked=asked)
    read = [clause.read for clause in every]
    # A question says little without the post that it stands in: "Will they find out if I hand it in?"
    alike = [max(pair) for pair in zip(similar(about, read), similar(post, read), strict=True)]
    places = [evidence.places.get(clause.told.source) for clause in every]
    near = [_of_passage(place, cosine) for place, cosine in zip(places, alike, strict=True)]
    best: dict[tuple[str, int], Near] = {}
    for clause, some, by_statement, by_passage, place in zip(
        every, content, _above_background(alike), _above_background(near), places, strict=True
    ):
        shared = some.intersection(sought.weight)
        if not sought.may_be(clause, shared):
            continue
        score = _BY_STATEMENT * by_statement + _BY_PASSAGE * by_passage
        score += _BY_RANK / place.rank if place else _BY_RANK
        score += _BY_WORDS * sought.in_words(shared) + sought.in_form(clause, some) + sought.in_time(clause)
        where = clause.told.source, clause.told.paragraph
        if score > best.get(where, Near(0.0, clause)).sum:
            best[where] = Near(score, clause)
    return sorted(best.values(), key=lambda one: -one.sum)


def with_what_it_leans_on(question: str, post: str, pack: Language) -> str:
    """Return a question that says hardly anything alone with the sentence before it: "We'd like to cycle to Morocco. Is
    that ok?"."""
    if sum(not pack.is_common(root) for root in pack.sense(question)) > _SAYS_NOTHING or question not in post:
        return question
    before = sentences(post[: post.find(question)])
    return f"{before[-1]} {question}" if before else question


def sure(ranked: Sequence[Near]) -> float:
    """Return how sure the first of them is: its sum, and the lead over the best of another paragraph."""
    if not ranked:
        return 0.0
    return ranked[0].sum + _BY_LEAD * min(lead(ranked), _MOST_LEAD)


def lead(ranked: Sequence[Near]) -> float:
    """Return how far the first is ahead of the best of another paragraph; 0 where there is no other."""
    return ranked[0].sum - ranked[1].sum if len(ranked) > 1 else 0.0


def _sought(about: str, post: str, content: Sequence[frozenset[str]], pack: Language, *, asked: bool) -> _Sought:
    spread = Counter(root for some in content for root in some)
    wanted = frozenset(root for root in pack.sense(about) if not root.isdigit())
    wanted = wanted - pack.sense(pack.form_asked(about)) or wanted
    places = _DAY_OR_PLACE[pack.code != "de"].findall(about)
    return _Sought(
        about=about,
        post=post,
        asked=asked,
        weight={root: math.log((len(content) + 1) / (spread[root] + 0.5)) for root in wanted},
        forms=forms(about, pack) if asked else frozenset(),
        deed=pack.first_deed(about),
        # What went wrong has its day, too, and asks for none.
        asks_for_a_day=asked and (dated(about) or dated(post)),
        beside=frozenset(root for word in places for root in pack.sense(word)),
        pack=pack,
    )


def _of_passage(place: Place | None, cosine: float) -> float:
    return cosine if place is None or place.near is None else place.near


def _above_background(cosines: Sequence[float]) -> list[float]:
    """Return how far each cosine is on the way from what any statement of this policy has to 1."""
    none = sorted(cosines)[int(_BACKGROUND * len(cosines))] if len(cosines) >= _FEW else _UNRELATED
    return [(cosine - none) / (1.0 - none) if none < 1.0 else 0.0 for cosine in cosines]


def what_is_told(best: Clause, about: str, pack: Language) -> Statement:
    """Return what is told of a clause: of a list of prices only what `about` speaks of."""
    cut = _items_asked_for(best.read, about, pack)
    return best.told if cut == best.read else best.told.model_copy(update={"text": cut})


def _items_asked_for(text: str, question: str, pack: Language) -> str:
    """Cut a list under a label to what the question is about: "Prices: patch €14, full zip €35." to the zip."""
    label, found, rest = text.partition(": ")
    items = rest.rstrip(".").split(", ")
    wanted = pack.sense(question)
    asked = [item for item in items if wanted & pack.sense(item)]
    own_figures = all(any(mark.isdigit() for mark in item) for item in items)
    if not found or len(label.split()) > _LABEL_WORDS or len(items) < _LIST or not own_figures or not asked:
        return text
    return f"{label}: {', '.join(asked)}."
