"""The mutations of the bench, at a size for every test run: figures that are wrong, and rules that are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy import default_rulebook_dir, load_rulebook
from tests.bench import _closed_world, _grounding, _rule_mutants

RULE = """
family: test
rules:
  - id: test.rude
    title: Nothing rude
    owner: Care
    severity: block
    clause: {document: policy.md, section: "1", quote: x}
    check: phrases
    parameters: {phrases: [go away now], skip: [negated], unless: [please]}
    message: Please write it in another way.
"""
EXAMPLES = """
rule: test.rude
hit: [Go away now., "Oh, go away now."]
miss: [Do not go away now., "Please, go away now.", Go now., Away now., Go away.]
"""


@pytest.mark.parametrize(("name", "least", "most_false"), [("first set", 0.99, 1), ("paraphrases", 0.98, 5)])
def test_a_wrong_figure_is_caught_and_a_right_one_is_not(name: str, least: float, most_false: int) -> None:
    done = _grounding.run(load_rulebook(default_rulebook_dir()), name)
    assert done.pairs >= 50
    assert done.share >= least, done.missed
    assert len(done.false) <= most_false, done.false


def test_claims_that_nothing_supports_are_blocked_and_honest_replies_pass() -> None:
    done = _closed_world.run(load_rulebook(default_rulebook_dir()))
    assert done.leaks >= 300
    assert len(done.passed) <= 0.04 * done.leaks, done.passed
    assert done.honest >= 150
    assert len(done.blocked) <= 1, done.blocked


def test_examples_that_pin_a_rule_kill_its_mutants(tmp_path: Path) -> None:
    (tmp_path / "test.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "test.rude.yaml").write_text(EXAMPLES, encoding="utf-8")
    tally = _rule_mutants.run(limit=None, folder=tmp_path)
    assert tally.unsteady == 0
    assert tally.by_kind["drop a token"] == (3, 3)
    assert tally.by_kind["flip a negation"] == (1, 1)
    assert tally.by_kind["drop an exception"] == (1, 1)
    assert tally.survivors == ()


def test_examples_that_pin_nothing_let_mutants_live(tmp_path: Path) -> None:
    (tmp_path / "test.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "test.rude.yaml").write_text("rule: test.rude\nhit: [Go away now.]\n", encoding="utf-8")
    tally = _rule_mutants.run(limit=None, folder=tmp_path)
    assert tally.by_kind["drop a token"] == (3, 1)  # "go now" alone is missed by the one example
