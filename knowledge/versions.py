"""Documents supersede one another: which of them is in force, from when, and where they contradict
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    for newer in documents:
        if newer.supersedes is None:
            continue
        older = _meant(newer, documents)
        if not older:
            notes.append(_note(newer, f"supersedes {newer.supersedes!r}, which is no document here"))
        for document in older:
            if newer.path in _replaced_by(document, documents):
                winner = max((newer, document), key=_rank)
                if winner is not newer:
                    continue
                notes.append(
                    _note(newer, f"and {document.path} say that they supersede each other; the newer one holds")
                )
            since = day(newer.effective) or LONG_AGO
            known = out[document.path].until
            if known is None or since < known:
                out[document.path] = Standing(since, newer.path)
    notes += _same_title(documents, out)
    return out, notes


def _meant(newer: Document, documents: Sequence[Document]) -> list[Document]:
    wanted = newer.supersedes or ""
    others = [d for d in documents if d.path != newer.path]
    path = wanted.removeprefix("documents/").removeprefix("./")
    by_path = [d for d in others if path in (d.path, PurePosixPath(d.path).name, PurePosixPath(d.path).stem)]
    if by_path:
        return by_path
    family = [d for d in others if _family(d) & _family(newer)]
    return [d for d in family if d.version is not None and _plain(d.version) == _plain(wanted)]


def _replaced_by(document: Document, documents: Sequence[Document]) -> list[str]:
    return [d.path for d in _meant(document, documents)] if document.supersedes else []


def _same_title(documents: Sequence[Document], standing: dict[str, Standing]) -> list[Skipped]:
    """Two versions of one title, neither of which says that it supersedes the other: the newer one holds."""
    notes: list[Skipped] = []
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(_plain(document.title), []).append(document)
    for group in groups.values():
        versioned = [d for d in group if d.version is not None and standing[d.path].until is None]
        if len(versioned) < 2:
            continue
        newest = max(versioned, key=_rank)
        for older in versioned:
            if older is newest:
                continue
            if _rank(older)[:2] == _rank(newest)[:2]:
                notes.append(
                    _note(
                        older,
                        f"and {newest.path} are both version {older.version} of {older.title!r}; both hold",
                    )
                )
                continue
            since = day(newest.effective) or LONG_AGO
            standing[older.path] = Standing(since, newest.path)
            taken = f"is taken as superseded by {newest.path} (same title, version {newest.version})"
            notes.append(_note(older, taken + "; say `supersedes:` in the newer one"))
    return notes


def _family(document: Document) -> set[str]:
    """Names by which versions of one document know each other: its title, and its file name less the
    version.
    """
    path = PurePosixPath(document.path)
    stem = re.sub(r"[-_ .]*(?:v(?:ersion)?[-_ .]*)?\d[\d._-]*$", "", path.stem, flags=re.IGNORECASE)
    return {_plain(document.title), _plain(f"{path.parent}/{stem}")}


def _rank(document: Document) -> tuple[int, tuple[int, ...], str]:
    numbers = tuple(int(part) for part in re.findall(r"\d+", document.version or ""))
    return day(document.effective) or 0, numbers, document.path


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("v")


def _note(document: Document, reason: str) -> Skipped:
    return Skipped(file=f"documents/{document.path}", place="front matter", reason=reason + ".")
