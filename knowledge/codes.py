"""Numbers and codes that stand for one customer, known by the words before them, and the same codes in the other text.

The detectors handed in look at one text alone; a case has two, and the reply repeats a code without saying what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CODE = r"(?-i:(?=[A-Z0-9/-]*\d)[A-Z0-9][A-Z0-9/-]{3,}[A-Z0-9])\b"
_LABELS = (
    (
        "reference",
        r"\b(?:ref|reference|referenz|réf|référence|referencia|order|booking|buchung|auftrag|pedido|localizador|dossier|"
        rf"commande|ticket|vorgang)\b[\s.:#]{{1,3}}(?:(?:no|nr|nº|n°|number|code)\b[\s.:#]{{0,3}})?(?P<code>{_CODE})",
    ),
    (
        "reference",
        r"\b(?:dossier|localizador|pnr|booking\s+(?:ref|reference|code)|buchungs(?:code|nummer))\b[ :]{1,2}"
        r"(?P<code>(?-i:[A-Z]{6}))\b",
    ),
    (
        "plate",
        r"\b(?:licen[cs]e\s+plate|number\s+plate|registration|kennzeichen|matrícula|plaque|immatriculation)\b[\s.:#]{1,3}"
        r"(?P<code>(?-i:[A-ZÄÖÜ0-9]{1,4}(?:[- ][A-Z0-9]{1,4}){1,3}))\b",
    ),
    (
        "phone",
        r"\b(?:tel|telefon|teléfono|téléphone|tél|phone|mobile|mobil|móvil|handy|portable)\b[\s.:]{1,3}"
        r"(?P<code>[+(]?\d[\d /().-]{5,17}\d)(?![\w-])|(?<![\w.])(?P<french>0[1-9](?:[ .-]\d{2}){4})(?![\w.-])",
    ),
    ("national id", r"\b(?:sécu|sécurité\s+sociale|nir)\b[\s.:#n°]{1,6}(?P<code>\d[\d ]{11,22}\d)\b"),
    (
        "birth date",
        r"\b(?:geburtstag|geburtsdatum|birthday|anniversaire|cumpleaños)\b[\s.:]{1,3}(?:(?:am|is|on|le|el)\s+)?"
        r"(?P<code>\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2})\b",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _LABELS)
_TOKEN = re.compile(r"(?<![\w-])(?=[\w/-]*\d)\w[\w/-]{3,}\w(?![\w-])")
_OPEN = re.compile(r"\[[a-z ]+\]")


class Code(NamedTuple):
    """A code and where it stands."""

    start: int
    end: int
    kind: str


def labelled(text: str) -> Iterator[Code]:
    """Yield the codes that a label names."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            group = "code" if match["code"] is not None else "french"
            yield Code(*match.span(group), kind)


def taken_codes(raw: str, clean: str) -> frozenset[str]:
    """Codes that stand in a text as it was and no more in what was left of it: the other text must lose them, too."""
    left = set(_TOKEN.findall(_OPEN.sub(" ", clean)))
    return frozenset(token for token in _TOKEN.findall(raw) if token not in left)


def without(text: str, codes: frozenset[str]) -> tuple[str, int]:
    """Return the text with a mark in the place of each of `codes`, and how many there were."""
    if not codes:
        return text, 0
    found = re.compile("|".join(rf"(?<![\w-]){re.escape(code)}(?![\w-])" for code in sorted(codes)))
    return found.subn("[reference]", text)
