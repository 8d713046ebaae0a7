"""What a text is most like, by meaning."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from knowledge import Exemplar, Likenesses
from knowledge.embedders import LocalEmbedder

EXEMPLARS = (
    Exemplar("safety", "The kettle burned my hand and I had to go to hospital", True),
    Exemplar("safety", "Your toaster caught fire in our kitchen this morning", True),
    Exemplar("safety", "My son cut himself on the sharp edge of the toy", True),
    Exemplar("press", "I am a reporter and would like a comment on your layoffs", True),
    Exemplar("safety", "The toaster is too dark and burns my bread a little", False),
    Exemplar("safety", "Where can I buy a spare lid for the kettle", False),
    Exemplar("safety", "I love the toy, my son plays with it all day", False),
)


def test_other_words_for_the_same_matter_are_like_it(tmp_path: Path, embedder: LocalEmbedder) -> None:
    likenesses = Likenesses(embedder, EXEMPLARS, tmp_path)
    like = likenesses.nearest("The blender's blade sliced my daughter's finger open, she needed stitches")
    assert like is not None
    assert (like.matter, like.margin > 0) == ("safety", True)
    plain = likenesses.nearest("Do you sell filters for the coffee machine?")
    assert plain is not None
    assert plain.margin < 0


def test_what_is_ordinary_here_takes_the_edge_off(tmp_path: Path, embedder: LocalEmbedder) -> None:
    likenesses = Likenesses(embedder, EXEMPLARS, tmp_path)
    text = "My hand got burned by the kettle"
    alone, among = likenesses.nearest(text), likenesses.nearest(text, ordinary=(0.95, 0.95, 0.95))
    assert alone is not None
    assert among is not None
    assert alone.margin > 0 > among.margin


def test_a_language_that_the_embedder_does_not_know_is_left_alone(tmp_path: Path, embedder: LocalEmbedder) -> None:
    likenesses = Likenesses(embedder, EXEMPLARS, tmp_path)
    assert likenesses.nearest("Quel est le dernier jour pour commander avant Noël ?") is None
    assert likenesses.nearest("Der Wasserkocher hat mir gestern die Hand verbrüht, wir mussten ins Krankenhaus") is None


def test_vectors_are_computed_once_and_a_damaged_file_is_made_again(tmp_path: Path, embedder: LocalEmbedder) -> None:
    text = "The kettle scalded my arm"
    first = Likenesses(embedder, EXEMPLARS, tmp_path).nearest(text)
    (kept,) = tmp_path.glob("exemplars-*.npy")
    np.save(kept, np.zeros_like(np.load(kept)))
    again = Likenesses(embedder, EXEMPLARS, tmp_path).nearest(text)
    assert first is not None
    assert again is not None
    assert again.margin == 0.0 != first.margin  # it was read, not computed
    kept.write_bytes(b"no vectors")
    assert Likenesses(embedder, EXEMPLARS, tmp_path).nearest(text) == first
