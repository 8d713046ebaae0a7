"""Rules that plugins bring: installed, run, and unable to let a text pass by failing in whatever way."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy import Context, Guard, RulebookError, example_company, load_rulebook
from policy.plugin_watch import MAX_STUCK
from tests.policy.test_guard import rule, write

PLUGIN = """
import threading
from policy.checks import Departure, Parameters

STUCK = threading.Event()

def endless():
    while True:
        yield Departure(0, 1, "Again.")

def raises(error):
    raise error

class Check:
    parameters = Parameters
    def __init__(self, name, checker):
        self.name = name
        self.checker = checker
    def compile(self, rule, parameters, build):
        return self.checker

class Word(Check):
    def compile(self, rule, parameters, build):
        phrases = build.phrases(["purple elephant"])
        def check(reading, case):
            for hit, scope, view in reading.hits(phrases):
                yield Departure(*scope.words.span(hit.first, hit.last), "Said it.", view=view)
        return check

class Uncompiled(Check):
    def compile(self, rule, parameters, build):
        raise KeyError("colour")

CHECKS = (
    Word("test-word", None),
    Uncompiled("test-uncompiled", None),
    Check("test-stuck", lambda reading, case: STUCK.wait() and []),
    Check("test-key", lambda reading, case: raises(KeyError("oops"))),
    Check("test-exit", lambda reading, case: raises(SystemExit("out"))),
    Check("test-none", lambda reading, case: None),
    Check("test-number", lambda reading, case: 7),
    Check("test-words", lambda reading, case: ["here"]),
    Check("test-outside", lambda reading, case: [Departure(2, 99_999, "Here.")]),
    Check("test-half", lambda reading, case: [Departure(0.5, 1.5, "Here.")]),
    Check("test-view", lambda reading, case: [Departure(0, 1, "Here.", view="sideways")]),
    Check("test-endless", lambda reading, case: endless()),
)
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with an installed plugin; where rules that use it can be written."""
    site = tmp_path / "site"
    info = site / "replydesk_test_plugin-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "replydesk_test_plugin.py").write_text(PLUGIN, encoding="utf-8")
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: replydesk-test-plugin\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text("[replydesk.rules]\nours = replydesk_test_plugin\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    yield tmp_path
    if (module := sys.modules.pop("replydesk_test_plugin", None)) is not None:
        module.STUCK.set()


def guard_with(folder: Path, *checks: str, **more: str) -> Guard:
    rules = [rule(f"test.{check}", f"test-{check}", **more) for check in checks]
    return Guard(load_rulebook(write(folder / "rules", *rules)), example_company())


def test_a_plugin_is_installed_and_runs(plugin: Path) -> None:
    verdict = guard_with(plugin, "word").check("A Purple  elephant!", Context())
    assert [(f.rule, f.match) for f in verdict.findings] == [("test.word", "Purple  elephant")]


@pytest.mark.parametrize(
    ("check", "why"),
    [
        ("key", "raised KeyError: 'oops'"),
        ("exit", "raised SystemExit: out"),
        ("none", "TypeError"),
        ("number", "TypeError"),
        ("words", "reported a str"),
        ("outside", "outside the text (2 to 99999 of 5)"),
        ("half", "cannot be told"),
        ("view", "cannot be told"),
    ],
)
def test_a_plugin_that_fails_blocks_and_is_named(plugin: Path, check: str, why: str) -> None:
    verdict = guard_with(plugin, check, severity="note").check("Hello", Context())
    assert verdict.verdict == "block"
    (error,) = verdict.rules_errored
    assert error.rule == f"test.{check}"
    assert why in error.reason
    assert "\n" not in error.reason


def test_a_plugin_that_never_ends_reporting_is_cut_short(plugin: Path) -> None:
    verdict = guard_with(plugin, "endless").check("Hello", Context())
    assert (verdict.verdict, len(verdict.findings)) == ("block", 1)


def test_a_plugin_that_never_comes_back_blocks_and_piles_up_no_threads(plugin: Path) -> None:
    guard = guard_with(plugin, "stuck", "word")
    reasons = [guard.check(f"Hello {n}", Context()).rules_errored[0].reason for n in range(MAX_STUCK + 3)]
    assert all("longer than its budget" in reason for reason in reasons[:MAX_STUCK])
    assert all("has not come back" in reason for reason in reasons[MAX_STUCK:])
    assert sum(thread.name == "rule test.stuck" for thread in threading.enumerate()) == MAX_STUCK
    sys.modules["replydesk_test_plugin"].STUCK.set()
    for thread in threading.enumerate():
        if thread.name == "rule test.stuck":
            thread.join(5)
    assert guard.check("Hello", Context()).rules_errored == ()


def test_a_routing_rule_that_fails_escalates_whatever_its_severity(plugin: Path) -> None:
    (finding,) = guard_with(plugin, "key", severity="note", target="post").triage("My oven burns!", Context())
    assert (finding.severity, finding.match) == ("escalate", "My oven burns!")
    assert "raised KeyError" in finding.explanation


def test_a_plugin_that_cannot_be_compiled_is_a_problem_of_the_rulebook(plugin: Path) -> None:
    with pytest.raises(RulebookError, match=r"test\.uncompiled: check: the plugin's code raised KeyError"):
        guard_with(plugin, "uncompiled")
