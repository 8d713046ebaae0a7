"""Append-only files of JSON lines: each line is on disk before the next thing happens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

T = TypeVar("T", bound=BaseModel)


def append(path: Path, value: BaseModel) -> None:
    """Append one line and wait until it is on disk. A line torn by a kill before is closed first."""
    data = value.model_dump_json().encode() + b"\n"
    with path.open("ab+") as file:
        if file.tell() > 0:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                data = b"\n" + data
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def read(path: Path, kind: type[T]) -> Iterator[T]:
    """Yield the lines that can be read; one that was torn by a kill is as if it had never been written."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                try:
                    yield kind.model_validate_json(line)
                except ValidationError:
                    continue


def replace(path: Path, text: str | bytes) -> None:
    """Write a whole file so that a reader sees the old one or the new one, never half of either."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(text.encode() if isinstance(text, str) else text)
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    fresh.replace(path)
