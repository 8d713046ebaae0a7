"""What comes back for a query: the right clause, the right case, with the reason why."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Filters, KnowledgeBase, queries
from tests.knowledge.conftest import Opener
from tests.knowledge.workspaces import fill, write_cases


@pytest.fixture
def kb(workspace: Path, open_kb: Opener) -> KnowledgeBase:
    fill(workspace)
    opened = open_kb()
    opened.ingest()
    return opened


@pytest.mark.parametrize(
    ("query", "document", "section"),
    [
        ("how long do I have to send something back?", "returns.md", "3.1"),
        ("can I return makeup I have opened", "returns.md", "3.2"),
        ("when do I get my money back on my card", "returns.md", "4.1"),
        ("my parcel is lost", "delivery.md", "lost-parcels"),
        ("how many days until a package arrives on an island", "delivery.md", "times"),
    ],
)
def test_the_clause_that_answers_comes_first(kb: KnowledgeBase, query: str, document: str, section: str) -> None:
    hit = kb.search(query, "policy", 3).hits[0]
    assert (hit.document, hit.section) == (document, section)


def test_a_hit_says_where_it_stands_and_why_it_came(kb: KnowledgeBase) -> None:
    hit = kb.search("refund to my card", "policy", 1).hits[0]
    assert hit.title == "Returns"
    assert hit.path == ("Returns", "4 Refunds")
    assert hit.version == "3.0"
    assert hit.effective == "2025-01-01"
    assert set(hit.why.terms) == {"refund", "card"}
    assert hit.why.similarity is not None
    assert hit.why.similarity > 0.4
    assert hit.why.dense_rank == 1
    assert hit.why.lexical_rank == 1


def test_internal_sections_carry_the_mark(kb: KnowledgeBase) -> None:
    hits = kb.search("worn shoes returned three times, fraud", "policy", 5).hits
    assert [hit.internal for hit in hits if hit.section == "5.1"] == [True]
    assert not any(hit.internal for hit in hits if hit.section != "5.1")


def test_tables_survive(kb: KnowledgeBase) -> None:
    hit = kb.search("what does a return label cost in Norway", "policy", 1).hits[0]
    assert "Norway | 9 euros" in hit.text


def test_kinds_are_searched_apart(kb: KnowledgeBase) -> None:
    assert {hit.kind for hit in kb.search("parcel", "policy", 10).hits} == {"policy"}
    assert {hit.kind for hit in kb.search("parcel", "precedent", 10).hits} == {"precedent"}


def test_a_precedent_carries_post_and_reply(kb: KnowledgeBase) -> None:
    hit = kb.search("parcel stuck for days", "precedent", 1).hits[0]
    assert (hit.case_id, hit.channel, hit.outcome) == ("k1", "x", "thanked")
    assert hit.post is not None
    assert hit.reply is not None
    assert hit.text == f"{hit.post}\n\n{hit.reply}"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(channel="x"), {"k1", "k3"}),
        (Filters(channel="X"), {"k1", "k3"}),
        (Filters(lang="en"), {"k2"}),
        (Filters(product="Lamp"), {"k3"}),
        (Filters(agent="maja"), {"k3"}),
        (Filters(since="2025-01-01"), {"k2"}),
        (Filters(since="2024-01-01"), {"k2", "k3"}),
        (Filters(outcome="thanked"), {"k1"}),
        (Filters(tags=("Returns",)), {"k2"}),
        (Filters(channel="x", outcome="calmed"), set()),
    ],
)
def test_filters_narrow(kb: KnowledgeBase, filters: Filters, expected: set[str]) -> None:
    hits = kb.search("parcel courier dress", "precedent", 10, filters).hits
    assert {hit.case_id for hit in hits} == expected


def test_a_document_filter_keeps_to_one_document(kb: KnowledgeBase) -> None:
    hits = kb.search("refund", "policy", 10, Filters(document="delivery.md")).hits
    assert {hit.document for hit in hits} == {"delivery.md"}


def test_a_post_with_two_problems_gets_passages_for_both(kb: KnowledgeBase) -> None:
    post = (
        "I have been your customer for ten years and really love the lamps you make, my whole house is full of them. "
        "But now I opened a cosmetics set and want to return it because I do not like the smell at all. "
        "And on top of that the other parcel I ordered from you has not moved for over a week, is it lost?"
    )
    sections = [hit.section for hit in kb.search(post, "policy", 3).hits]
    assert "3.2" in sections
    assert "lost-parcels" in sections


@pytest.mark.parametrize(
    ("query", "relevant"),
    [
        ("can I return an opened lipstick", True),
        ("my package has not moved for days", True),
        ("who won the chess world championship in 1985", False),
        ("how do I train a neural network", False),
    ],
)
def test_it_knows_when_nothing_is_relevant(kb: KnowledgeBase, query: str, relevant: bool) -> None:
    result = kb.search(query, "policy", 5)
    assert result.relevant is relevant
    assert (result.verdicts[0] == "hardly") is not relevant


def test_each_hit_is_told_apart_in_words(kb: KnowledgeBase) -> None:
    verdicts = kb.search("can I return an opened lipstick", "policy", 5).verdicts
    assert len(verdicts) == 5
    assert verdicts[0] == "speaks to it"
    assert verdicts[-1] == "hardly"


@pytest.mark.parametrize(
    "query", ["", "   ", "🙂🙂", '"', "AND OR NOT *", "\x00", "a" * 50_000, "'; DROP TABLE items; --"]
)
def test_odd_queries_bring_back_something_or_nothing_but_never_fail(kb: KnowledgeBase, query: str) -> None:
    result = kb.search(query, "precedent", 3)
    assert len(result.hits) <= 3
    assert 0.0 <= result.relevance <= 1.0


def test_good_outcomes_come_before_silent_ones_and_bad_ones_never(workspace: Path, open_kb: Opener) -> None:
    base = {"post": "The app closes whenever I open my basket", "reply": "Please update to 4.2, it mends this."}
    others = ("silent", "thanked", "bad", "withdrawn")
    write_cases(
        workspace / "cases" / "c.jsonl",
        [{**base, "id": name, "outcome": name, "reply": f"{base['reply']} {i}"} for i, name in enumerate(others)],
    )
    kb = open_kb()
    kb.ingest()
    assert [hit.case_id for hit in kb.search("app closes with my basket", "precedent", 5).hits] == ["thanked", "silent"]


def test_precedents_under_another_policy_version_are_marked(workspace: Path, open_kb: Opener) -> None:
    cases: list[dict[str, object]] = [
        {"id": v, "post": "How long may I return shoes?", "reply": f"You have {v} weeks.", "policy_version": v}
        for v in ("2", "3")
    ]
    write_cases(workspace / "cases" / "c.jsonl", [*cases])
    kb = open_kb(policy_version="3")
    kb.ingest()
    marks = {hit.case_id: hit.why.outdated for hit in kb.search("return shoes", "precedent", 5).hits}
    assert marks == {"2": True, "3": False}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("La batería se agota muy rápido", "es"),
        ("bateria agota", "es"),
        ("網頁打不開", "zh"),
        ("アプリが起動しない", "ja"),
        ("приложение не открывается", "ru"),
        ("Die Schrift ist zu klein geworden", "de"),
    ],
)
def test_other_languages_are_found_by_their_words(workspace: Path, open_kb: Opener, query: str, expected: str) -> None:
    posts = {
        "es": "Desde ayer la batería se agota en dos horas",
        "zh": "更新之後網頁打不開了,請修復",
        "ja": "更新してからアプリが起動しない",
        "ru": "После обновления приложение больше не открывается",
        "de": "Seit dem Update ist die Schrift viel zu klein",
        "en": "Since the update the app does not open and drains my battery",
        "fr": "Depuis la mise à jour je ne peux plus me connecter",
    }
    cases: list[dict[str, object]] = [
        {"id": lang, "post": post, "reply": "Thank you, we look into it.", "lang": lang} for lang, post in posts.items()
    ]
    write_cases(workspace / "cases" / "c.jsonl", [*cases])
    kb = open_kb()
    kb.ingest()
    assert kb.search(query, "precedent", 3).hits[0].case_id == expected


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("¿También está incluido el envío a las islas?", ("incluido", "envío", "islas")),
        ("Wie lange kann ich das noch zurückschicken?", ("lange", "zurückschicken")),
        ("Est-ce que la livraison est très chère chez vous ?", ("livraison", "chère")),
        ("Can I still send it back after that?", ("send",)),
        ("Qu'en est-il de l'étiquette d’envoi ?", ("l'étiquette", "d’envoi")),
    ],
)
def test_words_that_say_nothing_are_no_reason(
    workspace: Path, open_kb: Opener, query: str, terms: tuple[str, ...]
) -> None:
    (workspace / "documents" / "d.md").write_text(f"# All\n\n{query}\n", encoding="utf-8")
    kb = open_kb()
    kb.ingest()
    assert kb.search(query, "policy", 1).hits[0].why.terms == terms


@pytest.mark.parametrize(("query", "text"), [("Une étiquette ?", "L'étiquette d'envoi"), ("l’envoi", "Envoi gratuit")])
def test_an_elided_article_hides_no_word(workspace: Path, open_kb: Opener, query: str, text: str) -> None:
    (workspace / "documents" / "d.md").write_text(f"# Aide\n\n{text} coûte 2 euros.\n", encoding="utf-8")
    kb = open_kb()
    kb.ingest()
    assert kb.search(query, "policy", 1).hits[0].why.lexical_rank == 1


@pytest.mark.parametrize(
    ("post", "parts"),
    [
        ("Two of my mugs came broken. Where do I send them?", []),
        (
            "The kettle leaks and I want to send it back! And the mugs from yesterday have not shipped, please change "
            "their address to my office.",
            ["The kettle leaks", "And the mugs"],
        ),
        (
            "my order says processed, can i still cancel it?? and the tablet from the last one is scratched, how long "
            "do i have to return it... do i get a label or what",
            ["my order says", "and the tablet", "do i get"],
        ),
        (
            "We were charged 3.50 euros for approx. two parcels that never came, and nobody in the shop on Elm St. "
            "could tell us anything about them",
            [],
        ),
    ],
)
def test_each_problem_of_a_post_is_asked_on_its_own(post: str, parts: list[str]) -> None:
    whole, *rest = queries.split(post)
    assert whole == post
    assert len(rest) == len(parts)
    assert all(found.startswith(start) for found, start in zip(rest, parts, strict=True))


def test_why_is_a_sentence(kb: KnowledgeBase) -> None:
    assert (
        kb.search("Lipstick in cosmetics", "policy", 1).hits[0].why.told.startswith("Shares the word “cosmetics” with")
    )


HILFE = """# Hilfe

## Rückgabe

Unbenutzte Ware kannst du 30 Tage lang zurückgeben, ohne einen Grund zu nennen.

## Läden

Unsere Läden haben Montag bis Samstag geöffnet, sonntags ist zu. Hunde sind willkommen.

## Aide

Si un colis ne bouge plus depuis trois jours, nous interrogeons le transporteur le jour même.
"""


@pytest.mark.parametrize(
    ("query", "relevant"),
    [
        ("Wie lange kann ich unbenutzte Ware zurückgeben?", True),
        ("Sind Hunde bei euch im Laden willkommen?", True),
        ("Mon colis ne bouge plus depuis lundi", True),
        ("Wer hat gestern das Länderspiel gewonnen?", False),
        ("Quelle recette pour une bonne soupe ?", False),
    ],
)
def test_it_knows_what_is_relevant_in_languages_the_embedder_does_not_know(
    workspace: Path, open_kb: Opener, query: str, relevant: bool
) -> None:
    (workspace / "documents" / "hilfe.md").write_text(HILFE, encoding="utf-8")
    kb = open_kb()
    kb.ingest()
    assert kb.search(query, "policy", 3).relevant is relevant


def test_an_empty_index_brings_back_nothing(open_kb: Opener) -> None:
    result = open_kb().search("anything", "policy")
    assert (result.hits, result.relevant) == ((), False)
