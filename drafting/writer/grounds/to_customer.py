"""A statement of the policy as a person says it to a customer: to them, not of them, and without a file's own words."""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.writer.words.second_person import second_person

_HEADED = re.compile(
    r"^(?!.*\b(?:if|when|unless|for|in|with|wenn|bei|mit|si|con|para|avec|pour)\b[^:]*:)[^\W\d_][^.,:;]{2,40}: "
    r"(?=(?:you|your|we|du|dein\w*|Sie|Ihr\w*|wir|vous|votre|vos|nous|puedes|puede)\b)"
)
"""The heading of a table before what it says: "Change baggage and insurance: you can add ...". One with a condition in
it is part of the rule."""
_CONDITIONS = re.compile(
    r"\bif (?P<how>any|one|all|at least one) of (?:the following|these)(?: conditions?)?(?: (?:is|are) (?:true|met))?: "
    r"(?P<items>[^:]+; [^:]+)$",
    re.IGNORECASE,
)
_PLAINLY = (
    (re.compile(r"\b(?:if|when|once) (?:its|their|the) (?:order )?status is '?(\w+ed)'?"), r"once it has been \1"),
    (re.compile(r"\b(?:if|when|while) (?:its|their|the) (?:order )?status is '?(\w+)'?"), r"while it is still \1"),
    (re.compile(r"\bhrs\b"), "hours"),
    (re.compile(r"\bcancelled by airline\b"), "cancelled by the airline"),
    (
        re.compile(
            r"^(Flight|Cabin(?: class)?|Order|Reservation|Booking|Ticket|Insurance|Fare)(?= (?:can|cannot|must|may)\b)",
            re.IGNORECASE,
        ),
        lambda match: f"The {match[1].lower()}",
    ),
    (
        re.compile(
            r"\b((?:all|other|most) (?:reservations|orders|bookings|tickets)(?:, including [^,]+,)?) can change (\w+)"
        ),
        r"the \2 can be changed on \1",
    ),
)
"""How a document for staff says it, and how a person says it to a customer."""


@lru_cache(maxsize=2048)
def to_the_customer(text: str, lang: str) -> str:
    """Turn a rule about "the user" into one said to the customer. Other languages' documents speak to them already."""
    if lang == "en":
        text = re.sub(r"^Otherwise, ", "", second_person(text))
        for find, put in _PLAINLY:
            text = find.sub(put, text)
        text = _listed(text)
    text = _HEADED.sub("", text)
    return text[0].upper() + text[1:] if text else text


def _listed(text: str) -> str:
    """Say a list of conditions as a sentence: "if any of the following is true: a; b; c" becomes "if a, b or c"."""
    found = _CONDITIONS.search(text)
    if found is None:
        return text
    items = found["items"].rstrip(".").split("; ")
    word = "and" if found["how"].lower() == "all" else "or"
    comma = "," if any(" and " in item or " or " in item for item in items) else ""
    return f"{text[: found.start()]}if {', '.join(items[:-1])}{comma} {word} {items[-1]}."
