"""Places what is told back in a sentence of the stock, so that the words around it and its own capital fit."""

from __future__ import annotations

import re

from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.text import words
from drafting.writer.words.verb_last import verb_last

_FIGURE = re.compile(r"\d")
_MANY_SAID = 12
"""Words of a clause from which it stands at the end of its sentence."""
_JOINED = {
    "es": ((re.compile(r"\ba el (?=[a-z])"), "al "), (re.compile(r"\bde el (?=[a-z])"), "del ")),
    "fr": ((re.compile(r"\bà le (?=[a-z])"), "au "), (re.compile(r"\bà les (?=[a-z])"), "aux ")),
}
"""Two words that a language writes as one: "gracias al taller"."""
_ELIDED = re.compile(r"\b(q)ue (?=[aeiouyàâéèêh])", re.IGNORECASE)
"""French "que" before a vowel."""


def placed(stock: Stock, key: str, clause: str) -> str:
    """Return a sentence of the stock with the clause in it, where its beginning and its length are right.

    German, which moves the verb after "dass", has sentences of its own for a clause whose verb may be moved.
    """
    subordinate = stock.pack.phrases.get(f"{key}_that")
    moved = verb_last(clause, stock.pack) if subordinate else None
    if moved:
        return ended(stock.say(f"{key}_that", said=moved))
    options = stock.pack.phrases[key]
    if clause[0].isupper() and stock.pack.code == "en":  # perhaps a name, perhaps not: at the start both are right
        options = [option for option in options if option.startswith("{said_up}")] or options
    elif clause[0].islower() and not may_open(clause, stock.pack):
        options = [option for option in options if not option.startswith("{said_up}")] or options
    if stock.pack.code == "en" and _FIGURE.search(clause):  # a figure of theirs is told as theirs from the start
        options = [option for option in options if not option.startswith("{said_up}")] or options
    if len(clause.split()) > _MANY_SAID:  # what comes after many words is not seen to belong to what stands before them
        options = [option for option in options if option.endswith("{said}.")] or options
    said = stock.fill(stock.pick(options, f"{key} "), said=clause, said_up=clause[0].upper() + clause[1:])
    return elided(said, stock.pack)


def may_open(clause: str, pack: Language) -> bool:
    """Say whether a clause can go on after "Hi Ann,": a small noun may be taken for a name, a German noun is none."""
    if pack.code == "de" and clause[0].isupper():
        return True
    first = words(clause)[0]
    if pack.code == "de" and first == "sie":  # with a capital it would be somebody else
        return False
    known = {start.partition(" ")[0] for start in pack.phrases["clause_starts"]} | pack.stop
    return first.partition("'")[0] in known or first.capitalize() in pack.phrases["lower_after_greeting"]


def elided(sentence: str, pack: Language) -> str:
    """Return the sentence with its full stop, and words in one where the language joins them."""
    for joins, said in _JOINED.get(pack.code, ()):
        sentence = joins.sub(said, sentence)
    return ended(_ELIDED.sub(r"\1u'", sentence) if pack.code == "fr" else sentence)


def ended(sentence: str) -> str:
    """Return the sentence with a full stop where it has no mark at its end."""
    return sentence if sentence[-1] in ".!?" else sentence + "."
