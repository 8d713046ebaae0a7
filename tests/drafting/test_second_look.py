"""Hints about posts whose words no routing rule knows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.desk.intake import Triage
from drafting.model import cache_dir
from drafting.second_look import SecondLook
from knowledge import EmbeddingFailed, KnowledgeBase, KnowledgeConfig, ResolvedCase
from knowledge.embedders import LocalEmbedder, Vectors
from policy import Context, LiveGuard, default_rulebook_dir, example_company

UNKNOWN_WORDS = "Your coach driver kept dozing at the wheel and we drifted towards the barrier, forty of us on board"
KNOWN_WORDS = "Your stove exploded and burned my hand, I had to go to hospital"
ORDINARY = "Could you tell me when the shop in Leeds opens on Sunday?"


class Away(LocalEmbedder):
    """An embedder whose endpoint is not there."""

    def embed(self, texts: object) -> Vectors:
        raise EmbeddingFailed("The embeddings endpoint does not answer.")


@pytest.fixture(scope="module")
def guard() -> LiveGuard:
    return LiveGuard(default_rulebook_dir(), example_company())


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("acme")
    (folder / "cases").mkdir()
    with KnowledgeBase.open(KnowledgeConfig(workspace=folder), embedder=LocalEmbedder()) as opened:
        for number, post in enumerate(
            ("My parcel is two weeks late", "Lovely shop, thank you", "How do I return boots?")
        ):
            opened.add_precedent(ResolvedCase(id=f"o{number}", post=post, reply="Here is how that works."))
        yield opened


@pytest.fixture
def look(guard: LiveGuard, base: KnowledgeBase) -> SecondLook:
    return SecondLook(guard, base, default_rulebook_dir(), cache_dir(os.environ))


def test_a_grave_post_in_unknown_words_is_hinted_at_and_comes_first(look: SecondLook, guard: LiveGuard) -> None:
    context = Context(channel="feedback", post=UNKNOWN_WORDS)
    assert guard.triage(UNKNOWN_WORDS, context) == (), "a rule finds this now: take a post that none finds"
    (hint,) = look.triage(UNKNOWN_WORDS, context)
    assert (hint.rule, hint.severity, hint.draft_allowed) == ("routing.safety", "warn", True)
    assert "reads like the example" in hint.message
    triage = Triage((hint,))
    assert (triage.urgent, triage.held, triage.route) == (True, False, None)


def test_what_the_rules_find_is_theirs_alone(look: SecondLook, guard: LiveGuard) -> None:
    context = Context(channel="feedback", post=KNOWN_WORDS)
    found = look.triage(KNOWN_WORDS, context)
    assert found == guard.triage(KNOWN_WORDS, context) != ()


@pytest.mark.parametrize(
    "post", [ORDINARY, "Fake news", "", "Wo ist denn meine Bestellung von letzter Woche geblieben?"]
)
def test_ordinary_posts_get_no_hint(look: SecondLook, post: str) -> None:
    assert look.triage(post, Context(channel="feedback", post=post)) == ()


def test_a_post_comes_in_although_no_hint_can_be_had(guard: LiveGuard, tmp_path: Path) -> None:
    with KnowledgeBase.open(KnowledgeConfig(workspace=tmp_path), embedder=Away()) as base:
        look = SecondLook(guard, base, default_rulebook_dir(), tmp_path / "cache")
        look.warm_up()
        assert look.triage(UNKNOWN_WORDS, Context(channel="feedback", post=UNKNOWN_WORDS)) == ()
