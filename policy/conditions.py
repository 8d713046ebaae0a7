"""A condition told the other way round: a clause of the reply that denies what the evidence affirms, or the reverse.

Only the plain case is judged: two clauses about the same matters, with the same figures and the same predicate, whose
signs differ, and no evidence that agrees with the reply. Questions, conditions and what the customer went through are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from policy.given import Given, given
from policy.matters import matters_in
from policy.quantities import Quantity
from policy.restated import Clause, clauses_of, light_verbs
from policy.views import Text


class Conditions:
    """What the evidence of a case says in one language, clause by clause; kept and asked for every reply.

    A sentence of the evidence is taken apart only when a reply first names one of its matters.
    """

    def __init__(self, sources: Iterable[tuple[str, str, bool]], lang: str) -> None:
        """sources: id and text of each piece of evidence, and whether it is a fact of the case."""
        self._by_figure: dict[tuple[str, str] | None, list[_Given]] = {}
        self._about: set[str] = set()
        self._sleeping: dict[str, list[_Sentence]] = {}
        self._awake: set[tuple[int, int]] = set()
        self._read: tuple[Text, list[Clause]] | None = None
        """The text that was read last, and its clauses."""
        for number, (source, raw, fact) in enumerate(sources):
            evidence = given(raw)
            if lang != "und" and evidence.lang not in (lang, "und"):
                continue
            for place, names in enumerate(evidence.names):
                sentence = _Sentence((number, place), evidence, source, fact)
                for name in names:
                    self._sleeping.setdefault(name, []).append(sentence)

    def _wake(self, names: frozenset[str]) -> None:
        """Take the sentences apart that may be about one of these matters."""
        if self._sleeping.keys().isdisjoint(names):
            return
        for sentence in [s for name in sorted(names) for s in self._sleeping.pop(name, ())]:
            if sentence.order in self._awake:
                continue
            self._awake.add(sentence.order)
            for clause in sentence.evidence.clauses(sentence.order[1]):
                self._about |= clause.own | clause.named
                found = _Given(
                    clause, sentence.source, sentence.evidence.raw, sentence.fact, sentence.order, sentence.evidence
                )
                for key in (*_comparable(clause.figures), None):
                    self._by_figure.setdefault(key, []).append(found)

    def _near(self, clause: Clause) -> Iterator[_Given]:
        """Yield the clauses that have the figures of a reply's clause; a fact is near also to one without."""
        key = next(iter(_comparable(clause.figures)), None)
        for found in self._by_figure.get(key, ()):
            if not clause.whole.isdisjoint(found.clause.whole):
                yield found

    def _clauses_of(self, text: Text, quantities: Sequence[Quantity], matters: frozenset[str]) -> list[Clause]:
        """Return the clauses of a text that the evidence may speak of. Two rules ask, and they are read once."""
        shared = self._about & matters
        if len(shared) < _FEWEST:
            return []
        read = self._read
        if read is None or read[0] is not text:
            read = self._read = (text, clauses_of(text, quantities, frozenset(shared)))
        return read[1]

    def contradictions(
        self, text: Text, quantities: Sequence[Quantity], matters: frozenset[str]
    ) -> list[tuple[int, int, str, str]]:
        """Return folded span, evidence id and text for each clause that says the opposite of the evidence.

        matters: what the words of the text name.
        """
        found: list[tuple[int, int, str, str]] = []
        self._wake(matters | light_verbs(text.plain_words.words))
        for clause in self._clauses_of(text, quantities, matters):
            if clause.unsure or (not clause.poles and _PLACE.fullmatch(text.folded, clause.start, clause.end)):
                continue
            agrees = against = 0.0
            worst: _Given | None = None
            for other in self._near(clause):
                fit = _fit(clause, other.clause, fact=other.fact)
                agrees = max(agrees, fit)
                if -fit > against or (worst is not None and -fit == against and other.order < worst.order):
                    against, worst = -fit, other
            if worst is not None and against > agrees and against >= _LEAST_FIT:
                found.append((clause.start, clause.end, worst.source, worst.raw))
        return found

    def narrowed(self, text: Text, quantities: Sequence[Quantity], matters: frozenset[str]) -> list[Narrowed]:
        """Return each clause that tells what a sentence of the policy grants, and nothing of what it ties that to.

        matters: what the words of the whole text name; a condition told in another sentence of it is told.
        """
        found: list[Narrowed] = []
        self._wake(matters | light_verbs(text.plain_words.words))
        for clause in self._clauses_of(text, quantities, matters):
            if clause.unsure or clause.past or clause.denied or not clause.own:
                continue
            best, most = None, 0.0
            for other in self._near(clause):
                fit = 0.0 if other.fact or other.clause.denied else _fit(clause, other.clause, fact=True, least=1)
                if fit > most:
                    best, most = other, fit
            if best is None or most < _LEAST_TOLD:
                continue
            left, right = best.evidence.sentence(best.order[1])
            folded = best.evidence.text.folded
            others = matters_in(folded, left, right, best.evidence.quantities) - clause.own - clause.named
            if others and _TIED.search(folded, left, right) and not matters & others:
                found.append(Narrowed(clause.start, clause.end, best.source, folded[left:right].strip()))
        return found

    def states(self, clause: Clause | None) -> bool:
        """Tell whether a clause says what a passage says, half of it or more."""
        if clause is None or clause.depends:
            return False
        self._wake(clause.whole)
        best = worst = 0.0
        sure = {pole for pole in clause.poles if pole[0] != "allow"}
        for other in self._near(clause):
            if not other.fact and sure <= other.clause.poles:
                if len(clause.own & other.clause.own) < _HALF * len(clause.own):
                    continue
                fit = _fit(
                    clause if not sure else replace(clause, figures=frozenset()), other.clause, fact=True, least=1
                )
                best, worst = max(best, fit), min(worst, fit)
        return best >= _HALF and best > -worst


_PLACE = re.compile(
    r"\W*(?:en|dans|a|au|aux|sur|pour|in|at|on|for|bei|beim|im|an|am|auf|mit|fur|con|para|por) [^,;:.!?]{1,30}, ?"
)
"""Where or for whom the rest of a sentence holds: "in the mobile homes, …" affirms nothing by itself."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A clause of a reply that leaves out what the policy ties it to."""

    start: int
    """Half-open span in the folded text."""
    end: int
    source: str
    said: str
    """The sentence of the policy, folded."""


_TIED = re.compile(
    r"\b(?:if|unless|only|provided|except|as long as|but not|everyone else|otherwise|subject to|"
    r"wenn|sofern|falls|nur|ausser|ausgenommen|aber nicht|sonst|nach verfugbarkeit|"
    r"si|seulement|uniquement|sauf|a condition|mais pas|sinon|ensuite|"
    r"solo|salvo|excepto|siempre que|pero no|si no|despues)\b|"
    r"\b(?:over|from|up to|at least|longer than|more than|uber|ab|bis zu|mindestens|hochstens|langer als|"
    r"jusqu'a|plus de|au moins|hasta|mas de|al menos|a partir de) (?=[£€$\d]|\w+ (?:tage|jours|dias|days))"
)
"""How a sentence of the policy ties what it grants to something, in folded text."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the evidence that no reply has touched yet."""

    order: tuple[int, int]
    """Number of the piece of evidence, and of the sentence in it."""
    evidence: Given
    source: str
    fact: bool


@dataclass(frozen=True, slots=True)
class _Given:
    """A clause of the evidence."""

    clause: Clause
    source: str
    raw: str
    fact: bool
    order: tuple[int, int]
    evidence: Given


def _comparable(figures: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the figures by which clauses are found; amounts are left out where the predicate is the price."""
    return sorted(figure for figure in figures if figure[0] not in _PRICES)


_FEWEST = 1
"""Matters in common without which no clause of a reply says the opposite of the evidence."""
_PRICES = frozenset({"amount", "percent"})
_LEAST_FIT = 0.3
"""Share of a clause of the evidence that a reply must speak of to say the opposite of it."""
_HALF = 0.5
_LEAST_TOLD = 0.2
"""Share of a clause of the policy that a clause must say to tell it, with its condition or without."""


def _fit(said: Clause, given: Clause, *, fact: bool, least: int = 2) -> float:
    """Return how much of a clause of the evidence a clause speaks of: above 0 in agreement, below against it."""
    if said.past and not fact:
        return 0.0
    shared = said.own & given.own
    common = said.whole & given.whole
    names = {name for name, _ in said.poles} & {name for name, _ in given.poles}
    if not common or not _same_figures(said, given, fact=fact, price="free" in names):
        return 0.0
    if names:
        close = bool(shared) or not said.own or not given.own
        if not close or len(common) < min(least, len(said.whole), len(given.whole)):
            return 0.0
        same = {name for name, _ in said.poles & given.poles} >= names
    elif said.poles or given.poles:
        return 0.0
    else:
        smaller = min(len(said.own), len(given.own))
        if smaller < 2 or len(shared) < _MOST * smaller or len(common) < 2:
            return 0.0
        same = said.denied == given.denied
    coverage = _coverage(said, given, len(shared))
    return coverage if same else (0.0 if given.unsure or (given.after and not said.once) else -coverage)


def _coverage(said: Clause, given: Clause, shared: int) -> float:
    """Return how much of a clause of the evidence is spoken of; a bare predicate leans on what stood before."""
    if said.own and given.own:
        return shared / len(given.own)
    return 0.0 if given.own else _LEAST_FIT


_MOST = 0.67
"""Share of the smaller clause's matters that two clauses without a common predicate must have in common."""


def _same_figures(said: Clause, given: Clause, *, fact: bool, price: bool) -> bool:
    ours, theirs = said.figures, given.figures
    if price:  # a price is what the predicate says already
        ours, theirs = (frozenset(f for f in figures if f[0] not in _PRICES) for figures in (ours, theirs))
    # "We cannot take it back" may be true of this case where the policy has a term: only a fact speaks of this case.
    return ours <= theirs and (bool(ours) or not theirs or fact or said.general)
