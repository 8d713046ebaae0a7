"""A way to reach the company that is named in a reply stands in the registry or in the evidence."""

from __future__ import annotations

from itertools import islice

from policy.case import Case
from policy.checks import MAX_PLACES, Build, Checker, Departure, Parameters
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.screen import Screened
from policy.spans import TakenSpans

_SHORT = Screened(
    r"\b(?:call|dial|ring|text|phone|sms|whatsapp|llam[ae]\w*|appelez|rufen sie|"
    r"ruf)\b[^.!?\n]{0,25}?(?<![\d.,£$€])(\d{3,6})(?![\d.,:/%]|\w| (?:days?|hours?|times?|minutes?|working))"
)


class ContactsCheck:
    """`check: contacts`"""

    name = "contacts"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Judge phone numbers, short numbers to dial and e-mail addresses."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            unknown = (
                datum
                for datum in reading.personal
                if datum.kind in ("phone", "email") and not case.may_be_public(datum)
            )
            found = [_departure(d.start, d.end, d.text, case) for d in islice(unknown, MAX_PLACES)]
            taken = TakenSpans((d.start, d.end) for d in found)
            for match in _SHORT.finditer(reading.text.folded):
                start, end = reading.text.original(match.start(1), match.end(1))
                known = case.company_knows(match.group(1)) or match.group(1) in case.public_numbers
                if not known and taken.take(start, end):
                    found.append(_departure(start, end, match.group(1), case))
            return found

        return check


def _departure(start: int, end: int, text: str, case: Case) -> Departure:
    contact = case.best_contact("email" if "@" in text else "phone")
    suggestion = Suggestion(action="remove", label="Remove the sentence with it")
    if contact is not None:
        suggestion = Suggestion(
            action="replace", text=contact.value, label=f"Use {contact.label or contact.value} instead"
        )
    return Departure(
        start,
        end,
        "Neither the contact registry nor the evidence has it.",
        words={"contact": contact.value if contact else "a registered contact"},
        suggestion=suggestion,
        evidence=(contact.id,) if contact else (),
    )
