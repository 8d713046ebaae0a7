"""Runs the production writer over real input and writes a report to read: `python -m evals.real_input`.

Three workspaces are made in a temporary folder from public data that nobody in the project wrote: app reviews
with their real replies as precedents and no policy documents, and an airline's and a shop's policies with
customer situations told in the first person. Assertions of the data are not used.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafting.compose import compose
from drafting.model import ChatModel
from drafting.models import DraftJob, DraftResult
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from evals.importers.first_person import first_person
from policy import detect_language
from policy.models import Author

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
_PRECEDENTS = 1000
_NAMES = ("Jo Miller", None, "Priya", "Tomás Gil", "sk8ter_99", "Anna Berg")


class Post(NamedTuple):
    """A post to answer."""

    id: str
    text: str
    channel: str
    author: Author
    lang: str
    """As the data says."""


class Run(NamedTuple):
    """A post and what the writer made of it."""

    post: Post
    result: DraftResult


def main(argv: Sequence[str] | None = None) -> int:
    """Make the workspaces, write the drafts, write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with play_reviews and company_policies")
    parser.add_argument("--out", type=Path, default=Path("real_input.md"), help="report to write")
    parser.add_argument("--reviews", type=int, default=20)
    parser.add_argument("--situations", type=int, default=10, help="of each company")
    parser.add_argument("--only", choices=("reviews", "airline", "retail"))
    wanted = parser.parse_args(argv)
    if not wanted.data.is_dir():
        sys.stderr.write(f"There is no folder {str(wanted.data)!r}: give the data's folder with --data.\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        runs = dict(everything(Path(folder), wanted.data, wanted.reviews, wanted.situations, wanted.only))
    wanted.out.write_text(report(runs), encoding="utf-8")
    sys.stdout.write(f"{sum(len(some) for some in runs.values())} drafts; report in {wanted.out}\n")
    return 0


def everything(
    folder: Path, data: Path, reviews: int, situations: int, only: str | None = None, model: ChatModel | None = None
) -> Iterator[tuple[str, list[Run]]]:
    """Make each workspace and run it; `model` replaces the configured one."""
    if only in (None, "reviews"):
        posts = review_workspace(folder / "reviews", data, reviews)
        yield "reviews", run(folder / "reviews", posts, model)
    for name in ("airline", "retail"):
        if only in (None, name):
            posts = policy_workspace(folder / name, data, name, situations)
            yield name, run(folder / name, posts, model)


def review_workspace(folder: Path, data: Path, count: int) -> list[Post]:
    """A browser maker: the older reviews as resolved cases, no policy documents. Returns later reviews.

    A sixth each are Spanish, French and German, as far as there are any; the rest are English.
    """
    rows = [json.loads(line) for line in (data / "play_reviews" / "resolved_cases.jsonl").open(encoding="utf-8")]
    rows.sort(key=lambda row: row["replied_at"])
    _workspace(folder, "Firefox", products=["Firefox"], languages=["en", "es", "fr", "de"], contact="")
    later = {lang: _newest_quarter(rows, lang) for lang in ("en", "es", "fr", "de")}
    kept_back = {row["id"] for some in later.values() for row in some}
    older = [row for row in rows if row["id"] not in kept_back]
    with (folder / "cases" / "older.jsonl").open("w", encoding="utf-8") as out:
        for row in older[:_PRECEDENTS]:
            case = {"id": row["id"], "post": row["review"], "reply": row["reply"], "channel": "google_play"}
            out.write(json.dumps({**case, "lang": row["lang"], "replied_at": row["replied_at"]}) + "\n")
    others = [row for lang in ("es", "fr", "de") for row in _spread(later[lang], max(1, count // 6))][:count]
    some = _spread(later["en"], count - len(others)) + others
    return [
        Post(row["id"], row["review"], "google_play", Author(name=_NAMES[number % len(_NAMES)]), row["lang"])
        for number, row in enumerate(some)
    ]


def policy_workspace(folder: Path, data: Path, name: str, count: int) -> list[Post]:
    """A company of which only its service policy is known. Returns situations as posts."""
    source = data / "company_policies" / name
    _workspace(folder, name.capitalize(), products=[], languages=["en"], contact=f"care@{name}.example")
    (folder / "documents" / "policy.md").write_text((source / "policy.md").read_text(encoding="utf-8"), "utf-8")
    tasks = [json.loads(line) for line in (source / "customer_tasks.jsonl").open(encoding="utf-8")]
    return [
        Post(
            f"{name}-{task['id']}",
            first_person(task["user_scenario"]["instructions"]["reason_for_call"]),
            "facebook" if number % 2 else "x",
            Author(name=_NAMES[number % len(_NAMES)]),
            "en",
        )
        for number, task in enumerate(_spread(tasks, count))
    ]


def run(folder: Path, posts: Sequence[Post], model: ChatModel | None) -> list[Run]:
    """Ingest the workspace and write a draft for each post with the production writer."""
    settings = load_settings(folder)
    done: list[Run] = []
    with compose(settings, model=model) as app:
        app.knowledge.ingest()
        for post in posts:
            job = DraftJob(post=post.text, channel=post.channel, author=post.author, agent="mia")
            done.append(Run(post, app.writer.draft(job)))
            sys.stderr.write(f"{post.id}: {done[-1].result.verdict.verdict}\n")
    return done


def report(runs: Mapping[str, Sequence[Run]]) -> str:
    """Return the report: figures for each workspace, then every draft with its findings and steps."""
    lines = ["# The production writer on real input", ""]
    for name, some in runs.items():
        lines += [f"## {name}", "", *_figures(some), ""]
        for post, result in some:
            lines += _draft(post, result)
    return "\n".join(lines) + "\n"


def _figures(runs: Sequence[Run]) -> list[str]:
    results = [result for _, result in runs]
    recipes = [result.recipe for result in results]
    held = sum(1 for result in results if not result.verdict.approvable)
    spent = max(0.001, sum(recipe.usage.seconds for recipe in recipes))
    calls = max(1, sum(recipe.usage.calls for recipe in recipes))
    read, written = (sum(getattr(r.usage, f"{part}_tokens") for r in recipes) for part in ("prompt", "completion"))
    return [
        f"- drafts {len(results)}, held {held}, without a draft {sum(not result.drafted for result in results)}",
        f"- first verdict a block: {sum(recipe.first_verdict == 'block' for recipe in recipes)}",
        f"- seconds a draft: median {statistics.median(r.seconds for r in recipes):.1f}, "
        f"most {max(r.seconds for r in recipes):.1f}",
        f"- overhead: median {statistics.median(r.overhead_seconds for r in recipes) * 1000:.0f} ms",
        f"- calls a draft {calls / len(recipes):.1f}, prompt tokens a call {read / calls:.0f}, "
        f"tokens written a second of waiting for the model {written / spent:.1f}",
    ]


def _draft(post: Post, result: DraftResult) -> list[str]:
    recipe = result.recipe
    lines = [
        f"### {post.id} ({post.channel}, {result.kind}, {result.lang}): {result.verdict.verdict}",
        "",
        "> " + " ".join(post.text.split()),
        "",
        result.reply or "*(no draft)*",
        "",
    ]
    if result.private_message:
        lines += [f"Private: {result.private_message}", ""]
    lines += [f"- {f.severity} {f.rule}: {f.message}" for f in result.verdict.findings if f.target == "reply"]
    lines += [f"- route: {finding.title} -> {finding.route}" for finding in result.routing]
    lines += [f"- needs: {need.question}" for need in result.needs]
    lines += [f"- {step}" for step in recipe.steps]
    lines.append(
        f"- {recipe.candidates} candidates, {recipe.revisions} revisions, first verdict {recipe.first_verdict}, "
        f"{recipe.usage.prompt_tokens}+{recipe.usage.completion_tokens} tokens, {recipe.seconds:.1f} s"
    )
    return [*lines, ""]


def _workspace(folder: Path, name: str, *, products: list[str], languages: list[str], contact: str) -> None:
    init_workspace(folder)
    for path in (folder / "documents").iterdir():
        path.unlink()
    text = f'[company]\nname = "{name}"\nproducts = {products}\nlanguages = {languages}\n'
    text += '[[agents]]\nusername = "mia"\nname = "Mia Sommer"\nsignature = "^Mia"\n'
    if contact:
        text += f'[[contacts]]\nid = "care"\nkind = "email"\nvalue = "{contact}"\n'
        text += '[[contacts]]\nid = "dm"\nkind = "dm"\nvalue = "DM"\nchannels = ["x", "facebook"]\n'
    tomllib.loads(text)
    (folder / "replydesk.toml").write_text(text, encoding="utf-8")


def _newest_quarter(rows: Sequence[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Of rows in the order of time those that no precedent may be taken from; the label and the words must agree."""
    known = [row for row in rows if row["lang"] == lang == detect_language(row["review"])]
    return known[-(len(known) // 4 + 1) :]


def _spread(rows: Sequence[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Take `count` rows, evenly spread."""
    count = min(count, len(rows))
    return [rows[number * len(rows) // count] for number in range(count)]


if __name__ == "__main__":
    sys.exit(main())
