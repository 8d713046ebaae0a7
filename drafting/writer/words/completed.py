"""Completes shortened sentences: who did it ("Ordered boots on Monday") and a verb ("Broadband down again")."""

from __future__ import annotations

import re
from functools import cache

from drafting.writer.words.finite import has_verb
from drafting.writer.words.language import Language
from drafting.writer.words.tense import leaves_out_who
from drafting.writer.words.text import fold

_SEVERAL = re.compile(r"(?:still )?no \w+[^su\W]s(?: |$)", re.IGNORECASE)
"""What is missing, of more than one: "no chips"."""


def completed(text: str, pack: Language) -> str:
    """Put in who or what a shortened sentence leaves out: "Ordered boots on Monday" is said by "I"."""
    named = headline(text, pack)
    if named:
        return named
    for number, group in enumerate(pack.phrases["left_out"]):
        found = _left_out(pack.code, number, group["starts"]).match(text)
        if found and not (group.get("verbless") and has_verb(text, pack)):
            return _said_by(group["say"], text)
    return _said_by("I", text) if leaves_out_who(text, pack) else text


def _said_by(who: str, text: str) -> str:
    first, blank, rest = text.partition(" ")
    who = "there are" if who == "there is" and _SEVERAL.match(text) else who
    return f"{who} {first.lower() if first.isupper() else first[0].lower() + first[1:]}{blank}{rest}"


def headline(text: str, pack: Language) -> str | None:
    """Return a sentence like a headline, "Broadband down again", with a verb in it; None for any other."""
    for group in pack.phrases["headlines"]:
        found = _whole(group["shape"]).fullmatch(text)
        if found and pack.stop.isdisjoint(fold(found["thing"]).split()) and not has_verb(found["thing"], pack):
            return str(group["say"]).format(thing=found["thing"].lower(), state=found["state"].lower())
    return None


@cache
def _whole(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


@cache
def _left_out(_code: str, _number: int, starts: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{starts})(?!\w)", re.IGNORECASE)
