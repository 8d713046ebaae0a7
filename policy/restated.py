"""A condition told the other way round: a clause of the reply that denies what the evidence affirms, or the reverse.

Only the plain case is judged: two clauses about the same matters, with the same figures and the same predicate, whose
signs differ, and no evidence that agrees with the reply. Questions, conditions and what the customer went through are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from policy.content import stem
from policy.language import detect_language
from policy.quantities import Quantity
from policy.quantity_readers import find_quantities
from policy.roles import denies, matter, matters_in, sentences_of
from policy.views import Text

_JOINT = re.compile(
    r"[,;:](?!\d)| (?:and|but|while|whereas|or|so|because|y|pero|porque|mais|et|car|aber|sondern|und|oder|ou) |"
    r" - |\(|\)"
)
_UNSURE = re.compile(
    r"\?|\b(?:if|unless|whether|except|only|when|once|until|should|would|could|might|may be|sorry|you (?:say|said|"
    r"write|wrote|mention|told|feel|found|asked|want)\w*|why|how|si|salvo|cuando|siento|lamento|quand|sauf|desole\w*|"
    r"wenn|falls|ob|ausser|leid|sollte\w*|was|were|did|didn't|wasn't|weren't|has been|have been|fue|etait|war|"
    r"wurde\w*)\b"
)
_MODAL = re.compile(r"\b(?:can|may|could|puede[ns]?|podemos|peut|peuvent|pouvez|kann|konnen|darf|durfen)\b")
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
        ("cover", 1, "cover covered covers cubre cubierto cubierta cubren couvert couverte couvre gedeckt abgedeckt"),
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
    denied: bool
    figures: frozenset[tuple[str, str]]
    unsure: bool


def clauses_of(text: Text, quantities: Sequence[Quantity]) -> list[Clause]:
    """Return the clauses of a text."""
    folded = text.folded
    found: list[Clause] = []
    before: frozenset[str] = frozenset()
    for left, right in sentences_of(folded):
        head: frozenset[str] = frozenset()
        unsure = _UNSURE.search(folded, left, right) is not None
        cuts = [left, *(m.end() for m in _JOINT.finditer(folded, left, right)), right]
        for start, end in pairwise(cuts):
            clause = _clause(folded, start, end, quantities, head | before, unsure)
            if clause is not None:
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
    poles = {_POLES[word] for word in words if word in _POLES}
    predicates = {matter(word) for word in words if word in _POLES}
    own = matters_in(folded, start, end, [q for q in quantities if start <= q.start < end]) - predicates
    own |= {stem(word) for word in words if word in _LIGHT_VERBS}
    if not own and not poles:
        return None
    signed = {(name, -sign if denied else sign) for name, sign in poles}
    if not signed and _MODAL.search(said):
        signed = {("can", -1 if denied else 1)}
    figures = frozenset((q.kind, f"{q.value}") for q in quantities if start <= q.start < end)
    return Clause(start, end, own, own | head, frozenset(signed), denied, figures, unsure)


@lru_cache(maxsize=512)
def _given(raw: str) -> tuple[str, tuple[Clause, ...]]:
    text = Text(raw)
    return detect_language(raw), tuple(clauses_of(text, find_quantities(text)))


def contradictions(
    text: Text, quantities: Sequence[Quantity], lang: str, sources: Iterable[tuple[str, str]]
) -> list[tuple[int, int, str, str]]:
    """Return folded span, evidence id and text of each clause that says the opposite of the evidence.

    sources: id and text of each piece of evidence.
    """
    given = [(source, raw, *_given(raw)) for source, raw in sources]
    if not given:
        return []
    found = []
    for clause in clauses_of(text, quantities):
        if clause.unsure:
            continue
        agrees = False
        against: tuple[str, str] | None = None
        for source, raw, language, clauses in given:
            if lang != language:
                continue
            for other in clauses:
                sign = _sign(clause, other)
                agrees = agrees or sign > 0
                if sign < 0 and against is None:
                    against = (source, raw)
        if against is not None and not agrees:
            found.append((clause.start, clause.end, *against))
    return found


def _sign(said: Clause, given: Clause) -> int:
    """Return 1 when two clauses say the same, -1 when the opposite, 0 when they are not about the same."""
    shared = said.own & given.own
    common = said.whole & given.whole
    if said.figures != given.figures or not common:
        return 0
    names = {name for name, _ in said.poles} & {name for name, _ in given.poles}
    if names:
        close = len(shared) >= 1 or (not said.own or not given.own)
        if not close or len(common) < min(2, len(said.whole), len(given.whole)):
            return 0
        return (
            1
            if all((name, 1) in said.poles & given.poles or (name, -1) in said.poles & given.poles for name in names)
            else (0 if given.unsure else -1)
        )
    least = min(len(said.own), len(given.own))
    if not shared or len(shared) < 0.67 * least or len(common) < 2:
        return 0
    if said.denied == given.denied:
        return 1
    return 0 if given.unsure else -1
