"""The scorers as a document: `docs/scorers.md` is generated from their docstrings."""

from __future__ import annotations

from evals.rubric import GOOD, RUBRIC
from evals.scorers import SCORERS


def render() -> str:
    """Return the document."""
    lines = [
        "# What drafts are measured by",
        "",
        "Generated from the scorers' own words. Every scorer is deterministic; one that does not apply to an item is",
        "left out of its figure. A run shows the mean over the items it applies to (the median for seconds) with a",
        "95 % interval.",
        "",
        "| scorer | name | unit | better | meaning |",
        "|---|---|---|---|---|",
    ]
    for scorer in SCORERS:
        meaning = scorer.meaning.replace("|", "\\|")
        lines.append(f"| {scorer.title} | `{scorer.name}` | {scorer.unit} | {scorer.better} | {meaning} |")
    lines += [
        "",
        "## The rubric for people and the judge",
        "",
        f"Each question is answered from 1 to 5. From {GOOD} on an answer is good; a draft is good when all are.",
        "",
        "| question | 1 | 5 |",
        "|---|---|---|",
    ]
    lines += [f"| {c.question} | {c.one} | {c.five} |" for c in RUBRIC]
    return "\n".join(lines) + "\n"
