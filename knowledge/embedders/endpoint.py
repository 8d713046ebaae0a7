"""Any OpenAI-compatible embeddings endpoint."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAI, OpenAIError

from knowledge.config import EndpointEmbeddings
from knowledge.embedders.protocol import Vectors
from knowledge.errors import EmbeddingFailed

MAX_CHARACTERS = 8_000
"""Longer texts are cut: endpoints refuse what exceeds their context, and passages are far shorter."""


class EndpointEmbedder:
    """Sends texts in batches; retries are the client's own, with its backoff."""

    def __init__(self, settings: EndpointEmbeddings) -> None:
        self._settings = settings
        self.name = f"endpoint/{settings.model}"
        key = settings.api_key.get_secret_value() if settings.api_key else "none"
        self._client = OpenAI(
            base_url=settings.base_url, api_key=key, timeout=settings.timeout_seconds, max_retries=settings.retries
        )

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text. Raises EmbeddingFailed in words that say what to do."""
        rows: list[Sequence[float]] = []
        for start in range(0, len(texts), self._settings.batch):
            rows.extend(self._batch([text[:MAX_CHARACTERS] or " " for text in texts[start:][: self._settings.batch]]))
        if not rows:
            return np.empty((0, 0), dtype=np.float32)
        try:
            vectors = np.asarray(rows, dtype=np.float32)
        except ValueError:
            raise self._failed("gave vectors of different lengths") from None
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or not (lengths > 0).all():
            raise self._failed("gave a vector that is empty or not a number")
        unit: Vectors = vectors / lengths
        return unit

    def familiar(self, text: str) -> float:  # noqa: ARG002 - part of the protocol
        """Hosted embedding models are multilingual as a rule."""
        return 1.0

    def close(self) -> None:
        """Close the HTTP connections."""
        self._client.close()

    def _batch(self, texts: list[str]) -> list[list[float]]:
        try:
            answer = self._client.embeddings.create(model=self._settings.model, input=texts, encoding_format="float")
            found = sorted(answer.data, key=lambda item: item.index)
        except APITimeoutError:
            raise self._failed(f"did not answer within {self._settings.timeout_seconds:g} s") from None
        except APIConnectionError:
            raise self._failed("cannot be reached") from None
        except APIStatusError as error:
            raise self._failed(f"answered with HTTP {error.status_code}") from None
        except (OpenAIError, ValueError, TypeError, AttributeError):
            raise self._failed("gave an answer that is no list of embeddings") from None
        if len(found) != len(texts):
            raise self._failed(f"gave {len(found)} vectors for {len(texts)} texts")
        return [item.embedding for item in found]

    def _failed(self, what: str) -> EmbeddingFailed:
        return EmbeddingFailed(
            f"The embeddings endpoint {self._settings.base_url} (model {self._settings.model!r}) {what}. "
            "Check [embeddings] in replydesk.toml; what was embedded so far is kept, so ingest goes "
            "on from there."
        )
