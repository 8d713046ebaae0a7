"""Whether `names_problem` says what a reader says: would this customer feel that their own problem is named?

`data/named_problem.jsonl` are replies that were drafted (by the writer at several of its states and by the plain
chain), each read by eye; posts of `../shared/data` and of the sample set are given by number only. A reply that only
quotes, names the topic in a word, takes up a lesser clause or turns the sense does not name the problem. All replies
to one post stand in one half; the half named "held" is for looking at the figure only. `--survivors` prints where
scorer and reader differ in the other half.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.importers import read_items
from evals.kappa import cohen
from evals.models import EvalItem
from evals.scorers import Scene, Seen, scorer
from tests.evals.world import draft

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared" / "data"


def main() -> None:
    """Print the agreement for each half and language, and how many replies name the problem of another post."""
    if not SHARED.is_dir():
        sys.stdout.write("../shared/data is missing: only replies to the sample set are judged.\n")
    items = _items()
    lines = (HERE / "data" / "named_problem.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["post"] in items]
    scene = Scene(posts=tuple({items[row["post"]].post for row in rows}), complete=True)
    for half in ("worked", "held"):
        judged = [(row, _named(items[row["post"]], row["reply"], scene)) for row in rows if row["half"] == half]
        _print(half, judged)
        for lang in ("en", "de", "fr", "es"):
            _print(f"  {lang}", [(row, named) for row, named in judged if row["lang"] == lang])
        if half == "worked" and "--survivors" in sys.argv:
            for row, named in judged:
                if named != row["named"]:
                    post = " ".join(items[row["post"]].post.split())
                    sys.stdout.write(
                        f"    {'too lax' if named else 'too strict'}: {post[:300]}\n      {row['reply']}\n"
                    )


def _named(item: EvalItem, reply: str, scene: Scene) -> bool:
    item = item.model_copy(update={"route": None})  # a reply was drafted all the same
    score = scorer("names_problem").judge(Seen(item=item, result=draft(reply), scene=scene))
    return score is not None and score.value >= 1


def _print(what: str, judged: list[tuple[Mapping[str, Any], bool]]) -> None:
    if not judged:
        return
    found = Counter((row["named"], named) for row, named in judged)
    right, lax, strict = found[True, True], found[False, True], found[True, False]
    kappa = cohen([(int(row["named"]), int(named)) for row, named in judged], weighted=False)
    sys.stdout.write(
        f"{what:<8} {len(judged):>3} replies, {right + strict} named: precision {_share(right, right + lax)}, "
        f"recall {_share(right, right + strict)}, of {lax + found[False, False]} not named {lax} taken for named, "
        f"kappa {'not defined' if kappa is None else f'{kappa:.2f}'}\n"
    )


def _share(some: int, of: int) -> str:
    return f"{some / of:.0%} ({some}/{of})" if of else "-"


def _items() -> dict[str, EvalItem]:
    """Every post that a row may name, by its number."""
    return dict(_posts())


def _posts() -> Iterator[tuple[str, EvalItem]]:
    sets = ROOT / "drafting" / "sample" / "evals"
    for line in (sets / "first.jsonl").read_text(encoding="utf-8").splitlines():
        own = EvalItem.model_validate_json(line)
        yield f"sample:{own.id}", own
    sources = [("reviews", "play_reviews/resolved_cases.jsonl", "reviews")]
    sources += [
        (company, f"company_policies/{company}/customer_tasks.jsonl", "situations") for company in ("airline", "retail")
    ]
    for source, path, form in sources:
        if SHARED.is_dir():
            for item in read_items(SHARED / path, form):
                if isinstance(item, EvalItem):
                    yield f"{source}:{item.id.removeprefix(f'{source}-')}", item
