"""The sample company holds together: it loads, it is as big as promised, and its figures agree."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from rapidfuzz import fuzz

import drafting
from drafting.models import NewPost
from drafting.settings import Settings, load_settings
from knowledge.models import ResolvedCase
from policy.models import Author, CaseFacts, PostKind

SAMPLE = Path(drafting.__file__).parent / "sample"
DOCUMENTS = SAMPLE / "documents"
CLAUSE = re.compile(r"^(\d+\.\d+) (.+)$", re.MULTILINE)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ROUTES = {
    "product-safety",
    "security",
    "safeguarding",
    "duty-manager",
    "equality",
    "fraud",
    "legal",
    "compliance",
    "press",
    "data-protection",
}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _case_from_row(row: dict[str, str], columns: dict[str, str]) -> ResolvedCase:
    values: dict[str, Any] = {field: row[column] or None for field, column in columns.items()}
    values["tags"] = tuple((values["tags"] or "").split(","))
    return ResolvedCase.model_validate(values)


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings(SAMPLE, {})


@pytest.fixture(scope="module")
def exported(settings: Settings) -> list[ResolvedCase]:
    """The cases of the CSV file, read through the mapping in `replydesk.toml`."""
    (mapping,) = settings.case_mapping
    with (SAMPLE / "cases" / mapping.match).open(encoding="utf-8", newline="") as handle:
        return [_case_from_row(row, dict(mapping.columns)) for row in csv.DictReader(handle)]


@pytest.fixture(scope="module")
def cases(exported: list[ResolvedCase]) -> list[ResolvedCase]:
    lines = _lines(SAMPLE / "cases" / "2024-2026.jsonl")
    return [ResolvedCase.model_validate_json(line) for line in lines] + exported


@pytest.fixture(scope="module")
def posts() -> list[NewPost]:
    return [NewPost.model_validate_json(line) for line in _lines(SAMPLE / "posts.jsonl")]


@pytest.fixture(scope="module")
def evals() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _lines(SAMPLE / "evals" / "first.jsonl")]


@pytest.fixture(scope="module")
def clauses() -> dict[str, str]:
    """`document#section` -> the clause's text, of every policy document of the sample."""
    return {
        f"{path.name}#{number}": text
        for path in sorted(DOCUMENTS.glob("*.md"))
        for number, text in CLAUSE.findall(path.read_text(encoding="utf-8"))
    }


def test_the_company_has_the_people_that_a_desk_needs(settings: Settings) -> None:
    roles = Counter(role for agent in settings.agents for role in agent.roles)
    assert len(settings.agents) == 6
    assert (roles["approver"], roles["trainer"], roles["admin"]) == (1, 1, 1)
    assert len({agent.signature for agent in settings.agents}) == 6
    expired = [a.username for a in settings.agents if date.fromisoformat(str(a.trained_until)) < NOW.date()]
    assert expired == ["tom"]


def test_every_remedy_has_a_limit_for_each_approving_role_and_a_clause_that_says_so(
    settings: Settings, clauses: dict[str, str]
) -> None:
    assert 8 <= len(settings.remedies) <= 12
    for remedy in settings.remedies:
        assert set(remedy.limits) == {"agent", "approver", "admin"}, remedy.id
        assert all(limit <= (remedy.max_amount or 0) for limit in remedy.limits.values()), remedy.id
        assert remedy.limits["agent"] <= remedy.limits["approver"], remedy.id
        assert remedy.clause is not None
        assert remedy.clause.quote in clauses[f"{remedy.clause.document}#{remedy.clause.section}"], remedy.id


def test_every_page_and_address_in_the_documents_is_a_registered_contact(settings: Settings) -> None:
    registered = {contact.value for contact in settings.contacts}
    for path in DOCUMENTS.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        for found in re.findall(r"https://[\w./-]+\w|[\w.]+@[\w.]+\w", text):
            assert found in registered, f"{path.name} names {found!r}"


def test_the_documents_have_front_matter_and_one_of_them_is_superseded() -> None:
    superseded = []
    paths = sorted(DOCUMENTS.glob("*.md"))
    assert len(paths) == 14
    for path in paths:
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        fields = dict(line.split(": ", 1) for line in front.splitlines())
        assert {"title", "version", "effective"} <= set(fields), path.name
        assert date.fromisoformat(fields["effective"]) <= NOW.date()
        numbers = [number for number, _ in CLAUSE.findall(body)]
        assert len(numbers) == len(set(numbers)) >= 5, path.name
        if "supersedes" in fields:
            superseded.append(fields["supersedes"])
    assert superseded == ["returns-2024.md"]
    assert (DOCUMENTS / "returns-2024.md").is_file()


@pytest.mark.parametrize("name", ["hilfe-de.md", "ayuda-es.md", "aide-fr.md"])
def test_the_short_versions_in_other_languages_name_the_same_sums_and_terms(name: str, clauses: dict[str, str]) -> None:
    english = " ".join(t for key, t in clauses.items() if key.split("#")[0] not in {name, "returns-2024.md"})
    written = english.replace("two", "2").replace("five", "5").replace("seven", "7")
    short = " ".join(text for key, text in clauses.items() if key.startswith(f"{name}#"))
    sums = re.findall(r"(\d+(?:,\d\d)?) €", short)
    assert len(sums) >= 10
    for amount in sums:
        assert f"€{amount.replace(',', '.')}" in english, amount
    for number in re.findall(r"\d+", re.sub(r"\d+(?:,\d\d)? €", "", short)):
        assert re.search(rf"(?<!\d){number}(?!\d)", written), number


def test_counts_are_as_promised(
    cases: list[ResolvedCase],
    exported: list[ResolvedCase],
    posts: list[NewPost],
    evals: list[dict[str, Any]],
) -> None:
    assert (len(cases), len(exported), len(posts), len(evals)) == (150, 30, 60, 76)
    assert Counter(item["set"] for item in evals) == {"core": 40, "more": 36}


def test_ids_are_unique(cases: list[ResolvedCase], posts: list[NewPost], evals: list[dict[str, Any]]) -> None:
    assert len({case.id for case in cases}) == 150
    assert len({(post.channel, post.external_id) for post in posts}) == 60
    assert len({item["id"] for item in evals}) == 76


def test_cases_span_two_years_all_agents_and_both_policy_versions(
    cases: list[ResolvedCase], settings: Settings
) -> None:
    for case in cases:
        replied = date.fromisoformat(str(case.replied_at)[:10])
        assert date(2024, 11, 1) <= replied <= date(2026, 10, 31), case.id
        current = replied >= date(2025, 10, 1)
        assert case.policy_version == ("2025.2" if current else "2024.1"), case.id
        agent = next(a for a in settings.agents if a.username == case.agent)
        assert case.reply.endswith(f" {agent.signature}"), case.id
        if replied > date.fromisoformat(str(agent.trained_until)):
            pytest.fail(f"{case.id}: {agent.username} answered without a valid certificate")
    per_agent = Counter(case.agent for case in cases)
    assert set(per_agent) == {"mia", "jonas", "tom", "aoife", "lucia"}
    assert min(per_agent.values()) >= 15
    versions = Counter(case.policy_version for case in cases)
    assert min(versions["2024.1"], versions["2025.2"]) >= 50
    assert settings.company.policy_version == "2025.2"


def test_languages_and_channels_are_varied(cases: list[ResolvedCase], posts: list[NewPost]) -> None:
    assert all(Counter(case.lang for case in cases)[lang] >= 8 for lang in ("en", "de", "es", "fr"))
    assert all(Counter(post.lang for post in posts)[lang] >= 2 for lang in ("en", "de", "es", "fr"))
    assert len({case.channel for case in cases}) >= 10
    assert len({post.channel for post in posts}) >= 9


@pytest.mark.parametrize("part", ["post", "reply"])
def test_no_two_cases_are_near_copies(cases: list[ResolvedCase], part: str) -> None:
    for one, other in combinations(cases, 2):
        likeness = fuzz.token_set_ratio(getattr(one, part), getattr(other, part))
        assert likeness < 80, f"{one.id} and {other.id}: {likeness:.0f}"


def test_waiting_posts_came_within_the_last_days(posts: list[NewPost]) -> None:
    for post in posts:
        assert post.posted_at is not None
        assert 0 < (NOW - post.posted_at).total_seconds() < 5 * 86_400, post.external_id
        assert all(m.at is not None and m.at < post.posted_at for m in post.thread)
        assert (post.rating is not None) <= (
            post.channel in {"google_business", "google_play", "app_store", "trustpilot"}
        )


def test_some_waiting_posts_bring_facts_a_thread_or_a_known_author(
    cases: list[ResolvedCase], posts: list[NewPost]
) -> None:
    faults = Counter(post.facts.fault for post in posts)
    assert min(faults["ours"], faults["theirs"]) >= 4
    assert any(post.thread for post in posts)
    known = {case.author for case in cases}
    assert {p.author.name or p.author.handle for p in posts} & known >= {"disgruntled_dave", "@consumer_carl"}


def test_eval_items_fit_the_types_and_name_clauses_that_exist(
    evals: list[dict[str, Any]], clauses: dict[str, str], posts: list[NewPost]
) -> None:
    waiting = {post.text for post in posts}
    kind = TypeAdapter[str](PostKind)
    for item in evals:
        CaseFacts.model_validate(item["facts"])
        Author.model_validate(item["author"])
        kind.validate_python(item["kind"])
        assert item["post"] not in waiting, item["id"]
        assert item["lang"] in {"en", "de", "es", "fr"}
        assert item["route"] is None or item["route"] in ROUTES | {"no-reply"}, item["id"]
        assert bool(item["must"]) == (item["route"] is None), item["id"]
        for section in item["relevant_sections"]:
            assert section in clauses, f"{item['id']}: no clause {section!r}"
        for line in (*item["must"], *item["must_not"]):
            if line.startswith("re:"):
                re.compile(line.removeprefix("re:"), re.IGNORECASE)
    assert sum(item["route"] is not None for item in evals) >= 4


def test_facts_behind_the_cases_belong_to_cases(cases: list[ResolvedCase]) -> None:
    raw = json.loads((Path(__file__).parent / "sample_case_facts.json").read_text(encoding="utf-8"))
    facts = {case_id: CaseFacts.model_validate(value) for case_id, value in raw.items()}
    assert set(facts) == {case.id for case in cases}
    assert sum(value.fault == "ours" for value in facts.values()) >= 40
