"""A run as one HTML page that can be sent: no script, nothing fetched, everything escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from evals import plots
from evals.agreement import Agreement, Standing
from evals.breakdown import breakdown
from evals.compare import Comparison
from evals.gate import GateReport
from evals.models import Run
from evals.reading import figures_by_question, meaning, moved, rule_titles, worst_first
from evals.rubric import RUBRIC
from evals.scorers import SCORERS
from evals.statistics import FEWEST
from evals.words import SEVERITIES, VERDICTS, figure_in_words, in_words, visible


def report(
    run: Run,
    *,
    comparison: Comparison | None = None,
    gate: GateReport | None = None,
    agreement: tuple[Agreement, ...] = (),
    judge: Standing | None = None,
) -> str:
    """Return the page. With a comparison its verdict and the changed items stand first.

    gate: what became of the workspace's gates. agreement, judge: what people and the judge say about the drafts.
    """
    titles = rule_titles(run)
    seconds = [r.scores["latency"] for r in run.results if "latency" in r.scores]
    lengths = [r.scores["length"] for r in run.results if "length" in r.scores]
    return _template().render(
        run=run,
        groups=[
            (question, figures, plots.shares([figure for _, figure in figures if figure.unit == "share"]))
            for question, figures in figures_by_question(run)
        ],
        slices=breakdown(run.results),
        columns=[scorer for scorer in SCORERS if scorer.headline and scorer.unit == "share"],
        rules_plot=plots.counts([(titles.get(rule, rule), count) for rule, count in run.rules.items()][:20]),
        rule_titles=titles,
        titles={scorer.name: scorer.title for scorer in SCORERS},
        drafts=worst_first(run),
        timed=len(seconds),
        measured=len(lengths),
        verdicts=VERDICTS,
        severities=SEVERITIES,
        latency_plot=plots.histogram(seconds, "s"),
        length_plot=plots.histogram(lengths, "characters"),
        comparison=comparison,
        moved=moved(comparison)[0] if comparison is not None else (),
        gate=gate,
        questions={"good": "Would sign it: every answer 4 or 5", **{c.id: c.question for c in RUBRIC}},
        agreement=[a for a in agreement if a.drafts],
        judge=judge if judge is not None and judge.drafts else None,
    )


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("evals", "templates"), autoescape=True, undefined=StrictUndefined)
    environment.filters["shown"] = visible
    environment.globals.update(figure_in_words=figure_in_words, in_words=in_words, meaning=meaning, FEWEST=FEWEST)
    return environment.get_template("report.html.j2")
