"""Numbers that name one customer's order, booking, account, claim or parcel."""

from __future__ import annotations

import re

from policy.personal.candidate import Candidate
from policy.screen import Screened

NAMED = "The number of somebody's order, booking or account."
"""Why of a reference that is called a number, a code or a reference in the text."""
_THING = (
    r"(?:driver'?s? licen[cs]e|driving licen[cs]e|order|purchase order|booking|reservation|confirmation|reference|"
    r"invoice|tracking|parcel|shipment|consignment|account|customer|client|member"
    r"|membership|loyalty|policy|claim|case|ticket|receipt|pnr|contract|meter|subscription|complaint|patient|"
    r"registration|flight booking"
    r"|pedido|reserva|factura|referencia|cuenta|cliente|poliza|expediente|commande|reservation|facture|dossier|"
    r"compte|client|colis"
    r"|localizador|vorgangs|bestellung|bestell|buchung|buchungs|rechnung|rechnungs|kunden|auftrag|auftrags|sendung|"
    r"sendungs|konto|vertrag|vertrags)"
)
_LABEL = (
    r"(?:[ \-]?(?:numbers?|num|no|nr|id|code|ref(?:erence)?|nummer|numero|referencia|#|n|n[°º]|de pedido|de "
    r"reserva|de commande|de reservation|de cliente|de cuenta|client))"
)
_VALUE = r"([a-z]{0,4}[\-]?\d[a-z0-9]*(?:[\-/ ]\d[a-z0-9]*){0,3}|(?=[a-z]*\d)[a-z0-9]{5,18})"
_REFERENCE = Screened(
    r"(?<![a-z])"
    + _THING
    + r"("
    + _LABEL
    + r"{0,2})\.?( (?:is|was|ending(?: in)?|es|est|ist|lautet|of))?[ :,#(\"']{0,3}(#)?"
    + _VALUE
    + r"(?![a-z0-9])"
)
_CODED = Screened(
    r"(?<![\w\-])([a-z]{1,4}-\d{5,12}) (?:is|was|est|ist|es|for|of|belongs)\b[\w ]{0,24}\b(?:request|case|ticket|"
    r"order|claim|complaint|booking|reference|invoice)"
    r"|\b(?:number|no|nr|n[°º]|code|nummer|numero)\.? (?:is |est |ist |es )?([a-z]{1,3} \d{3,5}(?: "
    r"\d{3,5}){0,2})(?![\w.])"
)
_BARE_HASH = Screened(r"(?<![\w&])#([a-z]{0,4}-?\d{4,}[a-z0-9\-]*)")


def find_references(view: str) -> list[Candidate]:
    """Return order, booking, account and like numbers in folded text."""
    found = []
    for match in _REFERENCE.finditer(view):
        value = match.group(4)
        digits = sum(c.isdigit() for c in value)
        labelled = bool(match.group(1) or match.group(3) or "#" in match.group()[: -len(value)] or ":" in match.group())
        if _counts(value, digits, labelled):
            found.append(
                Candidate(
                    "reference",
                    match.start(4),
                    match.end(4),
                    NAMED if labelled else "Looks like the number of an order, booking or account.",
                )
            )
    found += [Candidate("reference", m.start(1), m.end(1), "A numbered reference.") for m in _BARE_HASH.finditer(view)]
    found += [Candidate("reference", *(m.span(1) if m.group(1) else m.span(2)), NAMED) for m in _CODED.finditer(view)]
    return found


def _counts(value: str, digits: int, labelled: bool) -> bool:
    if value.isalpha():
        return False
    if re.fullmatch(r"(?:19|20)\d{2}", value):
        return labelled
    if re.fullmatch(r"\d{1,2}/\d", value):
        return False
    mixed = any(c.isalpha() for c in value)
    if labelled:
        return digits >= 3 or (mixed and digits >= 1 and len(value) >= 5)
    return digits >= 5 or (mixed and digits >= 2 and len(value) >= 5)
