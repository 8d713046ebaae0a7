"""Somebody named as the doer at the beginning of a clause: "Orla on the desk held …", "Frau Brandt in Kiel hat …"."""

from __future__ import annotations

import re
from functools import cache

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold

_TITLE = r"(?:(?:Herrn?|Frau|Mr|Mrs|Ms|Miss|Dr|Mme|M\.|Sra?|Don|Doña)\.? )?"
_PLACE = r"(?:at|in|from|of|on|behind|an|im|am|aus|vom|von|bei|beim|du|de|des|à|au|del|en)"
_STARTS = re.compile(rf"(?P<name>{_TITLE}[A-ZÀ-Ý][a-zà-ÿß'’-]+)(?=,? |$)")
_PAST = {
    "en": (
        r"(?:\w{2,}ed|held|sat|stood|gave|took|went|came|found|brought|kept|let|made|drove|ran|rang|spent|saw|got|built|"
        r"caught|wrote|told|knew|left|lent|met|paid|put|sent|said|set|shut|sold|stuck|swept|taught|threw|wore|wound|knelt|bent|dug|fed|hung|hid|led|lit|read|rode|sang|spoke|swung|thought|understood|drew|"
        r"bought|chose|cut|did|flew|was|"
        r"had|has|even|just|then|personally|patiently|kindly|quietly|who)\b"
    ),
    "de": (  # "Stattdessen hat er …": who did it comes behind the verb, and no name stands before it
        r"(?:hat|haben|ist|hatte|war|\w+te|nahm|half|trug|fand|blieb|gab|ging|kam|lieh|rief|sah)\b"
        r"(?! (?:er|es|man|ich|wir|ihr|du)\b)"
    ),
    "fr": (r"(?:m'|nous |lui |l'|s')?(?:a|ont|est|etait)\b"),
    "es": (r"(?:me |nos |le |les |se |no )?(?:l[oa]s? )?(?:\w+o|\w+aron|\w+ieron|hizo|trajo|fue)\b"),
}
_SAID_OF_I = re.compile(r"(?!José|Noé|André)\w+[éí]")
"""Spanish verbs of the customer's own: "Perdí la cartera"."""


def name_of(who: str, pack: Language) -> str:
    """Return the name at the beginning of words for somebody; empty where none stands there."""
    found = _STARTS.match(who)
    if found is None or (pack.code == "es" and _SAID_OF_I.fullmatch(found["name"])):
        return ""
    known = {start.partition(" ")[0] for start in pack.phrases["clause_starts"]} | pack.stop
    return "" if fold(found["name"]) in known or pack.has("roles", found["name"]) else found["name"]


def deed_of_somebody(clause: str, pack: Language) -> str | None:
    """Return what somebody named at the beginning of a clause did; None where nobody is named or nothing was done."""
    name = name_of(clause, pack)
    rest = clause[len(name) :]
    did = _did(pack.code).match(fold(rest)) if name else None
    return rest[did.start("did") :] if did and len(fold(rest)) == len(rest) else did["did"] if did else None


@cache
def _did(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?:,? {_PLACE}(?: [^\s,]+){{1,5}}?,?)? (?P<did>(?:{_PAST[code]}).*)", re.DOTALL)
