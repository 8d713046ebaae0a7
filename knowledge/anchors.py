"""How clauses are called: their own number where they have one, a slug of the heading where not."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(
    r"^(?:§+\s*|(?:section|sección|clause|article|artikel|art\.|artículo|rule|step|part|teil|chapter|chapitre|kapitel|"
    r"abschnitt|schritt|annex|anhang)\s+)?"
    r"(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[A-Z]\.\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}(?=[.)]))"
    r"(?:[.):]+(?=\s)|\s*[-–—](?=\s)|(?=\s)|$)\s*",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"^(?:%|percent|days?|weeks?|months?|years?|hours?|minutes?|business|working|calendar|euros?|dollars?|tage?|"
    r"people|times|items?|types?|steps?|of|or|and|to)\b",
    re.IGNORECASE,
)
_INTERNAL = re.compile(
    r"[\[({]\s*(?:internal|confidential|intern)(?: use)?(?: only)?\s*[\])}]"
    r"|^(?:§?\s*[A-Z]?[\d.]+[.)]?\s+)?(?:internal|confidential)(?: use)?(?: only)?\s*[:\-–—]"
    r"|\b(?:internal only|for internal use)\b",
    re.IGNORECASE,
)


def number_of(text: str, *, heading: bool = False) -> str | None:
    """Return the clause number at the start of `text`: `3.2`, `4`, `A.1`; None when there is none.

    In running text only a dotted number or one after a paragraph sign counts, so that "30 days …" is
    no clause.
    """
    match = _NUMBER.match(text)
    if match is None:
        return None
    number = match["number"]
    rest = text[match.end() :]
    signed = not text.startswith(number)
    if _UNITS.match(rest) and not signed and "." not in number:
        return None
    if heading or signed:
        return number
    return number if "." in number and number[0].isalnum() and rest else None


def slug(heading: str) -> str:
    """Return an anchor made of the heading's words, for example `how-we-handle-returns`."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return "-".join(re.findall(r"\w+", plain))[:80] or "section"


def is_internal(text: str) -> bool:
    """True when a heading or the start of a paragraph says that it is not for the public."""
    return _INTERNAL.search(text[:120]) is not None
