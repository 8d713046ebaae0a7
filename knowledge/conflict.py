"""Where a precedent and the policy in force disagree on a number, date or remedy.

Shown to the agent and the writer as a warning. It compares what the precedent's reply says with the
clauses in force that speak of the same
matter, so it can only see what both say in figures or plain refusals; it is no proof that all else agrees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from knowledge import sentences
from knowledge.analysis import query_terms
from knowledge.figures import NUMBERS, Figure, figures, lowered, without_figures
from knowledge.models import Hit
from knowledge.payback import Way, means_of

_REMEDIES = {
    "refund": r"refund|erstatt|rückerstatt|rembours|reembols",
    "replace": r"replac|ersetz|remplac|reemplaz|sustitu",
    "exchange": r"exchang|umtausch|échang|cambi",
    "credit": r"credit|gutschrift|crédit|abono",
    "voucher": r"voucher|gutschein|bon d'achat|cup[oó]n",
    "compensate": r"compensat|entschädig|dédommag|compens|indemni",
    "return": r"return|zurückn|zurückgenommen|n[ea]hm\w+(?=.*\bzurück\b)|repr(?:end|is)|retour|devol|devuel",
    "cancel": r"cancel|stornier|annul|anul",
}
# All patterns are for text in small letters, as those of `knowledge.figures` are.
_ANY_REMEDY = re.compile(rf"\b(?:{'|'.join(_REMEDIES.values())})")
_REMEDY = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>(?:{stems}))" for name, stems in _REMEDIES.items()) + r")\w*")
_REFUSAL = re.compile(
    r"\b(?:no|not|never|cannot|can't|can’t|won't|won’t|don't|don’t|isn't|aren't|non"
    r"|nicht|nie|keine?[nmrs]?|pas|jamais|aucune?|nunca|tampoco|ningun[oa]?)\b"
)
_CONDITION = re.compile(
    r"\b(?:unless|except|if|only|until|after|within|wenn|falls|sofern|außer|nur|bis|nach|innerhalb"
    r"|sauf|si|seulement|jusqu\w*|après|sous|salvo|excepto|s[oó]lo|hasta|después|dentro)\b"
)
SHARED = 2
"""Words that both sentences must share beside the figures, so that they speak of the same matter."""


@dataclass(frozen=True)
class Sentence:
    """One sentence, of a past reply or of the policy, read once for all that it is compared with."""

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
    def refuses(self) -> bool:
        """True when it says no to something."""
        return _REFUSAL.search(lowered(self.text)) is not None

    @cached_property
    def means(self) -> Mapping[Way, str]:
        """How it says that money goes back."""
        return {} if self.refuses else means_of(self.text)

    @cached_property
    def granted(self) -> set[str]:
        """The remedies that it speaks of without a no."""
        return set() if self.refuses else _remedies(self.text)


@dataclass(frozen=True)
class Clause(Sentence):
    """One sentence of the policy."""

    document: str
    section: str

    @cached_property
    def refused(self) -> set[str]:
        """The remedies that it refuses whatever the circumstances."""
        return _remedies(self.text) if self.refuses and not _CONDITION.search(lowered(self.text)) else set()


def clauses(policy: Sequence[Hit]) -> list[Clause]:
    """Return the sentences of the passages."""
    return [clause for hit in policy for clause in _clauses(hit.document or "", hit.section or "", hit.text)]


@lru_cache(maxsize=256)
def _clauses(document: str, section: str, text: str) -> tuple[Clause, ...]:
    """The sentences of one passage: the same passages come with many past replies."""
    return tuple(Clause(said, document, section) for line in text.split("\n") for said in sentences.split(line))


def found(reply: str, policy: Sequence[Clause], post: str = "") -> str | None:
    """Return in words where `reply` says other than the clauses of `policy`; None when nothing is seen."""
    for said in map(Sentence, sentences.split(reply)):
        for figure in said.figures:
            if any(figure.same(other) for clause in policy for other in clause.figures):
                continue
            rival = _rival(said, figure, policy)
            if rival is not None:
                clause, other = rival
                place = f"{clause.document} {clause.section}, in force,"
                return f"The past reply says “{figure.words}”; {place} says “{other.words}”."
        means = _other_means(said, policy)
        if means is not None:
            words, clause = means
            place = f"{clause.document} {clause.section}, in force,"
            return f"The past reply says “{words}”; {place} says “{next(iter(clause.means.values()))}”."
        refused = _refused(said, post, policy)
        if refused is not None:
            place = f"{refused.document} {refused.section}, in force,"
            return f"The past reply grants what {place} refuses: “{refused.text[:160]}”."
    return None


def says_something(reply: str) -> bool:
    """True when a reply contains a figure or a remedy, so that comparing it is worth the time."""
    return bool(_ANY_REMEDY.search(lowered(reply)) or means_of(reply) or figures(reply))


def _rival(said: Sentence, figure: Figure, policy: Sequence[Clause]) -> tuple[Clause, Figure] | None:
    best: tuple[int, Clause, Figure] | None = None
    for clause in policy:
        # A clause that the sentence agrees with in one figure is not contradicted by another.
        rivals = [other for other in clause.figures if other.unit == figure.unit]
        rival = next((other for other in rivals if not any(other.same(each) for each in said.figures)), None)
        if rival is None:
            continue
        shared = len(said.subject & clause.subject)
        if shared >= SHARED and (best is None or shared > best[0]):
            best = shared, clause, rival
    return (best[1], best[2]) if best else None


def _other_means(said: Sentence, policy: Sequence[Clause]) -> tuple[str, Clause] | None:
    """What a sentence says of how money goes back, and the clause that says another way; None where any clause says it
    that way as well.
    """
    if len(said.means) != 1:
        return None
    way, words = next(iter(said.means.items()))
    # Both speak of money that goes back: one more word in common is enough.
    theirs = [clause for clause in policy if clause.means and said.subject & clause.subject]
    if not theirs or any(way in clause.means for clause in theirs):
        return None
    return words, theirs[0]


def _refused(said: Sentence, post: str, policy: Sequence[Clause]) -> Clause | None:
    against = [clause for clause in policy if said.granted & clause.refused]
    if not against:
        return None
    ours = _subject(f"{said.text} {post}")
    return next((clause for clause in against if len(ours & clause.subject) >= SHARED + 1), None)


def _remedies(text: str) -> set[str]:
    small = lowered(text)
    return {str(found.lastgroup) for found in _REMEDY.finditer(small)} if _ANY_REMEDY.search(small) else set()


def _subject(text: str) -> set[str]:
    """The words of a sentence that say what it is about."""
    return {term for term in query_terms(without_figures(text)) if not term.isdigit() and term not in NUMBERS}
