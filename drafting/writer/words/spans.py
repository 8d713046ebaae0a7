"""Spans of time as people write them: "30 days", "two weeks", "hace tres meses"; all on folded text."""

from __future__ import annotations

import re

VALUES = {
    **dict.fromkeys(["a", "an", "one", "eine", "einem", "einen", "einer", "ein", "un", "una", "une"], 1),
    **dict.fromkeys(["two", "zwei", "dos", "deux"], 2),
    **dict.fromkeys(["three", "drei", "tres", "trois"], 3),
    **dict.fromkeys(["four", "vier", "cuatro", "quatre"], 4),
    **dict.fromkeys(["five", "funf", "cinco", "cinq"], 5),
    **dict.fromkeys(["six", "sechs", "seis"], 6),
    **dict.fromkeys(["seven", "sieben", "siete", "sept"], 7),
    **dict.fromkeys(["eight", "acht", "ocho", "huit"], 8),
    **dict.fromkeys(["nine", "neun", "nueve", "neuf"], 9),
    **dict.fromkeys(["ten", "zehn", "diez", "dix"], 10),
    **dict.fromkeys(["twelve", "zwolf", "doce", "douze"], 12),
}
DAYS = (
    (re.compile(r"minut"), 1 / 1440),
    (re.compile(r"hour|stunde|hora|heure"), 1 / 24),
    (re.compile(r"da[yi]|tag|dia|jour"), 1.0),
    (re.compile(r"week|woche|seman|semain"), 7.0),
    (re.compile(r"month|monat|mes|mois"), 30.0),
    (re.compile(r"year|jahr|ano|an"), 365.0),
)
"""Days in a unit, by how it begins on folded text; the first that fits."""
UNITS = (
    r"minut\w*|hours?|stunden?|horas?|heures?|days?|tagen?|tage?|dias?|jours?|weeks?|wochen?|semanas?|semaines?|months?|"
    r"monaten?|monate?|mes(?:es)?|mois|years?|jahren?|jahre?|anos?|ans?"
)
SPAN = rf"(\d+|{'|'.join(VALUES)}) ({UNITS})\b"
"""A number and a unit of time, as two groups."""


def days(number: str, unit: str) -> float:
    """Return the days of a span, by its number and its unit."""
    return float(VALUES.get(number, 0) or number) * next(days for name, days in DAYS if name.match(unit))
