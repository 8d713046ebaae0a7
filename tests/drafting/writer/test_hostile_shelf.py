"""From an order in documents and past cases to the draft of a model that obeys: nothing of it is approvable."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.embedders import LocalEmbedder
from knowledge.suspicious import found_in
from tests.drafting.writer.hostile_shelf import trial
from tests.knowledge.hostile import attacks


@pytest.fixture(scope="module")
def embedder() -> LocalEmbedder:
    return LocalEmbedder()


@pytest.mark.parametrize(("kind", "order"), list(attacks(each=1)))
def test_an_order_on_the_shelf_takes_over_no_draft(
    tmp_path: Path, embedder: LocalEmbedder, kind: str, order: str
) -> None:
    found = trial(tmp_path, embedder, kind, order)
    assert found.replies
    assert found.obeyed == ()
    assert found.fenced
    # What is marked as an order is not even shown to the model.
    assert not (found.met and found_in(order))
