"""The embedded model: all-MiniLM-L6-v2, int8, on onnxruntime. English; 384 dimensions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from knowledge.embedders import files
from knowledge.embedders.protocol import Vectors

MAX_TOKENS = 256
"""The model was trained on 256 word pieces; what is beyond is cut off."""
BATCH_TOKENS = 1024
"""Texts of like length go through together, at most this many padded tokens at a time."""
RUN_TOKENS = 20
"""What one run of the model costs beside its tokens, in tokens: it reads all its weights. Measured on two cores: 2.8 ms
a run, 0.14 ms a token."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 0.99
"""It is never quite sure of a language: French may be made of words that English has as well."""


class LocalEmbedder:
    """Mean of the last hidden states over the text's tokens, normalised."""

    name = "all-MiniLM-L6-v2-int8/mean/256"

    def __init__(self, model: Path | None = None, tokenizer: Path | None = None, threads: int = 0) -> None:
        model = model or files.find(files.MODEL, files.MODEL_SHA256)
        tokenizer = tokenizer or files.find(files.TOKENIZER, files.TOKENIZER_SHA256)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Threads that wait for work in a loop take half of the processor from whatever else is running.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(model), sess_options=options, providers=["CPUExecutionProvider"]
        )

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector of 384 numbers for each text; an empty text gets a vector too."""
        if not texts:
            return np.empty((0, 384), dtype=np.float32)
        encodings: list[Encoding] = self._tokenizer.encode_batch(list(texts))
        ids = [encoding.ids for encoding in encodings]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        out = np.empty((len(ids), 384), dtype=np.float32)
        start = 0
        while start < len(order):
            stop = start + 1
            while stop < len(order) and _goes_with(len(ids[order[stop]]), stop - start, len(ids[order[stop - 1]])):
                stop += 1
            chosen = order[start:stop]
            out[chosen] = self._forward([ids[i] for i in chosen])
            start = stop
        return out

    def familiar(self, text: str) -> float:
        """Judge by fragmentation: English words are one or two word pieces, other languages
        shatter into many.
        """
        words = _WORD.findall(text)
        if not words:
            return _MOST
        encoding = self._tokenizer.encode(" ".join(words[:60]), add_special_tokens=False)
        unknown = sum(token == "[UNK]" for token in encoding.tokens)  # noqa: S105 - a word piece, not a password
        pieces = len(encoding.tokens) + 4 * unknown
        return float(np.clip((2.3 - pieces / len(words[:60])) / 0.9, 0.0, _MOST))

    def close(self) -> None:
        """Nothing to close: the memory goes with the object."""

    def _forward(self, ids: list[list[int]]) -> Vectors:
        width = max(len(row) for row in ids)
        tokens = np.zeros((len(ids), width), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for i, row in enumerate(ids):
            tokens[i, : len(row)] = row
            mask[i, : len(row)] = 1
        (hidden,) = self._session.run(
            ["last_hidden_state"],
            {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(tokens)},
        )
        weights = mask[:, :, None].astype(np.float32)
        mean = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        unit: Vectors = (mean / np.linalg.norm(mean, axis=1, keepdims=True)).astype(np.float32)
        return unit


def _goes_with(length: int, others: int, width: int) -> bool:
    """Say whether a text goes through with `others` of up to `width` tokens: those are padded to its length."""
    return (others + 1) * length <= BATCH_TOKENS and others * (length - width) <= RUN_TOKENS
