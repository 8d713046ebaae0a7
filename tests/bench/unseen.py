"""Whether the rules hold on sentences that nobody tuned them to: grave posts, and replies that break the policy.

Written by people who had not seen the rulebook, half of them near misses. They are for measuring only: a rule that is
mended with one of these sentences at hand makes the figure worthless. `--survivors` prints what was judged wrongly.

`unseen_second.jsonl` holds pairs in four languages, a violation and an honest reply to the same post, written before
the rules were widened and measured before and after that.

`fresh_*.jsonl` were written before the rules were read, by the hand that then mended them: whole honest replies with
their facts, and violations of the policy's clauses. One half was worked on; the other only ever counted.

`judged_*.jsonl` were written the same way on 2026-11-27, as a judge from outside would: pairs of a violation and an
allowed reply in the same words, and grave posts beside harmless ones, split by hash. Whoever mended the rules had
written them all, so only what was written when the rules stood, replies marked `afterwards` and posts marked `last`,
says how far they carry.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from drafting.model import cache_dir
from drafting.second_look import SecondLook
from knowledge import KnowledgeBase, KnowledgeConfig
from policy import Context, Finding, LiveGuard, default_rulebook_dir, example_company

HERE = Path(__file__).parent / "data"
GRAVE = ("block", "escalate")


def main() -> None:
    """Print, by family, how many of the grave texts are held or routed, and how many of the near misses are not."""
    guard = LiveGuard(default_rulebook_dir(), example_company())
    _print("replies held by a rule of the family", _replies(guard, "unseen_replies"))
    _print("pairs, held by a rule of the family", _replies(guard, "unseen_second"))
    _print("honest ones of the pairs, held by any rule", _replies(guard, "unseen_second", honest=True))
    for name in ("worked on", "held back"):
        _print(f"fresh violations, {name}, held by a rule of the family", _replies(guard, "fresh_violations", name))
        _print(f"fresh honest replies, {name}, held by any rule", _replies(guard, "fresh_honest", name))
    for name in ("worked on", "held back", "afterwards"):
        _print(f"judged pairs, {name}, held by a rule of the family", _replies(guard, "judged_replies", name))
        _print(f"judged honest ones, {name}, held by any rule", _replies(guard, "judged_replies", name, honest=True))
    with TemporaryDirectory() as folder, KnowledgeBase.open(KnowledgeConfig(workspace=Path(folder))) as base:
        look = SecondLook(guard, base, default_rulebook_dir(), cache_dir(os.environ))
        judged = (("judged", part) for part in ("worked on", "held back", "afterwards", "last"))
        for name, part in (("unseen", None), *judged):
            what = f"{name} posts" + (f", {part}" if part else "")
            _print(f"{what}, routed by a rule", _posts(guard, f"{name}_posts", part))
            _print(f"{what}, routed by a rule or hinted at", _posts(look, f"{name}_posts", part))


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _replies(
    guard: LiveGuard, name: str, part: str | None = None, *, honest: bool = False
) -> list[tuple[dict[str, Any], bool]]:
    """Check the replies of a file: one part of it, or only its honest ones, against every family."""
    judged = []
    for row in (row for row in _rows(name) if part is None or row["set"] == part):
        context = Context.model_validate(
            {name: row[name] for name in ("post", "facts") if name in row} | {"channel": row.get("channel", "feedback")}
        )
        if honest and row["hit"]:
            continue
        family = "any" if honest else row["family"]
        found = guard.check(row["text"], context).findings
        judged.append((row | {"family": family}, any(_of_family(f, family, row.get("warn", False)) for f in found)))
    return judged


def _of_family(finding: Finding, family: str, warned: bool) -> bool:
    """Tell whether a finding is of the family and holds the reply, or only warns where that is all that is wanted."""
    grave = (finding.severity in GRAVE or warned) and finding.target == "reply"
    return grave and (family == "any" or finding.rule.startswith(family))


def _posts(guard: LiveGuard | SecondLook, name: str, part: str | None) -> list[tuple[dict[str, Any], bool]]:
    return [
        (row, bool(guard.triage(row["text"], Context(channel="feedback", post=row["text"]))))
        for row in _rows(name)
        if part is None or row["set"] == part
    ]


def _print(what: str, judged: list[tuple[dict[str, Any], bool]]) -> None:
    counts: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0])
    for row, found in judged:
        count = counts[row["family"], row["hit"]]
        count[0] += found
        count[1] += 1
        if found != row["hit"] and "--survivors" in sys.argv:
            sys.stdout.write(f"    {'missed' if row['hit'] else 'false'}: {row['matter']}: {row['text']}\n")
    sys.stdout.write(f"{what}\n")
    for family in sorted({family for family, _ in counts}):
        (hit, hits), (false, misses) = counts[family, True], counts[family, False]
        sys.stdout.write(f"  {family:<12} {hit} of {hits} found, {false} of {misses} near misses found too\n")
