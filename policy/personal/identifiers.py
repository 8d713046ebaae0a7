"""Tokens that look like somebody's number, whatever it is the number of."""

from __future__ import annotations

import re

from policy.language import common_word

_IDENTIFIER = re.compile(r"(?<![\w.])(?=[a-z0-9\-]*\d)[a-z0-9][a-z0-9\-]{4,}+(?![\w])")
_HARMLESS = re.compile(
    r"(?:19|20)\d{2}|\d{1,4}(?:st|nd|rd|th|am|pm|gb|mb|mg|kg|km|ml|cm|mm|min|hrs|hours|days)|\d{1,2}-\d{1,2}|"
    r"\d{4}-\d{2}-\d{2}"
)


def identifiers(folded: str) -> frozenset[str]:
    """Return tokens of folded text that look like somebody's number: five characters or more, with digits."""
    return frozenset(
        m.group()
        for m in _IDENTIFIER.finditer(folded)
        if sum(map(str.isdigit, m.group())) >= 4 and not _HARMLESS.fullmatch(m.group())
    )


_CODE = re.compile(r"(?<![\w@#/.\-])(?![A-Z]{1,3}\d+\b)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6}(?![\w\-]|\.\w)")
_SPEAKS_OF_CODES = re.compile(
    r"(?i)\b(?:reservation|booking|book(?:ed)?|confirmation|reference|order(?:ed)?|ticket|flight|trip|case|claim|code|id|"
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
