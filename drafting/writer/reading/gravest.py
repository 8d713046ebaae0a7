"""The gravest matters of a complaint in the customer's own words, as they stand: a clause, or a phrase without a verb.

English has forms to turn whole stories with; in the other languages a short piece of the post, cut where the customer
paused, is truer than any stock sentence about "the trouble".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafting.models import Frozen
from drafting.writer.reading.pieces import is_state, may_begin, may_join, regretted, sentences_in_pieces
from drafting.writer.reading.signals import signals_of
from drafting.writer.words.finite import has_verb
from drafting.writer.words.language import Language
from drafting.writer.words.questions import indirect
from drafting.writer.words.restate import as_clause, as_phrase
from drafting.writer.words.text import fold, words
from policy.quantity_readers import find_quantities
from policy.views import Text

_MOST = 2
_MOST_WORDS, _MOST_JOINED = 18, 10
"""Words of one piece, which is shortened where too many in a row are the customer's, and of several told as one."""
_LATE = re.compile(
    r"\s+(?:seit|nach|beim|gegen|depuis|après|lors|vers|alors|desde|tras|después|hacia)\s"
    r"(?!.*\s(?:seit|nach|beim|gegen|depuis|après|lors|vers|alors|desde|tras|después|hacia)\s)",
    re.IGNORECASE,
)
"""Where a clause that is too long may end: before it says since when."""
_LEAD = re.compile(r"^(?:depuis|desde)\s(?:\S+\s){1,4}(?=(?:la|le|les|l'\w+|el|los|las|mon|ma|mi)\s)", re.IGNORECASE)
"""A beginning that such a clause can do without, where none of its words changes place then."""
_THINGS = {
    "de": re.compile(
        r"\b((?:die|das|meine|mein|diese|dieses) (?:[A-ZÄÖÜ][\wäöüß]{2,}|[\wäöüß]{3,}$)|"
        r"(?:den|meinen|diesen|euren|Ihren) [A-ZÄÖÜ][\wäöüß]+[^n\W]\b)"
    ),
    "fr": re.compile(
        r"\b((?:(?:la|le|les|mon|ma|mes|cette|votre) |l')[a-zà-ÿ-]{4,}(?: d(?:e |e la |u |')[a-zà-ÿ]{4,})?)\b"
    ),
    "es": re.compile(r"\b((?:la|el|los|las|mi|mis|esta|este) [a-zá-ú]{4,}(?: de (?:la |los )?[a-zá-ú]{4,})?)\b"),
}
"""An article and its noun, in forms that a German accusative may have."""
_SOME_THING = {
    "de": re.compile(
        r"\b(eine?n? (?:[a-zäöüß]+en? )?[A-ZÄÖÜ][\wäöüß]{2,}(?: (?:mit|für|am|im|in|zum|zur|aus|ohne|von) "
        r"(?:[a-zäöüß]{2,} )?[A-ZÄÖÜ][\wäöüß]+){0,2})"
    ),
    "fr": re.compile(
        r"\b(une? [a-zà-ÿ-]{4,}(?: (?:d'|de la |de l'|de |du |à |au |en )[\wà-ÿ-]{3,}){0,2}(?: par [\w-]+)?)"
    ),
    "es": re.compile(r"\b(una? [a-zá-ú]{4,}(?: (?:de|a|al|para|con|en) (?:(?:la|el|los|las) )?[a-zá-ú]{4,}){0,2})\b"),
}
"""The same of a thing that is only spoken of."""
_CUSTOMER = re.compile(r"(?:du|Sie|vous|has|\w+[ai]ste)\b")
"""How a clause begins that tells what customers did themselves."""
_CUSTOMER_ACTS = re.compile(r"\b(?:du|Sie|vous (?:(?:n'|l'|y |en |les? |la )*(?:av|êt)\w+|\w+ez)|has|\w+[ai]ste)\b")
"""The same anywhere in it."""
_TIME = re.compile(
    r"(?:tag|woche|monat|jahr|stunde|minute|mal|zeit|jour|semaine|mois|ann[ée]e|heure|fois|temps|matin|soir|nuit|"
    r"d[ií]a|semana|mes|a[ñn]o|hora|minuto|vez|veces|tiempo|noche|ma[ñn]ana|tarde)(?:e?[nrs])?$",
    re.IGNORECASE,
)
"""Spans and times, of which no reply is about."""
_NO_TROUBLE, _LATER, _FIGURE = 3.0, 0.1, 2.0
"""What a piece without a word of trouble is put back by, the last of several the least; and one with a figure, which is
the company's to confirm."""
_LEAST, _PHRASE, _SECOND = 2.0, 3.0, 4.0
"""What a clause must weigh to be said, a phrase without a word of trouble, and a second matter beside the first."""
_ONLY = re.compile(
    r"^(?:nur (?=(?:der|die|das|mein|meine) )|(?:seulement|juste) (?=(?:l[ea]s? |l'|mon |ma ))|sauf que |s[oó]lo que )",
    re.IGNORECASE,
)
"""What leads from praise to the matter."""
_BECAUSE = re.compile(r",?\s+(?:(?:weil|car|porque|ya que|puesto que)\b|(?:puis|parce |vu )qu(?:e\b|'))\s*")
_LETTERS = 4
_LOST = 2
"""Words that a clause may have fewer when it is turned and shortened."""


class Echo(Frozen):
    """A matter in the customer's words, turned to them."""

    text: str
    form: str
    """ "clause": it can follow "that"; "sorry": only "I'm sorry that"; "asked": an indirect question; "phrase": it
    stands for itself."""
    accuses: bool = False
    trouble: bool = False
    """True when a word of trouble stands in it."""
    source: str = ""
    """The words as the customer wrote them."""


class _Span(Frozen):
    text: str
    weight: float
    rank: float
    trouble: bool
    asks: bool
    acts: bool
    joined: bool
    """True for several pieces: all of them are said or none, for each can be said alone."""
    whole: bool
    """True when a sentence begins and ends with it."""
    figure: bool
    sentence: int
    place: int


@lru_cache(maxsize=256)
def gravest(post: str, pack: Language) -> tuple[Echo, ...]:
    """Return the matters to take up, the gravest first, two at most; empty where no piece of the post can be said."""
    spans = sorted(_spans(post, pack), key=lambda span: -span.rank)
    return _chosen(spans, pack, plain=False) or _chosen(spans, pack, plain=True)


@lru_cache(maxsize=256)
def mere_verdict(post: str, pack: Language) -> str:
    """Return the first words of a post that names no matter at all, such as "Shameful. Never again."; else nothing."""
    pieces = [piece for some, _ in sentences_in_pieces(post, pack) for piece in some]
    if not pieces or any(piece.weight for piece in pieces if len(pieces) > 1 or " " in piece.text):
        return ""
    praise = signals_of(pack).praise
    return next((piece.text for piece in pieces if not praise(piece.text)), pieces[0].text)


def _chosen(spans: list[_Span], pack: Language, *, plain: bool) -> tuple[Echo, ...]:
    """Return what is said of the spans; `plain` also takes a phrase that has no word of trouble."""
    found: list[tuple[_Span, Echo]] = []
    for span in spans:
        if (found and not _a_second(span, found[0][0], pack, plain=plain)) or not (found or plain or span.trouble):
            continue
        said = _said(span, pack, plain=plain) if found or span.weight >= _LEAST else None
        granted = bool(found) and found[0][1].form == "sorry" and not span.trouble  # what stands before "dommage que"
        near = bool(found) and span.sentence == found[0][0].sentence
        clause = said if said and said.form == "clause" else None
        told = span.trouble or (near and clause is not None and _CUSTOMER_ACTS.search(clause.text) is None)
        if said and not granted and (not found or plain or told):
            found.append((span, said.model_copy(update={"source": span.text, "trouble": span.trouble})))
        if len(found) == _MOST:
            break
    if all(span.trouble for span, _ in found) or len({(span.sentence, span.trouble) for span, _ in found}) == 1:
        found.sort(key=lambda pair: pair[0].place)
    found.sort(key=lambda pair: pair[0].figure)  # should the guard take a figure out, nothing said after it hangs on it
    return tuple(said for _, said in found)


def of_themselves(said: Echo) -> bool:
    """Say whether a clause tells what the customers did, which is nothing to be sorry for by itself."""
    return _CUSTOMER.match(said.text) is not None


def _a_second(span: _Span, first: _Span, pack: Language, *, plain: bool) -> bool:
    """Whether a span is another matter than the first: it weighs enough, and shares no word with it."""
    near = span.sentence == first.sentence
    least = _SECOND if span.trouble else _PHRASE if not near else 0.0 if plain else _LEAST
    if span.weight < least or not (span.trouble or plain or near) or span.text[0].isdigit():
        return False
    if not (near or span.trouble or span.acts) and pack.pattern("circumstance").match(fold(span.text)):
        return False
    mine, theirs = ({word for word in words(one.text) if len(word) > _LETTERS} for one in (span, first))
    return not mine & theirs and fold(span.text) not in fold(first.text)


def _said(span: _Span, pack: Language, *, plain: bool) -> Echo | None:
    if span.asks:
        asked = indirect(span.text, pack)
        return Echo(text=asked, form="asked") if asked else None
    if len(span.text.split()) == 1 and not (span.whole and is_state(span.text, pack)):
        return None
    said_of = _ONLY.sub("", span.text)
    regret = regretted(said_of, pack)
    if regret:
        sorry = as_phrase(regret, pack)
        return Echo(text=sorry.text, form="sorry", accuses=sorry.accuses) if sorry else None
    reason = _BECAUSE.split(said_of, maxsplit=1)
    if len(reason) > 1 and not has_verb(reason[0], pack):
        if pack.code == "de":  # its verb is at the end already
            why = as_phrase(reason[1], pack)
            return Echo(text=why.text, form="sorry") if why and not why.accuses else None
        said_of = reason[1]
    lead = _LEAD.sub("", said_of) if pack.code != "de" else said_of
    for text in (said_of, _LATE.split(said_of)[0], lead):
        clause = as_clause(text, pack)
        if clause and span.joined and len(clause.text.split()) < len(span.text.split()) - _LOST:
            return None
        if clause:
            return Echo(text=clause.text, form="clause", accuses=clause.accuses)
        phrase = as_phrase(text, pack) if span.trouble or plain else None
        if phrase:
            return Echo(text=phrase.text, form="phrase", accuses=phrase.accuses)
    return None


def _spans(post: str, pack: Language) -> Iterator[_Span]:
    """Yield what may be said back: one piece, or several in a row."""
    place = 0
    for number, (pieces, pauses) in enumerate(sentences_in_pieces(post, pack)):
        for start, piece in enumerate(pieces):
            place += 1
            if piece.weight <= 0 or not may_begin(piece, pieces[start - 1] if start else None, pack):
                continue
            text, weight, trouble = "", 0.0, False
            for end, part in enumerate(pieces[start:], start):
                if end > start and (part.weight <= 0 or not may_join(part, pieces[start:end], pauses[end - 1], pack)):
                    break
                text += (pauses[end - 1] if end > start else "") + part.text
                story = end == start + 1 and part.acts and piece.acts
                if len(words(text)) > (_MOST_WORDS if end == start or story else _MOST_JOINED):
                    break
                weight += part.weight
                trouble = trouble or part.trouble
                figure = bool(find_quantities(Text(text)))
                rank = weight if trouble else weight - _NO_TROUBLE + _LATER * place
                yield _Span(
                    text=text,
                    weight=weight,
                    rank=rank - (_FIGURE if figure else 0.0),
                    figure=figure,
                    trouble=trouble,
                    asks=part.asks,
                    acts=piece.acts,
                    joined=end > start,
                    whole=start == 0 and end == len(pieces) - 1,
                    sentence=number,
                    place=place,
                )


@lru_cache(maxsize=256)
def thing_named(post: str, pack: Language, *, new: bool = False) -> str:
    """Return a thing that a post names with an article, turned to the customer: "the order", "your bike"; or nothing.

    The first one that something is wrong with, else the last. new: one that is not there yet comes first.
    For a post of which no clause can be said: better than half a sentence in quotation marks.
    """
    pieces = [piece for some, _ in sentences_in_pieces(post, pack) for piece in some]
    troubled, others = [one for one in pieces if one.trouble], [one for one in reversed(pieces) if not one.trouble]
    shapes = (_THINGS[pack.code], _SOME_THING[pack.code])
    for shape in reversed(shapes) if new else shapes:
        for piece in (*troubled, *others):
            named = shape.findall(piece.text[0].lower() + piece.text[1:])
            found = [thing for thing in named if not _TIME.match(thing.rpartition(" ")[2])]
            thing = as_phrase(found[0 if piece.trouble or new else -1], pack) if found else None
            if thing and not pack.has("unturnable", thing.text):
                return thing.text
    return ""
