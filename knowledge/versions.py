"""Documents supersede one another: which of them is in force, from when, and where they contradict
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from knowledge.items import day
from knowledge.models import Document, Skipped

LONG_AGO = 0


class Standing(NamedTuple):
    """From which day a document no longer holds (20260131; None: it holds), and who replaced it."""

    until: int | None
    by: str | None


def standings(documents: Sequence[Document]) -> tuple[dict[str, Standing], list[Skipped]]:
    """Return path -> standing for every document, and notes on contradictions between them."""
    out = {document.path: Standing(None, None) for document in documents}
    notes: list[Skipped] = []
    replaced: dict[str, list[Document]] = {}
    for newer in documents:
        older = replaced[newer.path] = _meant(newer, documents) if newer.supersedes is not None else []
        if newer.supersedes is not None and not older:
            notes.append(_note(newer, f"supersedes {newer.supersedes!r}, which is no document here"))
    by_path = {document.path: document for document in documents}
    circles: set[frozenset[str]] = set()
    for newer in documents:
        for document in replaced[newer.path]:
            circle = _circle(newer.path, document.path, replaced)
            if circle:
                # Were all of them taken at their word, none would hold.
                circles.add(circle)
                if newer is not max((by_path[path] for path in circle), key=_rank):
                    continue
            _end(out, document, newer)
    for circle in circles:
        newest = max((by_path[path] for path in circle), key=_rank)
        for path in sorted(circle - {newest.path}):
            _end(out, by_path[path], newest)
        others = ", ".join(sorted(circle - {newest.path}))
        reason = f"and {others} say that they supersede each other; the newest, {newest.path}, holds"
        notes.append(_note(newest, reason))
    notes += _same_title(documents, out)
    return out, notes


def _end(out: dict[str, Standing], document: Document, newer: Document) -> None:
    """Let `document` end on the day from which `newer` holds; the first who replaces it counts."""
    since = day(newer.effective) or LONG_AGO
    known = out[document.path].until
    if known is None or since < known:
        out[document.path] = Standing(since, newer.path)


def _circle(start: str, first: str, replaced: Mapping[str, Sequence[Document]]) -> frozenset[str]:
    """The documents that say of one another, in a ring, that they supersede the next; empty when it is none."""

    def reach(path: str) -> set[str]:
        seen: set[str] = set()
        todo = [path]
        while todo:
            for document in replaced[todo.pop()]:
                if document.path not in seen:
                    seen.add(document.path)
                    todo.append(document.path)
        return seen

    if start not in reach(first):
        return frozenset()
    return frozenset(path for path in reach(start) if start in reach(path))


def _meant(newer: Document, documents: Sequence[Document]) -> list[Document]:
    wanted = newer.supersedes or ""
    others = [d for d in documents if d.path != newer.path]
    path = wanted.removeprefix("documents/").removeprefix("./")
    by_path = [d for d in others if path in (d.path, PurePosixPath(d.path).name, PurePosixPath(d.path).stem)]
    if by_path:
        return by_path
    family = [d for d in others if _family(d) & _family(newer)]
    return [d for d in family if d.version is not None and _plain(d.version) == _plain(wanted)]


def _same_title(documents: Sequence[Document], standing: dict[str, Standing]) -> list[Skipped]:
    """Versions of one title, none of which says that it supersedes another: in one folder the newest holds."""
    notes: list[Skipped] = []
    groups: dict[str, list[Document]] = {}
    for document in documents:
        if (document.version or document.effective) and standing[document.path].until is None:
            groups.setdefault(_plain(document.title), []).append(document)
    for group in groups.values():
        newest = max(group, key=_rank)
        for older in group:
            if older is newest:
                continue
            if _rank(older)[:2] == _rank(newest)[:2]:
                what = f"version {older.version}" if older.version else f"of {older.effective}"
                notes.append(_note(older, f"and {newest.path} are both {what} of {older.title!r}; both hold"))
                continue
            what = f"same title, version {newest.version}" if newest.version else f"same title, of {newest.effective}"
            if PurePosixPath(older.path).parent != PurePosixPath(newest.path).parent:
                reason = f"has the title of {newest.path} ({what}) in another folder; both hold"
            else:
                standing[older.path] = Standing(day(newest.effective) or LONG_AGO, newest.path)
                reason = f"is taken as superseded by {newest.path} ({what})"
            notes.append(_note(older, reason + "; say `supersedes:` in the newer one"))
    return notes


def _family(document: Document) -> set[str]:
    """Names by which versions of one document know each other: its title, and its file name less the
    version.
    """
    path = PurePosixPath(document.path)
    stem = re.sub(r"[-_ .]*(?:v(?:ersion)?[-_ .]*)?\d[\d._-]*$", "", path.stem, flags=re.IGNORECASE)
    return {_plain(document.title), _plain(f"{path.parent}/{stem}")}


def _rank(document: Document) -> tuple[tuple[int, ...], int, str]:
    """Sorts by age. The version says more than a date, which one of two may lack."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", document.version or ""))
    return numbers, day(document.effective) or 0, document.path


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("v")


def _note(document: Document, reason: str) -> Skipped:
    return Skipped(file=f"documents/{document.path}", place="front matter", reason=reason + ".")
