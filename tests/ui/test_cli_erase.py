"""`replydesk erase`: gone from every file that is ours, and said where it stands in files that are not."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from drafting.desk import Worker
from drafting.models import DraftJob, DraftResult, NewPost, Recipe
from drafting.parts.desk import open_desk
from drafting.parts.guard import open_guard
from drafting.parts.knowledge import open_knowledge
from drafting.settings import load_settings
from evals.importers.desk_case import item_id
from evals.models import EvalItem
from evals.sets import add_item
from knowledge import ResolvedCase
from knowledge.ownership import owned
from policy.models import Author, Context, EvidenceItem
from ui.cli.main import run


def test_an_erased_case_is_gone_and_the_companys_own_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = tmp_path / "acme"
    assert run(["init", str(workspace)]) == 0
    cases = workspace / "cases" / "c.jsonl"
    cases.parent.mkdir(exist_ok=True)
    post = "The wicker basket from Ålesund unravelled on the ferry"
    cases.write_text(json.dumps({"id": "w1", "post": post, "reply": "A new one is on its way."}) + "\n")
    assert run(["ingest", "--workspace", str(workspace)]) == 0
    capsys.readouterr()
    assert run(["erase", "w1", "nobody", "--workspace", str(workspace)]) == 1, "our export still holds it"
    out = capsys.readouterr().out
    assert "Erased: w1." in out
    assert "refused from now on: nobody." in out
    assert "nothing of it is left" in out
    assert "Edit by hand: cases/c.jsonl, line 1: still holds w1" in out
    cases.unlink()
    assert run(["erase", "w1", "--workspace", str(workspace), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["traces"] == []
    for path in (workspace / ".replydesk").rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            for word in ("wicker basket", "unravel", "ålesund"):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert word.encode(encoding) not in data, (path, word, encoding)


def test_a_case_of_a_spreadsheet_or_without_an_id_is_named_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = tmp_path / "acme"
    assert run(["init", str(workspace)]) == 0
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "post", "reply"])
    sheet.append(["w1", "The wicker basket unravelled on the ferry", "A new one is on its way."])
    (workspace / "cases").mkdir(exist_ok=True)
    book.save(workspace / "cases" / "book.xlsx")
    (workspace / "cases" / "c.csv").write_text("post,reply\nThe zeppelin lost a rivet over Borkum,A rivet comes.\n")
    assert run(["ingest", "--workspace", str(workspace)]) == 0
    settings = load_settings(workspace)
    with open_knowledge(settings) as knowledge:
        (nameless,) = (case.id for case in knowledge.resolved_cases() if case.id != "w1")
    capsys.readouterr()
    assert run(["erase", "w1", nameless, "--workspace", str(workspace)]) == 1
    out = capsys.readouterr().out
    assert "Edit by hand: cases/book.xlsx, row 2: still holds w1" in out
    assert out.count("Edit by hand: cases/c.csv, line 2: ") == 1


def test_a_past_case_leaves_the_drafts_that_were_given_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tmp_path / "acme"
    assert run(["init", str(workspace)]) == 0
    settings = load_settings(workspace)
    past = ResolvedCase(id="w1", post="The wicker basket unravelled on the ferry", reply="A new basket comes")
    item = EvidenceItem(id="c-w1", kind="precedent", text=f"{past.post}\n\n{past.reply}")
    with open_desk(settings) as desk, open_knowledge(settings) as knowledge:
        knowledge.add_precedent(past)
        case = desk.receive(desk.system(), NewPost(text="My basket has a hole", channel="x"))

        def rest_on(job: DraftJob, on_text: object = None) -> DraftResult:
            verdict = open_guard(settings).check("Hi", Context(channel="x"))
            recipe = Recipe(source="model", model="m", rulebook=verdict.rulebook)
            return DraftResult(reply="Sorry about the hole.", verdict=verdict, evidence=(item,), recipe=recipe)

        Worker(desk, rest_on).drain()
        assert desk.case(desk.system(), case.id).drafts[-1].evidence == (item,)
    assert run(["erase", "w1", "--workspace", str(workspace)]) == 0
    assert "no trace left" in capsys.readouterr().out
    for path in workspace.rglob("*"):
        assert not path.is_file() or b"wicker basket" not in path.read_bytes(), path


def test_a_customer_is_gone_from_records_and_eval_items(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tmp_path / "acme"
    assert run(["init", str(workspace)]) == 0
    settings = load_settings(workspace)
    text = "The wicker basket from Ålesund unravelled on the ferry"
    post = NewPost(text=text, channel="x", external_id="w-77", author=Author(name="Wendelin", handle="@wendelin"))
    with open_desk(settings) as desk:
        case = desk.receive(desk.system(), post)
        other = desk.receive(desk.system(), NewPost(text="Where is my order?", channel="x"))
    item = EvalItem(id=item_id(case.id), post=text, author=post.author, source="desk")
    add_item(workspace / "evals", "from-desk", item)
    add_item(workspace / "evals", "from-desk", EvalItem(id="ours", post="Where is my order?"))
    posts = workspace / "posts.jsonl"
    posts.write_text(json.dumps({"post": "another"}) + "\n" + json.dumps({"post": text}) + "\n")
    capsys.readouterr()
    command = ["erase", "--customer", "wendelin", "--workspace", str(workspace)]
    assert run(command) == 1, "our own export still holds it"
    out = capsys.readouterr().out
    assert f"Erased: {case.id}." in out
    assert "Edit by hand: posts.jsonl, line 2" in out
    assert "no trace left" in out
    posts.unlink()
    assert run(["erase", case.id, "--workspace", str(workspace)]) == 0
    assert f"Erased before, nothing was left to erase: {case.id}." in capsys.readouterr().out
    assert run(["audit", "verify", "--workspace", str(workspace)]) == 0
    assert "intact, 1 entries redacted by erasure" in capsys.readouterr().out
    for path in workspace.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            for word in ("wicker basket", "ålesund", "wendelin", "w-77"):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert word.encode(encoding) not in data, (path, word, encoding)
    assert "ours" in (workspace / "evals" / "from-desk.jsonl").read_text()
    with open_desk(settings) as desk:
        assert desk.case(desk.system(), other.id).post == "Where is my order?"
        assert desk.receive(desk.system(), post).id == case.id


@pytest.mark.parametrize("arguments", [[], ["w1", "--customer", "@w"]])
def test_it_must_be_said_who(tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tmp_path / "acme"
    assert run(["init", str(workspace)]) == 0
    assert run(["erase", *arguments, "--workspace", str(workspace)]) == 2
    assert "Name the cases to erase, or one customer" in capsys.readouterr().err


def test_a_customer_of_whom_there_is_nothing_is_told_what_was_looked_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = tmp_path / "acme"
    assert run(["init", str(workspace)]) == 0
    (workspace / "cases").mkdir(exist_ok=True)
    (workspace / "cases" / "c.csv").write_text("post,reply,author\nMy boots broke,Sorry,Bartholomea Quist\n")
    capsys.readouterr()
    command = ["erase", "--customer", "Bartholomea Quist", "--channel", "x", "--workspace", str(workspace)]
    assert run(command) == 1, "our own export holds the name"
    out = capsys.readouterr().out
    assert "Nothing was erased: no case of the desk is by 'Bartholomea Quist' on the channel 'x'." in out
    assert "Looked through: handle and name of every case's author" in out
    assert "leave out --channel" in out
    assert "replydesk search --kind precedent" in out
    assert "Edit by hand: cases/c.csv, line 2" in out
    assert run(["erase", "--customer", "@somebodyelse", "--workspace", str(workspace)]) == 0
    assert "leave out --channel" not in capsys.readouterr().out


def test_what_an_ingest_put_off_is_erased_by_the_ids_that_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = tmp_path / "acme"
    assert run(["init", str(workspace)]) == 0
    settings = load_settings(workspace)
    post = NewPost(text="The wicker basket unravelled", channel="x", author=Author(name="Wendelin", handle="@wendelin"))
    with open_desk(settings) as desk, open_knowledge(settings) as knowledge:
        case = desk.receive(desk.system(), post)
        knowledge.add_precedent(ResolvedCase(id=case.id, post=post.text, reply="A new basket comes"))
        index = knowledge.config.index_path
    capsys.readouterr()
    with owned(index, "ingesting"):
        assert run(["erase", "--customer", "@wendelin", "--workspace", str(workspace)]) == 2
    said = capsys.readouterr().err
    assert "The records are erased, index and evals not yet." in said
    assert said.rstrip().endswith(f"Then: replydesk erase {case.id}")
    assert run(["erase", case.id, "--workspace", str(workspace)]) == 0
    with open_knowledge(settings) as knowledge:
        assert list(knowledge.resolved_cases()) == []
