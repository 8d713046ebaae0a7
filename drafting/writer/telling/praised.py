"""Praise told back: who did what, in the customer's words, rather than a quotation of them.

"Shout out to Marta in Cork, she found me the last pair" becomes "Marta in Cork found you the last pair"; the name comes
with it, so that the person can be named once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafting.models import Frozen
from drafting.writer.reading.good_turns import good_turns
from drafting.writer.words.finite import has_verb
from drafting.writer.words.language import Language
from drafting.writer.words.named_people import name_of
from drafting.writer.words.persons import turn_round
from drafting.writer.words.plain import plain
from drafting.writer.words.restate import as_phrase, told
from drafting.writer.words.text import fold, sentences

_GOES_ON = {
    "en": r"(?:,|\s[-–—])? (?:who|that|she|he|they) (?P<did>.+)",
    "de": r"(?:,|\s[-–—]) (?:(?:sie|er) (?P<did>.+)|(?:der|die) (?P<last>.+) (?P<verb>hat|haben|ist|sind))",
    "fr": r"(?:,|\s[-–—])? (?:qui|elle|il) (?P<did>.+)",
    "es": r"(?:,|\s[-–—])? (?:que|quien|ella|él) (?P<did>.+)",
}
"""How a sentence that thanks somebody goes on with what they did."""
_FOR = {"en": re.compile(r" for (?P<deed>(?:so \w+ly )?\w+ing .+)", re.IGNORECASE)}
_LONGEST_WHO, _FEWEST = 8, 4
_LONGEST_DEED = 300
"""Characters of a clause among which what can be told of it stands."""
_BESIDE = re.compile(
    r",?\s+(?:while|because|although|though|until|and|während|obwohl|weil|bis|und|pendant que|alors que|parce que|"
    r"jusqu'à ce que|et|mientras|aunque|porque|hasta que|y)\s|,\s",
    re.IGNORECASE,
)
"""What may be left out of a kindness where the whole cannot be told."""
_SIZE = re.compile(r"\b(?:in )?(?:size|Größe|taille|pointure|talla) \d+(?:[.,]\d+)?(?: |$)", re.IGNORECASE)
_JOINED = re.compile(r",?\s(?:and|und|et|y)\s", re.IGNORECASE)
_NEXT_DEED = re.compile(
    r"(?P<who>(?:Frau |Herr )?[A-ZÀ-Ý][\w'’-]+)(?: [^,]{0,30}?)? (?:hat|a|ha|saw|noticed|heard)\b[^,]*, [^,]+, "
    r"(?:and )?(?P<did>(?:hat|a|ha|\w+ed) .+)"
)
"""A second deed after what somebody saw: "Heike hat gesehen, dass ich mich abmühe, hat mit angepackt …"."""
_SIGNS = re.compile(r"[^\w\s.,;:!?'’€$£%&/()-]+\s*$")
_HALF_HOUR = re.compile(r"\b(?:a full |a good |over |almost )?half an hour\b")
_FIGURE = re.compile(r"\b\d{1,3}\b")
"""A figure in a kindness: no evidence has it, and a reply says the same without."""


class Praise(Frozen):
    """What a post praises, to be told back."""

    said: str
    """A clause turned to the customer: "Marta in Cork found you the last pair"."""
    name: str = ""
    """Who is praised, by name; empty where nobody is named."""


def praise_told(post: str, pack: Language) -> Praise | None:
    """Return what a post praises; None where it tells of no kindness and of nothing that lasts."""
    parts = sentences(plain(post, pack))
    for clause, name, by_whom in (*_thanked(parts, pack), *_done(parts, pack)):
        versions = (_said(version, name, pack, by_whom=by_whom) for version in _versions(clause))
        said = next(filter(None, versions), None)
        if said:
            return Praise(said=said, name=name if name in said else "")
    return None


def _versions(clause: str) -> Iterator[str]:
    """Yield a clause whole, and without what stands after its deed: "while I had a coffee", "and took no money"."""
    clause = _SIGNS.sub("", _HALF_HOUR.sub("time", _SIZE.sub("", clause)))
    yield clause
    told = clause[:_LONGEST_DEED]
    later = _NEXT_DEED.match(told)
    if later:
        yield f"{later['who']} {later['did']}"
    for cut in reversed(list(_BESIDE.finditer(told))):
        yield told[: cut.start()]


def _said(clause: str, name: str, pack: Language, *, by_whom: bool) -> str | None:
    """Turn a clause to the customer, the name in it as it is written; None where it cannot be turned."""
    turned = told([clause], pack) or (as_phrase(clause, pack) if by_whom else None)
    if turned is None or len(turned.text.split()) < _FEWEST or _FIGURE.search(turned.text):
        return None
    said = turned.text
    if has_verb(said.split()[0], pack):
        return None  # "rang you back himself": who did it is left out
    if name:
        return name + said[len(name) :] if fold(said).startswith(fold(name)) else None
    kept = pack.code == "de" and fold(said.split()[0]) not in pack.stop
    return said if kept else said[0].lower() + said[1:]


def thanks_told(post: str, pack: Language) -> str | None:
    """Return who is thanked and for what: "Priya for fixing your zip"; None where a post thanks for no deed."""
    goes_on = _FOR.get(pack.code)
    for part in sentences(plain(post, pack)) if goes_on else ():
        found = _thanks(pack.code, tuple(pack.phrases["thanks_to"])).search(part)
        rest = part[found.end() :].strip(" .,!") if found else ""
        deed = goes_on.search(rest) if goes_on else None
        turned = turn_round(rest, pack.code, second=pack.second) if deed and len(rest.split()) <= 16 else None
        if turned is not None:
            return turned.text
    return None


def _thanked(parts: list[str], pack: Language) -> Iterator[tuple[str, str, bool]]:
    """Yield what those did who are thanked: "thanks to Priya, who mended …"."""
    for part in parts:
        found = _thanks(pack.code, tuple(pack.phrases["thanks_to"])).search(part)
        rest = part[found.end() :].strip(" .,!") if found else ""
        deed = _goes_on(pack.code).search(rest)
        who = rest[: deed.start()].strip(" ,") if deed else ""
        if not deed and name_of(rest, pack) and good_turns([rest], pack):
            yield rest, name_of(rest, pack), True
        if not deed or not who or len(who.split()) > _LONGEST_WHO:
            continue
        did = deed.groupdict()
        done = did["did"] or f"{did['verb']} {did['last']}"
        yield f"{who} {done}", name_of(who, pack), True


def _done(parts: list[str], pack: Language) -> Iterator[tuple[str, str, bool]]:
    """Yield the kindnesses told, those of somebody first, and then how well a thing does."""
    thanks = _thanks(pack.code, tuple(pack.phrases["thanks_to"]))
    found = []
    for turn in good_turns(parts, pack):
        clause = _led_off(pack.code).sub("", turn.clause.strip(" .,!?"))
        if thanks.match(clause) or not (turn.who or pack.has("lasted", clause)):
            continue  # whom it thanks is told otherwise; "arrived on Thursday" leaves out what did
        before = turn.who or next((p for p in (*_JOINED.split(clause),) if pack.has("lasted", p)), clause)
        begins = [join.end() for join in _JOINED.finditer(clause[: clause.find(before) + len(turn.who)])]
        clause = clause[max(begins, default=0) :]
        found.append((clause, name_of(clause, pack) if turn.who else "", bool(turn.who)))
    yield from sorted(found, key=lambda one: (not one[1], not one[2]))


@cache
def _goes_on(code: str) -> re.Pattern[str]:
    return re.compile(_GOES_ON[code], re.IGNORECASE)


@cache
def _thanks(_code: str, starts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(starts)})(?!\w)", re.IGNORECASE)


@cache
def _led_off(code: str) -> re.Pattern[str]:
    """What leads to a story of praise and is no part of it."""
    leads = {
        "en": r"(?:(?:just |only )?(?:want(?:ed)?|would like|have|had) to (?:say|tell you|mention|let you know)"
        r"(?: that)?|(?:big |huge )?(?:thanks|thank you)[,:]?|and|so|then|but)",
        "de": r"(?:(?:ich )?(?:wollte|möchte) (?:nur |mal )?(?:sagen|erzählen|loswerden),?(?: dass)?|"
        r"und|aber|danke[,:]?)",
        "fr": r"(?:je (?:voulais|tenais à) (?:juste )?(?:vous )?(?:dire|signaler)(?: que)?|et|mais|merci[,:]?)",
        "es": r"(?:(?:solo )?quer[íi]a (?:deciros|contaros|decir)(?: que)?|y|pero|gracias[,:]?)",
    }[code]
    return re.compile(rf"^(?:(?:{leads}|@\w+) )+", re.IGNORECASE)
