"""Clauses: what each part of a sentence is about, what it affirms or denies, and with which figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from policy.content import stem
from policy.matters import matter, matters_in
from policy.polarity import denies, is_free, words_of
from policy.quantities import Quantity
from policy.sentences import sentences_of
from policy.views import Text
from policy.vocabulary import words

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
_UNSURE_WORDS = words(
    """
    if unless whether except only when once until should would could might may sorry you why how si salvo cuando siento
    lamento quand sauf wenn falls ob ausser leid
    """
)
_UNSURE_BEGINNINGS = ("desole", "sollte")
"""Words, and beginnings of words, of which every match of the pattern holds one where it holds no question mark."""
_THIS_CASE = words(
    """
    we i you your us this that it they more longer late now already yet after nous vous plus wir sie ihr ihre mehr ya
    usted su
    """
)
_PAST = words("was were did didn wasn weren has haven hasn fue fueron etait war")
_PRICED = words("is are come comes will be would ist sind es son est sont sera wird pay pays")
_WITHOUT = words("without outside non ohne ausserhalb sans hors sin fuera")
_MODAL = words(
    """
    can cannot may could puede pueden puedes podemos peut peuvent pouvez kann konnen darf durfen
    """
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
    after: bool
    """True for what will not go any more: its sentence tells what holds after something, and not what holds now."""

    once: bool
    """True when its sentence names the moment from which it holds."""


_ONCE = re.compile(r"\b(?:after|once|as soon as|then|nach(?:dem)?|sobald|dann|despues|apres|une fois|ya)\b")
_NO_LONGER = re.compile(
    r"\b(?:will not|won't|cannot|can't) [^,;]*\b(?:any ?more|any longer)\b|"
    r"\bwill no longer\b|\bdann [^,;]*nicht mehr\b|\bnicht mehr [^,;]*\bwerden\b|\bya no se podra\b|"
    r"\bne pourra\w* plus\b"
)
"""How a policy says what an action shuts out: "we will not be able to change the order any more"."""


def clauses_of(text: Text, quantities: Sequence[Quantity], about: frozenset[str] | None = None) -> list[Clause]:
    """Return the clauses of a text; with `about` only of the sentences that name one of those matters."""
    folded = text.folded
    found: list[Clause] = []
    before: frozenset[str] = frozenset()
    for left, right in sentences_of(folded):
        if about is not None and about.isdisjoint(here := matters_in(folded, left, right, quantities)):
            before = here
            continue
        clauses = clauses_of_sentence(folded, left, right, quantities, before)
        before = frozenset().union(*(clause.own for clause in clauses))
        found += clauses
    return found


def clauses_of_sentence(
    folded: str, left: int, right: int, quantities: Sequence[Quantity], before: frozenset[str]
) -> list[Clause]:
    """Return the clauses of one sentence of folded text; `before`: matters of the sentence before it."""
    found: list[Clause] = []
    head: frozenset[str] = frozenset()
    poles: frozenset[tuple[str, int]] = frozenset()
    unsure = _UNSURE.search(folded, left, right) is not None
    after = bool(_NO_LONGER.search(folded, left, right) and _ONCE.search(folded, left, right))
    once = _ONCE.search(folded, left, right) is not None
    cuts = [left, *(m.end() for m in _JOINT.finditer(folded, left, right)), right]
    for start, end in pairwise(cuts):
        clause = _clause(folded, start, end, quantities, head | before, unsure, after, once)
        if clause is not None:
            if not clause.own and not clause.poles:
                clause = replace(clause, poles=poles)  # "open Monday to Friday, and on Saturdays from 9 to 5"
            poles = clause.poles
            head |= clause.own
            found.append(clause)
    return found


def names_in(folded: str) -> frozenset[str]:
    """Return whatever a clause of folded text could be about: more than it is, at a fraction of the cost."""
    said = set(_WORD_OF_MATTER.findall(folded))
    return frozenset(filter(None, map(matter, said))) | light_verbs(said)


def light_verbs(said: Iterable[str]) -> frozenset[str]:
    """Return the stems of the verbs that say little among folded words; clauses are compared by them as well."""
    return frozenset(stem(word) for word in said if word in _LIGHT_VERBS)


_WORD_OF_MATTER = re.compile(r"[^\W\d_]+(?:-in)?")


def _depends(said: str, plain: frozenset[str]) -> bool:
    if (
        "?" not in said
        and _UNSURE_WORDS.isdisjoint(plain)
        and not any(word.startswith(_UNSURE_BEGINNINGS) for word in plain)
    ):
        return False
    return _UNSURE.search(said) is not None


def _clause(
    folded: str,
    start: int,
    end: int,
    quantities: Sequence[Quantity],
    head: frozenset[str],
    unsure: bool,
    after: bool,
    once: bool,
) -> Clause | None:
    said = folded[start:end]
    listed = _WORD.findall(said)
    plain = words_of(said)
    denied = denies(said, plain)
    depends = _depends(said, plain)
    unsure = unsure or not _WITHOUT.isdisjoint(plain) or "other than" in said or "apart from" in said
    poles = {_POLES[word] for word in listed if word in _POLES}
    predicates = {matter(word) for word in listed if word in _POLES}
    own = matters_in(folded, start, end, [q for q in quantities if start <= q.start < end]) - predicates
    own |= {stem(word) for word in listed if word in _LIGHT_VERBS}
    if not own and not poles and not any(start <= q.start < end for q in quantities):
        return None
    signed = {(name, -sign if denied else sign) for name, sign in poles}
    if is_free(said, plain):
        signed = {(name, sign) for name, sign in signed if name != "free"} | {("free", 1)}
        own -= {matter("house")}
    elif (
        not any(name == "free" for name, _ in signed)
        and (not _PRICED.isdisjoint(plain) or "it's" in said)
        and any(q.kind == "amount" and start <= q.start < end for q in quantities)
    ):
        signed.add(("free", -1))
    if not _MODAL.isdisjoint(plain) and not any(name == "allow" for name, _ in signed):
        signed.add(("allow", -1 if denied else 1))
    figures = frozenset((q.kind, f"{q.bound}{q.value}") for q in quantities if start <= q.start < end)
    past = not _PAST.isdisjoint(plain) or "have been" in said or any(word.startswith("wurde") for word in plain)
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
        _THIS_CASE.isdisjoint(plain),
        past,
        after,
        once,
    )
