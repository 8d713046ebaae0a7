"""Quotes a few of a customer's own words, where they cannot be turned to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafting.writer.reading.gravest import thing_named
from drafting.writer.reading.matter import telling
from drafting.writer.reading.pieces import whole_words
from drafting.writer.reading.signals import signals_of
from drafting.writer.reading.understanding import Understanding
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.mask import CODE_WORD, masked
from drafting.writer.words.text import fold, sentences, stems

_KEYS = {"praise": "take_up_praise", "idea": "take_up_idea", "question": "take_up_question", "other": "take_up_other"}
_FEW_WORDS = 3
_QUOTED_WORDS = 7
"""A quotation is a short phrase: a customer knows what they wrote."""
_LABEL = re.compile(r"^[^:]{2,24}:\s+(?=\S+\s+\S)")
"""What only announces an idea: "A small suggestion: …"."""
_WHOLE_QUESTION = 14
"""Words up to which a question is quoted whole."""
_UNQUOTED = re.compile(CODE_WORD.pattern + r"|[@#/]|\([a-z_]{2,12}\)")
_MOST_WHOLE, _FEWEST_WHOLE = 12, 2
"""Words of a quotation that is not cut: of thirteen in a row the guard warns."""
_LEADS = re.compile(r"^(?:and|but|so|then|und|aber|dann|et|mais|puis|y|e|pero|luego)\s+", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”«»„()]")
_TELLING = 5
"""Words that only this post has, from which one quotation is as good as another."""


def quoted(post: str, understood: Understanding, pack: Language, stock: Stock) -> list[str]:
    """Return a sentence with the few words of the post that tell most; none where none may be repeated.

    Words of a death are never among them: nobody is thanked for them, and none of it is put in quotation marks.
    """
    if pack.has("grief", post):
        return []
    what = _most_telling(post, understood, pack)
    what = _LABEL.sub("", what) if understood.kind == "idea" else what
    asks_to_do = understood.kind == "question" and understood.request
    key = "take_up_request" if asks_to_do else _KEYS.get(understood.kind, "take_up")
    asking = understood.kind == "question" and bool(understood.asked)
    few = _few_of(what, pack, praising=understood.kind == "praise", asking=asking)
    if few.endswith("…") and understood.kind == "praise":
        clauses = [clause for part in sentences(post) for clause in signals_of(pack).clauses(part)]
        few = quoted_whole(sorted(clauses, key=lambda clause: not pack.has("praise", clause))) or few
    if pack.echoes and few.endswith("…"):  # half a sentence is no quotation
        thing = thing_named(post, pack, new=understood.kind == "idea")
        if thing:
            return [stock.say("take_up_about" if key == "take_up" else f"{key}_about", said=thing)]
    return [stock.say(key, what=few)] if few else []


def quoted_whole(texts: Iterable[str]) -> str:
    """Return the first of the texts that is short enough to be quoted whole and holds nothing that may not be
    repeated; empty where none is."""
    return next(filter(None, map(_whole, texts)), "")


def _whole(text: str) -> str:
    said = _LEADS.sub("", masked(" ".join(text.split()))).strip(' .,;:!?"“”«»„')
    said = re.sub('["“”„]', "'", said)
    fits = _FEWEST_WHOLE <= len(said.split()) <= _MOST_WHOLE and not _QUOTES.search(said)
    return said if fits and not any(_UNQUOTED.search(word) for word in said.split()) else ""


def only_here(text: str, pack: Language) -> set[str]:
    """Return the stems that say something of this post: no manners, no mere anger."""
    return {root for root in stems(text, pack.stop) if not pack.is_common(root) and not pack.has("bare_anger", root)}


def _most_telling(post: str, understood: Understanding, pack: Language) -> str:
    """The question that is asked, or else the sentence that tells most."""
    if understood.kind == "question" and understood.asked:
        return masked(understood.asked[0])
    parts = [masked(part) for part in (*understood.problems, *sentences(post))]
    if understood.kind == "idea":
        parts = [part for part in parts if signals_of(pack).wishes(part)] or parts
    return max(parts, key=lambda part: (telling(part, pack), min(len(only_here(part, pack)), _TELLING)), default=post)


def _few_of(what: str, pack: Language, *, praising: bool, asking: bool) -> str:
    """The first words of a sentence that may be repeated; all of a short question, which keeps its marks."""
    whole = pack.echoes and not _UNQUOTED.search(what)
    if whole and asking and len(what.split()) <= _WHOLE_QUESTION:
        return what
    few = (whole_words(what, pack, praising=praising, asking=asking) if whole else "") or quotable(what)
    if whole and few == quotable(what) and few in what and not few.endswith("…"):
        hangs = what.partition(few)[2]  # "They promised on the phone, that …" is half a sentence all the same
        few += "…" * (pack.pattern("hangs_on").match(fold(hangs.lstrip(" ,"))) is not None)
    is_question = bool(few) and pack.echoes and what.endswith("?") and not few.endswith("…")
    return what if is_question and len(what.split()) <= len(few.split()) + 1 else few


def quotable(text: str) -> str:
    """Return the first words in a row that a reply may repeat, letter for letter: no codes, numbers, addresses."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        if _UNQUOTED.search(word):
            runs.append([])
        else:
            runs[-1].append(word)
    run = next((run for run in runs if len(run) >= _FEW_WORDS), max(runs, key=len))
    comma = next((at for at, word in enumerate(run, 1) if word[-1] in ",;:–—" and at > _FEW_WORDS), len(run))
    run, most = (run[:comma], comma) if comma <= _QUOTED_WORDS + 1 else (run, _QUOTED_WORDS)
    short = " ".join(run[:most]).strip(' .,;:!?"“”«»„')
    return short + "…" if len(run) > most else short
