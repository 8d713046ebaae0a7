"""IBANs: ISO 13616, with country length and the mod-97 check."""

from __future__ import annotations

from policy.personal.candidate import Candidate
from policy.screen import Screened
from policy.vocabulary import listed

_LENGTHS = dict(
    pair.split(":")
    for pair in listed(
        "ad:24 ae:23 al:28 at:20 az:28 ba:20 be:16 bg:22 bh:22 br:29 by:28 ch:21 cr:22 cy:28 cz:24 de:22 dk:18 "
        "do:28 ee:20 "
        "eg:29 es:24 fi:18 fo:18 fr:27 gb:22 ge:22 gi:23 gl:18 gr:27 gt:28 hr:21 hu:28 ie:22 il:23 iq:23 is:26 "
        "it:27 jo:30 "
        "kw:30 kz:20 lb:28 li:21 lt:20 lu:20 lv:21 mc:27 md:24 me:22 mk:19 mr:27 mt:31 mu:30 nl:18 no:15 pk:24 "
        "pl:28 ps:29 "
        "pt:25 qa:29 ro:24 rs:22 sa:24 se:24 si:19 sk:24 sm:27 tn:24 tr:26 ua:29 vg:24 xk:20"
    )
)
_IBAN = Screened(r"(?<![a-z0-9])([a-z] ?[a-z])[ \-.]?(\d ?\d)((?:[ \-.]{0,2}+[a-z0-9]){11,30}+)")


_DOMESTIC = Screened(
    r"\b(?:sort code|routing (?:number|no)|bank account(?: number| no)?|blz|bankleitzahl|clabe)\.?(?: (?:is|"
    r"was))?[ :#]{1,3}"
    r"(\d{2}[ \-]\d{2}[ \-]\d{2}|\d{6,18})(?!\d)"
)
"""Account numbers of one country have no check that is everybody's: the word before them decides."""


def find_ibans(view: str) -> list[Candidate]:
    """Return IBANs, and account numbers that are called so, in folded text."""
    found = [Candidate("iban", *m.span(1), "A bank account number, by its name.") for m in _DOMESTIC.finditer(view)]
    for match in _IBAN.finditer(view):
        length = int(_LENGTHS.get(match.group(1).replace(" ", ""), "0"))
        if not length:
            continue
        end, code = _take(view, match.start(), length)
        if code is not None and _valid(code):
            found.append(Candidate("iban", match.start(), end, "The account number passes its check (mod 97)."))
        elif code is not None and "iban" in view[max(0, match.start() - 30) : match.start()]:
            found.append(Candidate("iban", match.start(), end, "An account number after the word IBAN."))
    return found


def _take(view: str, start: int, length: int) -> tuple[int, str | None]:
    code = ""
    at = start
    while at < len(view) and len(code) < length:
        if view[at].isalnum():
            code += view[at]
        at += 1
    if len(code) < length or (at < len(view) and view[at].isalnum()):
        return at, None
    return at, code


def _valid(code: str) -> bool:
    moved = code[4:] + code[:4]
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1
