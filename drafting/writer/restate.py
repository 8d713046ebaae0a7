"""Tells customers' words back to them: "I want to cancel my flight" becomes "cancel your flight".

Only where words can be exchanged without touching the sense. Whatever would need another form of a verb, or leave
unclear who did what, is not turned, and the caller quotes or asks a model instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import dropwhile

from drafting.writer.details import device_named
from drafting.writer.language import Language
from drafting.writer.mask import masked
from drafting.writer.persons import Turned, turn_round
from drafting.writer.text import fold, longest_run, sentences, undrawn, ungreeted

_LONGEST = 110
_LONGEST_TOLD = 150
_VERB_WITHIN = 5
_ACCENTED = {"es": re.compile(r"\w{2,}(?:ó|aron|ieron|aban?)\b|\bestán?\b"), "fr": re.compile(r"\ba\b")}
_PARTICIPLE = re.compile(r"\b\w+ée?s?\b")
"""French "bloquée", which folded begins like "bloque"."""
_PLEASE = re.compile(r",?\s+(?:por favor|bitte|s'il (?:vous|te) pla[iî]t|merci|danke|gracias)[.! ]*$", re.IGNORECASE)
_SUM = re.compile(r"\s+(?:for|of|by|über|von|de|por|pour)\s+[£$€]\s?\d[\d.,]*$", re.IGNORECASE)
"""A sum at the end, which is the company's to confirm."""
_STOPS_SHORT = re.compile(
    r"\b(?:is|are|was|were|not|no|a|an|the|of|with|and|or|nicht|ein|eine|der|die|und|est|pas|un|une|et|de)$",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"\b(?:to \w+|it|es)$", re.IGNORECASE)
_FEWEST_WORDS = 3
_LONGEST_RUN = 12
"""Words in a row that should be the customer's own at most: of thirteen the guard warns."""
_MOST_RUN = 18
"""The same where it cannot be said in fewer."""
_LONGEST_RUN_OF_A_WISH = 20
"""The same for a wish, which is nothing personal: what is wanted loses its sense when it is cut."""
_CODE_OF = re.compile(
    r"(?:\b(?:my|mi|meine[nr]?|ma)\s+)?\b(reservation|order|booking|r[ée]servation|commande|reserva|pedido|Bestellung|"
    r"Buchung)(s?)\b\s*(?:ids?|numbers?|no\.?|nr\.?|n[°º]\.?|#)*\s*\((?:code|reference|order|booking)\)"
    r"(?:\s*(?:,|and|or|y|et|und)\s*#?\((?:code|reference|order|booking)\))*",
    re.IGNORECASE,
)
_TO_CODE = re.compile(
    r"(?:\s+(?:to|for|with|of|in|from|under|as|at|number|the|my))*(?:\s+(?:item|product|user))?"
    r"(?:\s+(?:ids?|numbers?))?\s*#?\([a-z_]{2,12}\)",
    re.IGNORECASE,
)
_MASK = re.compile(r"\([a-z_]{2,12}\)")
_BROKEN = re.compile(r"…|[.!?]\S|[:;]-?[()/]|(.)\1{3}")
"""Cut short, two sentences in one, a smiley, a word drawn out: nothing to say again."""
_AND_SO = re.compile(
    r"^(?:\d+[.)]\s*|"
    r"(?:and|but|so(?! (?:\w+ (?:ich|wir|es|man|ihr|sie)|macht|ist|geht|wird|kann|etwas|was|ein|eine)\b)|"
    r"also|plus|then|y|pero|et|mais|und|aber)\s+|[@#]\S+\s+|"
    r"(?:(?:the|my) )?(?:main|biggest|only|real) (?:problem|issue|thing) is (?:that )?|"
    r"(?:i )?(?:just |only )?want(?:ed)? to (?:say|tell you|let you know) (?:that )?)+",
    re.IGNORECASE,
)
_NOUN_ENDS = re.compile(r"(?:e?ments?|ig|igkeit|ung|ungen)\b")
_QUOTE = re.compile(r"[\"“”«»„]")
_ARTICLES_DE = ("der", "die", "das", "dem", "den")
_FORMAL = re.compile(r"(?:Sie|Ihnen|Ihre?[mnrs]?)\b")
_NAMED = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+, (?:el|la|le|l'|los|las|mi|su|notre|votre|de) ")
"""A name, and who that is: it keeps its capital."""
_JOINS = re.compile(r",?\s+(?:and|but|y|pero|et|mais|und|aber)\s+", re.IGNORECASE)
_WRITING = re.compile(r"i(?: am|'m| have)? (?:contact|writ|call|reach)\w*", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\w+ (?:[a-zäöüß]+e[nrsm]? ){0,2}[A-ZÄÖÜ]")
_SHOUTED = re.compile(r"\b(?!WLAN|IBAN|WIFI|HTML|JPEG|HDMI|IMEI)[A-ZÄÖÜÁÉÈÍÓÚÀÑ]{4,}\b")
_SAID_OF_MANY = re.compile(r"(?:are|were|do|don't|have|haven't|didn't|can't|won't)\b", re.IGNORECASE)
_ASKS = re.compile(r"(?:why|how come|warum|wieso|weshalb|pourquoi|por qu[eé])\b", re.IGNORECASE)
_MINE = {"en": "my", "es": "mi", "fr": "ma", "de": "meine"}
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
_END_OF_NAME = re.compile(_END.pattern + r"|,|\s(?:for|por|para|für|pour)\s", re.IGNORECASE)
_SOFTER_END = re.compile(r",\s+|\s+(?:and|or|for|with|y|para|con|et|pour|avec|und|mit)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def said_back(text: str, pack: Language, *, wish: bool = False) -> str | None:
    """Return words of the customer's turned to them and short enough to say; None where they cannot be turned.

    wish: they ask for something, so that a remedy in them is only what is wished for.
    """
    said = _turned(_shortened(text), pack, wish=wish)
    return _uncopied(said.text, text, _LONGEST_RUN_OF_A_WISH if wish else _LONGEST_RUN) if said else None


def told(clauses: Iterable[str], pack: Language, worth: Callable[[str], bool] = bool) -> Turned | None:
    """Return the first clause that can stand after "You tell us that", turned to the customer; None when none can.

    `worth` says whether a clause is worth telling, and whether what is left of a shortened one still is.
    """
    for whole in clauses:
        parts = [part for part in _parts(whole) if worth(part) and not _aside(whole, worth)]
        for most in (_LONGEST_RUN, _MOST_RUN):  # a piece that copies less before the whole
            said = next(filter(None, (as_clause(part, pack, worth, most=most) for part in parts)), None)
            if said:
                return said
    return None


def as_clause(
    clause: str, pack: Language, worth: Callable[[str], bool] = bool, *, most: int = _MOST_RUN
) -> Turned | None:
    """Return a clause that can stand after "You tell us that", turned to the customer; None where it cannot.

    most: words in a row that may be the customer's own where fewer would not tell it.
    """
    bare = _without_sum(_PLEASE.sub("", ungreeted(plain(clause, pack))).rstrip(" .,;:!"), pack)
    text = completed(_AND_SO.sub("", bare.strip(" .,;:!?\"'“”«»-")), pack)
    words = _WORD.findall(text)
    if len(text) > _LONGEST_TOLD or len(words) < _FEWEST_WORDS or _QUOTE.search(text) or "?" in text:
        return None
    said = _turned(text, pack)
    if said is None or not (said.acts or has_verb(text, pack)) or not _begins(text, said, pack):
        return None
    short = next(
        (one for one in _lengths(said.text, text, most) if worth(one) and _still_tells(one, said.text, pack)), None
    )
    if short is None:
        return None
    noun = pack.code == "de" and words[0][0].isupper() and fold(words[0]) not in pack.stop and not said.acts
    formal = pack.code == "de" and _FORMAL.match(short) is not None and said.text != text
    keeps = (
        noun
        or formal
        or (words[0].isupper() and len(words[0]) > 1)
        or _perhaps_a_name(short, pack)
        or _NAMED.match(text) is not None
    )
    return said.model_copy(update={"text": short if keeps else short[0].lower() + short[1:]})


def _without_sum(clause: str, pack: Language) -> str:
    """Leave out a sum at the end, where the clause says the same without it: "nothing for £9" does not."""
    return clause if pack.has("negation", clause) else _SUM.sub("", clause)


def as_phrase(text: str, pack: Language) -> Turned | None:
    """Return words that stand for themselves, turned to the customer, with a verb or without; None if they cannot."""
    bare = _AND_SO.sub("", plain(text, pack).strip(" .,;:!?\"'“”«»-"))
    said = _turned(completed(bare, pack), pack) if len(bare) <= _LONGEST_TOLD and not _QUOTE.search(bare) else None
    short = _uncopied(said.text, bare) if said else None
    return said.model_copy(update={"text": short}) if said and short else None


def _aside(whole: str, worth: Callable[[str], bool]) -> bool:
    """Whether a clause is not worth telling and only gives its reason: "I only use it because the other has no …"."""
    return " because " in whole and not worth(whole)


def particular(post: str, beside: str, pack: Language) -> str:
    """Return what the post says of the circumstances, turned, with a blank before it: " since the last update".

    Empty where it says none, or where `beside` has it already.
    """
    text = plain(post, pack)
    for phrase in pack.phrases["particulars"]:
        found = re.search(rf"\b(?:{phrase})(?=\s*(?:$|[.,;!?]))", text, re.IGNORECASE)
        said = _turned(found[0], pack) if found else None
        if said and fold(said.text) not in fold(beside):
            return " " + said.text[0].lower() + said.text[1:]
    device = device_named(post)
    return " " + str(pack.phrases["on_device"]).format(device=device) if device else ""


def completed(text: str, pack: Language) -> str:
    """Put in who or what a shortened sentence leaves out: "Ordered boots on Monday" is said by "I"."""
    for number, group in enumerate(pack.phrases["left_out"]):
        found = _left_out(pack.code, number, group["starts"]).match(text)
        if found and not (group.get("verbless") and has_verb(text, pack)):
            first, blank, rest = text.partition(" ")
            return f"{group['say']} {first.lower() if first.isupper() else first[0].lower() + first[1:]}{blank}{rest}"
    return _headline(text, pack) or text


def _headline(text: str, pack: Language) -> str | None:
    """Put a verb into a sentence like a headline: "Broadband down again"; None for any other."""
    for group in pack.phrases["headlines"]:
        found = _whole(group["shape"]).fullmatch(text)
        if found and pack.stop.isdisjoint(fold(found["thing"]).split()) and not has_verb(found["thing"], pack):
            return str(group["say"]).format(thing=found["thing"].lower(), state=found["state"].lower())
    return None


def _perhaps_a_name(said: str, pack: Language) -> bool:
    """Whether a clause may begin with a name, which keeps its capital: "Firefox keeps crashing"."""
    first, *rest = _WORD.findall(said)
    known = {start.partition(" ")[0] for start in pack.phrases["clause_starts"]} | pack.stop
    plain_noun = _SAID_OF_MANY.match(" ".join(rest)) or first.endswith("ing")
    return pack.code == "en" and first[0].isupper() and fold(first).partition("'")[0] not in known and not plain_noun


def _still_tells(short: str, whole: str, pack: Language) -> bool:
    """Whether what is left says what is wrong, when the whole did; and does not stop at a bare "is not"."""
    if _STOPS_SHORT.search(short) or (short != whole and _CUT_SHORT.search(short)):
        return False
    said = [cue for cue in ("complaint", "negation", "praise") if pack.has(cue, whole)]
    return not said or pack.has(said[0], short)


def after(post: str, key: str, pack: Language) -> str | None:
    """Return the thing or person named right after one of the phrases of `key`, turned to the customer."""
    text = plain(post, pack)
    found = _phrases(pack.code, key, tuple(pack.phrases[key])).search(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    end = _END_OF_NAME.search(rest)
    said = _turned(_shortened(rest[: end.start()] if end else rest), pack)
    name = said is not None and (len(said.text.split()) > 1 or (pack.code != "en" and said.text[:1].isupper()))
    return _uncopied(said.text, text) if said and name else None


def thing_in(clauses: Iterable[str], pack: Language) -> str | None:
    """Return the thing that a shortened sentence without a verb is about, to follow "I'm sorry about".

    None in a language whose nouns change with their place in a sentence: there an article would have to be guessed.
    """
    if not pack.phrases["thing"]:
        return None
    for clause in clauses:
        text = _AND_SO.sub("", plain(clause, pack).strip(" .,;:!?\"'“”«»-"))
        text = " ".join(dropwhile(lambda word: word.lower() in pack.phrases["how_much"], text.split()))
        found = _phrases(pack.code, "thing", tuple(pack.phrases["thing"])).fullmatch(text)
        said = _turned(text, pack) if found and not has_verb(text, pack) else None
        if said:
            return f"the {said.text[0].lower()}{said.text[1:]}"
    return None


@cache
def _phrases(_code: str, _key: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def troubles(text: str, pack: Language, most: int = 2, *, device: bool = True) -> tuple[str, ...]:
    """Return what the text says is wrong, each as a clause to follow "I'm sorry that", by the words it uses.

    `device` is False where nothing that runs is meant: then "slow" is a delivery and "battery" a lamp's.
    """
    found = []
    folded = fold(undrawn(text))
    troubled = " ".join(part for part in sentences(folded) if _goes_wrong(part, pack))
    for number, group in enumerate(pack.phrases["troubles"]):
        if not device and group.get("device"):
            continue
        if pack.entries(f"troubles {number}", group["words"]).search(troubled if group.get("topic") else folded):
            found.append(str(group["say"]))
    return tuple(found[:most])


def _goes_wrong(part: str, pack: Language) -> bool:
    """Whether a sentence says that something is wrong: where it only names a topic, that is no trouble yet."""
    return any(pack.has(cue, part) for cue in ("complaint", "negation", "fails"))


def _turned(text: str, pack: Language, *, wish: bool = False) -> Turned | None:
    """Turn the persons round; None when a word stands there that nobody should say back, or that cannot be turned."""
    if not text or _MASK.search(text) or _BROKEN.search(text) or pack.has("unturnable", text):
        return None
    if not wish and pack.has("remedy_told", text):
        return None  # told back as what happened, it reads like a sum that is granted
    if sum(map(str.isupper, text)) > sum(map(str.islower, text)):
        text = text.lower()
    text = _SHOUTED.sub(lambda match: match[0].lower(), text)
    said = turn_round(text, pack.code, second=pack.second)
    return said.model_copy(update={"text": said.text.strip(" .,;:!?\"'")}) if said and said.text else None


def _parts(clause: str) -> tuple[str, ...]:
    """The clause, and what it says after "because": that is often the matter itself."""
    before, found, after = clause.partition(" because ")
    if found and len(after.split()) > _FEWEST_WORDS:
        return (after,) if _WRITING.match(before) else (clause, after)
    pieces = [piece for piece in _JOINS.split(clause) if len(piece.split()) > _FEWEST_WORDS]
    return (clause, *reversed(pieces)) if len(pieces) > 1 else (clause,)


def _begins(text: str, said: Turned, pack: Language) -> bool:
    """Whether a clause begins here, and not in the middle of one: with a word for it, or a person that was turned."""
    starts = pack.phrases["clause_starts"]
    if _ASKS.match(text):
        return False
    first = [word.lower().replace("’", "'") for word in _WORD.findall(text)[:2]]
    known = " ".join(first) in starts or first[0] in starts or first[0].partition("'")[0] + "'" in starts
    if pack.code == "de" and first[0] in _ARTICLES_DE:
        return _NOUN_AFTER.match(text) is not None  # "der nicht ...": a clause that hangs on what went before
    if known or (said.acts and _WORD.findall(said.text)[0].lower() not in ("", first[0])):
        return True
    # A name or a thing, and its verb soon after: "Siobhán in Galway stayed twenty minutes".
    named = not any(pack.has(cue, first[0]) for cue in ("praise", "complaint", "bare_anger"))
    if named and pack.code == "en" and fold(first[0]) not in pack.stop and has_verb(first[-1], pack):
        return True  # "extensions do not work"
    return named and text[0].isupper() and _verb_soon(text, pack)


def has_verb(text: str, pack: Language) -> bool:
    """Whether a finite verb stands there, and not the beginning of a noun: "charge", not "chargement"."""
    text = _PARTICIPLE.sub(" ", text) if pack.code == "fr" else text
    accented = _ACCENTED.get(pack.code)  # what folding would take for another word
    folded = fold(text)
    found = pack.pattern("finite").finditer(folded)
    return bool(accented and accented.search(text)) or any(not _NOUN_ENDS.match(folded, one.end()) for one in found)


def _verb_soon(text: str, pack: Language) -> bool:
    words = text.split()
    return has_verb(" ".join(words[1:_VERB_WITHIN]), pack)


@cache
def _whole(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


@cache
def _left_out(_code: str, _number: int, starts: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{starts})(?!\w)", re.IGNORECASE)


@cache
def _respelt(_code: str, pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(find, re.IGNORECASE), put) for find, put in pairs)


def respelt(text: str, pack: Language) -> str:
    """The text with its usual misspellings mended, and idioms put in words that a reply may use."""
    for find, put in _respelt(pack.code, tuple(map(tuple, pack.phrases["respelt"]))):
        text = find.sub(put, text)
    return text


@lru_cache(maxsize=256)
def plain(text: str, pack: Language) -> str:
    """The text as it is usually spelt, with "reservation (code)" as "my reservation"."""
    mine, text = _MINE[pack.code], respelt(undrawn(text), pack)
    named = _CODE_OF.sub(lambda m: f"{mine} {m[1].lower()}{m[2]}", masked(text))
    return " ".join(_TO_CODE.sub("", named).split())


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cuts = [match.start() for match in _SOFTER_END.finditer(text) if 30 < match.start() <= _LONGEST]
    return text[: cuts[-1]] if cuts else ""


def _uncopied(said: str, text: str, most: int = _LONGEST_RUN) -> str | None:
    """Shorten what repeats more than `most` words of the post in a row."""
    while longest_run(said, text) > most:
        cuts = [cut.start() for cut in _SOFTER_END.finditer(said)]
        if not cuts:
            return None
        said = said[: cuts[-1]]
    return said


def _lengths(said: str, text: str, most: int) -> Iterator[str]:
    """Yield what may be told: shortened where it repeats many words in a row, else whole if there are not too many."""
    short = _uncopied(said, text)
    if short and len(short.split()) >= _FEWEST_WORDS:
        yield short
    if short != said and longest_run(said, text) <= most:
        yield said
