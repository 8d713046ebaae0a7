"""No claim that something was checked, fixed, refunded or passed on unless a fact of the case says so."""

from __future__ import annotations

from pydantic import Field

from policy.action_words import CLAIMS, PROOF, ActionKind
from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.matcher import Hit, PhraseList
from policy.promises import says_whole_of_part
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.scoped import Phrases, by_language
from policy.scope import Scope
from policy.views import STOP
from policy.vocabulary import STOP_WORDS
from policy.vocabulary import words as word_set

_NAMES = {
    "checked": "that something was checked",
    "fixed": "that something was fixed",
    "refunded": "that money was given back",
    "escalated": "that it was passed on",
    "contacted": "that somebody was contacted",
    "sent": "that something was sent",
    "changed": "that something was changed",
}


class ActionClaimParameters(Parameters):
    """Parameters of `check: action-claim`."""

    actions: tuple[ActionKind, ...] = tuple(CLAIMS)
    phrases: Phrases = Field(default=())
    """More ways to claim any of the actions; evidence of any of them supports these."""


class ActionClaimCheck:
    """`check: action-claim`"""

    name = "action-claim"
    parameters = ActionClaimParameters

    def compile(self, rule: RuleSpec, parameters: ActionClaimParameters, build: Build) -> Checker:
        """Find claims of what the company has done; evidence of the same action lets them pass."""
        claims: list[tuple[str, PhraseList, PhraseList]] = [
            (kind, build.phrases(CLAIMS[kind]), build.phrases(PROOF[kind], rare=True)) for kind in parameters.actions
        ]
        if parameters.phrases:
            proof = build.phrases(
                {"*": tuple(p for kind in parameters.actions for ps in PROOF[kind].values() for p in ps)}
            )
            claims.append(("checked", build.phrases(by_language(parameters.phrases)), proof))

        def check(reading: Reading, case: Case) -> list[Departure]:
            found: list[Departure] = []
            for kind, said, proof in claims:
                for hit, scope, view in reading.hits(said):
                    start, end = scope.words.span(hit.first, hit.last)
                    if (
                        scope.negated(hit.first, hit.last)
                        or scope.attributed(hit.first, hit.last)
                        or scope.question(hit.first)
                        or not _UNSURE.isdisjoint(scope.words.words[scope.sentence(hit.first)[0] : hit.first])
                        or _relative(scope.words.words, scope.words.breaks, hit.first, hit.last)
                        or _hypothetical(
                            scope.words.words[max(0, hit.first - 4) : hit.first],
                            scope.words.words[hit.first : hit.last],
                        )
                        or any(start < d.end and d.start < end for d in found)
                        or _owned_slip(scope, hit)
                        or _told_back(said, case, scope, hit)
                        or _general(reading, case, scope, hit)
                        or _proved(proof, case, kind, scope.words.words[slice(*scope.sentence(hit.first))])
                        or _dated(proof, reading, case, scope, hit)
                    ):
                        continue
                    found.append(
                        Departure(
                            start,
                            end,
                            f"Claims {_NAMES[kind]}; no fact of the case says so.",
                            view=view,
                            words={"action": _NAMES[kind]},
                        )
                    )
            return found

        return check


def _relative(words: list[str], breaks: frozenset[int], first: int, last: int) -> bool:
    """Tell "the fastest browser we tested": a short clause hung on a noun, and no claim about this case."""
    if last - first > 2 or first == 0 or first in breaks or words[first] not in ("we", "i"):
        return False
    before = words[first - 1]
    return (
        before != STOP
        and before not in STOP_WORDS
        and before.isalpha()
        and before not in ("yes", "sorry", "today", "yesterday")
    )


def _owned_slip(scope: Scope, hit: Hit) -> bool:
    """Tell "we sent you the wrong parcel": a slip is owned, and no good deed is claimed."""
    words = scope.words.words
    end = min(scope.sentence(hit.first)[1], hit.last + _OBJECT)
    return not _WRONG.isdisjoint(words[hit.first : end])


_OBJECT = 6
"""Words after a verb among which its object is looked for."""
_WRONG = word_set(
    """
    wrong wrongly mistakenly equivocado equivocada equivocados equivocadas mauvais mauvaise falsch falsche falschen
    falscher falsches versehentlich
    """
)


def _told_back(said: PhraseList, case: Case, scope: Scope, hit: Hit) -> bool:
    """Tell whether the customer said the same and the reply only repeats it: "on its way for a week"."""
    words = scope.words.words
    first, last = scope.sentence(hit.first)
    if case.post is None or not _OURS.isdisjoint(words[first:last]) or not _NEWS.isdisjoint(words[first:last]):
        return False
    return any(
        not s.question(h.first) and not s.negated(h.first, h.last) and h.phrase.source == hit.phrase.source
        for h, s, _ in case.post.hits(said)
    )


_OURS = word_set("we i our us me my hemos he nosotros nous avons ai je notre nos wir ich haben habe unser unsere")
_NEWS = word_set("now just already today ahora ya hoy maintenant deja jetzt bereits schon heute")


def _dated(proof: PhraseList, reading: Reading, case: Case, scope: Scope, hit: Hit) -> bool:
    """Tell whether a passage tells the same deed with the date that the sentence gives it."""
    start, end = scope.words.span(*scope.sentence(hit.first))
    for quantity in reading.quantities:
        place = reading.text.original(quantity.start, quantity.end)[0]
        if quantity.kind == "date" and start <= place < end:
            ground = case.support(quantity, reading).exact
            if ground is not None and any(
                item.id == ground.evidence and passage.hits(proof) for item, passage in case.passage_readings
            ):
                return True
    return False


def _general(reading: Reading, case: Case, scope: Scope, hit: Hit) -> bool:
    """Tell "the refund is paid within 5 working days": present tense, with a figure that a passage states of it."""
    said = scope.words.words[hit.first : hit.last]
    if {"is", "are"}.isdisjoint(said) or not {"been", "was", "were", "now", "already", "just"}.isdisjoint(said):
        return False
    first, last = scope.sentence(hit.first)
    start, end = scope.words.span(first, last)
    passages = {item.id for item in case.passages}
    for quantity in reading.quantities:
        place = reading.text.original(quantity.start, quantity.end)[0]
        if start <= place < end and quantity.kind in ("duration", "date", "amount"):
            ground = case.support(quantity, reading).exact
            return ground is not None and ground.evidence in passages
    return False


_UNSURE = word_set("whether ob")
"""What makes the rest of the sentence a thing that is not known: "I can't say whether it is fixed"."""
_NOT_DONE = frozenset(
    {"can", "could", "will", "would", "should", "may", "might", "must", "to", "always", "constantly", "if", "never"}
)


def _hypothetical(before: list[str], said: list[str]) -> bool:
    """Tell "once we have checked", "if we had fixed" and "we can have it fixed" from a claim."""
    # "has been spoken to" ends with a word that elsewhere says what is still to do.
    return not _NOT_DONE.isdisjoint(said[:-1] if said[-1:] == ["to"] else said) or any(
        word
        in (
            "once",
            "if",
            "when",
            "after",
            "until",
            "before",
            "unless",
            "hope",
            "wish",
            "would",
            "cuando",
            "quand",
            "si",
            "wenn",
            "sobald",
        )
        for word in before
    )


def _proved(proof: PhraseList, case: Case, kind: str, said: list[str]) -> bool:
    for _, reading in case.established_readings:
        if kind == "refunded" and says_whole_of_part(said, reading.words.words):
            continue
        for hit, scope, _ in reading.hits(proof):
            if not scope.negated(hit.first, hit.last) and not _planned(scope.words.words, hit.first):
                return True
    if kind in ("fixed", "changed"):
        return any(
            not scope.negated(hit.first, hit.last)
            and _MAY.isdisjoint(scope.words.words[max(0, hit.first - 3) : hit.first])
            for _, reading in case.passage_readings
            for hit, scope, _ in reading.hits(proof)
        )
    return False


_MAY = frozenset(
    {"can", "may", "must", "could", "should", "cannot", "puede", "pueden", "peut", "peuvent", "kann", "konnen"}
)


def _planned(words: list[str], first: int) -> bool:
    """Tell whether the evidence only says that it will be done, or that the customer asked for it."""
    return any(
        word in ("will", "going", "shall", "wants", "asks", "requested", "asked", "should", "must", "needs")
        for word in words[max(0, first - 4) : first]
    )
