"""How well a post is read by the rules alone: kind, language, problems named, what is asked, urgency.

`reading_posts.jsonl` are posts written as customers write them, labelled before the rules were looked at; a list of
kinds means that readers may differ. `reading_shared.jsonl` labels real reviews, questions and situations of
`../shared/data` by number only. The half named "held" is for looking at the figure only: a rule that is mended with
its texts at hand makes the figure worthless. `--survivors` prints what was read wrongly in the other half.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafting.writer import Understanding, understand
from drafting.writer.words.language import language, language_of
from drafting.writer.words.text import fold
from evals.importers.first_person import first_person

HERE = Path(__file__).parent / "data"
SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "data"
LANGUAGES = ("en", "es", "fr", "de")


def main() -> None:
    """Print the table: each half, each language, own posts and the shared ones apart."""
    for name, rows in (("own", list(_own())), ("shared", list(_shared()))):
        for half in ("dev", "held"):
            judged = [(row, _read(row["text"])) for row in rows if row["set"] == half]
            if judged:
                _print(f"{name} posts, {half}", judged, show=half == "dev" and "--survivors" in sys.argv)


def _read(post: str) -> Understanding:
    lang = language_of(post, LANGUAGES)
    return understand(post, lang, language(lang))


def _own() -> Iterator[dict[str, Any]]:
    for line in (HERE / "reading_posts.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _shared() -> Iterator[dict[str, Any]]:
    """Labels joined with the texts they are about; none where the data is missing."""
    if not SHARED.is_dir():
        sys.stdout.write("../shared/data is missing: its part is left out.\n")
        return
    texts = dict(_texts())
    for line in (HERE / "reading_shared.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row | {"text": texts[row["post"]]}


def _texts() -> Iterator[tuple[str, str]]:
    for line in (SHARED / "play_reviews" / "resolved_cases.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        yield f"reviews:{row['id']}", row["review"]
    with (SHARED / "similar_cases" / "banking_queries.csv").open(encoding="utf-8") as file:
        for number, query in enumerate(csv.reader(file)):
            yield f"banking:{number}", query[0]
    for company in ("airline", "retail"):
        for line in (SHARED / "company_policies" / company / "customer_tasks.jsonl").open(encoding="utf-8"):
            task = json.loads(line)
            yield f"{company}:{task['id']}", first_person(task["user_scenario"]["instructions"]["reason_for_call"])


def _print(what: str, judged: list[tuple[dict[str, Any], Understanding]], *, show: bool) -> None:
    sys.stdout.write(f"{what}: {len(judged)}\n")
    for title, lines in (("kind", _kinds), ("language", _languages)):
        sys.stdout.write(f"  {title:<22} {lines(judged)}\n")
    for title, name in (("problems", "problems"), ("asked", "asked")):
        wanted, met, extra, silent = _named(judged, name)
        sys.stdout.write(f"  {title + ' found':<22} {met} of {wanted}; in {extra} of {silent} posts without any\n")
    if "urgent" in judged[0][0]:
        urgent = [seen.urgent for row, seen in judged if row["urgent"]]
        false = sum(seen.urgent for row, seen in judged if not row["urgent"])
        sys.stdout.write(f"  {'urgent':<22} {sum(urgent)} of {len(urgent)}; false in {false}\n")
    for row, seen in judged if show else ():
        wrong = _wrong(row, seen)
        if wrong:
            sys.stdout.write(f"    {row['text'][:240]!r}\n" + "".join(f"      {line}\n" for line in wrong))


def _kinds(judged: list[tuple[dict[str, Any], Understanding]]) -> str:
    right: dict[str, list[bool]] = defaultdict(list)
    for row, seen in judged:
        right[row["kind"][0]].append(seen.kind in row["kind"])
    total = [one for some in right.values() for one in some]
    parts = ", ".join(f"{kind} {sum(some)}/{len(some)}" for kind, some in sorted(right.items()))
    return f"{sum(total) / len(total):.0%} ({parts})"


def _languages(judged: list[tuple[dict[str, Any], Understanding]]) -> str:
    of: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, seen in judged:
        if row["lang"]:
            of[row["lang"]] += 1
            right[row["lang"]] += seen.lang == row["lang"]
    return ", ".join(f"{lang} {right[lang]}/{of[lang]}" for lang in LANGUAGES if of[lang])


def _named(judged: list[tuple[dict[str, Any], Understanding]], name: str) -> tuple[int, int, int, int]:
    """Return labelled things, those found, posts in which one was found without cause, and posts without cause."""
    wanted = met = extra = silent = 0
    for row, seen in judged:
        label, found = row[name], _found(seen, name)
        number = label if isinstance(label, int) else len(label)
        wanted += number
        met += min(number, len(found)) if isinstance(label, int) else len(label) - len(_missed(label, found))
        silent += not number
        extra += not number and bool(found)
    return wanted, met, extra, silent


def _found(seen: Understanding, name: str) -> tuple[str, ...]:
    """What was found; a remedy demanded is asked for too."""
    return seen.problems if name == "problems" else tuple(dict.fromkeys((*seen.asked, *seen.demands)))


def _missed(label: list[str], found: tuple[str, ...]) -> list[str]:
    return [words for words in label if not any(fold(words) in fold(clause) for clause in found)]


def _wrong(row: dict[str, Any], seen: Understanding) -> list[str]:
    lines = [f"kind {seen.kind} for {'/'.join(row['kind'])}"] if seen.kind not in row["kind"] else []
    lines += [f"language {seen.lang} for {row['lang']}"] if row["lang"] and seen.lang != row["lang"] else []
    for name in ("problems", "asked"):
        label, found = row[name], _found(seen, name)
        if isinstance(label, int):
            missed = label > len(found) or (found and not label)
        else:
            missed = bool(_missed(label, found)) or (found and not label)
        lines += [f"{name}: {label!r}, found {found!r}"] if missed else []
    if "urgent" in row and row["urgent"] != seen.urgent:
        lines.append(f"urgent: {seen.urgent}")
    return lines
