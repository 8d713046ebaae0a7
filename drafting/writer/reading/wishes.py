"""What a post wishes for, each wish as words to say back: "I want to cancel two flights and change a third" holds two.

A wish is a deed ("cancel my flight"), something to be told ("know when it ends"), something to get ("compensation for
the missed meeting"), or a deed of ours ("I want you to match the price"). Side clauses, conditions and what is to be
done otherwise are left out: they belong to the case, not to the sentence that shows the wish was heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from drafting.models import Frozen
from drafting.writer.reading.requests import Request, requests_in
from drafting.writer.reading.signals import signals_of
from drafting.writer.words.antecedent import antecedent
from drafting.writer.words.language import Language
from drafting.writer.words.plain import plain
from drafting.writer.words.restate import said_back
from drafting.writer.words.text import fold, sentences, stems

WishKind = Literal["do", "know", "get", "us"]
"""A deed of the customer's, something to be told, a thing to get, a deed of ours."""
_MOST = 3
_LONG = 100
"""Characters of two exchanges from which each is told by itself."""
_LONGEST = 400
"""Characters above which a wish is no exchange but a story."""
_TWO_FOR = re.compile(
    r"(?P<deed>\S+) (?P<first>.+?\s(?P<link>for|to|por|pour|contre|gegen)\s.+?),?\s(?:and|y|et|und)\s"
    r"(?P<second>(?!to\b).+?\s(?P=link)\s.+)",
    re.IGNORECASE,
)
_FEWEST_KNOW, _FEWEST_DO, _FEWEST_US = 3, 2, 3
_HALF = re.compile(
    r"\b(?:the same(?: one)?|for one|to one|a|the|my|your|of|and|or|with|to|for|in|from)$", re.IGNORECASE
)
"""How a wish ends that was cut in the middle."""
_PRONOUN = re.compile(r"^(\w+)(?: (?:up|out|back|off))? (it|them|this|that|these|those)\b", re.IGNORECASE)
_ONLY_IT = re.compile(r"\w+ (?:lo|la|los|las|es|sie)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)|\s*\[[^\]]*\]")
_BULLET = re.compile(r"(?:(?<=[:;,.])|(?<=\w))\s+[-–*•]\s+(?=\w)")
_CLAUSE_START = re.compile(
    r"(?:^|[.!?;:,(–—\n-]|\b(?:and|then|so|but|also|able to|first|hence|therefore|y|et|und|aber|pero|mais|dann|tambien|"
    r"también))\s*$",
    re.IGNORECASE,
)
_STARTS: Sequence[tuple[WishKind, str]] = (
    ("us", "us_starts"),
    ("us", "our_deed_starts"),
    ("do", "wish_starts"),
    ("get", "get_starts"),
    ("do", "deed_starts"),
)
_WITH_DEED = ("deed_starts", "our_deed_starts")
"""Beginnings that name the deed, and belong to the wish."""
_LEADS_WITHIN = 40
"""Characters before a wish within which its clause begins."""
_JOINED = ("and ", "y ", "et ", "und ")
_SPEAKER = re.compile(
    r"\b(i|we) (?:also|then|just|really|only|now|still|first|simply|therefore|hence)(?: also| then)? "
    r"(?=want|need|would|wish|'d|demand|expect)",
    re.IGNORECASE,
)
"""An adverb between who wishes and the wish."""
_END = re.compile(
    r"[.!?;:…](?!\d)|[\n({\[<]|,?\s+please\b|,?\s+(?:because|but(?! (?:with|in|for|without|only)\b)"
    r"|since|so that|as soon as|aber|weil|denn|pero|porque|mais|car|parce)\b|"
    r",\s+(?:finde|kann|weiß|habe|bekomme)\s|,?\s*¿|,\s+(?:comment|cómo|como (?:lo|puedo)|qué (?:hago|debo|tengo)|"
    r"wie (?:geht|mache|kann|soll|läuft)|que (?:dois|faut)|was (?:muss|soll)|(?:c'est|est-ce|es) po?s+ible|geht das)\b|"
    r",\s+(?:so|as|which|who|i|je|ich|yo|we|todav[ií]a|a[uú]n|no|ya|me|it|he|she|you|they|not|nothing|or else|"
    r"otherwise|same|prefer\w*|but|where)\s|"
    r",?\s+(?:and|y|et|und)\s+(?:so|as|which|who|i|je|ich|yo|we|it|he|she|you|they|this|that|prefer\w*|please|"
    r"make sure)\s|"
    r",\s+(?:i|j)['’]|,?\s+or (?:else|i|we|i'll|we'll|"
    r"(?:am|are|is|do|does|did|have|has|will|must|should) (?:i|we|you|it|they))\b|,?\s+(?:y|et) que\s|,\s+dass\s|"
    r"\s+(?:to|for) one with the following\b|\s+(?:to(?: be)?|at|as)\s+(?=\d+[\w-]*\s+[A-Z])|"
    r"(?<!\band)\s+(?:even )?(?:if|though|unless)\b|,?\s+and if (?:that|this|not|it|there|possible|so)\b|"
    r",\s+(?:my|our) \w+ (?:\w+ed|is|was|has|had|can|can't|got|won't|will|broke|does|doesn't)\b|"
    r",?\s+(?:on|from|by|until|to|am|vom|el|le|du|bis)\s+"
    r"(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|"
    r"\d{1,2}\.? (?:de )?(?:jan|feb|mar|mär|apr|abr|avr|may|mai|jun|jui|jul|aug|ago|ao[uû]|sep|oct|okt|nov|dec|dez|dic|"
    r"d[eé]c))|"
    r",?\s+(?:and|y|et|und)\s+(?:(?:for|the|any|all|this|por|las?|el|pour|les?|cette|für|die|diese)\s+){0,3}"
    r"(?:inconvenience|molestias?|désagréments?|gêne|unannehmlichkeit)|"  # stands beside every wish, and sounds canned
    r"\s+within\s+(?:\d+|an?|one|two|three|four|five)\s+(?:minute|day|hour|week|month)\w*",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    r"\bto be \w|\b(?:you|u|y'all)\b|^(?:people|nothing|everyone|someone|answers?$|help$)", re.IGNORECASE
)
_TRAILING = re.compile(r"\s+(?:first|too|also|as well|instead|though|and|y|et|und)$", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s+(?:that|which|who|you|i|we|que|qui|die|der|das)\s", re.IGNORECASE)
"""How a clause about a thing begins; without it the thing is still named."""
_PADDING = re.compile(
    r"\b(?:exactly|precisely|right now|at the moment|actually|really|possibly|potentially)\s?", re.IGNORECASE
)
_OBJECT_ENDS = re.compile(r"\s(?:caused|by|that|which|because|in|with|without)\s", re.IGNORECASE)
_NOTHING = re.compile(r"(?:not|no|nothing|nada|nicht|nichts|pas|rien)\b", re.IGNORECASE)


_THE = (
    r"(?:el|la|los|las|una?|mi|mis|le|les|l['’]|une?|des|mon|ma|mes|der|die|das|den|eine?[nr]?|mein\w*)(?= |(?<=['’]))"
)
_GOES_ON = re.compile(
    rf",\s+(?!(?:{_THE}[^,]{{2,40}},\s+)?{_THE}[^,]{{2,40}}\s(?:y|e|o|et|ou|und|oder)\s{_THE})", re.IGNORECASE
)
"""A comma after which something else is said, and no list goes on."""
_HAD_DONE = re.compile(
    r"(?P<thing>it|them|this|that|these|those|(?:the|my) (?:\w+ )?\w+) (?P<deed>\w+ed|sent|taken|gone|done|put right)"
    r"(?: and (?P<also>(?:my|the|an?) .+)| .*)?$",
    re.IGNORECASE,
)
"""A thing to which something is to be done: "it collected", and what is wanted beside."""
_FROM_US = re.compile(
    r",?\s+(?:(?:und zwar|y|et) )?(?:von (?:euch|ihnen)|from (?:you|ye)(?: lot| guys)?|de votre part|de vuestra parte|"
    r"de vosotros)(?=\W|$)",
    re.IGNORECASE,
)
"""From whom it is wished for, which is plain."""


class Wish(Frozen):
    """One wish, turned to the customer."""

    kind: WishKind
    said: str
    """Words to follow "You'd like to" ("cancel two of your flights", "know when it ends"), "You'd like" ("a refund") or
    "You'd like us to" ("match the price")."""
    deed: str = ""
    """English name of the deed in `deed_names`; empty when none is known."""
    source: str = ""
    """The sentence it stands in, as the customer wrote it."""
    remedy: bool = False
    """True when it names money or goods to be given."""


class _Found(NamedTuple):
    kind: WishKind
    words: str
    source: str
    ours: Request | None = None
    """What the company is told to do, with its verb turned already; `words` are what follows it."""


@lru_cache(maxsize=64)
def wishes(post: str, pack: Language) -> tuple[Wish, ...]:
    """Return what the post wishes for, in its order; empty when none can be turned to the customer."""
    return _read(_found(post, pack), post, pack) or _read(_found(post, pack, otherwise=True), post, pack)


def _read(every: Iterator[_Found], post: str, pack: Language) -> tuple[Wish, ...]:
    found: list[Wish] = []
    for raw in every:
        wish = _wish(raw, post, pack, found)
        if wish is None:
            continue
        again = next((number for number, other in enumerate(found) if _says_again(wish, other, pack)), None)
        if again is None:
            found.append(wish)
        elif _says_more(wish, found[again], pack):
            found[again] = wish  # the same in more detail
    return tuple(found[:_MOST])


def wish_sources(post: str, pack: Language) -> frozenset[str]:
    """Return the sentences in which something is wished, whether or not it is said back."""
    return frozenset(raw.source for raw in _found(post, pack, otherwise=True))


def _found(post: str, pack: Language, *, otherwise: bool = False) -> Iterator[_Found]:
    """Find the wishes' words. `otherwise`: also those under a condition, such as "If that is not possible, …"."""
    signals = signals_of(pack)
    for part in sentences(post):
        text = _BULLET.sub(", ", " ".join(_BRACKETS.sub("", part).split()))
        text = plain(_SPEAKER.sub(r"\1 ", text), pack)
        if not otherwise and signals.conditional_on(text.split(",")[0]):
            continue
        told = {request.start: request for request in requests_in(text, pack)}
        starts = [one for one in _starts(text, pack) if one[1] not in told]
        starts = sorted([*starts, *(("us", start, start) for start in told)], key=lambda one: one[1])
        last = -1
        for kind, start, end in starts:
            if start < last:
                continue
            request = told.get(start)
            following = next((s for _, s, _ in starts if s > max(start, end - 1)), None)
            rest = _cut(request.rest if request else text[end:following].strip(" :-–,"), pack)
            if request:
                last = len(text) - len(request.rest)
                yield _Found("us", rest, part, request)
                continue
            last = end
            done = _HAD_DONE.match(rest) if kind == "get" and pack.code == "en" else None
            if done:  # "I want it collected and my money back"
                yield _Found("do", f"have {done['thing']} {done['deed']}", part)
                rest = done["also"] or ""
            for number, piece in enumerate(_coordinated(rest, pack)):
                yield _Found(_kind_of(piece, kind, number, pack), piece, part)


def _cut(rest: str, pack: Language) -> str:
    """The words of a wish up to where it ends."""
    rest = _FROM_US.sub("", rest)
    ends = [found.start() for end in (_END, *([] if pack.code == "en" else [_GOES_ON])) if (found := end.search(rest))]
    rest = rest[: min(ends)] if ends else rest
    while tail := _TRAILING.search(rest):
        rest = rest[: tail.start()].rstrip(" ,")
    return rest.strip(" ,")


def _starts(text: str, pack: Language) -> list[tuple[WishKind, int, int]]:
    """Where a wish begins, and where its words do."""
    found: list[tuple[WishKind, int, int]] = []
    for kind, key in _STARTS:
        for match in _beginnings(pack.code, key, tuple(pack.phrases[key])).finditer(text):
            begin = match.start()
            led = _CLAUSE_START.search(text, max(0, begin - _LEADS_WITHIN), begin)
            own = match[0].lower().startswith(_JOINED) or led
            taken = any(start <= match.start() < end for _, start, end in found)
            if own and not taken:
                found.append((kind, match.start(), match.start() if key in _WITH_DEED else match.end()))
    return sorted(found, key=lambda one: one[1])


def _kind_of(piece: str, kind: WishKind, number: int, pack: Language) -> WishKind:
    if kind == "us" and pack.entries("tell us", pack.phrases["tell_starts"]).match(fold(piece)):
        return "know"
    if kind == "do" and pack.code != "en" and not _infinitive(piece, pack):
        return "get"  # "Ich will mein Geld zurück": the same words begin both
    return "do" if kind == "get" and number else kind


def _coordinated(text: str, pack: Language) -> list[str]:
    """Part "cancel two flights and change a third" into its deeds."""
    joint = _joint(pack.code, tuple(pack.phrases["wish_verbs"]))
    pieces = [piece.strip(" ,") for piece in joint.split(text)]
    if pack.code == "de":  # both halves close with their infinitive
        ends = tuple(pack.phrases["infinitive_ends"])
        if len(pieces) > 1 and not all(piece.endswith(ends) for piece in pieces):
            pieces = pieces[:1] if pieces[0].endswith(ends) else [text]
    return [one for piece in pieces if piece for one in _two_exchanges(piece, pack)]


def _two_exchanges(piece: str, pack: Language) -> list[str]:
    """Part "exchange A for B and C for D" into two wishes, where one sentence of both would be too long to say."""
    found = _TWO_FOR.match(piece) if _LONG < len(piece) <= _LONGEST else None
    if found is None:
        return [piece]
    if pack.code == "de":  # the deed closes the sentence
        first, (second, verb) = f"{found['deed']} {found['first']}", found["second"].rsplit(" ", 1)
        return [f"{first} {verb}", f"{second} {verb}"]
    return [f"{found['deed']} {found['first']}", f"{found['deed']} {found['second']}"]


def _asked_of_us(raw: _Found, request: Request, pack: Language) -> Wish | None:
    """A wish for a deed of ours whose verb is turned already: what follows is turned to the customer."""
    rest = " ".join(raw.words.split())
    said = (said_back(rest, pack, wish=True) or _without_clause(rest, pack)) if rest else ""
    if said is None:
        return None
    whole = " ".join(filter(None, (request.lead, said, request.tail)))
    if len(whole.split()) < _FEWEST_US:
        return None
    remedy = pack.has("remedy_named", whole)
    return Wish(kind="us", said=whole, deed=pack.deed_named(whole), source=raw.source, remedy=remedy)


def _wish(raw: _Found, post: str, pack: Language, before: Sequence[Wish]) -> Wish | None:
    if raw.ours:
        return _asked_of_us(raw, raw.ours, pack)
    words = " ".join(_PADDING.sub("", raw.words).split())
    fillers = pack.entries("wish fillers", pack.phrases["wish_fillers"])
    while filler := fillers.match(fold(words)):
        words = words[filler.end() :].lstrip(" ,")
    if not words or _NOTHING.match(words) or (raw.kind == "get" and _TO_BE.search(words)):
        return None
    if raw.kind in ("know", "do"):
        words = _as_knowing(words, pack)
    about_it = _PRONOUN.match(words) if pack.code == "en" else None
    if about_it and not (before and before[-1].source == raw.source):
        thing = (
            None if before else antecedent(post, raw.source, plural=about_it[2].lower() in ("them", "these", "those"))
        )
        if thing is None and raw.kind != "us":
            return None
        thing = thing or about_it[2]
        words = f"{about_it[1]} {thing}{words[about_it.end() :]}"
    said = said_back(words, pack, wish=True) or _without_clause(words, pack)
    if said is None or _HALF.search(said) or (_bare_verb(raw, pack) and not _infinitive(said, pack)):
        return None
    if _ONLY_IT.fullmatch(said) and before:
        return None
    if raw.kind == "get" and not (stems(said, pack.stop) or pack.has("anew", said)):
        return None
    asks = _asking(said, pack) is not None
    kind: WishKind = "know" if asks else "do" if raw.kind == "know" else raw.kind
    if len(said.split()) < (_FEWEST_KNOW if kind == "know" else _FEWEST_DO if kind == "do" else 1):
        return None
    return Wish(
        kind=kind,
        said=said[0].lower() + said[1:] if pack.code != "de" and not said[:2].isupper() else said,
        deed="" if asks else pack.deed_named(_OBJECT_ENDS.split(said, maxsplit=1)[0]) or pack.deed_named(said),
        source=raw.source,
        remedy=not asks and pack.has("remedy_named", said),
    )


def _bare_verb(raw: _Found, pack: Language) -> bool:
    return raw.kind in ("do", "know") or (raw.kind == "us" and pack.code == "en")


def _without_clause(words: str, pack: Language) -> str | None:
    """Say a wish back without a clause that cannot be turned: "my money back for the insoles you made for me"."""
    clause = _RELATIVE.search(words)
    return said_back(words[: clause.start()], pack, wish=True) if clause else None


def _as_knowing(words: str, pack: Language) -> str:
    """Say "know" for asking and being told: "tell me how much it is", "find out when it ends"."""
    found = pack.entries("tell us", pack.phrases["tell_starts"]).match(fold(words))
    asking = pack.phrases["asking"]
    if not found or not asking or len(fold(words)) != len(words):
        return words
    return f"{asking[0]} {words[found.end() :].lstrip()}"


def _asking(said: str, pack: Language) -> str | None:
    return next((word for word in pack.phrases["asking"] if said.lower().startswith(f"{word} ")), None)


def _says_again(wish: Wish, other: Wish, pack: Language) -> bool:
    """Whether a wish says what another says, in more words or fewer."""
    own, said = set(stems(wish.said, pack.stop)), set(stems(other.said, pack.stop))
    if wish.said.lower() in other.said.lower():
        return True
    return wish.deed == other.deed and len(own & said) > min(len(own), len(said)) / 2


def _says_more(wish: Wish, other: Wish, pack: Language) -> bool:
    own, said = set(stems(wish.said, pack.stop)), set(stems(other.said, pack.stop))
    return wish.kind == other.kind and said < own


def _infinitive(wish: str, pack: Language) -> bool:
    """Whether the words can follow "You would like to": a bare verb where the language has one."""
    words = wish.split()
    if len(words) < _FEWEST_DO:
        return False
    ends: Sequence[str] = pack.phrases["infinitive_ends"]
    word = words[-1] if pack.code == "de" else words[0]
    return not ends or word.lower().endswith(tuple(ends))


@lru_cache(maxsize=32)
def _beginnings(_code: str, _key: str, entries: tuple[str, ...]) -> re.Pattern[str]:
    if not entries:
        return re.compile(r"(?!)")
    longest_first = sorted(entries, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _joint(code: str, verbs: tuple[str, ...]) -> re.Pattern[str]:
    word = {"en": "and", "es": "[ye]", "fr": "et", "de": "und"}[code]
    also = r"(?:(?:also|then|finally|lastly|también|luego|aussi|ensuite|auch|dann|außerdem) )?(?:to )?"
    if code == "de":
        return re.compile(rf",?\s+{word}\s+", re.IGNORECASE)
    to_me = r"(?!let\b|for\b|to\b|with\b)[a-z]+ (?:me|us)\b" if code == "en" else r"(?!)"  # "and take me off …"
    return re.compile(
        rf"(?:,?\s+{word}|,|\s*;)\s+{also}"
        rf"(?=(?:{'|'.join(verbs)})\b(?! (?:is|are|was|were|of|trip|flight|date)\b)|{to_me})",
        re.IGNORECASE,
    )
