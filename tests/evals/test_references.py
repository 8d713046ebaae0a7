"""The sample company's reference replies: what a person would sign passes the guard and the scorers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafting.parts.guard import open_guard
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from evals import EvalItem, load_set, sets_folder
from evals.scorers import Scene, Seen, scorer
from policy import Context
from policy.models import Contact, EvidenceItem, GivenText
from tests.evals.world import draft

_KNOWN = {"names_problem": ("first-60",)}
"""Where the scorer is wrong: all that this post says of its own matter is "order"."""
_CLAUSE = re.compile(r"^(\d+\.\d+) (.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("references") / "acme"
    init_workspace(folder, sample=True)
    return folder


@pytest.fixture(scope="module")
def clauses(workspace: Path) -> dict[str, str]:
    return {
        f"{path.name}#{number}": text
        for path in (workspace / "documents").glob("*.md")
        for number, text in _CLAUSE.findall(path.read_text(encoding="utf-8"))
    }


@pytest.fixture(scope="module")
def signed(workspace: Path) -> tuple[EvalItem, ...]:
    found = load_set(sets_folder(load_settings(workspace, {})), "first")
    return tuple(item for item in found.items if item.reference)


def test_all_kinds_channels_and_languages_have_replies_that_a_person_would_sign(signed: tuple[EvalItem, ...]) -> None:
    assert len(signed) >= 60
    assert {item.lang for item in signed} == {"en", "de", "fr", "es"}
    assert min(sum(item.lang == lang for item in signed) for lang in ("de", "fr", "es")) >= 5
    assert {item.kind for item in signed} == {"complaint", "question", "praise", "idea", "attack"}
    assert {item.facts.fault for item in signed} == {"ours", "theirs", "unknown"}
    assert len({item.channel for item in signed}) == 10
    assert len({item.reference for item in signed}) == len(signed)


def test_no_reference_is_held_by_the_guard(
    workspace: Path, clauses: dict[str, str], signed: tuple[EvalItem, ...]
) -> None:
    guard = open_guard(load_settings(workspace, {}))
    held = {}
    for item in signed:
        given = tuple(GivenText(id=name, text=clauses[name]) for name in item.relevant_sections)
        facts = item.facts.model_copy(update={"evidence": given, "author": item.author})
        verdict = guard.check(item.reference or "", Context(channel=item.channel, post=item.post, facts=facts))
        on_reply = [f.rule for f in verdict.findings if f.target == "reply" and f.severity in ("block", "escalate")]
        if on_reply or verdict.rules_errored:
            held[item.id] = on_reply
    assert held == {}


@pytest.mark.parametrize("name", ["must", "must_not", "names_problem", "language", "fits", "grounded", "closeness"])
def test_every_reference_has_full_marks(
    name: str, workspace: Path, clauses: dict[str, str], signed: tuple[EvalItem, ...]
) -> None:
    contacts = load_settings(workspace, {}).contacts
    short = {}
    for item in signed:
        score = scorer(name).judge(_seen(item, clauses, contacts))
        if score is not None and score.value < 1:
            short[item.id] = score.remark
    for known in _KNOWN.get(name, ()):
        del short[known]
    assert short == {}


@pytest.mark.parametrize("name", ["ungrounded", "misquotes", "canned_phrases", "bent", "parrots"])
def test_no_reference_has_what_a_good_reply_has_none_of(
    name: str, workspace: Path, clauses: dict[str, str], signed: tuple[EvalItem, ...]
) -> None:
    contacts = load_settings(workspace, {}).contacts
    found = {}
    for item in signed:
        score = scorer(name).judge(_seen(item, clauses, contacts))
        if score is not None and score.value > 0:
            found[item.id] = score.remark
    assert found == {}


def _seen(item: EvalItem, clauses: dict[str, str], contacts: Sequence[Contact]) -> Seen:
    passages = [
        EvidenceItem(id=name, kind="passage", text=clauses[name], document=name.split("#")[0])
        for name in item.relevant_sections
    ]
    facts = [EvidenceItem(id=fact.id, kind="fact", text=fact.text) for fact in item.facts.facts]
    return Seen(item, draft(item.reference or "", evidence=(*passages, *facts)), Scene(contacts=contacts))
