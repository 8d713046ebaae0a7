"""Postal addresses: a number and a street, in the order of several countries; UK postcodes; post office boxes."""

from __future__ import annotations

from policy.personal.candidate import Candidate
from policy.screen import Screened

_STREET_WORD = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|crescent|terrace|parkway|pkwy|"
    r"highway|hwy|"
    r"close|gardens|grove|mews|row|hill|circle|plaza|isle|mall|alley|trail|quay)"
)
_NUMBER_FIRST = Screened(
    r"(?<![\d.,£$€#/\-])(?<![£$€] )\d{1,5}[a-d]?,? (?!(?:bus|buses|tram|trams|train|trains|line|night|route|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"strikes?|in|of|miles?|min|minutes?|hours?|days?"
    r"|weeks?|years?|people|stops?|shops?|stores?|times|and|or|to|new|more|other|at|on|"
    r"from)\b)(?:[a-z][a-z'.\-]*,? ){1,4}?" + _STREET_WORD + r"\b(?! (?:ago|later|cases?|sheets?)\b)"
)
_ROMANCE = Screened(
    r"(?<![a-z])(?:\d{1,4}[a-d]?,? (?:bis |ter )?(?:rue|avenue|boulevard|place|allee|chemin|impasse|quai|cours) "
    r"(?:de |du |des |de la |de l |d'|l')?[a-z][a-z'\-]+"
    r"|(?:calle|c/|avenida|avda|paseo|plaza|carrer|via|viale|corso|piazza|rua|rue) (?:de |del |de la |della |di |"
    r"do |da |des )?(?:[a-z][a-z'\-]+ ){1,3}?(?:n[o.]? ?)?\d{1,4}\b)"
)
_GERMANIC = Screened(
    r"(?<![a-z])[a-z][a-z\-]{2,30}(?:strasse|str\.|straat|gasse|weg|allee|platz|gatan|vej|vegen|veien|utca|laan|"
    r"damm|ufer|ring) \d{1,4} ?[a-d]?(?![a-z\d])"
    r"|(?<![a-z])[a-z][a-z\-]{2,30} (?:strasse|gasse|allee|platz|utca|ulica) \d{1,4}\b"
)
_BOX = Screened(r"(?<![a-z])(?:p\.? ?o\.? box|postfach|apartado(?: de correos)?|boite postale) \d{1,6}\b")
_UNIT = Screened(r"(?<![a-z])(?:apartment|apt\.?|flat|suite|unit|piso) \d{1,4}[a-d]?\b,? (?:\d{1,5} )?[a-z]")
_UK_POSTCODE = Screened(r"(?<![a-z0-9])[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}(?![a-z0-9])")
_WORDED = Screened(
    r"\b(?:house|flat|apartment|number|no\.?) (?:number |no\.? )?(?:one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety)(?:[ -]\w{3,5})?),? (?:[a-z][a-z'\-]+ ){1,3}?" + _STREET_WORD + r"\b"
)


def find_addresses(view: str) -> list[Candidate]:
    """Return postal addresses in folded text."""
    found = []
    for pattern, why in (
        (_NUMBER_FIRST, "A number and a street."),
        (_ROMANCE, "A street and a number."),
        (_GERMANIC, "A street and a number."),
        (_BOX, "A post office box."),
        (_UNIT, "A flat or unit in a street."),
        (_UK_POSTCODE, "A UK postcode."),
    ):
        found += [Candidate("address", m.start(), m.end(), why) for m in pattern.finditer(view)]
    return found


def find_worded_addresses(view: str) -> list[Candidate]:
    """Return addresses whose house number is written in words."""
    return [
        Candidate("address", m.start(), m.end(), "A house number in words and a street.")
        for m in _WORDED.finditer(view)
    ]
