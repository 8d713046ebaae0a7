"""Where a precedent and the policy in force disagree on a number, date or remedy.

Shown to the agent and the writer as a warning. It compares what the precedent's reply says with the
clauses in force that speak of the same
matter, so it can only see what both say in figures or plain refusals; it is no proof that all else agrees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from knowledge import sentences
from knowledge.analysis import query_terms
from knowledge.models import Hit

_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_NUMBERS = {word: float(value) for value, word in enumerate(_NUMBER_WORDS.split())} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "ninety": 90.0,
}
_NUMBER = r"(?:\d{1,3}(?:[,.]\d{3})+|\d+(?:[.,]\d+)?|" + "|".join(_NUMBERS) + r")"
_TIME = re.compile(
    rf"\b({_NUMBER})(?:\s*(?:-|–|to)\s*({_NUMBER}))?[\s-]+(?:business\s+|working\s+|calendar\s+)?"
    r"(minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"\b({_NUMBER})\s*(?:%|percent\b)", re.IGNORECASE)
_MONEY = re.compile(
    rf"([$€£])\s?({_NUMBER})|\b({_NUMBER})\s?(\$|€|£|dollars?\b|euros?\b|pounds?\b|usd\b|eur\b|gbp\b)", re.IGNORECASE
)
_DATE = re.compile(
    r"\b(?:\d{4}-\d\d-\d\d|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:january|february|march|april|june|july|august|september|october|november|december)(?:\s+\d{1,2})?(?:,?\s+\d{4})?)\b",
    re.IGNORECASE,
)
_CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "usd": "dollar", "eur": "euro", "gbp": "pound"}
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8760.0}
_REMEDY = re.compile(r"\b(refund|replac|exchang|credit|voucher|compensat|return|cancel)\w*", re.IGNORECASE)
_REFUSAL = re.compile(
    r"\b(?:no|not|never|cannot|can't|can’t|won't|won’t|don't|don’t|isn't|aren't|non)\b", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:unless|except|if|only|until|after|within)\b", re.IGNORECASE)
SHARED = 2
"""Words that both sentences must share beside the figures, so that they speak of the same matter."""


class Figure(NamedTuple):
    """A number with what it measures; times are in hours, so that two weeks are fourteen days."""

    unit: str
    low: float | str
    """For dates, the date as written."""
    high: float | str
    words: str


@dataclass(frozen=True)
class Clause:
    """One sentence of the policy, read once for all replies that are compared with it."""

    hit: Hit
    text: str

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure in it."""
        return figures(self.text)

    @cached_property
    def subject(self) -> set[str]:
        """The words that say what it is about."""
        return _subject(self.text)

    @cached_property
    def refused(self) -> set[str]:
        """The remedies that it refuses whatever the circumstances."""
        if not _REFUSAL.search(self.text) or _CONDITION.search(self.text):
            return set()
        return _remedies(self.text)


def clauses(policy: Sequence[Hit]) -> list[Clause]:
    """Return the sentences of the passages."""
    return [
        Clause(hit, sentence) for hit in policy for line in hit.text.split("\n") for sentence in sentences.split(line)
    ]


def found(reply: str, policy: Sequence[Clause], post: str = "") -> str | None:
    """Return in words where `reply` says other than the clauses of `policy`; None when nothing is seen."""
    for sentence in sentences.split(reply):
        for figure in figures(sentence):
            if any(figure[:3] == other[:3] for clause in policy for other in clause.figures):
                continue
            rival = _rival(sentence, figure, policy)
            if rival is not None:
                hit, other = rival
                place = f"{hit.document} {hit.section}, in force,"
                return f"The past reply says “{figure.words}”; {place} says “{other.words}”."
        refused = _refused(sentence, post, policy)
        if refused is not None:
            place = f"{refused.hit.document} {refused.hit.section}, in force,"
            return f"The past reply grants what {place} refuses: “{refused.text[:160]}”."
    return None


def says_something(reply: str) -> bool:
    """True when a reply contains a figure or a remedy, so that comparing it is worth the time."""
    return bool(_REMEDY.search(reply) or figures(reply))


def figures(text: str) -> list[Figure]:
    """Return the times, percentages, amounts and dates in `text`."""
    out: list[Figure] = []
    for match in _TIME.finditer(text):
        scale = _HOURS[match[3].lower()]
        low = _number(match[1]) * scale
        high = _number(match[2]) * scale if match[2] else low
        out.append(Figure("time", low, high, match[0]))
    out += [Figure("percent", _number(m[1]), _number(m[1]), m[0]) for m in _PERCENT.finditer(text)]
    for match in _MONEY.finditer(text):
        sign = (match[1] or match[4]).lower().rstrip("s")
        value = _number(match[2] or match[3])
        out.append(Figure(_CURRENCY.get(sign, sign), value, value, match[0].strip()))
    for match in _DATE.finditer(text):
        if any(c.isdigit() for c in match[0]):
            day = " ".join(match[0].lower().split())
            out.append(Figure("date", day, day, match[0]))
    return out


def _rival(sentence: str, figure: Figure, policy: Sequence[Clause]) -> tuple[Hit, Figure] | None:
    ours = _subject(sentence)
    best: tuple[int, Hit, Figure] | None = None
    for clause in policy:
        rival = next((other for other in clause.figures if other.unit == figure.unit), None)
        if rival is None:
            continue
        shared = len(ours & clause.subject)
        if shared >= SHARED and (best is None or shared > best[0]):
            best = shared, clause.hit, rival
    return (best[1], best[2]) if best else None


def _refused(sentence: str, post: str, policy: Sequence[Clause]) -> Clause | None:
    granted = _remedies(sentence)
    if not granted or _REFUSAL.search(sentence):
        return None
    against = [clause for clause in policy if granted & clause.refused]
    if not against:
        return None
    ours = _subject(f"{sentence} {post}")
    return next((clause for clause in against if len(ours & clause.subject) >= SHARED + 1), None)


def _remedies(text: str) -> set[str]:
    return {match[1].lower() for match in _REMEDY.finditer(text)}


def _subject(text: str) -> set[str]:
    """The words of a sentence that say what it is about."""
    bare = _MONEY.sub(" ", _PERCENT.sub(" ", _TIME.sub(" ", text)))
    return {term for term in query_terms(bare) if not term.isdigit() and term not in _NUMBERS}


def _number(text: str) -> float:
    plain = text.lower()
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", plain):
        return float(re.sub(r"[,.]", "", plain))
    return float(plain.replace(",", "."))
