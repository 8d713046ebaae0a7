"""A condition told the other way round: a clause of the reply that denies what the evidence affirms, or the reverse.

Only the plain case is judged: two clauses about the same matters, with the same figures and the same predicate, whose
signs differ, and no evidence that agrees with the reply. Questions, conditions and what the customer went through are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from policy.content import stem
from policy.language import detect_language
from policy.matters import matter, matters_in
from policy.polarity import denies, is_free
from policy.quantities import Quantity
from policy.quantity_readers import find_quantities
from policy.sentences import sentences_of
from policy.views import Text

_JOINT = re.compile(
    r"[,;:](?!\d)| (?:and|but|while|whereas|or|so|because|y|pero|porque|mais|et|car|aber|sondern|und|oder|ou) |"
    r" - |\(|\)"
)
_UNSURE = re.compile(
    r"\?|\b(?:if|unless|whether|except|only|when|once|until|should|would|could|might|may be|sorry|you (?:say|said|"
    r"write|wrote|mention|told|feel|found|ask|want|would like)\w*|you'd like|"
    r"why|how|si|salvo|cuando|siento|lamento|quand|sauf|desole\w*|"
    r"wenn|falls|ob|ausser|leid|sollte\w*)\b"
)
_THIS_CASE = re.compile(
    r"\b(?:we|i|you|your|us|this|that|it|they|more|longer|late|now|already|yet|after|nous|vous|plus|wir|sie|ihr|ihre|mehr|"
    r"ya|usted|su)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|did|didn't|wasn't|weren't|has|have been|haven't|hasn't|fue|fueron|etait|war|wurde\w*)\b"
)
_PRICED = re.compile(r"\b(?:is|are|it's|comes?|will|be|would|ist|sind|es|son|est|sont|sera|wird|pays?)\b")
_WITHOUT = re.compile(r"\b(?:without|outside|other than|apart from|non|ohne|ausserhalb|sans|hors|sin|fuera)\b")
_MODAL = re.compile(
    r"\b(?:can|cannot|can't|may|could|puede[ns]?|podemos|peut|peuvent|pouvez|kann|konnen|darf|durfen)\b"
)
_POLES: dict[str, tuple[str, int]] = {
    word: (name, sign)
    for name, sign, said in (
        ("include", 1, "include included includes including inclusive incluido incluida incluidos incluye inclus "
         "incluse comprend compris comprise inbegriffen enthalten inklusive"),
        ("include", -1, "exclude excluded excludes excluding extra excluido excluida exclus exclue ausgenommen "
         "ausgeschlossen zusatzlich"),
        ("allow", 1, "allow allowed allows permit permitted accept accepted accepts accepting admit admitted "
         "admits welcome possible eligible valid permitido permitida admiten admite acepta aceptan "
         "admis admise acceptes accepte autorise autorises erlaubt moglich gultig willkommen gestattet"),
        ("allow", -1, "prohibited forbidden banned barred refused impossible invalid ineligible prohibido prohibida "
         "interdit interdite interdits verboten unmoglich ungultig untersagt"),
        ("cover", 1, "cover covered covers insured insures asegura asegurado assure versichert "
         "cubre cubierto cubierta cubren couvert couverte couvre gedeckt abgedeckt"),
        ("open", 1, "open opens opened abierto abierta abre abren ouvert ouverte ouvre geoffnet offen offnet"),
        ("open", -1, "closed close closes shut cerrado cerrada cierra cierran ferme fermee fermes geschlossen"),
        ("free", 1, "free gratis gratuito gratuita gratuit gratuite gratuits kostenlos kostenfrei"),
        ("free", -1, "costs cost fee charge charged cuesta cuestan coute coutent payant kostet kosten kostenpflichtig"),
        ("support", 1, "support supported supports compatible compatibles unterstutzt kompatibel"),
        ("support", -1, "unsupported incompatible"),
    )
    for word in said.split()
}  # fmt: skip
_LIGHT_VERBS = frozenset(
    [
        "take",
        "takes",
        "sell",
        "sells",
        "have",
        "has",
        "make",
        "makes",
        "need",
        "needs",
        "give",
        "gives",
        "keep",
        "keeps",
        "offer",
        "offers",
    ]
)
_WORD = re.compile(r"[a-z']+")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: where it stands in the folded text, what it is about and which way it points."""

    start: int
    end: int
    own: frozenset[str]
    """Its matters, predicates apart."""
    whole: frozenset[str]
    """Its matters and those of the clauses before it in the sentence, on which it may lean."""
    poles: frozenset[tuple[str, int]]
    """Predicates with the sign they have here."""
    named: frozenset[str]
    """The matters that the words of the predicates name."""
    denied: bool
    figures: frozenset[tuple[str, str]]
    unsure: bool
    """True for questions, conditions, wishes and what the customer said."""
    depends: bool
    """As `unsure`, for the clause alone and not for its sentence."""
    general: bool
    """True when it speaks of no one and of no time: "a fine cannot be appealed"."""
    past: bool
    """True for what was: it may be the customer's experience, which a policy does not contradict."""


def clauses_of(text: Text, quantities: Sequence[Quantity], about: frozenset[str] | None = None) -> list[Clause]:
    """Return the clauses of a text; with `about` only of the sentences that name one of those matters."""
    folded = text.folded
    found: list[Clause] = []
    before: frozenset[str] = frozenset()
    for left, right in sentences_of(folded):
        if about is not None and about.isdisjoint(here := matters_in(folded, left, right, quantities)):
            before = here
            continue
        head: frozenset[str] = frozenset()
        poles: frozenset[tuple[str, int]] = frozenset()
        unsure = _UNSURE.search(folded, left, right) is not None
        cuts = [left, *(m.end() for m in _JOINT.finditer(folded, left, right)), right]
        for start, end in pairwise(cuts):
            clause = _clause(folded, start, end, quantities, head | before, unsure)
            if clause is not None:
                if not clause.own and not clause.poles:
                    clause = replace(clause, poles=poles)  # "open Monday to Friday, and on Saturdays from 9 to 5"
                poles = clause.poles
                head |= clause.own
                found.append(clause)
        before = head
    return found


def _clause(
    folded: str, start: int, end: int, quantities: Sequence[Quantity], head: frozenset[str], unsure: bool
) -> Clause | None:
    said = folded[start:end]
    words = _WORD.findall(said)
    denied = denies(said)
    depends = _UNSURE.search(said) is not None
    unsure = unsure or _WITHOUT.search(said) is not None
    poles = {_POLES[word] for word in words if word in _POLES}
    predicates = {matter(word) for word in words if word in _POLES}
    own = matters_in(folded, start, end, [q for q in quantities if start <= q.start < end]) - predicates
    own |= {stem(word) for word in words if word in _LIGHT_VERBS}
    if not own and not poles and not any(start <= q.start < end for q in quantities):
        return None
    signed = {(name, -sign if denied else sign) for name, sign in poles}
    if is_free(said):
        signed = {(name, sign) for name, sign in signed if name != "free"} | {("free", 1)}
        own -= {matter("house")}
    elif (
        not any(name == "free" for name, _ in signed)
        and _PRICED.search(said)
        and any(q.kind == "amount" and start <= q.start < end for q in quantities)
    ):
        signed.add(("free", -1))
    if _MODAL.search(said) and not any(name == "allow" for name, _ in signed):
        signed.add(("allow", -1 if denied else 1))
    figures = frozenset((q.kind, f"{q.bound}{q.value}") for q in quantities if start <= q.start < end)
    past = _PAST.search(said) is not None
    return Clause(
        start,
        end,
        own,
        own | head,
        frozenset(signed),
        frozenset(predicates),
        denied,
        figures,
        unsure,
        depends,
        _THIS_CASE.search(said) is None,
        past,
    )


@lru_cache(maxsize=512)
def _given(raw: str, lang: str) -> tuple[Clause, ...]:
    """Return the clauses of a piece of evidence; none when it is in another language."""
    if lang != "und" and detect_language(raw) not in (lang, "und"):
        return ()
    text = Text(raw)
    return tuple(clauses_of(text, find_quantities(text)))


class Conditions:
    """What the evidence of a case says in one language, clause by clause; made once and asked for every reply."""

    def __init__(self, sources: Iterable[tuple[str, str, bool]], lang: str) -> None:
        """sources: id and text of each piece of evidence, and whether it is a fact of the case."""
        self._by_figure: dict[tuple[str, str] | None, list[_Given]] = {}
        about: set[str] = set()
        seen: set[tuple[Clause, bool]] = set()
        for source, raw, fact in sources:
            for clause in _given(raw, lang):
                said = (replace(clause, start=0, end=0), fact)
                if said in seen:
                    continue  # another passage says the same in the same words
                seen.add(said)
                given = _Given(clause, source, raw, fact)
                about |= clause.own | clause.named
                keys = _comparable(clause.figures)
                for key in (*keys, None):
                    self._by_figure.setdefault(key, []).append(given)

        self._about = frozenset(about)

    def _near(self, clause: Clause) -> Iterator[_Given]:
        """Yield the clauses that have the figures of a reply's clause; a fact is near also to one without."""
        key = next(iter(_comparable(clause.figures)), None)
        for given in self._by_figure.get(key, ()):
            if not clause.whole.isdisjoint(given.clause.whole):
                yield given

    def contradictions(
        self, text: Text, quantities: Sequence[Quantity], matters: frozenset[str]
    ) -> list[tuple[int, int, str, str]]:
        """Return folded span, evidence id and text for each clause that says the opposite of the evidence.

        matters: what the words of the text name.
        """
        found: list[tuple[int, int, str, str]] = []
        shared = self._about & matters
        if len(shared) < _FEWEST:
            return found
        for clause in clauses_of(text, quantities, shared):
            if clause.unsure:
                continue
            agrees = against = 0.0
            where = ("", "")
            for given in self._near(clause):
                fit = _fit(clause, given.clause, fact=given.fact)
                agrees = max(agrees, fit)
                if -fit > against:
                    against, where = -fit, (given.source, given.raw)
            if against > agrees and against >= _LEAST_FIT:
                found.append((clause.start, clause.end, *where))
        return found

    def states(self, clause: Clause | None) -> bool:
        """Tell whether a clause says what a passage says, half of it or more."""
        if clause is None or clause.depends:
            return False
        best = worst = 0.0
        sure = {pole for pole in clause.poles if pole[0] != "allow"}
        for given in self._near(clause):
            if not given.fact and sure <= given.clause.poles:
                if len(clause.own & given.clause.own) < _HALF * len(clause.own):
                    continue
                fit = _fit(
                    clause if not sure else replace(clause, figures=frozenset()), given.clause, fact=True, least=1
                )
                best, worst = max(best, fit), min(worst, fit)
        return best >= _HALF and best > -worst


@dataclass(frozen=True, slots=True)
class _Given:
    clause: Clause
    source: str
    raw: str
    fact: bool


def _comparable(figures: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the figures by which clauses are found; amounts are left out where the predicate is the price."""
    return sorted(figure for figure in figures if figure[0] not in _PRICES)


_FEWEST = 1
"""Matters in common without which no clause of a reply says the opposite of the evidence."""
_PRICES = frozenset({"amount", "percent"})
_LEAST_FIT = 0.3
"""Share of a clause of the evidence that a reply must speak of to say the opposite of it."""
_HALF = 0.5


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
    return coverage if same else (0.0 if given.unsure else -coverage)


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
