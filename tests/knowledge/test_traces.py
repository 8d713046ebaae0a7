"""The search that proves an erasure finds a text however a file spells it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge import contains, spellings

TEXT = "Ålesund’s ferry"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        json.dumps(TEXT).encode(),
        TEXT.casefold().encode(),
        b"x" * ((1 << 20) - 4) + TEXT.encode(),
    ],
    ids=["utf-8", "utf-16-le", "utf-16-be", "json", "folded", "across blocks"],
)
def test_it_is_found(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some.bin"
    path.write_bytes(b"\0before" + data + b"after")
    assert contains(path, sorted(spellings(TEXT)))
    assert not contains(path, sorted(spellings("Another text")))
