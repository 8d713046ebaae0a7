"""Tells customers' words back to them: "I want to cancel my flight" becomes "cancel your flight".

Only where words can be exchanged without touching the sense. Whatever would need another form of a verb, or leave
unclear who did what, is not turned, and the caller quotes or asks a model instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from drafting.writer.words.completed import completed
from drafting.writer.words.finite import has_verb, verb_soon
from drafting.writer.words.language import Language
from drafting.writer.words.lengths import (
    FEWEST_WORDS,
    LONGEST_RUN,
    LONGEST_RUN_OF_A_WISH,
    MOST_RUN,
    lengths,
    shortened,
    still_tells,
    uncopied,
)
from drafting.writer.words.mask import tells_where
from drafting.writer.words.persons import Turned
from drafting.writer.words.plain import plain, unled
from drafting.writer.words.tense import tells_past
from drafting.writer.words.text import fold, ungreeted
from drafting.writer.words.turned import turned

_LONGEST_TOLD = 150
_PLEASE = re.compile(r",?\s+(?:por favor|bitte|s'il (?:vous|te) pla[iî]t|merci|danke|gracias)[.! ]*$", re.IGNORECASE)
_SUM = re.compile(r"\s+(?:for|of|by|über|von|de|por|pour)\s+[£$€]\s?\d[\d.,]*$", re.IGNORECASE)
"""A sum at the end, which is the company's to confirm."""
_QUOTE = re.compile(r"[\"“”«»„]")
_SAID_BY_OTHERS = re.compile(r"(?<!\w)['‘][^']+ [^']+['’](?!\w)")
_BY_CUSTOMER = re.compile(r"\b(?:i|we|you|they)\b", re.IGNORECASE)
"""Whoever acts: "me" does not, and "me in Oslo" is no clause."""
_LABELLED = re.compile(r"\w+: ")
"""A speaker, or a heading: "Delivery: two hours late"."""
_SPLICED = re.compile(
    r"(?P<before>, )(?=(?:i|i'm|i've|we|we're|we've|it|it's|he|she|they|nobody|nothing)\b)", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"(?:after|before|when|whenever|since|if|as|once|while|until|because|although|though|unless|despite|every time|"
    r"each time|instead|in|on|at|for|with|by|even)\b",
    re.IGNORECASE,
)
"""How a sentence begins whose main clause comes behind a comma."""
_WHEN = re.compile(
    r"(?:yesterday|today|tonight|(?:last|this|next|every|each|on|at|after|for|since|by|in) [\w' ]{1,30}?),? "
    r"(?=(?:i|we|you|they|the|my|your|it|he|she|there|nobody|nothing)\b)",
    re.IGNORECASE,
)
"""When it was, before the clause begins."""
_ADVERB_FIRST = re.compile(r"(?:nearly|almost|barely|hardly|finally|then|just|even|also|still|never) \w", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"\b(?:has|have|had|did|does|do|was|were|is|are|would|could|should|wo|ca)n't(?=,|[.!]*$)", re.IGNORECASE
)
"""What denies a verb that stands in the other half: "the old flat has internet and the new one hasn't"."""
_NO_SUBJECT = re.compile(
    r"(?:still|now|even|then|never|always|also|just) "
    r"(?:(?:could|did|does|do|has|have|had|was|were|is|are|would|will|can)(?:n't|not)?|won't|can't|cannot)\b",
    re.IGNORECASE,
)
_ARTICLES_DE = ("der", "die", "das", "dem", "den")
_FORMAL = re.compile(r"(?:Sie|Ihnen|Ihre?[mnrs]?)\b")
_NAMED = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+, (?:el|la|le|l'|los|las|mi|su|notre|votre|de) ")
"""A name, and who that is: it keeps its capital."""
_JOINS = re.compile(r",?\s+(?:and|but|y|pero|et|mais|und|aber)\s+", re.IGNORECASE)
_WRITING = re.compile(r"i(?: am|'m| have)? (?:contact|writ|call|reach)\w*", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\w+ (?:[a-zäöüß]+e[nrsm]? ){0,2}[A-ZÄÖÜ]")
_SAID_OF_MANY = re.compile(r"(?:are|were|do|don't|have|haven't|didn't|can't|won't)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:why|how come|where(?= (?:is|are|was|were|do|does|did|has|have|the)\b)|"
    r"w(?:arum|ieso|eshalb|ann|elche[nrsm]?)|wie (?:viel|lange|oft|teuer)|pourquoi|comment|"
    r"combien|c'est quoi|quel(?:le)?s? (?=est|sont)|por qu[eé]|cuál(?:es)?|cómo|cu[aá]nt[oa]s?|dónde)\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"(?<= )(?:just|only|always|never|still|now|constantly|simply|often|also) ", re.IGNORECASE)
_HANGS = re.compile(r"(?:as(?! (?:soon|of|long|far)\b)|than|which|whose|to|about to|or|nor)\b", re.IGNORECASE)
"""How an English clause begins that hangs on what stood before it."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def said_back(text: str, pack: Language, *, wish: bool = False) -> str | None:
    """Return words of the customer's turned to them and short enough to say; None where they cannot be turned.

    wish: they ask for something, so that a remedy in them is only what is wished for.
    """
    said = turned(shortened(text), pack, wish=wish)
    return uncopied(said.text, text, LONGEST_RUN_OF_A_WISH if wish else LONGEST_RUN) if said else None


def told(
    clauses: Iterable[str],
    pack: Language,
    worth: Callable[[str], bool] = bool,
    *,
    wrong: bool = False,
    standing: Callable[[str], int] | None = None,
) -> Turned | None:
    """Return the first clause that can stand after "You tell us that", turned to the customer; None when none can.

    `worth` says whether a clause is worth telling, and whether what is left of a shortened one still is.
    wrong: the clauses say what went wrong, so that the half of one that went well until then does not tell it.
    standing: which half of a clause says more; the last one where nobody knows.
    """
    for whole in clauses:
        parts = [part for part in _parts(whole) if worth(part) and not _aside(whole, worth)]
        if wrong and _goes_wrong(whole, pack):
            went_well = {half for half in _halves(whole) if not _goes_wrong(half, pack)}
            parts = [part for part in parts if part not in went_well]
        if standing:
            parts = [*parts[:1], *sorted(parts[1:], key=standing, reverse=True)]
        for most in (LONGEST_RUN, MOST_RUN):  # a piece that copies less before the whole
            said = next(filter(None, (as_clause(part, pack, worth, most=most) for part in parts)), None)
            if said:
                return said
    return None


def as_clause(
    clause: str, pack: Language, worth: Callable[[str], bool] = bool, *, most: int = MOST_RUN
) -> Turned | None:
    """Return a clause that can stand after "You tell us that", turned to the customer; None where it cannot.

    most: words in a row that may be the customer's own where fewer would not tell it.
    """
    if tells_where(clause):
        return None
    text = _whole_clause(clause, pack)
    if pack.code == "en" and not _SUBORDINATE.match(text) and " and " not in text and len(_SPLICED.findall(text)) == 1:
        text = _SPLICED.sub(", and ", text)
    quotes = _SAID_BY_OTHERS.search(clause) or _QUOTE.search(text) or _LABELLED.match(text)
    if len(text) > _LONGEST_TOLD or len(_WORD.findall(text)) < FEWEST_WORDS or quotes or "?" in text:
        return None
    said = turned(text, pack)
    acts = said is not None and said.acts and (pack.code != "en" or _BY_CUSTOMER.search(text) is not None)
    if said is None or not (acts or has_verb(text, pack)) or not _begins(text, said, pack):
        return None
    may_be_told = lengths(said.text, clause, most)
    short = next((one for one in may_be_told if worth(one) and still_tells(one, said.text, pack)), None)
    if short is None:
        return None
    if not _keeps_its_capital(short, text, said, pack):
        short = short[0].lower() + short[1:]
    return said.model_copy(update={"text": short})


def as_phrase(text: str, pack: Language) -> Turned | None:
    """Return words that stand for themselves, turned to the customer, with a verb or without; None if they cannot."""
    if tells_where(text):
        return None
    bare = unled(plain(text, pack))
    said = turned(completed(bare, pack), pack) if len(bare) <= _LONGEST_TOLD and not _QUOTE.search(bare) else None
    short = uncopied(said.text, bare) if said else None
    return said.model_copy(update={"text": short}) if said and short else None


def _whole_clause(clause: str, pack: Language) -> str:
    """A clause in its usual spelling, without greeting, "please" and a sum, and with whoever it leaves out."""
    bare = _without_sum(_PLEASE.sub("", ungreeted(plain(clause, pack))).rstrip(" .,;:!"), pack)
    return completed(unled(bare), pack)


def _without_sum(clause: str, pack: Language) -> str:
    """Leave out a sum at the end, where the clause says the same without it: "nothing for £9" does not."""
    return clause if pack.has("negation", clause) else _SUM.sub("", clause)


def _aside(whole: str, worth: Callable[[str], bool]) -> bool:
    """Whether a clause is not worth telling and only gives its reason: "I only use it because the other has no …"."""
    return " because " in whole and not worth(whole)


def _parts(clause: str) -> tuple[str, ...]:
    """The clause, and what it says after "because": that is often the matter itself."""
    before, found, after = clause.partition(" because ")
    if found and len(after.split()) > FEWEST_WORDS:
        return (after,) if _WRITING.match(before) else (clause, after)
    halves = _halves(clause)
    return (clause, *reversed(halves)) if len(halves) > 1 else (clause,)


def _halves(clause: str) -> list[str]:
    return [part for part in _JOINS.split(clause) if len(part.split()) > FEWEST_WORDS and not _ELLIPTIC.search(part)]


def _goes_wrong(text: str, pack: Language) -> bool:
    told = plain(text, pack)  # without "I can't believe that", which is no trouble
    return pack.has("complaint", told) or pack.has("negation", told)


def _begins(text: str, said: Turned, pack: Language) -> bool:
    """Whether a clause begins here, and not in the middle of one."""
    if _ASKS.match(text) or (pack.code == "en" and (_HANGS.match(text) or _NO_SUBJECT.match(text))):
        return False
    if pack.code == "en" and _ADVERB_FIRST.match(text) and tells_past(f"it {text.split()[1]}", pack):
        return False
    if pack.code == "en" and _WHEN.match(text):
        return True
    first, *after = [word.lower().replace("’", "'") for word in _WORD.findall(text)[:2]]
    if pack.code == "de" and first in _ARTICLES_DE:
        return _NOUN_AFTER.match(text) is not None  # "der nicht ...": a clause that hangs on what went before
    if _starts_clauses(first, after, pack):
        return True
    if said.acts and _WORD.findall(said.text)[0].lower() not in ("", first):
        return True  # a person that was turned
    return _is_thing_with_verb(text, first, pack)


def _starts_clauses(first: str, after: Sequence[str], pack: Language) -> bool:
    """Whether the language has the first word, or the first two, for one that a clause begins with."""
    starts = pack.phrases["clause_starts"]
    return " ".join((first, *after)) in starts or first in starts or first.partition("'")[0] + "'" in starts


def _is_thing_with_verb(text: str, first: str, pack: Language) -> bool:
    """A name or a thing, and its verb soon after: "Siobhán in Galway stayed twenty minutes"."""
    if any(pack.has(cue, first) for cue in ("praise", "complaint", "bare_anger")):
        return False
    soon = _ADVERB.sub("", text) if pack.code == "en" else text
    second = _WORD.findall(soon)[1:2]
    at_once = pack.code == "en" and fold(first) not in pack.stop and bool(second) and has_verb(second[0], pack)
    return at_once or (text[0].isupper() and verb_soon(text, pack))  # "extensions do not work"


def _keeps_its_capital(short: str, text: str, said: Turned, pack: Language) -> bool:
    """Whether `short`, told of the clause `text`, begins with a word that is no smaller inside a sentence."""
    first = _WORD.findall(text)[0]
    if first.isupper() and len(first) > 1:
        return True
    if _NAMED.match(text) is not None or _perhaps_a_name(short, pack):
        return True
    if pack.code != "de":
        return False
    noun = first[0].isupper() and fold(first) not in pack.stop and not said.acts
    formal = _FORMAL.match(short) is not None and said.text != text and not pack.second
    return noun or formal


def _perhaps_a_name(said: str, pack: Language) -> bool:
    """Whether a clause may begin with a name, which keeps its capital: "Firefox keeps crashing"."""
    first, *rest = _WORD.findall(said)
    known = {start.partition(" ")[0] for start in pack.phrases["clause_starts"]} | pack.stop
    plain_noun = (
        _SAID_OF_MANY.match(" ".join(rest))
        or first.endswith("ing")
        or pack.pattern("plain_nouns").match(f"{fold(first)} ")
    )
    return pack.code == "en" and first[0].isupper() and fold(first).partition("'")[0] not in known and not plain_noun
