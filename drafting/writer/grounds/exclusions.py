"""What the policy gives to nobody: "Gas cartridges and food cannot be returned", "Wear and dog bites are not covered".

A clause excludes things where it denies a deed that gives something. Which things stands before the denial, or after it
where only the company or its guarantee stands before: "Remnants are not taken back", "Die Garantie deckt Stürze nicht",
"La garantía no cubre el desgaste". A post that tells of one of them, with all that the clause says of it, is excluded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from drafting.writer.grounds.clauses import clauses
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.language import Language
from drafting.writer.words.persons import turn_round
from drafting.writer.words.same_word import same_word
from drafting.writer.words.text import fold, sentences, words
from policy.models import EvidenceItem

DENIAL = re.compile(
    r"\b(?:not|cannot|never|neither|nor|no|nothing|excluded|non-refundable|nicht|kein\w*|nie|weder|nichts|ausgeschlossen|"
    r"ne|n'(?=\w)|aucun\w*|rien|ni|exclu\w*|nunca|nada|non remboursables?)\b|n't\b"
)
"""How a sentence denies, on folded text."""
_DENIES_NOTHING = re.compile(
    r"\b(?:not|n't|nicht|pas|no) (?:\w+ )?(?:need\w*|have to|only|matter|notig|nur|egal|besoin|necessaires?|seulement|"
    r"hace falta|necesari\w*|hay que|solo|importa)\b|\bneed not\b|\b(?:muss|mussen|brauch\w*) \w* ?(?:nicht|kein\w*)\b|"
    r"\b(?:costs?|pay|kostet|zahlst|zahlen|coute\w*|paye\w*|cuesta\w*|pagas?)\b.*\b(?:nothing|nichts|rien|nada)\b|"
    r"^(?:please )?(?:do not|don't|never)\b|^ne \w+ez\b|^(?:ist|sind|wird|werden|kommt|hat|dauert|geht)\b"
)
"""Where it denies no deed: nothing is needed, or to be paid, or to be done, or it is a condition."""
_HANGS = re.compile(
    r"\b(?:if|unless|when|until|only|except|before|within|without|wenn|falls|nur|bis|innerhalb|ohne|es sei denn|si|"
    r"sauf|hors|avant|sans|salvo|solo|hasta|excepto|sin|otherwise)\b"
)
"""Words by which a no hangs on something."""
_COPULA = re.compile(
    r"\b(?:is|are|can|may|will|ist|sind|kann|konnen|werden|wird|est|sont|peut|peuvent|es|son|esta|estan|puede|pueden|se)\b"
)
"""Where what a sentence is about ends."""
_THEY = re.compile(r"(?:they|it|these|those|sie|es|diese|ils|elles|il|elle|estos|estas|ellos|ellas)\b")
_LIST = re.compile(r",\s*(?:(?:and|or|und|oder|et|ou|y|o|e|nor|ni)\s+)?|\s+(?:and|or|und|oder|et|ou|y|o|e|nor|ni)\s+")
_EITHER = re.compile(r"\s(?:or|oder|ou|o)\s")
_ALSO_SAYS = re.compile(r"\s(?:and|und|et|y)$")
"""How a subject ends that something else is said of before: "Vouchers last 12 months and are not refunded"."""
_NAMED_BY = 2
"""Words of content that name such a subject."""
_MOST_EITHER = 2
_AS_A_VERB = re.compile(
    r"\b(?:i|you|we|they|he|she|it|to|can|can't|cannot|could|will|would|won't|don't|didn't|never|not)\s+(?:\w+ly\s+)?$"
)
"""What stands before an English verb: "I wear it" tells of no wear."""
_BY_US = re.compile(r"\b(?:by you|par vous|por vosotros|por ustedes|(?:von|durch) (?:euch|ihnen) \w+t)\b")
"""How a deed is told to be the company's, in the passive."""
_SAYS_NOTHING = ("gives_back", "guarantees", "excludes", "repairs")
"""Words of a rule that say nothing of the thing."""
_BY_OTHERS = re.compile(r"\b(?:others?|anderer?n?|fremde\w*|autres?|otr[oa]s?|ajen[oa]s?|third part\w+)\b")
"""What makes a thing another: "repairs by others" are no repairs of ours."""


_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”«»]")


class Thing(NamedTuple):
    """One thing that a sentence excludes."""

    words: tuple[str, ...]
    """What the sentence says of it: its words of content, folded."""
    leans: bool
    """True where it means little without the first of its list: "a course begun, or attended"."""


def excluded(post: str, items: Sequence[EvidenceItem], pack: Language, *, at_fault: bool) -> Statement | None:
    """Return the clause that excludes what a post demands, where the post itself tells all that the clause says of it.

    at_fault: something is wrong with what they got. Then only what a guarantee leaves out is held against them, for
    no rule on returns is meant for goods that are faulty.
    """
    told, whole = _own_doing(post, pack), fold(post)
    for clause in clauses(items, pack):
        if at_fault and not (pack.has("guarantees", clause.told.text) or pack.has("covers", clause.read)):
            continue
        things = things_excluded(clause.read, pack)
        for thing in things:
            meant = set(thing.words)
            if thing.leans and not any(_told(word, told, whole, alone=False, pack=pack) for word in things[0].words):
                continue  # "attended" tells nothing without the course
            if all(_told(word, told, whole, alone=len(meant) == 1, pack=pack) for word in meant):
                return clause.told
    return None


def things_excluded(rule: str, pack: Language) -> tuple[Thing, ...]:
    """Return what a rule excludes on no condition; empty where it excludes nothing."""
    return _excluded(rule, pack.code, pack)


@lru_cache(maxsize=4096)
def _excluded(rule: str, _code: str, pack: Language) -> tuple[Thing, ...]:
    before = ""
    for sentence in sentences(rule):
        for part in re.split(r"[;:]\s", fold(sentence).rstrip(".! ")):
            denied = DENIAL.search(part)
            sure = denied and not (_DENIES_NOTHING.search(part) or _HANGS.search(part))
            if denied and sure and pack.has("gives_back", part):
                subject, rest = part[: denied.start()].strip(), _listed(part[denied.end() :], pack)
                if _THEY.match(subject):
                    return rest or _listed(_subject(before), pack)
                return _listed(_subject(subject), pack) or rest
            before = part
    return ()


def _subject(text: str) -> str:
    """What a clause is about: its words up to the first verb that can be told."""
    cut = _COPULA.search(text)
    return text[: cut.start()] if cut else text


def _listed(text: str, pack: Language) -> tuple[Thing, ...]:
    """The things of a list, each with its words of content."""
    found: list[Thing] = []
    either = _EITHER.search(text) is not None and len(_LIST.split(text)) <= _MOST_EITHER
    if _ALSO_SAYS.search(text):
        named = _content(text, pack)[:_NAMED_BY]
        return (Thing(named, leans=False),) if named else ()
    for item in _LIST.split(text):
        content = _content(item, pack)
        if content and not _BY_OTHERS.search(item):
            found.append(Thing(content, leans=bool(found) and either and len(content) == 1))
    return tuple(found)


def _content(text: str, pack: Language) -> tuple[str, ...]:
    return tuple(
        word
        for word in words(text)
        if word not in pack.stop
        and not word.isdigit()
        and len(word) > 1
        and not any(pack.has(group, word) for group in _SAYS_NOTHING)
    )


def _own_doing(post: str, pack: Language) -> frozenset[str]:
    """The words of a post but those after a denial, and of what it tells of deeds of ours."""
    return frozenset(
        word for part in parts_of(post) if not of_us(part, pack) for word in words(DENIAL.split(fold(part), 1)[0])
    )


def parts_of(post: str) -> list[str]:
    """The parts of a post's sentences between their commas, colons and semicolons; what others say is left out."""
    return [part for sentence in sentences(_QUOTED.sub(" ", post)) for part in re.split(r"[,;:]\s", sentence)]


def of_us(part: str, pack: Language) -> bool:
    """Return whether a part of a post tells what the company did."""
    turned = turn_round(part.strip(), pack.code, second=pack.second)
    return (turned is not None and turned.accuses) or _BY_US.search(fold(part)) is not None


def _told(word: str, told: frozenset[str], post: str, *, alone: bool, pack: Language) -> bool:
    """Whether a post tells a word of a rule; one that is all the rule says must be no English verb in it."""
    met = [other for other in told if same_word(word, other, pack)]
    if not met or not alone or pack.code != "en":
        return bool(met)
    places = [found.start() for other in met for found in re.finditer(rf"\b{re.escape(other)}\b", post)]
    return any(not _AS_A_VERB.search(post[:place]) for place in places)
