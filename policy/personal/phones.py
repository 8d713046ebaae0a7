"""Phone numbers: the form decides when it is unmistakable, the words around it when it is not."""

from __future__ import annotations

import re

import phonenumbers

from policy.personal.candidate import Candidate, Run, before

_CALL = re.compile(
    r"\b(?:call(?:ed|ing)?|phone|tel|telephone|telefon\w*|mobile|cell|whatsapp|viber|fax|ring|reach|dial|sms|"
    r"hotline|helpline|text|office|desk"
    r"|direct|contact|messages? to|texts? to|answering at|number|no|nr|llam\w*|telefono|movil|appel\w*|portable|"
    r"numero|ruf\w*|anruf\w*|handy\w*|nummer|erreich\w*|chiam\w*|ligue|bel)\b"
)
_OTHER = re.compile(
    r"\b(?:order|booking|reservation|reference|ref|invoice|tracking|parcel|account|policy|claim|case|ticket|"
    r"confirmation|isbn|serial|model|version|build"
    r"|bug|issue|article|item|sku|code|imei|zip|postcode|id|pedido|reserva|commande|bestell\w*|kunden\w*|"
    r"auftrag\w*|card|iban|vat|error)\b[\w '.#:\-]{0,24}$"
)
_DATE = re.compile(
    r"(?:19|20)\d{2}[\-/. ][01]?\d[\-/. ][0-3]?\d(?:[ t]\d{1,2}.*)?|[0-3]?\d[\-/. ][0-3]?\d[\-/. ](?:19|20)\d{2}|"
    r"(?:19|20)\d{2} ?- ?(?:19|20)?\d{2}|"
    r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{1,3}){2,4}|\d+\.\d+|\d{5,6}"
)
_NORTH_AMERICA = re.compile(r"(?:\+?1[ .\-]?)?\(?\d{3}\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}")
_REGIONS = ("US", "GB", "ES", "FR", "DE", "IT", "AU")
_EXTENSION = re.compile(r" ?(?:x|ext\.?) ?\d{1,6}(?!\w)")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥]|\b(?:usd|eur|gbp|chf|rs|inr)) ?$")
_MONEY_AFTER = re.compile(
    r" ?(?:[$€£¥%]|(?:usd|eur|gbp|chf|euros?|dollars?|pounds?|users?|customers?|people|downloads|miles|km|kg|ms)\b)"
)


def find_phones(view: str, runs: list[Run]) -> list[Candidate]:
    """Return phone numbers among the digit runs."""
    found = []
    for run in runs:
        why = _judge(view, run)
        if why is not None:
            extension = _EXTENSION.match(view, run.end)
            found.append(Candidate("phone", run.start, extension.end() if extension else run.end, why))
    return found


def _judge(view: str, run: Run) -> str | None:
    count = len(run.digits)
    lead = before(view, run.start)
    if not 6 <= count <= 16 or _MONEY_BEFORE.search(lead) or _MONEY_AFTER.match(view, run.end):
        return None
    if run.start and (view[run.start - 1].isalnum() or view[run.start - 1] in "#@/=_") and run.text[0] != "+":
        return None
    if run.end < len(view) and view[run.end].isalpha() and not _EXTENSION.match(view, run.end):
        return None
    if _OTHER.search(lead):
        return None
    called = _CALL.search(lead) is not None
    if (run.text[0] == "+" or run.digits.startswith("00")) and 8 <= count <= 16:
        return "A number with a country code."
    if _NORTH_AMERICA.fullmatch(run.text.strip("()")) or _NORTH_AMERICA.fullmatch(run.text):
        return "Grouped like a phone number."
    if _DATE.fullmatch(run.text) and not (called and count >= 7 and " " in run.text):
        return None
    if called and count >= 7:
        return "Digits after words about calling."
    if "," in run.text or (run.text.count("/") and count < 9):
        return None
    if run.digits[0] == "0" and 9 <= count <= 12:
        return "Begins and counts like a phone number."
    grouped = re.search(r"\d[ .\-()]+\d", run.text) is not None
    if grouped and 8 <= count <= 12 and (_valid(run.digits) or count == 8):
        return "Grouped and valid as a phone number."
    return None


def _valid(digits: str) -> bool:
    for region in _REGIONS:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(digits, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False
