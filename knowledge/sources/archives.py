"""DOCX and XLSX are ZIP archives: look at what they would unpack to before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from knowledge.sources.model import Unreadable

MAX_UNPACKED = 300_000_000
MAX_MEMBERS = 5_000
MAX_RATIO = 200
"""Real office files shrink to about a tenth; a bomb to a thousandth."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def checked(path: Path, kind: str) -> Path:
    """Return `path` when it is safe to unpack. Raises Unreadable."""
    with path.open("rb") as file:
        if file.read(8) == _OLE:
            raise Unreadable(f"is protected by a password, or is the old format. Save it as {kind} without one.")
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable(f"is damaged, or is no {kind} file") from None
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("is encrypted. Save it without a password.")
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if (
        len(members) > MAX_MEMBERS
        or unpacked > MAX_UNPACKED
        or (unpacked > 20_000_000 and unpacked / packed > MAX_RATIO)
    ):
        raise Unreadable(
            f"would unpack to {unpacked / 1e6:,.0f} MB in {len(members):,} parts, like a ZIP bomb; it was not opened"
        )
    _without_dtd(path, members, kind)
    return path


def _without_dtd(path: Path, members: list[zipfile.ZipInfo], kind: str) -> None:
    """Office never writes a document type; one that is there brings in other files, or grows without end."""
    with zipfile.ZipFile(path) as archive:
        for member in members:
            if not member.filename.endswith((".xml", ".rels")):
                continue
            try:
                with archive.open(member) as part:
                    head = part.read(4_096)
            except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, zlib.error):
                raise Unreadable(f"is damaged, or is no {kind} file. Save it again.") from None
            if b"<!DOCTYPE" in head or "<!DOCTYPE".encode("utf-16-le") in head:
                raise Unreadable(
                    f"holds a document type, which no {kind} file needs; it was not opened", member.filename
                )
