"""Payment card numbers: length, issuer prefix and Luhn; with the word "card" before it the prefix is not asked for."""

from __future__ import annotations

import re

from policy.personal.candidate import Candidate, Run, before, luhn

_ISSUER = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|3(?:0[0-5]|[68]\d|9)\d{11,13}|"
    r"6(?:011|4[4-9]\d|5\d\d)\d{12,15}|(?:2131|1800)\d{11}|35\d{14}|62\d{14,17}|(?:50|5[6-9]|6[0137])\d{10,17}"
)
_CONTEXT = re.compile(
    r"\b(?:cards?|credit|debit|visa|mastercard|amex|cc|maestro|tarjeta|carte|karte|kreditkarte|pan)\b"
)


FEWEST_DIGITS = 12
"""Digits of the shortest card number."""


def find_cards(view: str, runs: list[Run]) -> list[Candidate]:
    """Return card numbers among the digit runs."""
    found = []
    for run in runs:
        if not FEWEST_DIGITS <= len(run.digits) <= 19 or run.text.startswith("+"):
            continue
        valid = luhn(run.digits)
        looks_like_one = len(run.digits) in (15, 16) and run.text[0] != "0"
        if not valid and not looks_like_one:
            continue
        context = bool(_CONTEXT.search(before(view, run.start)))
        if valid and (context or (_ISSUER.fullmatch(run.digits) and len(run.digits) >= 13)):
            found.append(Candidate("card", run.start, run.end, "The digits pass the card check (Luhn)."))
        elif context and looks_like_one:
            found.append(Candidate("card", run.start, run.end, "So many digits after the word card."))
    return found
