"""All kinds together: finds in every view, mapped to the original text, overlaps settled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policy.models import View
from policy.personal.addresses import find_addresses, find_worded_addresses
from policy.personal.candidate import Candidate, DataKind, digit_runs, luhn
from policy.personal.cards import find_cards
from policy.personal.emails import find_emails
from policy.personal.iban import find_ibans
from policy.personal.national import find_national_ids
from policy.personal.phones import find_phones
from policy.personal.references import NAMED, find_references
from policy.personal.spoken import digits_view
from policy.said import Spoken, spoken_digits
from policy.screen import Screened
from policy.spans import TakenSpans
from policy.views import Text, Words

_ORDER: tuple[DataKind, ...] = (
    "email", "iban", "card", "national_id", "birth_date", "ip", "phone", "reference", "address", "handle",
)  # fmt: skip
_IP = Screened(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\d)")
_VERSION = re.compile(r"(?:version|v|release|build|firmware|update)\.? ?$")
_DAY = (
    r"\d{1,4}[./\- ]\d{1,2}[./\- ]\d{1,4}|\d{1,2}(?:st|nd|rd|th|\.)? (?:of |de )?[a-z]{3,10}\.?,? (?:de )?\d{2,4}"
    r"|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_BIRTH = Screened(
    r"(?:born(?: on)?|date of birth|d\.?o\.?b\.?|birthday is|fecha de nacimiento|nacid[oa]s?|naci[oó]|nee? le|date "
    r"de naissance|geboren am|geburtsdatum)"
    r"[ :(,]{1,3}(?:is |the |el |the day )?(" + _DAY + r")"
    r"|(?<!\w)am (" + _DAY + r") geboren"
)


@dataclass(frozen=True, slots=True)
class PersonalDatum:
    """Personal data found in a text, as a half-open span of the original."""

    kind: DataKind
    start: int
    end: int
    text: str
    view: View = "raw"
    why: str = ""


def find_personal_data(text: str) -> tuple[PersonalDatum, ...]:
    """Return the personal data in `text`, in order, without overlaps."""
    return tuple(find_in(Text(text)))


def find_in(text: Text, words: Words | None = None) -> list[PersonalDatum]:
    """As `find_personal_data`, on a text whose views exist already."""
    found = [
        _datum(text, c, "folded" if text.folded is not text.raw else "raw")
        for c in _candidates(digits_view(text), text.has_digits)
    ]
    for spoken in spoken_digits(words or text.plain_words):
        found.append(_spoken_datum(text, words or text.plain_words, spoken))
    return _without_overlaps(found)


def _candidates(view: str, has_digits: bool) -> list[Candidate]:
    found = find_emails(view)
    found += find_worded_addresses(view)
    if not has_digits:
        return found
    runs = digit_runs(view)
    found += find_ibans(view)
    found += find_references(view)
    found += find_addresses(view)
    found += [
        Candidate("ip", m.start(), m.end(), "An internet address.")
        for m in _IP.finditer(view)
        if not _VERSION.search(view[max(0, m.start() - 12) : m.start()])
    ]
    found += [Candidate("birth_date", *m.span(m.lastindex or 0), "A date of birth.") for m in _BIRTH.finditer(view)]
    found += find_national_ids(view, runs)
    if runs:
        named = TakenSpans((c.start, c.end) for c in found if c.kind == "reference" and c.why == NAMED)
        found += find_cards(view, runs)
        # "customer number 88-120-443" is no telephone number, however it is grouped.
        found += [c for c in find_phones(view, runs) if named.free(c.start, c.end)]
    return found


def _datum(text: Text, candidate: Candidate, view: View) -> PersonalDatum:
    start, end = text.original(candidate.start, candidate.end)
    return PersonalDatum(candidate.kind, start, end, text.raw[start:end], view, candidate.why)


_SPOKEN: tuple[tuple[DataKind, re.Pattern[str]], ...] = (
    ("iban", re.compile(r"\b(?:iban|account number|sort code)\b")),
    (
        "national_id",
        re.compile(
            r"\b(?:social security|ssn|passport|dni|insurance number|nhs|steuer|tax id|national|securite sociale|"
            r"pesel|aadhaar|sin|nino"
            r"|identity card)\b"
        ),
    ),
    (
        "reference",
        re.compile(
            r"order|booking|reference|invoice|\b(?:inv|sr|pnr)\b|tracking|ticket|parcel|reservation|member|loyalty|"
            r"contract|licence|account|policy"
            r"|claim|case|customer|pedido|commande|bestell|buchung"
        ),
    ),
)
"""What the words before a number said in words make of it; a telephone number otherwise."""


def _spoken_datum(text: Text, words: Words, spoken: Spoken) -> PersonalDatum:
    before = " ".join(words.words[max(0, spoken.first - 8) : spoken.first])
    return PersonalDatum(
        _spoken_kind(spoken, before),
        spoken.start,
        spoken.end,
        text.raw[spoken.start : spoken.end],
        "digits",
        f"Reads as {spoken.letters.upper()}{spoken.digits}.",
    )


def _spoken_kind(spoken: Spoken, before: str) -> DataKind:
    count = len(spoken.digits)
    if len(spoken.letters) == 2 and (count >= 11 or count == 6):
        return "iban" if count >= 11 else "national_id"
    if 13 <= count <= 19 and (luhn(spoken.digits) or "card" in before):
        return "card"
    for kind, named in _SPOKEN:
        if named.search(before):
            return kind
    return "phone" if count >= 7 else "reference"


def _without_overlaps(found: list[PersonalDatum]) -> list[PersonalDatum]:
    if len(found) < 2:
        return found
    taken = TakenSpans()
    ranked = sorted(found, key=lambda d: (_ORDER.index(d.kind), d.start - d.end, d.start))
    return sorted((datum for datum in ranked if taken.take(datum.start, datum.end)), key=lambda d: d.start)
