"""The tools of a policy owner: lint, test, replay and the catalogue, on small rulebooks of our own."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from policy.catalogue import catalogue
from policy.errors import RulebookError
from policy.examples import example_company, load_examples
from policy.guard import Guard
from policy.lint import lint, section_text
from policy.load import default_rulebook_dir, load_rulebook
from policy.models import Context
from policy.proof import prove
from policy.replay import PastCase, replay
from policy.side_by_side import SideBySide, holding
from policy.transforms import TRANSFORMS

DOCUMENT = dedent(
    """\
    # Our policy

    ## 1. What we say

    1.1 We never guarantee an outcome,
    whatever happens.

    1.2 We do not swear.

    ## Kind words

    Say them often.
    """
)
RULES = dedent(
    """\
    family: tone
    rules:
      - id: tone.guarantee
        title: No guarantees
        owner: Head of Care
        severity: {severity}
        clause: {{document: policy.md, section: "1.1", quote: "never guarantee an outcome, whatever happens"}}
        check: phrases
        parameters: {{phrases: [{phrases}], skip: [negated]}}
        message: A guarantee binds the company.
    """
)
HITS = [f"We guarantee you will be happy on trip number {n}." for n in range(10)]
MISSES = [f"We cannot promise that for trip number {n}." for n in range(10)]


def write(folder: Path, *, severity: str = "warn", phrases: str = "we guarantee", more: str = "") -> Path:
    (folder / "examples").mkdir(parents=True)
    (folder / "tone.yaml").write_text(RULES.format(severity=severity, phrases=phrases) + more, encoding="utf-8")
    lines = ["rule: tone.guarantee", "hit:", *(f"  - {text}" for text in HITS)]
    lines += ["miss:", *(f"  - {text}" for text in MISSES)]
    (folder / "examples" / "tone.guarantee.yaml").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_a_good_rulebook_has_no_problem(tmp_path: Path) -> None:
    assert lint(write(tmp_path / "book"), {"policy.md": DOCUMENT}) == ()


@pytest.mark.parametrize(
    ("section", "begins"),
    [("1.1", "1.1 We never"), ("1", "## 1. What we say"), ("kind-words", "## Kind words")],
)
def test_a_section_is_found_by_number_or_heading(section: str, begins: str) -> None:
    text = section_text(DOCUMENT, section)
    assert text is not None
    assert text.startswith(begins)


def test_a_section_ends_where_the_next_begins() -> None:
    text = section_text(DOCUMENT, "1.1")
    assert text is not None
    assert "whatever happens" in text
    assert "swear" not in text
    assert section_text(DOCUMENT, "2.7") is None


@pytest.mark.parametrize(
    ("documents", "says"),
    [
        ({}, "there is no document 'policy.md'"),
        ({"policy.md": "# Empty"}, "policy.md has no section '1.1'"),
        ({"policy.md": "1.1 We always guarantee everything."}, "do not stand in policy.md 1.1"),
        ({"policy.md": "1.1 Nothing.\n\n1.2 We never guarantee an outcome, whatever happens."}, "do not stand"),
    ],
)
def test_a_clause_must_stand_where_the_rule_says(tmp_path: Path, documents: dict[str, str], says: str) -> None:
    (problem,) = lint(write(tmp_path / "book"), documents)
    assert problem.startswith("tone.yaml: tone.guarantee: clause:")
    assert says in problem


def test_a_blocking_rule_needs_more_examples(tmp_path: Path) -> None:
    problems = lint(write(tmp_path / "book", severity="block"), {"policy.md": DOCUMENT})
    assert [p.split(";")[0] for p in problems] == [
        "tone.yaml: tone.guarantee: 10 must-hit examples",
        "tone.yaml: tone.guarantee: 10 must-miss examples",
    ]


def test_examples_without_a_rule_are_named(tmp_path: Path) -> None:
    book = write(tmp_path / "book")
    (book / "examples" / "tone.gone.yaml").write_text("rule: tone.gone\n", encoding="utf-8")
    assert lint(book, {"policy.md": DOCUMENT}) == ("examples/tone.gone.yaml: there is no rule 'tone.gone'.",)


def test_a_rule_that_another_makes_dead_is_named(tmp_path: Path) -> None:
    wide = RULES.format(severity="block", phrases="we guarantee, you have my word").split("rules:\n")[1]
    book = write(tmp_path / "book", more=wide.replace("tone.guarantee", "tone.promise"))
    (book / "examples" / "tone.promise.yaml").write_text("rule: tone.promise\n", encoding="utf-8")
    dead = [p for p in lint(book, {"policy.md": DOCUMENT}) if "can never say anything" in p]
    assert dead == [
        "tone.yaml: tone.guarantee: can never say anything that tone.promise does not say already: remove one of them."
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("severity: warn", "severity: fatal", "tone.yaml, line 6: rules.0.severity"),
        ("owner: Head of Care", "boss: Head of Care", "boss"),
        ("check: phrases", "check: magic", "there is no check 'magic'"),
        ("[we guarantee]", "['']", "tone.yaml"),
        ("family: tone", "family: tone: x", "tone.yaml, line 1: not valid YAML"),
        ("family: tone", "family: tone: x", "put a text that holds a colon in quotes"),
        ("family: tone", "family: [", "a bracket is left open"),
        ("family: tone", "\tfamily: tone", "indent with spaces"),
        ("severity: warn", "severity: 3", 'rules.0.severity: must be "block", "escalate", "warn" or "note", not 3.'),
        ("owner: Head of Care", "title: Again", "tone.yaml, line 5: 'title' stands twice in one place: keep one."),
        ("    owner: Head of Care\n", "", "tone.yaml, line 3: rules.0.owner: is missing: add it."),
        ("owner: Head", "colour: red\n    owner: Head", "line 5: rules.0.colour: there is no such field"),
        ("skip: [negated]", "skip: [refused]", "tone.guarantee: parameters.skip.0: must be "),
        ("severity: warn", "effective: {from: 2026-13-45}", "tone.yaml, line 6: '2026-13-45' cannot be read"),
        ("message: A", "message: A\x07", "a character that no text file should (U+0007)"),
        ("family: tone", "family: tune", "rule 'tone.guarantee' must start with 'tune.'."),
    ],
)
def test_lint_names_file_and_field(tmp_path: Path, old: str, new: str, says: str) -> None:
    book = write(tmp_path / "book")
    path = book / "tone.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert any(says in problem for problem in lint(book, {"policy.md": DOCUMENT}))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "tone.yaml: the file is empty"),
        (b"# no rule yet", "tone.yaml: the file is empty"),
        (b"- a\n- b\n", "tone.yaml, line 1: the file: must hold fields with values"),
        ("family: tone".encode("utf-16"), "tone.yaml: is no UTF-8 text (at byte 0)"),
        (b"family: caf\xe9", "tone.yaml: is no UTF-8 text (at byte 11)"),
        (b"a" * 5_000_000, "tone.yaml: has 5000000 characters"),
        (b"[" * 100_000, "tone.yaml: not valid YAML: brackets or lists stand in one another too deep."),
        (b"- " * 100_000, "tone.yaml: not valid YAML: brackets or lists stand in one another too deep."),
        (None, "tone.yaml: cannot be read: is a directory."),
    ],
)
def test_a_file_that_is_no_rule_file_is_named_in_one_line(tmp_path: Path, content: bytes | None, says: str) -> None:
    book = write(tmp_path / "book")
    (book / "tone.yaml").unlink()
    if content is None:
        (book / "tone.yaml").mkdir()
    else:
        (book / "tone.yaml").write_bytes(content)
    (problem,) = lint(book, {"policy.md": DOCUMENT})
    assert says in problem
    assert "\n" not in problem


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    book = write(tmp_path / "book")
    (book / "tone.yaml").write_bytes(b"\xef\xbb\xbf" + (book / "tone.yaml").read_bytes())
    assert lint(book, {"policy.md": DOCUMENT}) == ()


def test_a_repeated_example_counts_once(tmp_path: Path) -> None:
    book = write(tmp_path / "book")
    path = book / "examples" / "tone.guarantee.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("number 3.", "number 4."), encoding="utf-8")
    assert [p.split(";")[0] for p in lint(book, {"policy.md": DOCUMENT})] == [
        "tone.yaml: tone.guarantee: 9 must-hit examples",
        "tone.yaml: tone.guarantee: 9 must-miss examples",
    ]


def test_a_pattern_that_could_backtrack_is_refused(tmp_path: Path) -> None:
    book = write(tmp_path / "book")
    text = (book / "tone.yaml").read_text(encoding="utf-8")
    text = text.replace("check: phrases", "check: pattern")
    text = text.replace("{phrases: [we guarantee], skip: [negated]}", r"{patterns: ['(a+)+(?=b)']}")
    (book / "tone.yaml").write_text(text, encoding="utf-8")
    (problem,) = lint(book, {"policy.md": DOCUMENT})
    assert "tone.guarantee" in problem


def test_every_example_and_disguise_is_run(tmp_path: Path) -> None:
    proof = prove(write(tmp_path / "book"))
    assert (proof.rules, proof.examples, proof.failures) == (1, 20, ())
    assert proof.transformed >= 100
    assert proof.survival >= 0.98
    assert proof.passed


def test_a_wrong_example_fails_with_its_reason(tmp_path: Path) -> None:
    book = write(tmp_path / "book")
    path = book / "examples" / "tone.guarantee.yaml"
    path.write_text("rule: tone.guarantee\nhit: [Hello there]\nmiss: [We guarantee it]\n", encoding="utf-8")
    proof = prove(book, transforms=False)
    assert [(f.wanted, f.text) for f in proof.failures] == [("hit", "Hello there"), ("miss", "We guarantee it")]
    assert not proof.passed


def test_an_example_file_with_an_unknown_field_names_line_and_field(tmp_path: Path) -> None:
    book = write(tmp_path / "book")
    path = book / "examples" / "tone.guarantee.yaml"
    path.write_text("rule: tone.guarantee\nhit:\n  - {text: x, chanel: x}\n", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"examples/tone.guarantee.yaml, line 3: hit.0.chanel"):
        load_examples(book, "tone.guarantee")


def test_replay_says_what_would_now_be_held_and_let_go(tmp_path: Path) -> None:
    old = write(tmp_path / "old", severity="block", phrases="we guarantee")
    new = write(tmp_path / "new", severity="block", phrases="you have my word")
    past = [
        PastCase(id="a", text="We guarantee it.", context=Context()),
        PastCase(id="b", text="You have my word, Ana."),
        PastCase(id="c", text="It left on Monday."),
        PastCase(id="d", text="half \ud83d a pair"),
    ]
    found = replay(old, new, example_company(), past, processes=1)
    assert (found.replies, found.now_held, found.now_released, found.refused) == (4, 1, 1, 1)
    (rule,) = found.rules
    assert [(change.now, change.id, change.match) for change in rule.texts] == [
        ("held", "b", "You have my word"),
        ("let go", "a", "We guarantee"),
    ]


def test_two_rulebooks_side_by_side_judge_as_two_guards_do(tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(default_rulebook_dir(), new)
    voice = (new / "voice.yaml").read_text(encoding="utf-8")
    (new / "voice.yaml").write_text(
        voice.replace("severity: warn", "severity: block").replace("phrases: [", "phrases: [wombat parade, ", 1),
        encoding="utf-8",
    )
    (new / "liability.yaml").unlink()
    old_book, new_book = load_rulebook(default_rulebook_dir()), load_rulebook(new)
    both = SideBySide(old_book, new_book, example_company())
    guards = (Guard(old_book, example_company()), Guard(new_book, example_company()))
    texts = ["w o m b a t parade for all", "Ask for Wombat at the desk.", "a" * 9_000, "We w1ll r3fund you.", "Fine."]
    for rule in old_book.rules:
        if rule.id.startswith(("voice.", "liability.", "grounding.", "never.")):
            texts += [example.text for example in load_examples(default_rulebook_dir(), rule.id).hit[:6]]
    for text in texts:
        context = Context(channel="x", post="Where is the Wombat that I ordered?")
        assert both.check(text, context) == tuple(holding(guard.check(text, context)) for guard in guards), text


def test_replay_gives_the_same_answer_in_several_processes(tmp_path: Path) -> None:
    old = write(tmp_path / "old", severity="block", phrases="we guarantee")
    new = write(tmp_path / "new", severity="block", phrases="you have my word")
    past = [PastCase(id=str(n), text="We guarantee it." if n % 3 else "Fine.") for n in range(600)]
    assert replay(old, new, example_company(), past, 2) == replay(old, new, example_company(), past, 1)


def test_the_catalogue_quotes_clause_and_examples(tmp_path: Path) -> None:
    text = catalogue(write(tmp_path / "book"))
    assert "> never guarantee an outcome, whatever happens" in text
    assert HITS[0] in text


@pytest.mark.parametrize("name", TRANSFORMS)
def test_every_transform_changes_something(name: str) -> None:
    text = "We guarantee a twenty-euro refund to ana-b@mail.example or 212-555-0142 today"
    changed = TRANSFORMS[name](text)
    assert changed is not None
    assert changed != text
