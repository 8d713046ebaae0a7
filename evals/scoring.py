"""From drafts to scores, and from scores to the figures of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evals.models import Figure, ItemResult
from evals.scorers import SCORERS, Scene, Scorer, Seen
from evals.statistics import bootstrap, percentile, wilson
from policy.models import Contact


def score_item(result: ItemResult, scene: Scene) -> ItemResult:
    """Return the result with the scores of every scorer that applies; those that compare wait for `scene.complete`."""
    scores: dict[str, float] = {}
    remarks: dict[str, str] = {}
    for scorer in SCORERS:
        if result.result is None:
            if scorer.on_failure is not None and result.item.route is None:
                scores[scorer.name] = scorer.on_failure
            continue
        score = scorer.judge(Seen(result.item, result.result, scene))
        if score is not None:
            scores[scorer.name] = round(score.value, 6)
            if score.remark:
                remarks[scorer.name] = score.remark
    return result.model_copy(update={"scores": scores, "remarks": remarks})


def score_run(results: Sequence[ItemResult], contacts: Sequence[Contact]) -> tuple[ItemResult, ...]:
    """Return all results scored, comparisons within the run included."""
    replies = tuple((result.id, result.reply) for result in results if result.reply.strip())
    posts = tuple(result.post for result in results)
    scene = Scene(contacts=contacts, replies=replies, posts=posts, complete=True)
    return tuple(score_item(result, scene) for result in results)


def figures_of(results: Sequence[ItemResult]) -> tuple[Figure, ...]:
    """Return one figure for each scorer that applied to anything, in the order of the registry."""
    figures = []
    for scorer in SCORERS:
        values = [result.scores[scorer.name] for result in results if scorer.name in result.scores]
        if values:
            figures.append(_figure(scorer, values))
    return tuple(figures)


def rules_of(results: Sequence[ItemResult]) -> dict[str, int]:
    """Return the findings of the finished drafts by rule, most frequent first."""
    counts = Counter(
        finding.rule
        for result in results
        if result.verdict is not None and result.result is not None and result.result.drafted
        for finding in result.verdict.findings
        if finding.target == "reply"
    )
    return dict(counts.most_common())


def _figure(scorer: Scorer, values: list[float]) -> Figure:
    yes_or_no = scorer.unit == "share" and set(values) <= {0.0, 1.0}
    middle = percentile(values, 50) if scorer.unit == "seconds" else sum(values) / len(values)
    low, high = wilson(sum(values), len(values)) if yes_or_no else bootstrap(values, median=scorer.unit == "seconds")
    return Figure(
        name=scorer.name,
        title=scorer.title,
        unit=scorer.unit,
        better=scorer.better,
        value=middle,
        low=low,
        high=high,
        p95=percentile(values, 95),
        n=len(values),
        headline=scorer.headline,
    )
