"""One order in every place of a workspace: what went in, what was told."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from knowledge import IngestReport, KnowledgeBase
from tests.knowledge.hostile.place import Place


class Outcome(NamedTuple):
    """What became of an order in one place."""

    place: Place
    indexed: bool
    told: bool
    marked: bool
    rule_kept: bool
    """What stands beside it for all to see went in."""

    @property
    def wrong(self) -> str | None:
        """What should not be; None when all is as it should."""
        if not self.rule_kept:
            return "the rule beside it is lost"
        if self.place.seen != "shown" and self.indexed:
            return "hidden words went in"
        if self.place.seen == "hidden" and not self.told:
            return "hidden words were not told"
        return None


def fill(workspace: Path, documents: tuple[Place, ...], cases: tuple[Place, ...], order: str) -> None:
    """Write a file for each place."""
    for area, places in (("documents", documents), ("cases", cases)):
        (workspace / area).mkdir(parents=True, exist_ok=True)
        for place in places:
            place.write(workspace / area / place.file, order)


def outcomes(
    kb: KnowledgeBase, report: IngestReport, area: str, places: tuple[Place, ...], order: str
) -> list[Outcome]:
    """Look for the order's last words in everything that can be searched, and in the report."""
    # Its end tells best: a title is cut, and the name of the file stands in for what is marked.
    words = order[-18:].casefold()
    said = report.suspicious + report.notes
    found: dict[str, list[tuple[str, bool]]] = {}
    for kind in ("policy", "precedent"):
        for hit in kb.search("tent returned torn seam ask us", kind, 1_000).hits:
            name = hit.document if hit.kind == "policy" else (hit.case_id or "")
            text = " ".join(filter(None, (hit.text, hit.title, *hit.path, hit.agent, hit.product, *hit.tags)))
            found.setdefault(name or "", []).append((text, hit.why.suspicious is not None))
    out = []
    for place in places:
        mine = found.get(place.file, []) if area == "documents" else found.get(place.name.split(" of ")[0], [])
        out.append(
            Outcome(
                place,
                indexed=any(words in text.casefold() for text, _ in mine),
                told=any(one.file == f"{area}/{place.file}" and one.place for one in said),
                marked=any(mark for _, mark in mine),
                rule_kept=any("30 days" in text or "torn seam" in text for text, _ in mine),
            )
        )
    return out
