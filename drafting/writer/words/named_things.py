"""The thing, person or circumstance that a post names, turned to the customer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import dropwhile

from drafting.writer.words.details import device_named
from drafting.writer.words.finite import has_verb
from drafting.writer.words.language import Language
from drafting.writer.words.lengths import shortened, uncopied
from drafting.writer.words.plain import plain, unled
from drafting.writer.words.text import fold
from drafting.writer.words.turned import turned

_NO_NAME = re.compile(
    r"(?:it|them|everything|something)\b|(?:this|that|these|those)(?=$|[.,;!?]| (?:on|in|with|since|and|but)\b)",
    re.IGNORECASE,
)
"""A pronoun, which names nothing: "issues with it on my phone"."""
_OWNED = re.compile(
    r"\b(?<!\bover )(?<!\bon )(?P<owner>my|our|your|the) (?P<named>[a-z][\w'-]*(?: [a-z][\w'-]*){0,2})", re.IGNORECASE
)
_NO_THING = re.compile(
    r"(?:days?|weeks?|months?|years?|time|times|morning|evening|night|reason|moment|problem|issue|way|lot|bit|company|"
    r"husband|wife|mother|father|mum|mom|dad|son|daughter|children|kids?|family|friends?|partner|boyfriend|girlfriend|"
    r"first|last|same|other|whole|only|next|one|ones|end|middle|back|front|top|side|life|money|internet|phone number)",
    re.IGNORECASE,
)
"""What follows "my" or "the" and is no thing that a matter could be about."""
_END = re.compile(
    r"[.!?;:…\n({\[<]|,?\s+please\b|,?\s+(?:because|but(?! (?:with|in|for|without|only)\b)"
    r"|since|so that|aber|weil|denn|pero|porque|mais|car|parce)\b|"
    r",\s+(?:and|y|et|und|so|as|which|who|i|je|ich|yo|we|todav[ií]a|a[uú]n|no|ya|me|it|he|she|you)\s|,\s+(?:i|"
    r"j)['’]|\s+and (?:get|receive|obtain|refund)\s|"
    r"\s+(?:even )?(?:if|though|and i|and it|unless)\b|"
    r"\s+(?:by|within|in|out|um|por|de)\s+(?:\d+|an?|one|two|three|four|five|zwei|drei|dos|tres|deux|trois)\s+"
    r"(?:day|hour|week|month|tag|stunde|woche|d[ií]a|hora|semana|jour|heure|semaine)\w*|"
    r"\s+(?:on|from|by|until|am|vom|el|le|du)\s+(?=\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)",
    re.IGNORECASE,
)
_END_OF_NAME = re.compile(
    _END.pattern + r"|,|\s(?:for|por|para|für|pour)\s|\s(?:while|when|yesterday|today|last (?:week|month|night))\b",
    re.IGNORECASE,
)


def after(post: str, key: str, pack: Language) -> str | None:
    """Return the thing or person named right after one of the phrases of `key`, turned to the customer."""
    text = plain(post, pack)
    found = _phrases(pack.code, key, tuple(pack.phrases[key])).search(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    if pack.code == "en" and _NO_NAME.match(rest):
        return None
    end = _END_OF_NAME.search(rest)
    said = turned(shortened(rest[: end.start()] if end else rest), pack)
    name = said is not None and (len(said.text.split()) > 1 or (pack.code != "en" and said.text[:1].isupper()))
    return uncopied(said.text, text) if said and name else None


def thing_in(clauses: Iterable[str], pack: Language) -> str | None:
    """Return the thing that a shortened sentence without a verb is about, to follow "I'm sorry about".

    None in a language whose nouns change with their place in a sentence: there an article would have to be guessed.
    """
    if not pack.phrases["thing"]:
        return None
    for clause in clauses:
        text = unled(plain(clause, pack))
        text = " ".join(dropwhile(lambda word: word.lower() in pack.phrases["how_much"], text.split()))
        found = _phrases(pack.code, "thing", tuple(pack.phrases["thing"])).fullmatch(text)
        said = turned(text, pack) if found and not has_verb(text, pack) else None
        if said:
            return f"the {said.text[0].lower()}{said.text[1:]}"
    return None


def particular(post: str, beside: str, pack: Language) -> str:
    """Return what the post says of the circumstances, turned, with a blank before it: " since the last update".

    Empty where it says none, or where `beside` has it already.
    """
    text = plain(post, pack)
    for phrase in pack.phrases["particulars"]:
        found = re.search(rf"\b(?:{phrase})(?=\s*(?:$|[.,;!?]))", text, re.IGNORECASE)
        said = turned(found[0], pack) if found else None
        if said and fold(said.text) not in fold(beside):
            return " " + said.text[0].lower() + said.text[1:]
    device = device_named(post)
    return " " + str(pack.phrases["on_device"]).format(device=device) if device else ""


def thing_owned(clauses: Iterable[str], pack: Language) -> str | None:
    """Return the thing of the customer's, or else of ours, that English clauses name: "your missing tent pegs".

    For a post of which no clause can be told. A noun is seen by what stands before it and ends it: no small word, no
    verb and no adverb.
    """
    found = [thing for clause in clauses for thing in _with_owner(plain(clause, pack), pack)]
    ours = [thing for thing in found if pack.has("visit", thing) or pack.has("anything", thing)]
    found = [thing for thing in found if thing not in ours]
    for owner in ("my ", "our ", "your ", "the ", ""):
        for thing in found if owner else ours:
            said = turned(thing, pack) if thing.startswith(owner) else None
            if said:
                return said.text
    return None


def _with_owner(text: str, pack: Language) -> Iterator[str]:
    for found in _OWNED.finditer(text):
        named: list[str] = []
        for word in found["named"].split():
            small = fold(word) in pack.stop or word.endswith(("ly", "n't")) or has_verb(f"they {word}", pack)
            if (small and not (word.endswith("ed") and not named)) or _NO_THING.fullmatch(word):
                break
            named.append(word)
        if named and not (named[0].endswith("ed") and len(named) == 1):
            yield f"{found['owner'].lower()} {' '.join(named)}"


@cache
def _phrases(_code: str, _key: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)
