"""`replydesk eval` as a trainer uses it: a real workspace, a real HTTP endpoint, exit codes for CI."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drafting.workspace import init_workspace
from evals.rubric import RUBRIC
from tests.fake_endpoint import FakeEndpoint
from ui.cli.main import run

POSTS = (
    ("a", "Your app charged me twice for one pair of boots this morning."),
    ("b", "The zip on my rucksack broke on the first walk. Second one this year!"),
    ("c", "Lovely staff in the Galway shop, they mended my tent while I waited."),
)
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eval") / "acme"
    init_workspace(folder)
    lines = [json.dumps({"id": name, "post": post, "lang": "en"}) for name, post in POSTS]
    (folder / "evals" / "mine.jsonl").write_text("\n".join([*lines, "not json"]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEndpoint]:
    with FakeEndpoint("plausible") as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.base_url)
        yield endpoint


@pytest.fixture
def command(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["eval", *arguments, "--workspace", str(workspace)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_the_life_of_a_run(command: Command, fake: FakeEndpoint, workspace: Path, tmp_path: Path) -> None:
    code, out, _ = command("run", "mine", "--label", "first")
    assert code == 1, "a bad line is a finding"
    assert "3 of 3 items" in out
    assert "Left out: line 4: not JSON" in out
    asked = len(fake.requests)
    assert asked >= 3

    code, out, _ = command("run", "mine", "--json")
    again: dict[str, Any] = json.loads(out)
    assert len(fake.requests) == asked, "nothing changed, so nothing is drafted again"
    assert all(one["cached_from"] for one in again["results"])
    name = again["header"]["id"]

    code, out, _ = command("list")
    assert (code, out.count("mine")) == (0, 2)
    broken = workspace / ".replydesk" / "evals" / "20200101-000000-mine-dddd"
    broken.mkdir()
    (broken / "run.json").write_text("{", encoding="utf-8")
    code, out, _ = command("list")
    assert (code, out.count("cannot be read")) == (1, 1)
    code, out, err = command("list", "--json")
    assert (code, len(json.loads(out)), err.count("cannot be read")) == (1, 2, 1)
    code, out, _ = command("show", name, "b")
    assert "The zip on my rucksack" in out
    code, out, err = command("show", name, "zzz")
    assert (code, out) == (2, "")
    assert err == f"The eval run '{name}' has no item 'zzz'.\n"

    code, out, _ = command("compare", name, name)
    assert (code, "too few to tell a difference from chance" in out) == (0, True)
    code, out, _ = command("report", name, "-o", str(tmp_path / "report.html"))
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")

    gate = workspace / "evals" / "gate.toml"
    gate.write_text('[[hard]]\nscorer = "passes"\nno_worse_by = 0\n', encoding="utf-8")
    code, out, err = command("gate", name)
    assert (code, out) == (2, "")
    assert "none. Bless one first: replydesk eval bless RUN" in err
    assert command("bless", name)[0] == 0
    assert command("gate", name)[0] == 0
    gate.write_text('[[hard]]\nscorer = "length"\nat_least = 100000\n', encoding="utf-8")
    code, out, _ = command("gate", name)
    assert code == 1
    assert "MISSED hard Length" in out


def test_a_changed_company_drafts_again(command: Command, fake: FakeEndpoint, workspace: Path) -> None:
    command("run", "mine")
    settings = workspace / "replydesk.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = len(fake.requests)
    command("run", "mine")
    assert len(fake.requests) == before, "a blank line changes nothing"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('name = "', 'name = "New ', 1), encoding="utf-8")
    command("run", "mine")
    assert len(fake.requests) > before


def test_an_endpoint_that_is_down_is_said_in_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    code, out, err = command("run", "mine", "--fresh")
    assert (code, out.strip()) == (2, "")
    assert err.count("\n") == 1
    assert "lost after 0 of 3 items" in err
    assert "start the same run again to go on" in err


def test_the_same_command_goes_on_with_the_same_run(
    command: Command, monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    with FakeEndpoint("plausible", "wrong_key", "plausible") as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.base_url)
        code, _, err = command("run", "mine", "--label", "interrupted")
        assert code == 2
        assert "lost after 1 of 3 items" in err
        code, out, _ = command("list")
        assert "(1 of 3, cut short)" in out
        code, out, _ = command("run", "mine", "--json")
        run = json.loads(out)
        assert (run["header"]["label"], run["done"]) == ("interrupted", 3)
        assert "cut short" not in command("list")[1].split("interrupted")[0].splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "nope"), "no eval set 'nope'"),
        (("show", "nope"), "no eval run 'nope'"),
        (("compare", "nope", "nope"), "no eval run 'nope'"),
        (("keep-case", "nope"), "no case 'nope'"),
        (("import", "/nowhere.jsonl", "--to", "x"), "no file '/nowhere.jsonl'"),
    ],
)
def test_mistakes_are_said_in_one_line(
    command: Command, fake: FakeEndpoint, arguments: tuple[str, ...], says: str
) -> None:
    code, _, err = command(*arguments)
    assert code == 2
    assert err.count("\n") == 1
    assert says in err


def test_import_and_production(command: Command, tmp_path: Path) -> None:
    export = tmp_path / "export.jsonl"
    same = '{"id": "r2", "review": "It crashes", "lang": "en"}'
    export.write_text(f'{{"id": "r1", "review": "It crashes", "lang": "en"}}\nbroken\n{same}\n', encoding="utf-8")
    code, out, _ = command("import", str(export), "--to", "reviews")
    assert code == 1
    assert "1 line repeats the post of an earlier one and was left out." in out
    assert "Added 1 item to the set 'reviews'" in out
    assert f"{export}, line 2" in out
    code, out, _ = command("production")
    assert (code, out) == (0, "Nobody has decided about a draft yet.\n")


def test_the_judge_says_how_many_it_reads_and_how_far_it_counts(command: Command, fake: FakeEndpoint) -> None:
    command("run", "mine")
    newest = json.loads(command("list", "--json")[1])[0]["header"]["id"]
    fake.author = lambda _: "I like it a lot."
    code, out, _ = command("judge", newest)
    assert code == 1
    assert out.startswith("3 drafts to read.")
    assert "a: The judge gave no ruling on 'a' in two tries." in out
    fake.author = lambda _: json.dumps({criterion.id: 4 for criterion in RUBRIC})
    code, out, _ = command("judge", newest)
    assert (code, out.splitlines()[1:4]) == (0, ["  a: read", "  b: read", "  c: read"])
    assert "Advisory: it counts only from kappa 0.6 on 100 drafts." in out
    assert command("judge", newest)[1].startswith("0 drafts to read.")
