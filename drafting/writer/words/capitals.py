"""German nouns with their capital, in a post that was typed without any."""

from __future__ import annotations

import re
from functools import cache

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold

_ADJECTIVE = (
    r"(?:neu|alt|ganz|erst|zweit|letzt|gut|lieb|klein|gro(?:ß|ss)|schön|teuer|teur|bestellt|kaputt|einzig|ander|eigen|halb|"
    r"weiter|paar|wenig)\w*"
)
_OWNED = re.compile(
    rf"(?P<before>\b(?:[mdk]?ein(?:e[mn]?)?|euer|eure[mn]?) (?:{_ADJECTIVE} (?=[a-zäöüß]{{4}}))?)"
    rf"(?P<noun>(?!(?:{_ADJECTIVE}|mehr|auch|aber|dass|doch|schon|noch|nicht|wenn|bisschen)\b)[a-zäöüß]{{4,}})(?=$|[\s.,!?])"
)
"""A noun behind "my" and "no", with one adjective between them at most."""
_NAMED = re.compile(
    r"\b(?P<article>der|die|das|den|dem|im|am|zum|zur|beim|vom|ins) (?P<first>[a-zäöüß]{4,})"
    r"(?: (?P<second>\w+)(?! (?:ich|du|wir|ihr|man|es|sie)\b))?"
)
_DECLINED = re.compile(r"\w+e[nmrs]?$")
_NO_NOUN = re.compile(
    r"(?:\w*(?:t|te|ten|lich|ig|isch|bar|sam)|(?:be|ge|ver|zer|ent|er|auf|an|ab|aus|ein)\w+en|\w+iert)$"
)
"""How verbs, participles and adjectives without an ending end: "(die Naht) riss", "(die Schnalle) verloren"."""
_FEWEST_OF_A_TAIL = 5
_ALSO_VERBS = ("fragen", "kosten", "frage", "antwort")
"""Nouns at the end of verbs: "nachfragen", "verkosten"."""


def capitals(text: str, pack: Language) -> str:
    """The text with a capital at each noun that is known as one, where it was typed in small letters throughout."""
    if pack.code != "de" or text != text.lower():
        return text
    text = _OWNED.sub(lambda noun: noun["before"] + noun["noun"].capitalize(), text)
    text = _nouns(tuple(pack.words["nouns"])).sub(lambda noun: noun[0].capitalize(), text)
    return _NAMED.sub(lambda named: _capital(named, pack), text)


def _capital(named: re.Match[str], pack: Language) -> str:
    """Give what an article stands before its capital: the first word, or the second behind an adjective."""
    first, second = named["first"], named["second"] or ""
    if second[:1].isupper():
        return named[0]  # a known noun, and its adjective
    behind_adjective = _DECLINED.match(first) and len(second) > len("gut") and _may_be_noun(second, pack)
    if behind_adjective:
        return f"{named['article']} {first} {second.capitalize()}"
    if not _may_be_noun(first, pack, bare=named["article"] in ("der", "die", "das")):
        return named[0]
    return f"{named['article']} {first.capitalize()}" + (f" {second}" if second else "")


def _may_be_noun(word: str, pack: Language, *, bare: bool = True) -> bool:
    """Whether a word that no list knows stands where a noun does. bare: it may also be the verb of a "the" alone."""
    if fold(word) in pack.stop or pack.pattern("finite").match(fold(word)):
        return False
    return not bare or _NO_NOUN.match(word) is None


@cache
def _nouns(nouns: tuple[str, ...]) -> re.Pattern[str]:
    tails = [noun for noun in nouns if len(noun) >= _FEWEST_OF_A_TAIL and noun not in _ALSO_VERBS]
    return re.compile(rf"\b(?:{'|'.join(nouns)}|[a-zäöüß]{{3,}}(?:{'|'.join(tails)}))\b")
