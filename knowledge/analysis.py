"""Words for the lexical index: folded, lightly stemmed, with pairs of characters for scripts without
spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
_MARKS = re.compile(r"[\u0300-\u036f]")
_STOP_WORDS = """
    a an the and or but if of to in on at by for with from as is are was were be been being am do does
    did have has had i me my mine you your yours he him his she her it its we us our they them their
    this that these those there here not no so than then too very can could will would shall should may
    might must just get got what which who when where why how all any some s t don im ive id ll re ve
    please hi hello thanks thank der die das und oder aber ist sind war ich du er sie es wir ihr ein
    eine einen mit von zu auf für nicht le la les un une des de et ou mais est sont je tu il elle nous
    vous ils pas que qui dans pour sur avec el los las una unos y o pero son yo en para con se por mi su
    al lo os um uma e da dos em na nao com yang dan di ke ini itu saya untuk dengan tidak ada
"""
STOP = frozenset(_STOP_WORDS.split())
"""Words that say nothing about the subject, in the languages that posts come in most often."""


def terms(text: str) -> list[str]:
    """Return the index terms of `text`, in order, repeats included."""
    out: list[str] = []
    for run in _split_scripts(_fold(text)):
        if _UNSPACED.match(run):
            out.extend(run[i : i + 2] for i in range(len(run) - 1)) if len(run) > 1 else out.append(run)
        else:
            out.extend(_term(word) for word in _WORD.findall(run))
    return [term for term in out if term]


def query_terms(text: str) -> dict[str, str]:
    """Return term -> the word as written, without words that say nothing, each term once, in order."""
    found: dict[str, str] = {}
    for run in _split_scripts(_fold(text)):
        if _UNSPACED.match(run):
            parts = [run[i : i + 2] for i in range(len(run) - 1)] or [run]
            for part in parts:
                found.setdefault(part, part)
            continue
        for word in _WORD.findall(run):
            plain = word.split("'")[0].split("’")[0]
            if plain not in STOP and word not in STOP:
                found.setdefault(_term(word), word)
    found.pop("", None)
    return found


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _MARKS.sub("", decomposed))


def _split_scripts(text: str) -> list[str]:
    out: list[str] = []
    end = 0
    for match in _UNSPACED.finditer(text):
        out += [text[end : match.start()], match[0]]
        end = match.end()
    return [*out, text[end:]]


@lru_cache(maxsize=50_000)
def _term(word: str) -> str:
    """Strip what English inflection adds; too little is better than too much, for other languages' sake."""
    word = word.replace("’", "'")
    if "'" in word:
        word = word.split("'")[0]
    if not word.isascii() or len(word) < 4 or not word.isalpha():
        return word
    for ending, shortest, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word


_ENDINGS = (
    ("ations", 3, "at"), ("ation", 3, "at"), ("ments", 4, ""), ("ment", 4, ""), ("nesses", 4, ""),
    ("ness", 4, ""),
    ("ingly", 3, ""), ("edly", 3, ""), ("ings", 3, ""), ("ies", 2, "y"), ("ied", 2, "y"), ("ing", 3, ""),
    ("sses", 2, "ss"), ("ers", 4, "er"), ("ss", 1, "ss"), ("us", 2, "us"), ("is", 2, "is"),
    ("es", 4, "e"), ("ed", 3, ""), ("ly", 4, ""), ("s", 3, ""),
)  # fmt: skip
