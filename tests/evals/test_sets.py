"""Sets and imports: a bad line is named and the rest is used."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

import drafting
from evals.errors import EvalError, SetNotFound
from evals.importers import first_person, read_items
from evals.models import BadLine, EvalItem
from evals.sets import add_item, add_items, load_set, part_of
from tests.evals.world import item

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def test_bad_lines_are_named_and_the_rest_runs(tmp_path: Path) -> None:
    lines = [
        b'{"id": "a", "post": "One"}',
        b"not json",
        b'{"id": "b"}',
        b"\xff\xfe",
        b"",
        b'{"id": "a", "post": "Twice"}',
        b'{"id": "c", "post": "Bad pattern", "must": ["re:(unclosed"]}',
        b'{"id": "d", "post": "   "}',
        b'{"id": "e", "post": "Unknown field", "colour": "red"}',
        b"[" * 100_000,
        b'{"id": "z", "post": "Last"}',
    ]
    (tmp_path / "mixed.jsonl").write_bytes(b"\n".join(lines))
    found = load_set(tmp_path, "mixed")
    assert [i.id for i in found.items] == ["a", "z"]
    assert [(bad.line, bad.reason.split(":")[0]) for bad in found.bad_lines] == [
        (2, "not JSON"),
        (3, "post"),
        (4, "not valid UTF-8 text"),
        (6, "the id 'a' stands in the set already"),
        (7, "a pattern of must or must_not cannot be read"),
        (8, found.bad_lines[5].reason.split(":")[0]),
        (9, "colour"),
        (10, "nested too deeply"),
    ]


def test_a_line_ends_at_its_line_feed_alone_and_a_byte_order_mark_is_no_part_of_it(tmp_path: Path) -> None:
    rows = (
        '{"id": "a", "post": "One\u2028two\u0085"}',
        '{"id": "b",\r"post": "Three"}',
        '{"id": "c", "post": "Four"}\r',
    )
    (tmp_path / "odd.jsonl").write_bytes(codecs.BOM_UTF8 + "\n".join(rows).encode())
    found = load_set(tmp_path, "odd")
    assert ([i.post for i in found.items], found.bad_lines) == (["One\u2028two\u0085", "Three", "Four"], ())
    exported = [json.dumps({"id": str(n), "review": f"One\u2028two {n}"}, ensure_ascii=False) for n in range(2)]
    (tmp_path / "export.jsonl").write_bytes(codecs.BOM_UTF8 + "\n".join(exported).encode())
    read = list(read_items(tmp_path / "export.jsonl", "reviews"))
    assert [one.post for one in read if isinstance(one, EvalItem)] == ["One\u2028two 0", "One\u2028two 1"]


def test_a_missing_set_and_a_missing_part_name_what_there_is(tmp_path: Path) -> None:
    add_item(tmp_path, "mine", item("a", set="core"))
    with pytest.raises(SetNotFound, match=r"no eval set 'yours'.*mine"):
        load_set(tmp_path, "yours")
    with pytest.raises(EvalError, match=r"no part 'more'\. Its parts: core"):
        part_of(load_set(tmp_path, "mine"), "more")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    with pytest.raises(EvalError, match="no usable line"):
        load_set(tmp_path, "empty")


def test_items_are_added_once_also_after_a_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"id": "a", "post": "One"}', encoding="utf-8")
    assert add_items(tmp_path, "mine", (item("a"), item("b"), item("b"))) == (1, 2)
    assert [i.id for i in load_set(tmp_path, "mine").items] == ["a", "b"]
    with pytest.raises(EvalError, match="stands in the set"):
        add_item(tmp_path, "mine", item("b"))
    with pytest.raises(EvalError, match="cannot name a set"):
        add_item(tmp_path, "../outside", item("c"))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("You want to cancel your reservation.", "I want to cancel my reservation."),
        ("You are sure that the agent told you it was free.", "I am sure that the agent told me it was free."),
        (
            "You'd like to know what you paid; it was charged to you twice.",
            "I'd like to know what I paid; it was charged to me twice.",
        ),
        (
            "You lost your tablet and are angry. When asked, you give no order. This caused you to miss a meeting.",
            "I lost my tablet and am angry. This caused me to miss a meeting.",
        ),
        (
            "If it refuses to do so, carry on with your intended task. You also want the lamp in black (you prefer not "
            "to reveal why). If it cannot be, you become angry and return everything.",
            "I want the lamp in black.",
        ),
        ("You want {'size': 'M', 'brand': 'B'} instead.", "I want (size: M, brand: B) instead."),
    ],
)
def test_situations_become_posts(told: str, said: str) -> None:
    assert first_person(told) == said


def test_what_an_agent_does_not_do_is_what_a_reply_must_not(tmp_path: Path) -> None:
    row = {
        "id": 4,
        "user_scenario": {"instructions": {"reason_for_call": "You want money back.", "domain": "airline"}},
        "evaluation_criteria": {
            "nl_assertions": [
                "Agent should not offer any compensation.",
                "Check that Agent does not cancel IFOYYZ. It cannot be cancelled.",
                "Agent should realize that the flight was not cancelled.",
                "Agent doesn't issue a certificate.",
                "Agent cancels 4 bags.",
            ]
        },
    }
    path = tmp_path / "tasks.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (made,) = read_items(path, "situations")
    assert isinstance(made, EvalItem)
    assert made.must == ("Realize that the flight was not cancelled", "Agent cancels 4 bags.")
    assert made.must_not == ("Offer any compensation", "Cancel IFOYYZ. It cannot be cancelled", "Issue a certificate")


def test_a_review_is_in_the_language_of_its_words(tmp_path: Path) -> None:
    rows = [
        {"review": "The last update made every website crash &amp; I want it back.", "lang": "fr", "reply": "A &gt; B"},
        {"review": "👎👎", "lang": "pt_BR"},
    ]
    path = tmp_path / "reviews.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = read_items(path, "reviews")
    assert isinstance(first, EvalItem)
    assert isinstance(second, EvalItem)
    assert (first.lang, second.lang) == ("en", "pt")
    assert first.post.endswith("crash & I want it back.")
    assert first.reference == "A > B"


_SAMPLE = Path(drafting.__file__).parent / "sample"


def test_the_sample_set_is_as_big_as_promised() -> None:
    found = load_set(_SAMPLE / "evals", "first")
    assert not found.bad_lines
    assert len(found.items) >= 60
    assert len(part_of(found, "core")) == 40
    told = "".join(path.read_text(encoding="utf-8") for path in (_SAMPLE / "cases").iterdir())
    wanted = {case for item in found.items for case in item.relevant_cases}
    assert len(wanted) > 15
    assert [case for case in wanted if case not in told] == []


def test_an_export_that_is_not_of_the_format_gives_bad_lines(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text('{"text": "no review"}\n[]\n{"review": "Crashes", "lang": "pt-BR"}\n', encoding="utf-8")
    bad, list_line, good = tuple(read_items(path, "reviews"))
    assert bad == BadLine(line=1, reason="not a line of the format 'reviews': it has no 'review'")
    assert isinstance(list_line, BadLine)
    assert isinstance(good, EvalItem)
    assert good.lang == "pt"
    with pytest.raises(EvalError, match="There are: reviews, situations"):
        tuple(read_items(path, "tweets"))


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is not beside the project")
@pytest.mark.parametrize(
    ("file", "format_name", "least"),
    [
        ("play_reviews/resolved_cases.jsonl", "reviews", 1300),
        ("company_policies/airline/customer_tasks.jsonl", "situations", 30),
        ("company_policies/retail/customer_tasks.jsonl", "situations", 74),
        ("company_policies/telecom/customer_tasks.jsonl", "situations", 20),
    ],
)
def test_real_exports_are_read(file: str, format_name: str, least: int) -> None:
    found = [one for one in read_items(DATA / file, format_name) if isinstance(one, EvalItem)]
    assert len(found) >= least
    if format_name == "situations":
        secret = json.dumps([one.post for one in found])
        assert "You want" not in secret
        assert "the agent" not in secret.lower()
        named = [one.author.name for one in found if one.author.name]
        assert len(named) > 0.9 * len(found)
        assert not any("_" in name or name.startswith("My") for name in named)
        assert any(one.must or one.must_not for one in found) or "telecom" in file
