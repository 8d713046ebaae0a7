"""How a text says that money goes back: as money, or as something to buy with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from knowledge.figures import lowered

Way = Literal["credit", "money"]

_CREDIT = (
    r"vouchers?|gift cards?|store credit|gutschein\w*|geschenkkarte\w*|guthaben"
    r"|bons? d['’]achat|avoirs?|cartes? cadeau|vales?|cup[oó]n\w*|tarjetas? regalo"
)
_MONEY = (
    r"(?:credit |debit |bank )?cards?|bank accounts?|(?:method|means) of payment|payment methods?|paypal|cash"
    r"|(?:kredit|bank)?karten?|(?:bank)?konto|zahlungs(?:mittel|art|weg)|bargeld"
    r"|cartes?(?: bancaires?)?|compte bancaire|moyens? de paiement|espèces"
    r"|tarjetas?|cuenta bancaria|(?:medio|método|forma)s? de pago|efectivo"
)
_MEANS = re.compile(rf"\b(?:(?P<credit>{_CREDIT})|(?P<money>{_MONEY}))\b")
_PAYS = re.compile(
    r"\b(?:refund|pa(?:y|id)\b|(?:rück)?erstatt|(?:aus|be|zurück)?ge?zahl|rembours|pay[ée]|reembols|devol|devuel|paga)"
)


def means_of(text: str) -> Mapping[Way, str]:
    """Return way -> the words for it, in English, German, French and Spanish; empty where nothing is paid back."""
    small = lowered(text)
    if not _PAYS.search(small):
        return {}
    return {_way(match): text[match.start() : match.end()] for match in _MEANS.finditer(small)}


def _way(match: re.Match[str]) -> Way:
    return "credit" if match["credit"] else "money"
