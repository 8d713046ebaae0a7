"""Figures as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from evals.models import Figure, Unit
from policy.models import Severity, VerdictLevel

VERDICTS: Mapping[VerdictLevel, str] = {
    "pass": "fine",
    "warn": "fine, with advice",
    "escalate": "needs a higher role",
    "block": "held by the policy",
}
SEVERITIES: Mapping[Severity, str] = {
    "block": "Held",
    "escalate": "Needs a higher role",
    "warn": "Advice",
    "note": "Note",
}


def in_words(value: float, unit: Unit) -> str:
    """Return a value with its unit: `92 %`, `3.1 s`, `0.04`."""
    if unit == "share":
        return f"{round(100 * value)} %"
    if unit == "seconds":
        return f"{round(1000 * value)} ms" if abs(value) < 1 else f"{value:.1f} s"
    if unit in ("tokens", "characters"):
        return f"{value:,.0f}"
    return f"{value:.2f}" if unit == "count" else f"{value:.4f}"


def figure_in_words(figure: Figure, value: float | None = None) -> str:
    """Return the figure's value, or another one in its unit."""
    return in_words(figure.value if value is None else value, figure.unit)


def visible(text: str) -> str:
    """Return a text in which nothing can hide or turn the line around: such characters are named instead."""
    return "".join(f"[U+{ord(c):04X}]" if _hidden(c) else c for c in text)


def _hidden(char: str) -> bool:
    code = ord(char)
    return (
        (code < 32 and char not in "\n\t")
        or 0x7F <= code < 0xA0
        or 0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or code == 0xFEFF
        or 0xD800 <= code <= 0xDFFF
        or 0xE0000 <= code <= 0xE007F
    )
