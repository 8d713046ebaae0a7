"""Turns a rule about customers into one said to the customer: "Customers may ..." becomes "You may ...". English.

Only what means everybody is turned. "Customers in Ireland", "business customers" and "customers only" are some of them:
said as "you", the rule would promise to all what it gives to a few. Where a rule says "you" already, its customers are
somebody else's.
"""

from __future__ import annotations

import re
from functools import cache

_ONE = "customer|user|client|shopper|buyer|purchaser"
_MANY = "|".join(f"{word}s" for word in _ONE.split("|"))
_NO_COMPOUND = r"(?! (?:service|support|care|ids?|profile|accounts?|data|number|name|card|base|relations|status)\b)"
_THE_ONE = rf"\b(?:the booking|the|a|each|every|any) (?:{_ONE})\b{_NO_COMPOUND}"
_ALL = rf"(?:(?:all|any)(?: of)? )?(?:our )?(?:{_MANY})\b"
_SPOKEN_TO = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_PRESENT = (
    "can|cannot|can't|can not|may|must|should|will|would|need|have|get|are|do|don't|receive|pay|ask|keep|choose|earn|"
    "collect|return|send|want|who"
)
"""Verbs that follow all customers as the subject of a rule."""
_CONDITION = re.compile(
    rf"(?:{_THE_ONE}|(?<![\w-] )\b{_ALL}) who (?P<verb>\w+)(?P<rest>(?: [^,.;:]{{2,60}}?)?) "
    r"(?P<then>can|cannot|may|must|should|will|needs?(?= to)|gets?|receives?|pays?)\b",
    re.IGNORECASE,
)
"""Those whom a rule narrows to: "Customers who claim must send a photo"."""
_SUBJECT = re.compile(
    r"(?P<before>^|[.;:,(] |\b(?:if|when|that|and|or|but|until|unless|once|because|so|which|as|where|while|before|"
    rf"after) ){_ALL}(?= (?:(?:also|only|always|never|then) )?(?:{_PRESENT})\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"(?P<before>\b(?:to|for|by|with|from|than|tell|ask|allow|let|give|send|charge|refund|inform|notify|remind|contact|"
    rf"help|offer|require|reimburse|telling|charging|asking) ){_ALL}"
    r"(?=[.,;:!?)]|$| (?:when|if|once|before|after|as|and|or|by|at|free|within (?:\d|an? |one|two|three|seven|ten))\b)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    r"(?P<before>^|\b(?:in|on|at|of|to|for|with|by|from|and|or|share|show|use|keep|publish|protect|store|sell|process|"
    rf"delete|read|hold|carry) )(?:our )?(?:{_MANY})'(?= \w)",
    re.IGNORECASE,
)
_IRREGULAR = {"is": "are", "has": "have", "does": "do", "goes": "go", "was": "were"}
_STILL_THIRD = re.compile(r"\b(or|and) (has|flies|is|does|wants|needs|pays)\b", re.IGNORECASE)
"""Verbs that go on with the customer of the condition before them."""
_IF_YOU = re.compile(r"\bif you\b", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?P<person>his or her|his/her|he or she|him or her|they(?= (?:say|said|agreed?|ask|asked|want|wish|like|choose|"
    r"paid|pay|signed?|consent|get|receive|need)\b))|\b(?:they|their|theirs|them)\b",
    re.IGNORECASE,
)
"""What points back at somebody; things neither agree nor ask."""
_YOURS = {"they": "you", "their": "your", "theirs": "yours", "them": "you", "his or her": "your", "his/her": "your",
          "he or she": "you", "him or her": "you"}  # fmt: skip
_PLURAL = re.compile(
    r"\b(?!(?:days|hours|weeks|months|years|minutes|euros|pounds|dollars|this|always|unless|across|pass|process|access|"
    r"address|less|plus|has|was|does|gets|pays|needs|asks)\b)[a-z]{3,}s\b"
)
"""A word that "their" may point back to: spans, sums and verbs own nothing."""


def second_person(text: str) -> str:
    """Return the rule said to the customer, as far as it is about any customer."""
    if _SPOKEN_TO.search(text):
        return text
    text = _CONDITION.sub(_condition, text)
    text = _POSSESSIVE.sub(lambda found: f"{found['before']}your", text)
    text = re.sub(rf"{_THE_ONE}'s\b", "your", text, flags=re.IGNORECASE)
    text = re.sub(rf"{_THE_ONE} (?:is|are) should\b", "you should", text, flags=re.IGNORECASE)
    text = re.sub(rf"{_THE_ONE} (\w+s)\b", lambda found: f"you {_base(found[1])}", text, flags=re.IGNORECASE)
    text = re.sub(_THE_ONE, "you", text, flags=re.IGNORECASE)
    for pattern in (_SUBJECT, _OBJECT):
        text = pattern.sub(lambda found: f"{found['before']}you", text)
    if _IF_YOU.search(text):
        text = _STILL_THIRD.sub(lambda found: f"{found[1]} {_base(found[2])}", text)
    return _pronouns(text)


def _condition(found: re.Match[str]) -> str:
    then = found["then"] if found["then"].lower() in ("cannot", "must") else _base(found["then"])
    return f"if you {_base(found['verb'])}{found['rest']}, you {then}"


def _pronouns(text: str) -> str:
    """Say "your" for "their" where nothing but the customer is there to own."""
    first = _SPOKEN_TO.search(text)
    if first is None:
        return text
    parts, end, since = [text[: first.end()]], first.end(), first.end()
    for found in _THEIRS.finditer(text, first.end()):
        if _PLURAL.search(text[since : found.start()].lower()) and not found["person"]:
            continue
        new = _YOURS[found[0].lower()]
        parts += [text[end : found.start()], new.capitalize() if found[0][0].isupper() else new]
        end = since = found.end()
    return "".join([*parts, text[end:]])


@cache
def _base(verb: str) -> str:
    """Return the form of a verb that goes with "you"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "xes", "zes", "ches", "shes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
