"""All drafts of both sides as one text file: figures do not tell whether a customer would be helped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.models import ItemResult
from evals.problems import problems_of


def to_read(sides: Mapping[str, Sequence[ItemResult]]) -> str:
    """Return the text: each post, then each side's draft with its verdict, findings and what is wrong."""
    pages = ["# Every draft, side by side\n"]
    for group in zip(*sides.values(), strict=True):
        first = group[0]
        pages.append(f"\n## {first.id} ({first.channel}, {first.item.lang})\n\n> {' '.join(first.post.split())}\n")
        for name, result in zip(sides, group, strict=True):
            pages.append("\n".join(_draft(name, result)))
    return "\n".join(pages) + "\n"


def _draft(name: str, result: ItemResult) -> list[str]:
    if result.result is None:
        return [f"### {name}: no draft", "", str(result.error), ""]
    made = result.result
    lines = [f"### {name}: {made.verdict.verdict}", "", made.reply or "(held back: a person must take this)", ""]
    if made.private_message:
        lines += [f"Privately: {made.private_message}", ""]
    lines += [f"- {f.severity} {f.rule}: {f.message}" for f in made.verdict.findings if f.target == "reply"]
    lines += [f"- asks the agent: {need.question}" for need in made.needs]
    lines += [f"- {problem}" for problem in problems_of(result)]
    lines.append(
        f"- {made.recipe.seconds:.1f} s, {made.recipe.usage.calls} calls, first try {made.recipe.first_verdict}"
    )
    return [*lines, ""]
