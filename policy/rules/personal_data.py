"""No personal data of anybody in public: the company's own contacts pass, and contacts that the evidence gives."""

from __future__ import annotations

from itertools import islice

from policy.case import Case
from policy.checks import MAX_PLACES, Build, Checker, Departure, Parameters
from policy.models import Suggestion
from policy.personal import PersonalDatum
from policy.personal.candidate import DataKind
from policy.reading import Reading
from policy.rulebook import RuleSpec

ALL_KINDS: tuple[DataKind, ...] = (
    "email", "phone", "card", "iban", "national_id", "address", "reference", "handle", "birth_date", "ip",
)  # fmt: skip
NAMES: dict[str, str] = {
    "email": "e-mail address",
    "phone": "phone number",
    "card": "card number",
    "iban": "bank account",
    "national_id": "identity number",
    "address": "address",
    "reference": "order, booking or account number",
    "handle": "account name",
    "birth_date": "date of birth",
    "ip": "internet address",
}


class PersonalDataParameters(Parameters):
    """Parameters of `check: personal-data`."""

    kinds: tuple[DataKind, ...] = ALL_KINDS


class PersonalDataCheck:
    """`check: personal-data`"""

    name = "personal-data"
    parameters = PersonalDataParameters

    def compile(self, rule: RuleSpec, parameters: PersonalDataParameters, build: Build) -> Checker:
        """Look at the wanted kinds only; all kinds of a text are found once."""
        kinds = frozenset(parameters.kinds)

        def check(reading: Reading, case: Case) -> list[Departure]:
            private = (d for d in reading.personal if d.kind in kinds and not case.may_be_public(d))
            return [_departure(datum) for datum in islice(private, MAX_PLACES)]

        return check


def _departure(datum: PersonalDatum) -> Departure:
    name = NAMES[datum.kind]
    return Departure(
        datum.start,
        datum.end,
        datum.why,
        view=datum.view,
        words={"kind": name},
        suggestion=Suggestion(action="remove", label=f"Remove the sentence with the {name}"),
    )
