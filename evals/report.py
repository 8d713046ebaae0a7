"""A run as one HTML page that can be sent: no script, nothing fetched, everything escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from evals import plots
from evals.agreement import Agreement, Standing
from evals.compare import Comparison
from evals.models import Run
from evals.words import figure_in_words


def report(
    run: Run,
    *,
    comparison: Comparison | None = None,
    agreement: tuple[Agreement, ...] = (),
    judge: Standing | None = None,
) -> str:
    """Return the page. With a comparison its verdict and the changed items stand first."""
    shares = [f for f in run.figures if f.unit == "share"]
    seconds = [r.scores["latency"] for r in run.results if "latency" in r.scores]
    lengths = [r.scores["length"] for r in run.results if "length" in r.scores]
    return _template().render(
        run=run,
        shares_plot=plots.shares(shares),
        rules_plot=plots.counts(tuple(run.rules.items())[:20]),
        latency_plot=plots.histogram(seconds, "s"),
        length_plot=plots.histogram(lengths, "characters"),
        comparison=comparison,
        agreement=[a for a in agreement if a.drafts],
        judge=judge if judge is not None and judge.drafts else None,
    )


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("evals", "templates"), autoescape=True, undefined=StrictUndefined)
    environment.filters["shown"] = visible
    environment.globals["figure_in_words"] = figure_in_words
    return environment.get_template("report.html.j2")


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
