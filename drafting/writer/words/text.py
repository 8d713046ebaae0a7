"""Text as the writer sees it: folded, in words, in stems, in sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_BREAK = re.compile(r"(?<=[.!?…。！？])[\"”»’)\]]*\s+|\n+")
_ABBREVIATION = re.compile(
    r"(?:(?:^|\(|\b(?:am|an|im|vom|zum|zur|beim|der|die|das|dem|den|des|ein\w*|bis|ab|und) )\d{1,2}\.|"
    r"\b(?:mr|mrs|ms|dr|st|vs|etc|nr|approx|e\.g|i\.e|z\.b|bzw|ca|sr|sra|p\.ej|mme)\.)$"
)
_DRAWN = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
"""What a page does not show: no customer meant it to be read."""
_GREETED = re.compile(
    r"^\W*(?:(?i:hola|buenas|buenos días|buenas tardes|estimad[oa]s|hallo|liebe[rs]?|moin|servus|"
    r"guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|sehr geehrte[rs]?)"
    r"(?: (?:team|equipo|señores|[A-ZÄÖÜÉÁ]\w+|und|madame|monsieur)){0,4}"
    r"\s*[,!.:]+\s+)+(?=[\w¿¡])"
)
"""How German, French and Spanish posts greet: "Hola Dani, …"."""
_ASKED_LATE = re.compile(r"(?<=\w\w)[,;:]?\s+(?=¿)")
_FEWEST_TOLD = 4
"""Words before a Spanish question from which they are a statement, and no greeting."""
_LONGEST_STEM = 6
_LONGEST_SENTENCE = 1000
"""Characters after which a sentence is cut: nobody writes such, but an attacker may."""
_BLANKS = (" ", "\n", "\t")
_PERHAPS_A_MARK = re.compile(r"[^\x00-\u02ff]")
"""No character below U+0300 combines with the one before it."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the text in lower case without accents, with plain apostrophes."""
    plain = text.replace("’", "'")
    if plain.isascii():
        return plain.casefold()
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    return _PERHAPS_A_MARK.sub(lambda mark: "" if unicodedata.combining(mark[0]) else mark[0], decomposed)


def ungreeted(text: str) -> str:
    """Return the text without a German, French or Spanish greeting at its beginning."""
    return _GREETED.sub("", text)


def undrawn(text: str) -> str:
    """Return the text without letters drawn out: "sooo slooow" as "so slow"."""
    return _DRAWN.sub(r"\1", text)


def words(text: str) -> list[str]:
    """Return the folded words."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return a word's beginning: enough to meet its other forms in the languages we know."""
    word = word.split("'")[-1] if len(word.split("'")[0]) <= 2 else word.split("'")[0]
    if len(word) <= 4:
        return word
    return word.rstrip("s")[: max(4, min(_LONGEST_STEM, len(word) - 2))]


def stems(text: str, stop: frozenset[str] = frozenset()) -> list[str]:
    """Return the stems of the words that carry content: no stop words, no single letters."""
    return list(_stems(text, stop))


@lru_cache(maxsize=1024)
def _stems(text: str, stop: frozenset[str]) -> tuple[str, ...]:
    found = []
    for word in words(text):
        bare = word.split("'")
        if word in stop or all(part in stop for part in bare):
            continue
        root = stem(word)
        if len(root) > 1 or root.isdigit():
            found.append(root)
    return tuple(found)


def kin(root: str, other: str) -> bool:
    """Say whether two stems are the same word in another form: one begins with the other, four letters at least."""
    short, long = sorted((root, other), key=len)
    return len(short) >= 4 and long.startswith(short)


def sentences(text: str) -> list[str]:
    """Split into sentences, punctuation kept, not at common abbreviations; hidden comments are left out."""
    return list(_sentences(text))


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part for piece in pieces(_HIDDEN.sub(" ", text)) for part in _told_and_asked(piece.strip()))


def _told_and_asked(sentence: str) -> list[str]:
    """Part what a Spanish sentence tells from what it asks: "The coat is lovely but short, ¿have you another?"."""
    late = _ASKED_LATE.search(sentence)
    if late is None or len(sentence[: late.start()].split()) < _FEWEST_TOLD:
        return [sentence]
    return [sentence[: late.start()], sentence[late.end() :]]


def abbreviates(text: str) -> bool:
    """Say whether the full stop at the end of a text ends no sentence: "zum 60.", "z.B."."""
    return _ABBREVIATION.search(fold(text)) is not None


def pieces(text: str) -> list[str]:
    """Split into sentences that keep what parts them from the next where it is more than a blank, such as a new line.

    `joined` puts them together as they were.
    """
    found: list[str] = []
    start = 0
    for match in _BREAK.finditer(text):
        if abbreviates(text[start : match.start()]):
            continue
        piece = text[start : match.end()]
        if piece.strip():
            found += _cut(piece[:-1] if piece.endswith(" ") and not piece[:-1].endswith(_BLANKS) else piece)
        start = match.end()
    if text[start:].strip():
        found += _cut(text[start:].strip())
    return found


def _cut(sentence: str) -> Iterator[str]:
    """Yield a sentence; an endless one in stretches that end with a word."""
    while len(sentence) > _LONGEST_SENTENCE:
        blank = sentence.rfind(" ", 1, _LONGEST_SENTENCE)
        at = blank if blank > 0 else _LONGEST_SENTENCE
        yield sentence[:at]
        sentence = sentence[at:].removeprefix(" ")
    yield sentence


def joined(parts: Iterable[str]) -> str:
    """Put sentences together: a blank between them, unless one brings its own."""
    text = ""
    for part in parts:
        text += part if not text or text.endswith(_BLANKS) else f" {part}"
    return text


def longest_run(text: str, other: str) -> int:
    """Return how many words in a row of `text` stand in the same order in `other`."""
    mine, theirs = words(text), words(other)
    best = 0
    before: dict[int, int] = {}
    for word in mine:
        now: dict[int, int] = {}
        for at, there in enumerate(theirs):
            if there == word:
                now[at] = before.get(at - 1, 0) + 1
                best = max(best, now[at])
        before = now
    return best


def clip(text: str, limit: int) -> str:
    """Shorten to at most `limit` characters at a word's end, with an ellipsis when something went."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
