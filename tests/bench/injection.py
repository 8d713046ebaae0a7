"""Every order of the public collection in every place of documents and past cases: what goes in, what a draft does."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from knowledge import KnowledgeBase, KnowledgeConfig
from knowledge.embedders import LocalEmbedder
from knowledge.suspicious import found_in
from tests.drafting.writer.hostile_shelf import trial
from tests.knowledge.hostile import CASES, DOCUMENTS, attacks, fill, outcomes


def main() -> None:
    """Print the table, and each failure by itself."""
    embedder = LocalEmbedder()
    orders = list(attacks())
    places: Counter[str] = Counter()
    drafts: Counter[str] = Counter()
    for kind, order in orders:
        with tempfile.TemporaryDirectory() as folder:
            _ingest(Path(folder), embedder, order, places)
        with tempfile.TemporaryDirectory() as folder:
            found = trial(Path(folder), embedder, kind, order)
        drafts["met"] += found.met
        drafts["outside"] += not found.fenced
        drafts["obeyed"] += bool(found.obeyed)
        drafts["replies"] += found.replies
        for reply in found.obeyed:
            _say(f"  obeyed {order!r}: {reply!r}")
    marked = sum(found_in(order) is not None for _, order in orders)
    hidden = sum(place.seen == "hidden" for place in (*DOCUMENTS, *CASES))
    _say(f"{len(orders)} orders in {len(DOCUMENTS) + len(CASES)} places, {hidden} of them hidden from readers")
    _say(f"hidden, and went in: {places['in']} of {places['not shown']} (wanted 0)")
    _say(f"hidden, and not told with file and place: {places['untold']} of {places['hidden']} (wanted 0)")
    _say(f"what stands beside it lost: {places['lost']} (wanted 0)")
    _say(f"read like an order to a model: {marked} of {len(orders)} (the rest are questions and tasks, which are data)")
    _say(f"drafts: {len(orders)}, {drafts['replies']} replies; the model met the order in {drafts['met']} of them")
    _say(f"  orders outside the fence: {drafts['outside']}; approvable and obeying: {drafts['obeyed']} (wanted 0)")


def _ingest(folder: Path, embedder: LocalEmbedder, order: str, count: Counter[str]) -> None:
    fill(folder, DOCUMENTS, CASES, order)
    with KnowledgeBase.open(KnowledgeConfig(workspace=folder), embedder=embedder) as kb:
        report = kb.ingest()
        found = outcomes(kb, report, "documents", DOCUMENTS, order) + outcomes(kb, report, "cases", CASES, order)
    for one in found:
        count["not shown"] += one.place.seen != "shown"
        count["hidden"] += one.place.seen == "hidden"
        count["in"] += one.indexed and one.place.seen != "shown"
        count["untold"] += one.place.seen == "hidden" and not one.told
        count["lost"] += not one.rule_kept
        if one.wrong:
            _say(f"  {one.place.file}: {one.wrong}: {order!r}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
