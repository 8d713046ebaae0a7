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
_RELATED = re.compile(
    r"\b((?i:my|our|his|her|their|mon|ma|notre|mi|nuestr[oa]) (?:\w+[ -])?"
    r"(?:neighbou?r|husband|wife|ex|son|daughter|mother|mum|mom|father|dad|brother|sister|boyfriend|girlfriend|partner|"
    r"voisine?|mari|femme|fils|fille|m[èe]re|p[èe]re|fr[èe]re|s[œo]e?ur|"
    r"vecin[oa]|marido|mujer|hij[oa]|madre|padre|herman[oa]))"
    rf"(?: {_NAME}){{1,3}}"
    r"(?=\s*(?:$|[.,;:!?)]|(?:and|but|who|is|was|has|had|got|although|where|when|because|y|pero|et|mais|qui|que)\b))"
)
"""Somebody close to the customer, with a name: "my neighbour Mary Byrne". Not in German, where any noun
looks like a name: "ich habe meiner Frau Stiefel gekauft"."""
_LIVES = ("address", "birth_date")
_REST_OF_PLACE = re.compile(rf"^{_NAME} (?:and|und|et|y) (?:my|it|mein\w*|mon|ma|mes|mis?)\b")
"""What is left of a place after its comma: "Cork and my boots leak"."""
_SALUTED = re.compile(rf"^(?:{_HELLO}(?:{_NAME}(?: {_NAME})?)?\s*[,.!:–-]+|{_NAME}(?: {_NAME})?\s*[,!:])\s+")
_SIGNED = re.compile(r"\s*(?:[\^~–—-]\s?[\w.]{1,20})\s*$")


@lru_cache(maxsize=512)
def masked(text: str) -> str:
    """Return the text with personal data and codes replaced by what they are, punctuation kept."""
    for datum in sorted(find_personal_data(text), key=lambda datum: -datum.start):
        text = f"{text[: datum.start]}({datum.kind}){text[datum.end :]}"
    for code in sorted(codes_of(text), key=len, reverse=True):
        text = re.sub(rf"#?\b{re.escape(code)}\b", "(code)", text)
    return _RELATED.sub(r"\1", text)


def tells_where(clause: str) -> bool:
    """Return whether a clause tells where somebody lives, or when they were born: what is left of it when that is taken
    out is no sentence, and may still be the half of it."""
    return _REST_OF_PLACE.match(clause) is not None or any(one.kind in _LIVES for one in find_personal_data(clause))


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
