"""Says the gravest matters of a complaint back, in the customer's own words as they stand.

German, French and Spanish complaints are taken up this way, English ones by a clause turned into a sentence of ours
(`takeup.py`, `matter.py`). Told the English way, of 52 German, French and Spanish posts read side by side 28 drafts
differed: 17 were worse, 4 better. Their phrases have no verb that could be turned ("Temps de chargement très long"),
and English complaints seldom stand as phrases. A language takes this way when it has an `echo.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from drafting.writer.reading.gravest import Echo, gravest, mere_verdict, of_themselves
from drafting.writer.reading.pieces import is_state
from drafting.writer.reading.troubles import troubles
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import wishes
from drafting.writer.telling.placed import may_open, placed
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.questions import indirect
from drafting.writer.words.text import fold, sentences
from drafting.writer.words.verb_last import PARTICIPLE, verb_last

_ELIDED = re.compile(r"\b(q)ue (?=[aeiouyàâéèêh])", re.IGNORECASE)
"""French "que" before a vowel."""
_WORDS_ONLY = re.compile(r"[^\w',-]+")
_OF_WHICH = re.compile(r"(?<=\w\w),?\s(?:que|qui|den|die|das|was|jamais|je)\s", re.IGNORECASE)
"""What a verdict says of its thing, "the worst service that I have seen", can be left out."""
_TOLD_US = re.compile(
    r"\b(?:gesagt|geschrieben|angegeben|avez (?:dit|écrit|précisé)|dijiste|avisaste|has (?:dicho|avisado))\b"
)
"""What customers had said, whatever stands in it, is nothing to be sorry for."""
_MOST_VERDICT = 7
"""Words of a verdict that is said back: "Not worthy of the desktop version"."""


def echoed(post: str, understood: Understanding, pack: Language, stock: Stock, *, wishing: bool = False) -> list[str]:
    """Return sentences that take up the gravest matter of a complaint, and a second one where there is one.

    `wishing`: the post says what it wants done, which is told before any piece that names no trouble. Empty in a
    language that is told back otherwise, and where no piece of the post can be said as it stands.
    """
    found = _matters(post, understood, pack)
    if wishing and not any(matter.trouble for matter in found):
        return []
    if not found:
        verdict = _verdict(post, understood, pack) and verdict_told(post, understood, pack, stock)
        return [verdict] if verdict else []
    return [_first(found[0], pack, stock), *(_also(other, pack, stock) for other in found[1:])]


def idea_asked(understood: Understanding, pack: Language, stock: Stock) -> list[str]:
    """Take up an idea put as a question: "Why is there no …?"."""
    asked = (indirect(part, pack) for part in understood.asked if pack.echoes and "?" in part)
    said = next((one for one in asked if one), None)
    return [stock.say("idea_asked", asked=said)] if said else []


def verdict_told(post: str, understood: Understanding, pack: Language, stock: Stock) -> str | None:
    """Say a mere verdict of a few decent words back: "very bad" is no matter, but it is what the customer said."""
    said = _verdict(post, understood, pack) or _WORDS_ONLY.sub(" ", post).strip()
    said = _OF_WHICH.split(said)[0]
    if (
        not pack.echoes
        or not 0 < len(said.split()) <= _MOST_VERDICT
        or pack.has("unturnable", said)
        or pack.has("praise", said)
    ):
        return None
    return _said(stock, "take_up_bare_word", said)


def _verdict(post: str, understood: Understanding, pack: Language) -> str:
    """Return the first words of a complaint that names no matter at all; empty for any other post."""
    if not pack.echoes or understood.kind != "complaint" or troubles(post, pack):
        return ""
    return mere_verdict(post, pack)


def not_led_on(body: Sequence[str], pack: Language, stock: Stock) -> tuple[str, ...]:
    """Let no second matter come first with its "also": mending took out what stood before it."""
    if not body:
        return ()
    for also, alone in pack.phrases["goes_on"]:
        first = re.sub(rf"^{also}", alone, body[0])
        if first != body[0]:
            sorry = () if any(pack.has("apology", sentence) for sentence in body) else (stock.say("sorry"),)
            return (first, *sorry, *body[1:])
    return tuple(body)


def asked_about(post: str, understood: Understanding, pack: Language) -> Sequence[str]:
    """Return the texts of a post by which to choose what to ask: the matters taken up, or else all of it."""
    return [matter.source for matter in _matters(post, understood, pack)] or [*understood.problems, post]


def _matters(post: str, understood: Understanding, pack: Language) -> tuple[Echo, ...]:
    if not pack.echoes or understood.kind not in ("complaint", "attack"):
        return ()
    corrected = [problem for problem in understood.problems if problem.rstrip("…") not in " ".join(post.split())]
    return gravest(". ".join(understood.problems) if corrected else _without_wishes(post, pack), pack)


def _without_wishes(post: str, pack: Language) -> str:
    """A post without the sentences that tell us what to do, which are told as wishes; whole where there is no other."""
    told = {wish.source for wish in wishes(post, pack) if wish.kind == "us"}
    left = [sentence for sentence in sentences(post) if sentence not in told]
    return post if len(left) == len(sentences(post)) or not left else " ".join(left)


def _first(matter: Echo, pack: Language, stock: Stock) -> str:
    if matter.form == "asked":
        return stock.say("echo_asked", asked=matter.text)
    if matter.form == "sorry":
        return _said(stock, "echo_sorry_reported" if matter.accuses else "echo_sorry", matter.text)
    if matter.form == "clause":
        key = "take_up_plain" if _own(matter) else "take_up_reported" if matter.accuses else "take_up_said"
        return placed(stock, key, matter.text)
    said = _lead(pack.code, tuple(pack.phrases["sighs"])).sub("", matter.text)
    if is_state(said, pack):
        return _said(stock, "echo_state", said.lower())
    if verb_last(said, pack):  # a clause all the same, though it begins like none
        return placed(stock, "take_up_reported" if matter.accuses else "take_up_said", said)
    return _said(stock, "echo_reported" if matter.accuses else "echo", said)


def _own(matter: Echo) -> bool:
    """Whether a clause tells only what the customers did or said: by itself that is nothing to be sorry for."""
    return of_themselves(matter) and (not matter.trouble or _TOLD_US.search(matter.text) is not None)


def _also(matter: Echo, pack: Language, stock: Stock) -> str:
    if matter.form == "asked":
        return stock.say("asked_back", asked=matter.text)
    if matter.form == "sorry":
        return _said(stock, "echo_sorry_too", matter.text)
    if matter.form == "clause":
        return placed(stock, "take_up_second_said", matter.text)
    said = _lead(pack.code, tuple(pack.phrases["sighs"])).sub("", matter.text)
    if verb_last(said, pack):
        return placed(stock, "take_up_second_said", said)
    return _said(stock, "echo_second", said.lower() if is_state(said, pack) else said)


def _said(stock: Stock, key: str, words: str) -> str:
    low = _low(words, stock.pack)
    options = stock.pack.phrases[key]
    if not may_open(low, stock.pack):  # "Hallo Ann, Angekommen ist …": in German only nouns keep their capital there
        options = [option for option in options if not option.startswith("{said_up}")] or options
    sentence = stock.fill(stock.pick(options, f"{key} "), said=low, said_up=words[0].upper() + words[1:])
    sentence = _ELIDED.sub(r"\1u'", sentence) if stock.pack.code == "fr" else sentence
    return sentence if sentence[-1] in ".!?" else sentence + "."


_DESCRIBED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:e|en|er|es) [A-ZÄÖÜ][a-zäöüß]")
"""A German adjective before its noun."""
_FORMAL = ("Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres")


def _low(words: str, pack: Language) -> str:
    """The words as they go on within a sentence; German nouns, names and codes keep their capital."""
    first = words.split()[0]
    if pack.code == "de" and fold(first) in {fold(word) for word in (*pack.stop, *pack.phrases["clause_starts"])}:
        return words if first in _FORMAL else words[0].lower() + words[1:]
    if pack.code == "de" and (PARTICIPLE.match(first.lower()) or _DESCRIBED.match(words)):
        return words[0].lower() + words[1:]
    if pack.code == "de" or first[1:] != first[1:].lower() or any(sign.isdigit() for sign in first):
        return words
    return words[0].lower() + words[1:]


@cache
def _lead(_code: str, sighs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{'|'.join(sighs)})\b[,:]?\s+)+(?=\S)", re.IGNORECASE)
