"""Takes out of a text what a model need not know: it cannot repeat what it never saw."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.scrubbing import MARK
from policy import find_personal_data

CODE_WORD = re.compile(r"\d{5,}|\b(?=\w*\d)(?=\w*[A-Z])\w{5,}\b")
"""An order number, a booking code: what identifies a customer, not a model like "S8" or a year."""
_CODE = re.compile(r"#?" + CODE_WORD.pattern)
_LABELLED = re.compile(
    r"\b(?:reservations?|bookings?|confirmation|pnr|reference|ref|ticket|order|reserva|localizador|pedido|r[ée]servation|"
    r"dossier|commande|buchung(?:snummer|scode)?|reservierung|bestellung)\b[^.!?\n]{0,40}?(?-i:\b(?P<code>[A-Z]{6})\b)",
    re.IGNORECASE,
)
"""Six capitals after a word for a booking: a code without a digit."""
_NAME = r"[A-ZÀ-Þ][\w'’-]{1,20}"
_HELLO = r"(?i:hi|hello|hey|dear|hola|bonjour|hallo|liebe[r]?|moin|cher|ch[eè]re)\b[ ,]*"
_SALUTED = re.compile(rf"^(?:{_HELLO}(?:{_NAME}(?: {_NAME})?)?\s*[,.!:–-]+|{_NAME}(?: {_NAME})?\s*[,!:])\s+")
_SIGNED = re.compile(r"\s*(?:[\^~–—-]\s?[\w.]{1,20})\s*$")


@lru_cache(maxsize=512)
def masked(text: str) -> str:
    """Return the text with personal data and codes replaced by what they are, punctuation kept."""
    for datum in sorted(find_personal_data(text), key=lambda datum: -datum.start):
        text = f"{text[: datum.start]}({datum.kind}){text[datum.end :]}"
    for code in sorted(codes_of(text), key=len, reverse=True):
        text = re.sub(rf"#?\b{re.escape(code)}\b", "(code)", text)
    return text


def codes_of(text: str) -> frozenset[str]:
    """Return the codes and long numbers of a post: no public reply may repeat them."""
    found = {code.strip("#") for code in _CODE.findall(text)}
    return frozenset(found | {match["code"] for match in _LABELLED.finditer(text)})


_TAKEN_OUT = re.compile(
    rf"^\s*(?:[^\W\d_]+\.?\s+){{0,4}}{re.escape(MARK)}\s*[,!.:;–—-]*\s*|\s*,?\s*{re.escape(MARK)}", re.MULTILINE
)
"""A greeting, or a mention, whose name was taken out when the case was indexed; a model would copy the mark."""


def nameless(reply: str) -> str:
    """Return a past reply without the other customer it greets and the colleague who signed it."""
    return _SIGNED.sub("", _SALUTED.sub("", _TAKEN_OUT.sub("", masked(reply)).strip(), count=1))
