"""How much speaks for a clause being the matter of an English complaint, by how it is built and where it stands.

Words of trouble can be counted only where a list has them. What went wrong is told in any words, but nearly always as
a deed of ours or of our thing, in the past or going on, with a measure of time or number, and early in the post.
"""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.writer.reading.matter import Telling, telling, weight
from drafting.writer.reading.signals import signals_of
from drafting.writer.words.completed import completed
from drafting.writer.words.finite import has_verb
from drafting.writer.words.language import Language
from drafting.writer.words.plain import plain, unled
from drafting.writer.words.tense import tells_past
from drafting.writer.words.text import fold, sentences

SURE = 3
"""From this on a clause is taken for the matter though no word of trouble stands in it."""
_FIRST, _OURS, _THING, _PAST, _MEASURED, _NAMED = 2, 2, 1, 1, 1, 1
_LASTS, _OWN_DEED, _TURN = 1, 1, 2
_HANGS, _NO_CLAUSE, _SCENE, _TIMELESS, _BRIEF, _REPORTED, _VERDICT, _SPLICED = 1, 2, 2, 1, 2, 2, 4, 1
_FEW = 2
"""Words of a clause that is too brief to tell a matter: "No knock"."""
_TOPICS = ("order", "booking", "billing", "account", "visit", "device")
_WHEN = re.compile(
    r"(?:(?:yesterday|today|tonight|now|then|still|again|suddenly|recently|lately|sometimes)|"
    r"(?:on|in|at|after|before|since|for|by|every|each|last|this|within|during|half)\b[^,]{1,40}?),? "
    r"(?=(?:i|we|you|they|the|my|our|your|it|he|she|there|nobody|no one|someone|somebody)\b)"
)
"""When it was, before whoever did it."""
_OURS_DID = re.compile(
    r"(?:you|you've|you'd|you're|your|they|they've|they'd|staff|nobody|no one|no-one|someone|somebody)\b"
)
_DATED = re.compile(
    r"\b(?:yesterday|today|tonight|this (?:morning|afternoon|evening|week|month)|last (?:night|week|month)|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
"""A time at which something happens once, though it is told in the present: "this morning €39 leaves my account"."""
_TURNS = re.compile(r"(?:but|however|yet|instead)\b")
"""What stands behind a "but" is the matter, and what stands before it is granted."""
_CUSTOMER = re.compile(r"(?:i|i'\w+|we|we'\w+)\b")
_STATE = re.compile(r"(?:i|we) (?:was|were|had|have|got|get|could|couldn't|can|can't|never|still|found|waited)\b")
"""How a clause begins that tells what became of customers, and not what they did."""
_PERSON = re.compile(r"(?:i|we|you|they)\b")
"""Before what is a verb, though no list or form tells."""
_LEANS = re.compile(r"(?:it|he|she|this|that|these|those|guess|so|here|there|unless|whether)\b")
"""How a clause begins that leans on the one before it."""
_IS_SO = re.compile(
    r"\b(?:is|was|are|were|\w+'s) (?:(?:just|such|so|really|very|absolutely|an?|the|total|complete|simply|always) )*"
    r"(?P<how>[\w-]+(?: [\w-]+)?)[.!]*$",
    re.IGNORECASE,
)
_TWO_IN_ONE = re.compile(
    r"^(?!(?:after|when|since|if|as|because|while|although)\b).*, (?:the |my |your )?\w+ (?:is|are|was|were) ",
    re.IGNORECASE,
)
"""Two sentences with a comma between them: the one that says it is told alone."""
_ASIDE = re.compile(
    r"(?:i|we)(?:'m| am|'re| are|'d| would|'ll| will| think| thought| know| hope| guess| suppose| wanted| needed|"
    r" planned)\b"
)


def standing(clause: str, post: str, pack: Language) -> int:
    """Say how much speaks for a clause of an English complaint being its matter; in another language, its weight."""
    bad = weight(clause, pack)
    if pack.echoes:
        return bad
    habit = 0 if pack.has("device", post) else _TIMELESS  # of what runs on a device the present tells what it does
    return bad + _built(clause, pack, habit) + (_FIRST if _opens(clause, post) else 0)


@lru_cache(maxsize=2048)
def _built(clause: str, pack: Language, habit: int) -> int:
    """What the build of a clause says, without its place."""
    whole = completed(unled(plain(clause, pack)), pack)
    text = _WHEN.sub("", fold(whole), count=1)
    measured = pack.has("measured", whole)
    scene = pack.has("sets_scene", clause) or (pack.has("background", clause) and not measured)
    if telling(clause, pack) is not Telling.MATTER or scene or signals_of(pack).insults(clause):
        return -_SCENE
    if not (has_verb(whole, pack) or _PERSON.match(text)):
        return -_NO_CLAUSE
    if len(clause.split()) <= _FEW:
        return -_BRIEF
    past, denied = tells_past(whole, pack), pack.has("negation", whole)
    reported = pack.has("reported", whole) and not denied
    turns = _TURNS.match(fold(clause)) is not None
    dated = _DATED.search(fold(whole)) is not None
    built = _PAST * (past or dated) + _MEASURED * measured - habit * (not (past or measured or denied or dated))
    built += _LASTS * pack.has("lasting", whole) + _TURN * turns
    built -= _REPORTED * reported + _VERDICT * _judges(whole, pack)
    built += _NAMED * any(pack.has(topic, whole) for topic in _TOPICS)
    built -= _SPLICED * (_TWO_IN_ONE.search(whole) is not None)
    if _OURS_DID.match(text):
        return built + _OURS
    if _LEANS.match(text):
        return built - _HANGS
    if _CUSTOMER.match(text):
        plain_deed = not (measured or denied or pack.has("lasting", whole))
        aside = plain_deed or _ASIDE.match(text) is not None
        return built - _OWN_DEED * (aside + (_STATE.match(text) is None))
    return built + _THING


def _judges(clause: str, pack: Language) -> bool:
    """Whether a clause says no more of a thing than how bad it is: "your website is a nightmare"."""
    found = _IS_SO.search(clause)
    return found is not None and all(pack.has("verdict", word) for word in found["how"].split())


def _opens(clause: str, post: str) -> bool:
    """Whether a clause begins in the first sentence of its post."""
    first = next(iter(sentences(post)), "")
    return clause[: len(first)].rstrip(" .!?,") in first
