"""The command line, as a person and as another program use it."""

from __future__ import annotations

import codecs
import io
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from drafting.workspace import init_workspace
from ui.cli.app import COMMANDS, LazyCommands
from ui.cli.main import run

Cli = Callable[..., tuple[int, str, str]]
HOLDS = "We will refund you 500 EUR tomorrow."


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the default policy and nothing else."""
    folder = tmp_path_factory.mktemp("cli") / "acme"
    init_workspace(folder)
    return folder


@pytest.fixture
def cli(acme: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run one command in the workspace; returns exit code, standard output and standard error."""

    def call(*argv: str, stdin: bytes = b"", workspace: Path | None = acme) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        where = ["--workspace", str(workspace)] if workspace else []
        code = run([*argv, *where])
        out, err = capfd.readouterr()
        return code, out, err

    return call


def one_plain_line(err: str) -> str:
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    assert len(err) > 15
    return err


def test_check_json_has_the_fixed_shape(cli: Cli) -> None:
    code, out, err = cli("check", "--json", "--channel", "x", HOLDS)
    verdict = json.loads(out)
    assert (code, err) == (1, "")
    assert verdict["verdict"] == "block"
    assert {"rulebook", "text_sha256", "findings"} <= verdict.keys()
    for finding in verdict["findings"]:
        assert {"rule", "severity", "start", "end", "match", "message", "clause", "suggestion"} <= finding.keys()
        assert finding["clause"].keys() == {"document", "section", "quote"}
        if finding["target"] == "reply":
            assert HOLDS[finding["start"] : finding["end"]] == finding["match"]


def test_spans_count_code_points_of_the_text_as_given(cli: Cli) -> None:
    text = "😀😀 We will ref\u200bund you 500 EUR."
    _, out, _ = cli("check", "--json", text)
    finding = next(f for f in json.loads(out)["findings"] if f["rule"].startswith("commitments."))
    assert text[finding["start"] : finding["end"]] == finding["match"]
    assert "ref\u200bund" in finding["match"]


def test_a_good_reply_passes_and_reads_standard_input(cli: Cli) -> None:
    post = "Where is my parcel? I ordered the boots last week."
    reply = "Hi Ana, please send us a direct message and I will look for your parcel with the boots.\n"
    code, out, _ = cli("check", "--channel", "x", "--post", post, "-", stdin=reply.encode())
    assert code == 0, out


def test_facts_make_a_promise_pass(cli: Cli, tmp_path: Path) -> None:
    reply = "Sorry, Ana, we lost your parcel. You get a new pair on 3 December."
    facts = tmp_path / "facts.json"
    facts.write_text(
        json.dumps({"fault": "ours", "facts": [{"id": "f1", "text": "A new pair of boots arrives on 3 December."}]})
    )
    post = "Where is my parcel with the boots?"
    without = json.loads(cli("check", "--json", "--post", post, reply)[1])
    given = json.loads(cli("check", "--json", "--post", post, "--facts", str(facts), reply)[1])
    assert without["verdict"] == "block"
    blocked = [f["rule"] for f in given["findings"] if f["severity"] == "block"]
    assert not any(rule.startswith(("grounding.figures", "commitments.deadline")) for rule in blocked), blocked


def test_jsonl_answers_every_line_in_order(cli: Cli) -> None:
    lines = [
        codecs.BOM_UTF8 + json.dumps({"reply": HOLDS}).encode(),
        b"not json",
        b"[1]",
        b"",
        json.dumps({"reply": ""}).encode(),
        json.dumps({"reply": "Hello", "channel": "nowhere"}).encode(),
        json.dumps({"reply": "Hello", "facts": {"fault": "yours"}}).encode(),
        json.dumps({"reply": "x" * 70_000}).encode(),
        b'{"reply": "half \\ud83d"}',
        b"\xff\xfe",
        json.dumps({"reply": "Thanks, Ana!"}).encode(),
    ]
    code, out, err = cli("check", "--jsonl", stdin=b"\n".join(lines))
    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (1, "")
    assert len(answers) == len(lines)
    assert answers[0]["verdict"] == "block"
    for number, answer in enumerate(answers[1:-1], start=2):
        assert answer.keys() == {"error", "line"}, answer
        assert answer["line"] == number
        assert len(answer["error"]) > 15
    assert "verdict" in answers[-1]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["bogus"], "No such command 'bogus'"),
        (["check", "--colour", "red", "x"], "No such option"),
        (["check", ""], "The reply is empty."),
        (["check", "--channel", "carrier-pigeon", "Hello"], "There is no channel 'carrier-pigeon'. Known: app_store"),
        (["check", "--channel", "twiter", "Hello"], "Did you mean 'twitter', which is called 'x' here?"),
        (["draft", "--channel", "facebok", "Hello"], "Did you mean 'facebook'?"),
        (["check", "--facts", "missing.json", "Hello"], "missing.json"),
        (["check", "x" * 100_000], "100,000"),
        (["search", ""], "The query is empty."),
        (["search", "-k", "0", "boots"], "k"),
        (["policy", "show", "privacy.nothing"], "There is no rule 'privacy.nothing'"),
        (["policy", "lintt"], "No such command 'lintt'"),
        (["account", "add", "zed", "--name", "Zed", "--role", "king"], "There is no role 'king'"),
        (["account", "add", "zed", "--name", "Zed", "--tool", "--role", "approver"], "A tool can never approve"),
        (["digest", "--days", "0"], "1 to 365 days, not 0"),
        (["erase", "--customer", " "], "--customer is empty"),
        (["eval", "run", __file__], "its name ends in .jsonl"),
        (["account", "certify", "admin", "--until", "tomorrow"], "'tomorrow' is not a date"),
        (
            ["account", "password", "nobody"],
            "There is no account 'nobody'. The people of replydesk.toml get theirs when",
        ),
        (["worker"], "database_url"),
    ],
)
def test_bad_input_is_one_plain_line(cli: Cli, argv: list[str], says: str) -> None:
    code, out, err = cli(*argv)
    assert code == 2, (out, err)
    assert says in (err or out)
    if err:
        one_plain_line(err)


def test_a_port_that_is_taken_is_told_before_anything_is_made(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    init_workspace(folder)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, out, err = cli("serve", "--port", str(port), workspace=folder)
    assert (code, out) == (2, "")
    assert f"Cannot listen on 127.0.0.1:{port}" in one_plain_line(err)
    assert not list((folder / ".replydesk").glob("*"))


def test_a_folder_that_is_no_workspace_says_what_to_do(cli: Cli, tmp_path: Path) -> None:
    for where in (tmp_path, tmp_path / "missing"):
        code, _, err = cli("check", "Hello", workspace=where)
        assert code == 2
        assert "replydesk init" in one_plain_line(err)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[company\n", "not valid TOML"),
        (b'[company]\nname = "A"\ncolour = "red"\n', "company.colour"),
        (b'[company]\nname = "A"\n[server]\nport = 99999\n', "server.port"),
        (b"default_channel = 'x'\n", "company"),
        (b"\xff\xfe", "UTF-8"),
        (b'[company]\nname = "A"\n[model]\nbase_url = "ftp://x"\nmodel = "m"\n', "http"),
    ],
)
def test_settings_that_cannot_be_read_name_the_place(cli: Cli, acme: Path, content: bytes, says: str) -> None:
    path = acme / "replydesk.toml"
    good = path.read_bytes()
    path.write_bytes(content)
    try:
        code, _, err = cli("check", "Hello")
    finally:
        path.write_bytes(good)
    assert code == 2
    assert says in one_plain_line(err)


def test_a_broken_rulebook_names_file_and_line(cli: Cli, acme: Path, tmp_path: Path) -> None:
    copy = tmp_path / "acme"
    shutil.copytree(acme, copy)
    path = copy / "rulebook" / "never.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("severity: block", "severity: fatal", 1), encoding="utf-8")
    code, _, err = cli("check", "Hello", workspace=copy)
    assert code == 2
    assert "never.yaml, line" in one_plain_line(err)
    code, out, _ = cli("policy", "lint", workspace=copy)
    assert code == 1
    assert "never.yaml, line" in out


def test_what_is_refused_in_a_line_is_told_without_the_words_of_a_programmer(cli: Cli, acme: Path) -> None:
    lines = [
        (
            {"reply": "Hello", "facts": {"fault": "yours"}},
            'facts: fault: must be "ours", "theirs" or "unknown", not "yours".',
        ),
        ({"reply": "Hello", "facts": {"facts": [{"text": "x"}]}}, "facts: facts.0.id: is missing: add it."),
        (
            {"reply": "Hello", "facts": {"faults": 1}},
            "facts: faults: is not known here: correct its name, or remove it.",
        ),
    ]
    _, out, _ = cli("check", "--jsonl", stdin="\n".join(json.dumps(line) for line, _ in lines).encode())
    assert [json.loads(line)["error"] for line in out.splitlines()] == [says for _, says in lines]
    bad = acme / "evals" / "odd.jsonl"
    bad.write_text('{"id": "x", "post": "Hi", "kind": "rant"}\n', encoding="utf-8")
    try:
        _, _, err = cli("eval", "run", "odd")
    finally:
        bad.unlink()
    assert 'kind: must be "complaint", "question"' in one_plain_line(err)


def test_a_draft_is_signed_by_who_is_named_and_says_otherwise_how_to_sign(cli: Cli, acme: Path, tmp_path: Path) -> None:
    copy = tmp_path / "acme"
    shutil.copytree(acme, copy)
    settings = copy / "replydesk.toml"
    care = '\n[[contacts]]\nid = "care"\nkind = "email"\nvalue = "care@acme.example"\n'
    text = settings.read_text(encoding="utf-8") + care
    settings.write_text(text, encoding="utf-8")
    post = "The zip of my tent broke on the first day and nobody answers my mails."
    _, out, _ = cli("draft", post, workspace=copy)
    assert "unsigned: name who signs with --agent" in out
    _, out, _ = cli("draft", "--agent", "admin", post, workspace=copy)
    assert "unsigned: [[agents]] 'admin' of replydesk.toml has no signature" in out
    code, _, err = cli("draft", "--agent", "ada", post, workspace=copy)
    assert code == 2
    assert "There is no agent 'ada' in replydesk.toml. Known: admin." in one_plain_line(err)
    settings.write_text(text.replace('# signature = "^Ada" ', 'signature = "^Ada" '), encoding="utf-8")
    _, out, _ = cli("draft", "--agent", "admin", post, workspace=copy)
    assert "^Ada" in out
    assert "unsigned" not in out
    line = json.dumps({"post": post, "agent": "admin"}).encode()
    _, out, _ = cli("draft", "--jsonl", workspace=copy, stdin=line + b'\n{"post": "Hi", "agent": 3}')
    signed, refused = map(json.loads, out.splitlines())
    assert signed["reply"].endswith("^Ada")
    assert "There is no agent 3" in refused["error"]


def test_the_proof_of_a_rulebook_is_one_line_and_the_disguises_are_for_who_asks(
    cli: Cli, tmp_path: Path, acme: Path
) -> None:
    code, out, _ = cli("policy", "test", "commitments.absolute")
    assert code == 0
    assert out.startswith("Passed: 1 rule, all ")
    assert out.count("\n") == 1
    assert out.endswith("98% are wanted. Those that got through: --disguises\n")
    code, listed, _ = cli("policy", "test", "commitments.absolute", "--disguises")
    assert code == 0
    assert "commitments.absolute: must hit, evaded by s p a c e d" in listed
    assert listed.splitlines()[-1].startswith("Passed: 1 rule, all ")

    copy = tmp_path / "acme"
    shutil.copytree(acme, copy)
    path = copy / "rulebook" / "examples" / "commitments.absolute.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("hit:\n", 'hit:\n  - "The soup is warm."\n', 1), encoding="utf-8"
    )
    code, out, _ = cli("policy", "test", "commitments.absolute", "--no-transforms", workspace=copy)
    assert code == 1
    assert "commitments.absolute: must hit" in out
    assert "Failed: 1 rule, 1 of " in out


def test_invalid_utf8_on_standard_input_is_one_plain_line(cli: Cli) -> None:
    code, _, err = cli("check", "-", stdin=b"\xff\xfe broken")
    assert code == 2
    assert "UTF-8" in one_plain_line(err)


def test_init_never_overwrites(cli: Cli, acme: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    for folder in (acme, tmp_path / "full", tmp_path / "full" / "notes.txt"):
        code, _, err = cli("init", str(folder), workspace=None)
        assert code == 2
        one_plain_line(err)
    assert (tmp_path / "full" / "notes.txt").read_text() == "mine"


def test_accounts_keys_and_audit(cli: Cli) -> None:
    assert cli("account", "add", "zed", "--name", "Zed", "--tool")[0] == 0
    made = json.loads(cli("account", "key", "zed", "--json")[1])
    assert made["secret"] not in cli("account", "list", "--json")[1]
    assert cli("account", "revoke-key", made["id"])[0] == 0
    code, out, _ = cli("audit", "verify", "--json")
    report: dict[str, Any] = json.loads(out)
    assert (code, report["problems"]) == (0, [])
    assert report["entries"] >= 3


def test_the_program_itself_never_shows_a_traceback(acme: Path) -> None:
    command = [sys.executable, "-m", "ui.cli", "check", "--workspace", str(acme), "--channel", "moon", "Hello"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    one_plain_line(done.stderr)


def test_a_closed_pipe_is_no_error(acme: Path) -> None:
    command = f"{sys.executable} -m ui.cli policy show privacy.phone --workspace {acme} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr


def test_words_are_read_as_utf8_whatever_the_locale_says(acme: Path) -> None:
    command = [sys.executable, "-m", "ui.cli", "check", "--json", "--workspace", str(acme), "Grüße 🎉"]
    for locale in ("C", "de_DE.ISO-8859-1", "POSIX"):
        environ = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = subprocess.run(command, capture_output=True, env=environ, check=False)
        assert done.stderr == b""
        assert json.loads(done.stdout.decode("utf-8"))["length"] == 7


def test_the_list_of_commands_says_what_their_help_says_and_loads_none_of_them() -> None:
    context = typer.Context(LazyCommands(), info_name="replydesk")
    for name, command in COMMANDS.items():
        assert LazyCommands().get_command(context, name).get_short_help_str(500) == command.summary
    loads = "import sys; from ui.cli.main import run; run(['--help']); sys.exit('policy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all(command.summary.split()[0] in done.stdout for command in COMMANDS.values())


@pytest.mark.parametrize(
    "post",
    ["The kettle gave my mum an electric shock.", "Ich habe beim Anfassen der Lampe eine gewischt bekommen."],
)
def test_a_post_that_is_routed_says_to_whom_by_when_and_because_of_which_words(cli: Cli, post: str) -> None:
    code, out, _ = cli("draft", "--channel", "facebook", post)
    assert code == 1
    assert "to product-safety within 2 h" in out
    because = out.split('("')[1].split('")')[0]
    assert because
    assert because in post
