"""Figures as people read them."""

from __future__ import annotations

from evals.models import Figure, Unit


def in_words(value: float, unit: Unit) -> str:
    """Return a value with its unit: `92 %`, `3.1 s`, `0.04`."""
    if unit == "share":
        return f"{100 * value:.0f} %"
    if unit == "seconds":
        return f"{1000 * value:.0f} ms" if value < 1 else f"{value:.1f} s"
    if unit in ("tokens", "characters"):
        return f"{value:,.0f}"
    return f"{value:.2f}" if unit == "count" else f"{value:.4f}"


def figure_in_words(figure: Figure, value: float | None = None) -> str:
    """Return the figure's value, or another one in its unit."""
    return in_words(figure.value if value is None else value, figure.unit)
