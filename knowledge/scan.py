"""Which source files there are, and which of them are new or have changed."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Literal, NamedTuple

from knowledge.chunking import CHUNKER
from knowledge.config import KnowledgeConfig
from knowledge.models import Skipped
from knowledge.sources.cases import READERS as CASE_READERS
from knowledge.sources.documents import READERS as DOCUMENT_READERS

_WANTED = frozenset(
    (".doc", ".odt", ".rtf", ".pages", ".pptx", ".ppt", ".odp", ".xls", ".ods", ".eml", ".msg", ".epub")
)
"""Formats that people keep policies and exports in, and that are not read."""

Area = Literal["documents", "cases", "learned"]


class SourceFile(NamedTuple):
    """A file as it stands in the workspace."""

    area: Area
    name: str
    """Path below its area, with forward slashes."""
    path: Path
    size: int
    modified: int


class Listing(NamedTuple):
    """What stands in the workspace's source folders."""

    files: list[SourceFile]
    """Files to read, in a fixed order."""
    skipped: list[Skipped]
    """Files that somebody surely wanted to go in, but whose format is not read."""
    notes: list[Skipped]
    """Other files, which are left alone."""


def files(config: KnowledgeConfig) -> Listing:
    """List the source files."""
    found: list[SourceFile] = []
    skipped: list[Skipped] = []
    notes: list[Skipped] = []
    # What was learned at work comes first: it knows outcomes and erasures that exports do not.
    if config.journal_path.is_file():
        found.append(_file("learned", config.journal_path.name, config.journal_path))
    for area, folder, endings in (
        ("documents", config.documents_dir, DOCUMENT_READERS),
        ("cases", config.cases_dir, CASE_READERS),
    ):
        for path in _walk(folder):
            name = path.relative_to(folder).as_posix()
            if path.is_dir():
                skipped.append(Skipped(file=f"{area}/{name}", reason="is a link to a folder; links are not followed."))
                continue
            problem = _unfit(path, folder)
            if problem is not None:
                skipped.append(Skipped(file=f"{area}/{name}", reason=problem))
                continue
            if path.suffix.lower() in endings:
                try:
                    found.append(_file("documents" if area == "documents" else "cases", name, path))
                except OSError as error:
                    skipped.append(Skipped(file=f"{area}/{name}", reason=f"cannot be read ({error.strerror})."))
            else:
                known = ", ".join(sorted(endings))
                left = Skipped(file=f"{area}/{name}", reason=f"is left out: {area} are read from {known}.")
                (skipped if path.suffix.lower() in _WANTED else notes).append(left)
    return Listing(found, skipped, notes)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes; "" when it cannot be read, which makes it a changed file every time."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def same_bytes(source: SourceFile, sha256: str, size: int, modified: int) -> bool:
    """True when a file is as it was: same size and time, or else same content."""
    return sha256 != "" and ((source.size, source.modified) == (size, modified) or digest(source.path) == sha256)


def recipe(config: KnowledgeConfig, area: Area, embedder: str, *, scrubbed: bool) -> str:
    """Return a hash of everything beside a file's bytes that decides what becomes of it."""
    parts = [embedder, "rows-3"]
    if area == "documents":
        parts.append(CHUNKER)
    else:
        parts += [f"scrubbed={scrubbed}", repr(sorted(config.channels.items()))]
        parts += (mapping.model_dump_json() for mapping in config.case_columns)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _walk(folder: Path) -> list[Path]:
    """Files below `folder` in a fixed order, and links to folders, which are not followed."""
    out: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        out += [Path(root) / name for name in folders if (Path(root) / name).is_symlink()]
        # Spreadsheet programs and editors leave lock files that begin like this.
        out += [Path(root) / name for name in sorted(names) if not name.startswith((".", "~$"))]
    return out


def _unfit(path: Path, folder: Path) -> str | None:
    """Why a file must not be opened at all; None when it may."""
    if path.is_symlink():
        try:
            inside = path.resolve(strict=True).is_relative_to(folder.resolve())
        except (OSError, RuntimeError):
            return "is a link that leads nowhere."
        if not inside:
            return "is a link that leads out of this folder; copy the file here instead."
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return f"cannot be read ({error.strerror})."
    return None if regular else "is no ordinary file (a pipe, a socket or a device) and was not opened."


def _file(area: Area, name: str, path: Path) -> SourceFile:
    found = path.stat()
    return SourceFile(area, name, path, found.st_size, found.st_mtime_ns)
