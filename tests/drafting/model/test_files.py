"""The embedded model's file: joined from parts, verified once, remembered, and joined again when damaged."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from drafting.model.files import LocalModelMissing, ModelFile, Step, cache_dir, find_parts, model_file, own_file

CONTENT = [b"GGUF" + b"a" * 5000, b"b" * 3000, b"c" * 10]
WHOLE = b"".join(CONTENT)
MODEL = ModelFile(
    name="tiny.gguf", packages=("no-such-package-1",), size=len(WHOLE), sha256=hashlib.sha256(WHOLE).hexdigest()
)


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    paths = []
    for number, content in enumerate(CONTENT):
        path = tmp_path / f"part{number}.bin"
        path.write_bytes(content)
        paths.append(path)
    return paths


class Log:
    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.last = (0, 0)

    def __call__(self, step: Step, done: int, size: int) -> None:
        self.steps.append(step)
        self.last = (done, size)


def test_joined_once_then_neither_joined_nor_hashed(tmp_path: Path, parts: list[Path]) -> None:
    first, second = Log(), Log()
    path = model_file(MODEL, tmp_path / "cache", parts=parts, on_bytes=first)
    assert path.read_bytes() == WHOLE
    assert set(first.steps) == {"join"}
    assert first.last == (len(WHOLE), len(WHOLE))
    assert model_file(MODEL, tmp_path / "cache", parts=[], on_bytes=second) == path
    assert second.steps == []


def test_a_touched_file_is_hashed_again(tmp_path: Path, parts: list[Path]) -> None:
    path = model_file(MODEL, tmp_path / "cache", parts=parts)
    os.utime(path, ns=(1, 1))
    log = Log()
    model_file(MODEL, tmp_path / "cache", parts=[], on_bytes=log)
    assert set(log.steps) == {"verify"}


@pytest.mark.parametrize("damage", [WHOLE[:-1], WHOLE[:-1] + b"x", b""])
def test_a_damaged_file_is_joined_again(tmp_path: Path, parts: list[Path], damage: bytes) -> None:
    path = model_file(MODEL, tmp_path / "cache", parts=parts)
    path.write_bytes(damage)
    assert model_file(MODEL, tmp_path / "cache", parts=parts).read_bytes() == WHOLE


def test_a_damaged_stamp_is_no_proof(tmp_path: Path, parts: list[Path]) -> None:
    path = model_file(MODEL, tmp_path / "cache", parts=parts)
    path.with_name(path.name + ".verified.json").write_text("{", encoding="utf-8")
    log = Log()
    model_file(MODEL, tmp_path / "cache", parts=[], on_bytes=log)
    assert set(log.steps) == {"verify"}


def test_damaged_parts_leave_nothing_behind(tmp_path: Path, parts: list[Path]) -> None:
    parts[1].write_bytes(b"z" * 3000)
    with pytest.raises(LocalModelMissing, match="make clean setup"):
        model_file(MODEL, tmp_path / "cache", parts=parts)
    assert list((tmp_path / "cache").iterdir()) == []


def test_missing_packages_are_named(tmp_path: Path) -> None:
    with pytest.raises(LocalModelMissing, match=r"no-such-package-1.*make setup"):
        model_file(MODEL, tmp_path / "cache")


def test_a_folder_that_cannot_be_written(tmp_path: Path, parts: list[Path]) -> None:
    (tmp_path / "cache").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(LocalModelMissing, match="XDG_CACHE_HOME"):
        model_file(MODEL, tmp_path / "cache", parts=parts)


def test_parts_are_found_without_importing() -> None:
    from drafting.model.files import QWEN_1_5B

    try:
        found = find_parts(QWEN_1_5B)
    except LocalModelMissing:
        pytest.skip("the packages of the embedded model are not installed")
    assert len(found) == 22
    assert sum(path.stat().st_size for path in found) == QWEN_1_5B.size


def test_a_companys_own_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.gguf", tmp_path / "b.gguf"
    good.write_bytes(b"GGUF....")
    bad.write_bytes(b"nope")
    assert own_file(good) == good
    with pytest.raises(LocalModelMissing, match="not a GGUF"):
        own_file(bad)
    with pytest.raises(LocalModelMissing, match="no file"):
        own_file(tmp_path / "c.gguf")


def test_cache_dir() -> None:
    assert cache_dir({"XDG_CACHE_HOME": "/x/y"}) == Path("/x/y/replydesk")
    assert cache_dir({"XDG_CACHE_HOME": "relative"}) == Path.home() / ".cache" / "replydesk"
