"""Do not ask for personal data in public. "DM us your order number" asks in private and passes."""

from __future__ import annotations

from dataclasses import dataclass

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.matcher import Hit, PhraseList
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.asks_words import ASKING, DATA, NEEDING, OURS, PRIVATE, WHOLE, AskedKind
from policy.scope import Scope
from policy.views import Words
from policy.vocabulary import words as word_set

_NAMES: dict[str, str] = {
    "phone": "phone number",
    "email": "e-mail address",
    "card": "card details",
    "reference": "order or booking number",
    "address": "address",
    "password": "password or code",
    "birth_date": "date of birth",
    "account": "account details",
    "national_id": "identity number",
}
_NEVER: frozenset[str] = frozenset({"password", "card"})
"""Asked for nowhere, not even in private."""


class AsksParameters(Parameters):
    """Parameters of `check: asks-for-data`."""

    kinds: tuple[AskedKind, ...] = tuple(DATA)


class AsksCheck:
    """`check: asks-for-data`"""

    name = "asks-for-data"
    parameters = AsksParameters

    def compile(self, rule: RuleSpec, parameters: AsksParameters, build: Build) -> Checker:
        """Find a word for data in a sentence that asks, with no private channel named beside it."""
        words = _Words(
            asking=build.phrases(ASKING, rare=True), needing=build.phrases(NEEDING), ours=build.phrases(OURS, rare=True)
        )
        private = build.phrases(PRIVATE, rare=True)
        data = {kind: (build.phrases(DATA[kind]), build.phrases(WHOLE[kind])) for kind in parameters.kinds}

        def check(reading: Reading, case: Case) -> list[Departure]:
            found: list[Departure] = []
            for kind, (phrases, whole) in data.items():
                secret = kind in _NEVER
                if not case.channel.public and not secret:
                    continue
                asked = [
                    *((hit, scope, view) for hit, scope, view in reading.hits(whole) if _open(scope, hit)),
                    *(
                        (hit, scope, view)
                        for hit, scope, view in reading.hits(phrases)
                        if _asked(reading, scope, hit, words)
                    ),
                ]
                for hit, scope, view in asked:
                    start, end = scope.words.span(hit.first, hit.last)
                    if not secret and _in_private(reading, scope, hit.first, private):
                        continue
                    if any(start < d.end and d.start < end for d in found):
                        continue
                    found.append(
                        Departure(start, end, f"Asks for {_NAMES[kind]}.", view=view, words={"kind": _NAMES[kind]})
                    )
            return found

        return check


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists that tell whether a sentence asks."""

    asking: PhraseList
    needing: PhraseList
    ours: PhraseList


_REACH = 9
_SHORT_REACH = 3
"""How many words may stand between a word of asking and the data: behind a strong word, behind a weak one."""


def _open(scope: Scope, hit: Hit) -> bool:
    first, last = hit.first, hit.last
    return not (scope.negated(first, last) or scope.quoted(first, last) or scope.asked_back(first))


def _asked(reading: Reading, scope: Scope, data: Hit, words: _Words) -> bool:
    """Tell whether the sentence asks the customer for the data, and does not say not to send it."""
    start, end = scope.sentence(data.first)
    if not _open(scope, data):
        return False
    if any(s is scope and hit.first <= data.first and data.last <= hit.last for hit, s, _ in reading.hits(words.ours)):
        return False
    for phrases, reach in ((words.asking, _REACH), (words.needing, _SHORT_REACH)):
        for hit, s, _ in reading.hits(phrases):
            if s is not scope or not (start <= hit.first and hit.last <= end):
                continue
            if _regretted(scope.words, max(start, scope.clause_start(hit.first)), hit.first, data.first):
                continue
            if hit.first <= data.first and data.first - hit.last <= reach and not scope.negated(hit.first, hit.last):
                return True
            if hit.first >= data.last and hit.first - data.last <= 5 and scope.question(data.first):
                return True
    return False


def _regretted(words: Words, begin: int, first: int, data: int) -> bool:
    """Tell whether what stands before a word of asking only takes up a trouble: "I'm sorry you have to type …"."""
    before = words.words[max(begin, first - _REACH) : first]
    if not _TO_US.isdisjoint(words.words[first:data]):
        return False
    return tuple(before[-2:]) in _OBLIGED and not _REGRETTING.isdisjoint(before[:-2])


_OBLIGED = frozenset((verb, "to") for verb in ("have", "had", "need", "needed", "having"))
_TO_US = frozenset({"us", "me"})
_REGRETTING = word_set("sorry annoying tedious frustrating maddening annoyed frustrated")


def _in_private(reading: Reading, scope: Scope, first: int, private: PhraseList) -> bool:
    """Tell whether a private channel is named in the same sentence or the one before or after, or an e-mail address
    in the same."""
    number = scope.sentence_number(first)
    start, end = scope.sentence(first)
    begins, ends = scope.words.span(start, end)
    if any(datum.kind == "email" and begins <= datum.start < ends for datum in reading.personal):
        return True
    for hit, s, _ in reading.hits(private):
        if s is not scope:
            continue
        if start <= hit.first < end:
            return True
        if abs(scope.sentence_number(hit.first) - number) == 1:
            return True
    return False
