"""Numbers that a state gives to a person: format and check digit, or the word that names it."""

from __future__ import annotations

import re

from policy.personal.candidate import Candidate, Run, before
from policy.screen import Screened

_SSN = Screened(r"(?<![\d.\-/])(?!000|666)\d{3}[\- .]\d{2}[\- .](?!0000)\d{4}(?![\d\-/]|\.\d)")
_SSN_WORD = re.compile(
    r"\bssn\b|social security|\bsin\b|national insurance|seguridad social|securite sociale|sozialversicherung"
)
_DNI = Screened(r"(?<![a-z0-9])(?:(\d{2}\.?\d{3}\.?\d{3})|([xyz])[\- ]?(\d{7}))[\- ]?([a-z])(?![a-z0-9])")
_DNI_LETTERS = "trwagmyfpdxbnjzsqvhlcke"
_NINO = Screened(
    r"(?<![a-z0-9])(?!bg|gb|nk|kn|tn|nt|zz)[abceghj-prstw-z][abceghj-nprstw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d](?![a-z0-9])"
)
_NIR = Screened(r"(?<!\d)([12]) ?(\d{2}) ?(\d{2}) ?(\d{2}|2[ab]) ?(\d{3}) ?(\d{3}) ?(\d{2})(?!\d)")
_CODICE = Screened(r"(?<![a-z0-9])[a-z]{6}\d{2}[abcdehlmprst]\d{2}[a-z]\d{3}[a-z](?![a-z0-9])")
_NAMED = Screened(
    r"(?:passport|pasaporte|passeport|reisepass|identity card|id card|national id|\bid|personalausweis"
    r"|ausweis|\bni(?= ?(?:number|no))|national insurance|"
    r"\bdni|\bnie|steuer-?(?:id|nummer|identifikationsnummer)|\bnino|\bnhs|medicare|tax id|\btin|\bcpf|"
    r"\bbsn|\bpesel"
    r"|carte d'identite|curp|aadhaar)"
    r"(?: (?:is|es|est|ist|was|lautet))?(?: ?(?:number|no|nr|num|numero|nummer|#))?\.?(?: (?:is|es|est|ist|was|"
    r"lautet))?[ :#]{1,3}"
    r"([a-z]{0,3}[ \-]?\d[\d \-]{4,16}\d[a-z]?|(?=(?:[a-z]*\d){3})[a-z0-9]{7,18})(?![a-z0-9])"
)


def find_national_ids(view: str, runs: list[Run]) -> list[Candidate]:
    """Return national identification numbers in folded text."""
    found = [
        Candidate("national_id", m.start(), m.end(), "Has the form of a US social security number.")
        for m in _SSN.finditer(view)
        if not re.search(
            r"(?:order|booking|ref|ticket|case|invoice|phone|call|tel)[\w ]{0,16}$", before(view, m.start(), 24)
        )
    ]
    for run in runs:
        if len(run.digits) in (9, 10, 11) and _SSN_WORD.search(before(view, run.start)):
            found.append(Candidate("national_id", run.start, run.end, "Digits after the name of a national number."))
        elif len(run.digits) == 11 and (_steuer_id(run.digits) and re.fullmatch(r"\d{2} \d{3} \d{3} \d{3}", run.text)):
            found.append(Candidate("national_id", run.start, run.end, "Passes the check of the German tax number."))
    for match in _DNI.finditer(view):
        if _dni_valid(match):
            found.append(
                Candidate("national_id", match.start(), match.end(), "Passes the check of the Spanish DNI or NIE.")
            )
    found += [
        Candidate("national_id", m.start(), m.end(), "A UK National Insurance number.") for m in _NINO.finditer(view)
    ]
    found += [
        Candidate("national_id", m.start(), m.end(), "Passes the check of the French NIR.")
        for m in _NIR.finditer(view)
        if _nir_valid(m)
    ]
    found += [Candidate("national_id", m.start(), m.end(), "An Italian tax code.") for m in _CODICE.finditer(view)]
    found += [
        Candidate("national_id", m.start(1), m.end(1), "A number after the name of an identity document.")
        for m in _NAMED.finditer(view)
    ]
    return found


def _dni_valid(match: re.Match[str]) -> bool:
    number = match.group(1).replace(".", "") if match.group(1) else str("xyz".index(match.group(2))) + match.group(3)
    return _DNI_LETTERS[int(number) % 23] == match.group(4)


def _nir_valid(match: re.Match[str]) -> bool:
    number = "".join(match.groups()[:6]).replace("2a", "19").replace("2b", "18")
    return 97 - int(number) % 97 == int(match.group(7))


def _steuer_id(digits: str) -> bool:
    """ISO 7064 MOD 11,10 as the German tax office uses it."""
    product = 10
    for char in digits[:10]:
        total = (int(char) + product) % 10 or 10
        product = total * 2 % 11
    check = (11 - product) % 10
    return digits[0] != "0" and check == int(digits[10])
