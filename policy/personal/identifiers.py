"""Tokens of a post that look like somebody's number, whatever it is the number of.

A post names products, flights, models and errors as well, and a reply must be able to name them back. So a code counts
when it is long, when it stands behind a word like "booking" or "plate", or when it has the form of a record locator.
"""

from __future__ import annotations

import re

from policy.language import common_word
from policy.views import fold

_LONG = re.compile(r"(?<![\w.])(?=[a-z0-9\-]{0,64}\d)[a-z0-9][a-z0-9\-]{4,}+(?![\w])")
_HARMLESS = re.compile(
    r"(?:19|20)\d{2}|\d{1,4}(?:st|nd|rd|th|am|pm|gb|mb|mg|kg|km|ml|cm|mm|min|hrs|hours|days)|\d{1,2}-\d{1,2}|"
    r"\d{4}-\d{2}-\d{2}|0x[0-9a-f]+"
)
_DIGITS = 7
_RUN = 5
"""So many digits, or so many in a row, count whatever stands before them: models and flights have fewer."""
_LABEL = (
    r"(?i:booking|reservation|pnr|(?:record )?locator|confirmation|reference|ref|ticket|tracking|order|case|claim|"
    r"account|reserva|localizador|pedido|billete|buchung|buchungscode|bestellung|vorgang|commande|dossier|billet)"
)
_LINK = (
    r"(?:[\s:#,(]{1,3}(?i:is|was|number|no|nr|code|id|ref|reference|numero|número|numéro|nummer|es|est|ist)\b\.?){0,2}"
)
_LABELLED = re.compile(rf"\b{_LABEL}{_LINK}[\s:#,(]{{1,3}}([A-Z0-9][A-Z0-9\-]{{4,17}})(?![\w])")
_PLATE_LABEL = (
    r"(?i:(?:number |licen[cs]e )?plate|registration|kennzeichen|nummernschild|matrícula|matricula|plaque|"
    r"immatriculation|targa)"
)
_PLATE = re.compile(
    rf"\b{_PLATE_LABEL}{_LINK}[\s:#,(]{{1,3}}"
    r"([A-Z]{1,3}[ \-]?[A-Z]{0,2}[ \-]?\d{1,4}(?:[ \-]?[A-Z]{1,3})?|\d{4}[ \-]?[A-Z]{3})(?![\w])"
)


def identifiers(raw: str) -> frozenset[str]:
    """Return, folded, long numbers, and codes with digits that stand behind a word for what they are the number of."""
    folded = "".join(fold(raw)[0])
    found = {m.group() for m in _LONG.finditer(folded) if _long(m.group())}
    labelled = {m.group(1) for pattern in (_LABELLED, _PLATE) for m in pattern.finditer(raw)}
    return frozenset(found | {"".join(fold(code)[0]) for code in labelled if any(map(str.isdigit, code))})


def _long(token: str) -> bool:
    if _HARMLESS.fullmatch(token):
        return False
    return sum(map(str.isdigit, token)) >= _DIGITS or re.search(rf"\d{{{_RUN}}}", token) is not None


_CODE = re.compile(r"(?<![\w@#/.\-])(?![A-Z]{1,3}\d+\b)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6}(?![\w\-]|\.\w)")
_SPEAKS_OF_CODES = re.compile(
    r"(?i)\b(?:pnr|reservation|booking|book(?:ed)?|confirmation|reference|order(?:ed)?|ticket|flight|trip|case|claim|code|id|"
    r"reserva|pedido|localizador|reservation|commande|dossier|buchung\w*|bestell\w*|vorgang\w*)\b"
)


def codes(raw: str) -> frozenset[str]:
    """Return, folded, what looks like a booking code in a text that speaks of bookings: six capitals that are no word.

    A text that is written in capitals says nothing by them.
    """
    if not _SPEAKS_OF_CODES.search(raw) or sum(map(str.isupper, raw)) > sum(map(str.islower, raw)):
        return frozenset()
    found = {match.group().lower() for match in _CODE.finditer(raw)}
    return frozenset(code for code in found if not code.isalpha() or _no_word(code))


_CONSONANTS = re.compile(r"[^aeiou]{3,}")
_CLUSTER = re.compile(
    r"str|spr|scr|spl|thr|sch|chr|shr|ght|tch|ngs|nks|nds|nts|rst|rts|rks|rds|rms|rns|rth|lth|nth|mpt|nst|nct|[nt]dl|"
    r"m[bp]l|ngl|ntr|mbr|ndr|[nrl]ch|ttl|ddl|ffl|ppl|ngr|ns[pf]|nfl|ckl|cks|[cp]ts|[a-z]ty|[a-z]ly|[a-z]ry|s?ky|[tp]hy|"
    r"ncy|rmy|xtr|xpl|xch"
)


def _no_word(code: str) -> bool:
    """Tell letters that no one would take for a word: consonants heaped as no word of these languages heaps them."""
    return not common_word(code) and any(not _CLUSTER.search(run) for run in _CONSONANTS.findall(code))
