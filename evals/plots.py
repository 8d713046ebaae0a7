"""Small plots as inline SVG: no script, no file, no network; every word is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from evals.models import Figure
from evals.reading import good_end
from evals.words import figure_in_words, visible

_WIDTH = 640
_ROW = 26
_LEFT = 230
_LONGEST = 30
"""Letters of a name that fit beside its bar."""
_PLAIN = "#4a6fa5"


def shares(figures: Sequence[Figure]) -> Markup:
    """Bars from 0 to 100 % with their 95 % intervals; green is the good end, whichever it is."""
    rows = []
    for number, figure in enumerate(figures):
        y = number * _ROW
        scale = _WIDTH - _LEFT - 90
        width, low, high = (scale * v for v in (figure.value, figure.low, figure.high))
        good = good_end(figure)
        colour = _PLAIN if good is None else "#2e7d5b" if good >= 0.9 else "#b7791f" if good >= 0.7 else "#b3392f"
        rows.append(
            f'<text x="{_LEFT - 8}" y="{y + 16}" text-anchor="end">{escape(visible(figure.title))}</text>'
            f'<rect x="{_LEFT}" y="{y + 5}" width="{scale}" height="14" fill="#eceae4"/>'
            f'<rect x="{_LEFT}" y="{y + 5}" width="{width:.1f}" height="14" fill="{colour}"/>'
            f'<line x1="{_LEFT + low:.1f}" x2="{_LEFT + high:.1f}" y1="{y + 12}" y2="{y + 12}" stroke="#222"/>'
            f'<text x="{_LEFT + scale + 8}" y="{y + 16}">{figure_in_words(figure)}</text>'
        )
    return _svg(len(figures) * _ROW + 8, rows, "Shares with 95 % intervals")


def counts(values: Sequence[tuple[str, int]]) -> Markup:
    """Bars of counts, longest first."""
    most = max((count for _, count in values), default=1)
    rows = []
    for number, (name, count) in enumerate(values):
        y = number * _ROW
        width = (_WIDTH - _LEFT - 60) * count / most
        rows.append(
            f'<text x="{_LEFT - 8}" y="{y + 16}" text-anchor="end">{escape(visible(_brief(name)))}'
            f"<title>{escape(visible(name))}</title></text>"
            f'<rect x="{_LEFT}" y="{y + 5}" width="{width:.1f}" height="14" fill="{_PLAIN}"/>'
            f'<text x="{_LEFT + width + 8:.1f}" y="{y + 16}">{count}</text>'
        )
    return _svg(len(values) * _ROW + 8, rows, "Counts")


def _brief(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def histogram(values: Sequence[float], unit: str, bins: int = 12) -> Markup:
    """How often values fall into equal ranges; each bar bears its count."""
    if not values:
        return Markup()
    low, high = min(values), max(values)
    step = (high - low) / bins or 1.0
    heights = [0] * bins
    for value in values:
        heights[min(bins - 1, int((value - low) / step))] += 1
    each, tall, top = (_WIDTH - 20) / bins, 110, 16
    rows = []
    for number, count in enumerate(heights):
        height = tall * count / max(heights)
        if not count:
            continue
        left = 10 + number * each
        rows.append(
            f'<rect x="{left + 1:.1f}" y="{top + tall - height:.1f}" width="{each - 2:.1f}" '
            f'height="{height:.1f}" fill="{_PLAIN}"/>'
            f'<text x="{left + each / 2:.1f}" y="{top + tall - height - 4:.1f}" text-anchor="middle">{count}</text>'
        )
    under = top + tall + 18
    rows.append(f'<text x="10" y="{under}">{low:.3g} {escape(unit)}</text>')
    rows.append(f'<text x="{_WIDTH - 10}" y="{under}" text-anchor="end">{high:.3g} {escape(unit)}</text>')
    return _svg(under + 10, rows, f"How many of {len(values)} drafts fall into each of {bins} equal ranges")


def _svg(height: int, rows: Sequence[str], label: str) -> Markup:
    # All that came from outside was escaped above, piece by piece.
    return Markup(  # noqa: S704
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="{escape(label)}">{"".join(rows)}</svg>'
    )
