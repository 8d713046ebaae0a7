"""The proof of an erasure: every file that the program wrote is searched for what was erased."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from drafting.models import Frozen
from drafting.settings import Settings
from knowledge import Skipped, contains, spellings

SHOWN = 20
"""Places in the company's own files that are named; more are found again by the next search."""
_Says = Callable[[str], Sequence[str]]


class Proof(Frozen):
    """What the search found. Nothing in `traces`, `records` and `sources`: no trace is left."""

    files_searched: int
    traces: tuple[str, ...]
    """Files of the program in which something of it still stands."""
    records: tuple[str, ...]
    """Records of other cases that say the same, as `table of case`."""
    sources: tuple[Skipped, ...]
    """Lines of the company's own files, which are never touched."""


def search(settings: Settings, needles: Sequence[str], says: _Says, database: Path | None) -> Proof:
    """Search the state folder, the database and the company's own files for `needles`.

    says: `Desk.still_said`; words that other customers' records share cannot be proof and are named instead.
    database: the SQLite file; None when the records are on a server.
    """
    records: list[str] = []
    own: list[Skipped] = []
    unique: list[str] = []
    for needle in needles:
        shared = says(needle)
        records += shared
        if not shared:
            unique.append(needle)
    documented: set[str] = set()
    for file, number, needle in _own_lines(settings, needles):
        if file.parts[0] == "documents":  # the index is made of these: finding the word there says nothing
            documented.add(needle)
        reason = "still holds words of this customer; the file is yours, so only you can edit it."
        own.append(Skipped(file=file.as_posix(), place=f"line {number}", reason=reason))
    texts = sorted({spelling for needle in unique if needle not in documented for spelling in spellings(needle)})
    files = [path for path in settings.state_dir.rglob("*") if path.is_file()]
    if database is not None and database.is_file() and settings.state_dir not in database.parents:
        files.append(database)
    return Proof(
        files_searched=len(files),
        traces=tuple(str(path) for path in files if contains(path, texts)),
        records=tuple(dict.fromkeys(records)),
        sources=tuple(dict.fromkeys(own))[:SHOWN],
    )


def _own_lines(settings: Settings, needles: Sequence[str]) -> Iterator[tuple[Path, int, str]]:
    wanted = [(needle, sorted(spellings(needle))) for needle in needles]
    for path in sorted(settings.workspace.rglob("*")):
        file = path.relative_to(settings.workspace)
        if any(part.startswith(".") for part in file.parts) or not path.is_file():
            continue
        if not contains(path, [text for _, texts in wanted for text in texts]):
            continue
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                for needle, texts in wanted:
                    if any(text in line for text in texts):
                        yield file, number, needle
