"""Whether a clause affirms or denies, whether it says that something is free, and when: read off its words."""

from __future__ import annotations

import re
from typing import Literal

from policy.screen import Screened
from policy.vocabulary import words

Tense = Literal["past", "future", ""]

_DENIAL = Screened(
    r"\b(?:not|never|no|cannot|can't|don't|doesn't|didn't|isn't|aren't|won't|wasn't|weren't|nor|neither|none|"
    r"excluded|excludes|excluding|off[ -]limits|out of bounds|"
    r"prohibited|forbidden|refused|nothing|nichts|rien|nada|nicht|kein\w*|nie|ausgeschlossen|ausgenommen|ne|"
    r"pas|jamais|aucune?|exclue?s?|nunca|ningun\w*|excluid\w*|tampoco)\b|"
    r"\bno (?=(?:se|puede|esta|son|hay|es)\b)"
)
_NO_DENIAL = Screened(
    r"\b(?:no|not|never|nicht|pas|nunca|ne|can't|cannot|don't) (?:more|less|later|earlier|sooner|longer|fewer|only|"
    r"just|before|after|until|over|under|exceed\w*|mehr als|vor|nach|plus de|avant|mas de|antes|despues|problem|"
    r"worries|doubt|matter|forget|fail|hesitate)\b|\bwith no\b|"
    r"\b(?:no|not) \w{2,}er than\b|\bno (?:it|that|this|they|we|he|she|you|i)\b|\bno added\b|"
    r"(?<!is )(?<!are )(?<!be )(?<!was )(?<!were )(?<!been )\bnot (?:worn|used|taken|\w+ed)\b|\bno[.,]|\bnot to worry|"
    r"\b(?:costs?|cuestan?|coutent|coute|kosten|kostet|zahl\w+|pay) (?:\w+ ){0,2}(?:nothing|nada|rien|nichts)\b|"
    r"\bno (?:fee|charge|cost|fuss)\w*|\bwithout (?:charge|an? )|\bsans frais|\bsin (?:coste|cargo|usar)|"
    r"\bnot (?:sure|know)|\bif not|\bne [\w']+ que\b"
)
_FREE = Screened(
    r"\bfree\b(?! of (?:errors|interest))|\bno (?:charge|fee|cost)|\bat no cost|\bwithout (?:charge|a fee)|"
    r"\bon the house|"
    r"\bcosts? (?:you )?nothing|\bgratis\b|\bgratuit\w*|\bkostenlos\w*|\bkostenfrei\w*|\bgebuhrenfrei|\bsans frais|"
    r"\bsin (?:coste|cargo)|\bno cuesta nada|\bne coute rien|"
    r"\bkostet nichts|\bzahlen sie nichts"
)
_COSTS = Screened(r"\b(?:costs?|fees?|charges?|charged|pays?|surcharge|cuesta|coute|kostet|gebuhr|frais|comision)\b")
_PAST = Screened(
    r"\byou (?!need)\w+ed\b|\b(?:my|your|the) \w+ \w{2,}ed\b|\byou (?:paid|spent|lost|gave|said|told|kept|sat|stood|"
    r"took|got|were|had)\b|\b(?:was|were|had|did|has been|have been|since|arrived|left|came|went|made|bought|ordered|"
    r"delivered|repaired|fue|era|estaba|etait|a ete|war|wurde|wurden|seit)\b"
)
_FUTURE = Screened(r"\b(?:will|shall|going to|planned|sera|seran|estara|wird|werden)\b|'ll\b")
_WORD = re.compile(r"[^\W\d_]+")
_DENYING = words(
    """
    not never no cannot t nor neither none excluded excludes excluding off bounds prohibited forbidden refused nothing
    nichts rien nada nicht nie ausgeschlossen ausgenommen ne pas jamais nunca tampoco
    """
)
_DENYING_BEGINNINGS = ("kein", "ningun", "exclu", "aucun")
_FREEING = words("free no without house cost costs gratis sans sin ne kostet zahlen gebuhrenfrei")
_FREEING_BEGINNINGS = ("gratuit", "kostenlos", "kostenfrei")
"""Words, and beginnings of words, of which every match of the patterns above holds one."""


def words_of(said: str) -> frozenset[str]:
    """Return the words of folded text, cut at apostrophes: what most clauses can be judged by without a pattern."""
    return frozenset(_WORD.findall(said))


def _may(said: frozenset[str], listed: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    return not listed.isdisjoint(said) or any(word.startswith(beginnings) for word in said)


def is_free(said: str, known: frozenset[str] | None = None) -> bool:
    """Tell whether a clause of folded text says that something costs nothing; `known`: its `words_of`."""
    if not _may(words_of(said) if known is None else known, _FREEING, _FREEING_BEGINNINGS):
        return False
    return _FREE.search(said) is not None


def has_price(said: str) -> bool:
    """Tell whether a clause of folded text says that something costs."""
    return _COSTS.search(said) is not None


def tense_of(said: str) -> Tense:
    """Return whether a clause of folded text tells what will be or what was; nothing when its words do not say."""
    if _FUTURE.search(said):
        return "future"
    return "past" if _PAST.search(said) else ""


def denies(said: str, known: frozenset[str] | None = None) -> bool:
    """Tell whether a clause of folded text denies; "no more than" and "no problem" do not. `known`: its `words_of`."""
    if not _may(words_of(said) if known is None else known, _DENYING, _DENYING_BEGINNINGS):
        return False
    empty = sum(1 for match in _NO_DENIAL.finditer(said) if _DENIAL.search(match.group()))
    return sum(1 for _ in _DENIAL.finditer(said)) > empty
