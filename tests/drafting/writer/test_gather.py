"""What is gathered for a draft: precedents that differ."""

from __future__ import annotations

from random import Random

from drafting.models import DraftJob
from drafting.writer.grounds.evidence import gather
from drafting.writer.reading.understanding import understand
from drafting.writer.words.language import language
from knowledge.models import Filters, Hit, HitKind, SearchResult
from tests.drafting.writer import house

CANNED = "Hi {name}, we are sorry about the trouble. Please write to us at our help page and we will look into it."


class _Canned(house.Shelf):
    """Past cases that were answered with the same words, and one that was not."""

    def search(self, query: str, kind: HitKind, k: int = 10, filters: Filters = Filters()) -> SearchResult:  # noqa: B008 - frozen
        replies = [*(CANNED.format(name=name) for name in ("Ann", "Bo", "Cem")), "A new wheel is on its way to you."]
        hits = [
            Hit(
                id=f"c-{n}",
                kind=kind,
                text=f"bent wheel {n}\n\n{reply}",
                score=1.0,
                post=f"bent wheel {n}",
                reply=reply,
            )
            for n, reply in enumerate(replies)
        ]
        return SearchResult(hits=tuple(hits if kind == "precedent" else ()), relevance=0.9, relevant=True)


def test_of_precedents_with_the_same_reply_one_is_enough() -> None:
    post = "My new bike came with a bent wheel."
    pack = language("en")
    found = gather(DraftJob(post=post, channel="facebook"), understand(post, "en", pack), _Canned(), pack)
    assert [item.id for item in found.precedents] == ["c-0", "c-3"]


def test_a_capable_model_gets_what_was_found_further_down_as_far_as_there_is_room() -> None:
    rules = {str(n): f"{n} A wheel of kind {n} is checked by the workshop." for n in range(12)}
    rules |= {"long": "A wheel " + "is a wheel and " * 400}
    post, pack = "Is my bent wheel checked by the workshop?", language("en")
    job, shelf = DraftJob(post=post, channel="facebook"), house.Shelf(rules)
    few = gather(job, understand(post, "en", pack), shelf, pack)
    many = gather(job, understand(post, "en", pack), shelf, pack, wide=True)
    assert len(few.passages) == 8
    assert len(many.passages) == 12
    assert [item.id for item in many.passages][:8] == [item.id for item in few.passages]
    assert not {item.id for item in many.passages} & {item.id for item in many.also}


_WORDS = [
    f"{start}{end}" for start in "bcdfgklmnprst" for end in ("arrow", "illow", "edger", "oomful", "utting", "ipper")
]


class _Many(house.Shelf):
    """Ten past cases with replies of their own, the farthest one by Mia."""

    def search(self, query: str, kind: HitKind, k: int = 10, filters: Filters = Filters()) -> SearchResult:  # noqa: B008 - frozen
        words = ["spoke", "rim", "hub", "chain", "bell", "brake", "saddle", "pedal", "tyre", "lamp"]
        sample = Random(1).sample
        hits = [
            Hit(
                id=f"c-{n}",
                kind=kind,
                text=word,
                score=1.0 - n / 20,
                post=f"bent {word}",
                reply=" ".join(sample(_WORDS, 12)),
                agent="mia" if n == len(words) - 1 else "bo",
            )
            for n, word in enumerate(words)
        ]
        return SearchResult(hits=tuple(hits[:k] if kind == "precedent" else ()), relevance=0.9, relevant=True)


def test_a_like_case_of_the_same_agent_is_learned_from_though_others_are_nearer() -> None:
    post = "My new bike came with a bent wheel."
    pack = language("en")
    job = DraftJob(post=post, channel="facebook", agent="mia")
    found = gather(job, understand(post, "en", pack), _Many(), pack)
    assert found.precedents[0].id == "c-9"
    assert len(found.precedents) == 6
