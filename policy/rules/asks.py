"""Do not ask for personal data in public. "DM us your order number" asks in private and passes."""

from __future__ import annotations

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.matcher import PhraseList
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.asks_words import ASKING, DATA, OURS, PRIVATE, AskedKind
from policy.scope import Scope

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
        asking = build.phrases(ASKING)
        private = build.phrases(PRIVATE)
        ours = build.phrases(OURS)
        data = {kind: build.phrases(DATA[kind]) for kind in parameters.kinds}

        def check(reading: Reading, case: Case) -> list[Departure]:
            found: list[Departure] = []
            for kind, phrases in data.items():
                if not case.channel.public and kind not in _NEVER:
                    continue
                for hit, scope, view in reading.hits(phrases):
                    start, end = scope.words.span(hit.first, hit.last)
                    asked = _asked(reading, scope, hit.first, hit.last, asking, ours)
                    if not asked or (kind not in _NEVER and _in_private(reading, scope, hit.first, private)):
                        continue
                    if any(start < d.end and d.start < end for d in found):
                        continue
                    found.append(
                        Departure(start, end, f"Asks for {_NAMES[kind]}.", view=view, words={"kind": _NAMES[kind]})
                    )
            return found

        return check


def _asked(reading: Reading, scope: Scope, first: int, last: int, asking: PhraseList, ours: PhraseList) -> bool:
    """Tell whether the clause around the data asks the customer for it, and does not say not to send it."""
    start, end = scope.sentence(first)
    if scope.negated(first, last):
        return False
    for hit, s, _ in reading.hits(ours):
        if s is scope and hit.first <= first and last <= hit.last:
            return False
    for hit, s, _ in reading.hits(asking):
        if s is not scope or not (start <= hit.first and hit.last <= end):
            continue
        if hit.first <= first and first - hit.last <= 9 and not scope.negated(hit.first, hit.last):
            return True
        if hit.first >= last and hit.first - last <= 5 and scope.question(first):
            return True
    return False


def _in_private(reading: Reading, scope: Scope, first: int, private: PhraseList) -> bool:
    """Tell whether a private channel is named in the same sentence or the one before or after."""
    number = scope.sentence_number(first)
    start, end = scope.sentence(first)
    for hit, s, _ in reading.hits(private):
        if s is not scope:
            continue
        if start <= hit.first < end:
            return True
        if abs(scope.sentence_number(hit.first) - number) == 1:
            return True
    return False
