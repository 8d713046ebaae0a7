"""Retrieval: hybrid beside lexical, dense and plain LangChain + Chroma; "nothing relevant"; speed and size.

`make bench` measures portions in minutes; `--full` takes 2,000 banking queries and 100,000 precedents. The weights for
precedents were chosen on banking and review rows that are no queries here; those for policies on the first three sets
of questions, so that only the fourth, `last`, says how well they do on others.
"""

from __future__ import annotations

import csv
import json
import random
import sys
import tempfile
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz

from knowledge.embedders import LocalEmbedder
from tests.bench import _scale
from tests.bench._languages import languages, over_english
from tests.bench._policies import policies
from tests.bench._retrieval import ANSWERS, DATA, Judged, compare, plain_chain, workspace


def is_one_of(names: frozenset[str], name: str, _text: str) -> int:
    """Judge a precedent by its id."""
    return ANSWERS if name in names else 0


def banking(folder: Path, embedder: LocalEmbedder, *, full: bool) -> None:
    """A hit is a case of the same topic."""
    with (DATA / "similar_cases" / "banking_queries.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    random.Random(7).shuffle(rows)
    asked, kept = rows[1_000:3_000], rows[:1_000] + rows[3_000:]
    if not full:
        asked, kept = asked[:150], kept[:1_500]
    topics = {f"b{i}": row["category"] for i, row in enumerate(kept)}
    cases = [{"id": f"b{i}", "post": row["text"], "reply": "Thank you for asking."} for i, row in enumerate(kept)]
    kb = workspace(folder, [dict(case) for case in cases], {})
    judged: list[Judged] = []
    for row in asked:
        alike = frozenset(name for name, topic in topics.items() if topic == row["category"])
        judged.append((row["text"], partial(is_one_of, alike), [ANSWERS] * len(alike)))
    texts = {case["id"]: case["post"] for case in cases}
    compare("banking_queries", kb, "precedent", judged, embedder, plain_chain(texts, embedder, split=False))
    kb.close()


def reviews(folder: Path, embedder: LocalEmbedder, *, full: bool) -> None:
    """A hit is a review that the company answered in nearly the same words."""
    path = DATA / "play_reviews" / "resolved_cases.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["review"] and row["reply"]]
    random.Random(7).shuffle(rows)
    asked, kept = rows[500 : 1_000 if full else 650], rows[:500] + rows[1_000:]
    replies = {row["id"]: row["reply"] for row in kept}
    kb = workspace(folder, [{"id": r["id"], "post": r["review"], "reply": r["reply"]} for r in kept], {})
    judged: list[Judged] = []
    for row in asked:
        alike = frozenset(n for n, reply in replies.items() if fuzz.token_set_ratio(row["reply"], reply) >= 75)
        if alike:
            judged.append((row["review"], partial(is_one_of, alike), [ANSWERS] * len(alike)))
    texts = {row["id"]: row["review"] for row in kept}
    compare("play_reviews", kb, "precedent", judged, embedder, plain_chain(texts, embedder, split=False))
    kb.close()


def main() -> None:
    """Print every figure of retrieval."""
    full = "--full" in sys.argv
    if not DATA.is_dir():
        print("left out: the real data (../shared/data) is not here")
        return
    embedder = LocalEmbedder()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        policies(folder / "policies", embedder)
        languages(folder / "languages")
        over_english(folder / "over-english")
        banking(folder / "banking", embedder, full=full)
        reviews(folder / "reviews", embedder, full=full)
        _scale.curve(folder, _scale.SIZES if full else _scale.SIZES[:1])
        if full:
            _scale.curve(folder, _scale.SIZES[-1:], long=True)


if __name__ == "__main__":
    main()
