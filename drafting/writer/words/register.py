"""Which form of address a reply uses: as the brand's voice says, else as its past replies do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafting.settings import Voice

_SAID: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": (
        re.compile(r"\bsie in german\b|\bsiezen\b|\bsie-(?:form|anrede)\b", re.IGNORECASE),
        re.compile(r"\bdu in german\b|\bduzen\b|\bdu-(?:form|anrede)\b", re.IGNORECASE),
    ),
    "es": (
        re.compile(r"\bt[uú] in spanish\b|\btutear\b|\btuteamos\b", re.IGNORECASE),
        re.compile(r"\busted in spanish\b|\bde usted\b", re.IGNORECASE),
    ),
}
"""What a brand's voice says about the first and the second form of a language."""
_USED: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": (
        re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b"),
        re.compile(r"\b(?:[Dd]u|[Dd]ir|[Dd]ich|[Dd]eine?[nmrs]?)\b"),
    ),
    "es": (
        re.compile(r"\b(?:tú|te|ti|contigo|tus?|puedes|tienes|quieres|escríbenos)\b", re.IGNORECASE),
        re.compile(r"\b(?:usted(?:es)?|puede|tiene|desea|escríbanos|contáctenos)\b", re.IGNORECASE),
    ),
}


def second_form(lang: str, voice: Voice, past_replies: Iterable[str], thread: Iterable[str] = ()) -> bool:
    """Say whether a reply takes the second form of address of its language: "du" in German, "usted" in Spanish.

    The voice decides when it says so; then what we wrote in this conversation; then past replies.
    """
    if lang not in _SAID:
        return False
    said = " ".join((voice.description, *voice.do))
    first, second = (pattern.search(said) is not None for pattern in _SAID[lang])
    if first != second:
        return second
    for texts in (thread, past_replies):
        firsts, seconds = (sum(len(pattern.findall(text)) for text in texts) for pattern in _USED[lang])
        if firsts != seconds:
            return seconds > firsts
    return False
