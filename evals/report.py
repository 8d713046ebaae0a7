"""A run as one HTML page that can be sent: no script, nothing fetched, everything escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from evals import plots
from evals.agreement import Agreement, Standing
from evals.compare import Comparison
from evals.models import Run
from evals.words import figure_in_words, visible


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
