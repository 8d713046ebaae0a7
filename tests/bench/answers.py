"""Whether the writer tells a customer the clause that speaks to their post: questions and complaints.

Each line of `data/answers.jsonl` names words of the clauses that would do; `answered` is false where no clause does.
The first two sets ask the sample company. The `second` ones, in another hand, ask it, a made-up parcel service
(`data/larkway`) and the companies of the shared data; they were written before anything was changed, and parted by a
hash. The `trades` ones ask a shop for instruments and a public bath (`data/quillfield`, `data/marlpit`): a quarter of
them is near a clause that does not answer, a quarter far from all. What is chosen is chosen without the sets that are
held back, and those are asked at the end. No model is asked.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from drafting.compose import App, compose
from drafting.models import DraftJob
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from drafting.writer.grounds.evidence import gather
from drafting.writer.plan.case import prepare
from drafting.writer.words.language import language
from drafting.writer.words.register import second_form
from tests.bench._retrieval import DATA

_DATA = Path(__file__).parent / "data"
_SAMPLE = "sample"
_CHANNEL = "facebook"
_TOLD = 2
"""Clauses that one reply tells at the most."""


def main() -> None:
    """Print, for each set, how often the right clause is told, another one, or none; and of those told none, to how
    many a clause is told openly as a rule, with the agent asked whether it answers."""
    lines = (_DATA / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    asked = sorted(map(json.loads, lines), key=_company)
    counts: dict[str, Counter[str]] = {}
    with TemporaryDirectory() as folder:
        for company, items in groupby(asked, key=_company):
            workspace = _workspace(Path(folder) / company, company)
            if workspace is None:
                sys.stdout.write(f"  left out: the policy of {company} (../shared/data) is not here\n")
                continue
            with compose(load_settings(workspace, {**os.environ, "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"})) as app:
                app.knowledge.ingest()
                for item in items:
                    outcome, told, openly = _outcome(app, item)
                    counts.setdefault(item["set"], Counter()).update([outcome, *openly])
                    if os.environ.get("REPLYDESK_BENCH_SURVIVORS") and "held back" not in item["set"]:
                        sys.stdout.write(f"    {company}, {outcome}: {item['post']} => {told}\n")
    for name, found in sorted(counts.items()):
        spoken = sum(found[key] for key in ("right clause", "another clause", "no clause"))
        silent = found["rightly none"] + found["told"]
        sys.stdout.write(
            f"  {name}: of {spoken} posts that a clause speaks to, {found['right clause']} are told it, "
            f"{found['another clause']} another one, {found['no clause']} none; "
            f"of {silent} that none speaks to, {found['told']} are told one; openly as a rule: {found['openly right']} "
            f"right, {found['openly beside']} beside the question\n"
        )


def _company(item: dict[str, Any]) -> str:
    return str(item.get("company", _SAMPLE))


def _workspace(folder: Path, company: str) -> Path | None:
    """A workspace with a company's documents; None where they are not on this machine."""
    documents = _DATA / company if (_DATA / company).is_dir() else DATA / "company_policies" / company
    if company != _SAMPLE and not documents.is_dir():
        return None
    init_workspace(folder, sample=company == _SAMPLE)
    if company != _SAMPLE:
        shutil.copytree(documents, folder / "documents" / company)
    return folder


def _outcome(app: App, item: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    """What is told surely, its words, and how well fits what is told openly, if anything."""
    job = DraftJob(post=item["post"], channel=_CHANNEL)
    seen = app.writer.understand(job)
    pack = language(seen.lang, second=second_form(seen.lang, app.settings.voice, [], []))
    evidence = gather(job, seen, app.knowledge, pack)
    channel = app.guard.channel(_CHANNEL)
    similar = app.knowledge.similarities
    case = prepare(job, app.settings, pack, seen, evidence, channel, (), (), similar, small=True)
    told = " ".join(case.frame.rules[: _TOLD if case.frame.answers_asked else 1])
    right, openly = _right(told, item), case.frame.openly
    fits = (f"openly {'right' if item['answered'] and _right(openly, item) else 'beside'}",) if openly else ()
    if not item["answered"]:
        return ("told" if told and not right else "rightly none"), told, fits
    return ("right clause" if right else "another clause" if told else "no clause"), told, fits


def _right(told: str, item: dict[str, Any]) -> bool:
    return any(words.lower() in told.lower() for words in item["clauses"])
