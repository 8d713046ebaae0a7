"""What `replydesk.toml` may say, and how it is refused: the place, the value and what would do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafting.doctor import diagnose
from drafting.errors import ConfigurationError
from drafting.settings import Settings, load_settings

PRICED = "prompt_price = 1.0\ncompletion_price = 2.0\n"
FALLBACK = '[model.fallback]\nbase_url = "http://127.0.0.1:9/v1"\n'


def load(folder: Path, model: str) -> None:
    read(folder, f'[company]\nname = "Acme"\n[model]\n{model}')


def read(folder: Path, text: str) -> Settings:
    (folder / "replydesk.toml").write_text(text, encoding="utf-8")
    return load_settings(folder, environ={})


def says(folder: Path, text: str) -> str:
    with pytest.raises(ConfigurationError) as refused:
        read(folder, text)
    return str(refused.value)


@pytest.mark.parametrize(
    ("model", "refused"),
    [
        ("budget_cost = 0.01\n", "budget_cost needs prompt_price and completion_price"),
        (f"budget_cost = 0.01\n{PRICED}{FALLBACK}", "budget_cost needs the prices of .*fallback.* 0 where it is free"),
        (f"{FALLBACK}budget_tokens = 900\n", r"\[model.fallback\].*budget_tokens.*stand in \[model\]"),
        (f"{FALLBACK}budget_cost = 0.01\n{PRICED}", r"\[model.fallback\].*budget_cost.*stand in \[model\]"),
        (f"{FALLBACK}[model.fallback.fallback]\nmodel = 'third'\n", "there is one fallback"),
    ],
)
def test_a_budget_that_would_not_hold_is_refused_in_plain_words(tmp_path: Path, model: str, refused: str) -> None:
    with pytest.raises(ConfigurationError, match=f"replydesk.toml: model: .*{refused}"):
        load(tmp_path, model)


@pytest.mark.parametrize("fallback", [f"{FALLBACK}{PRICED}", f"{FALLBACK}prompt_price = 0\n", "[model.fallback]\n"])
def test_a_budget_of_money_stands_where_every_endpoint_has_its_price_or_is_embedded(
    tmp_path: Path, fallback: str
) -> None:
    load(tmp_path, f"budget_cost = 0.01\n{PRICED}{fallback}")


ACME = '[company]\nname = "Acme"\n'
ADA = '[[agents]]\nusername = "ada"\nname = "Ada"\n'
CARE = '[[contacts]]\nid = "care"\nkind = "email"\nvalue = "care@acme.example"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            ACME + CARE.replace("care@acme", "hello at acme"),
            '"care": value: "hello at acme.example" is no e-mail address',
        ),
        (
            ACME + CARE.replace('"email"', '"phone"').replace("care@acme.example", "ring us"),
            '"ring us" is no telephone',
        ),
        (
            ACME + CARE.replace('"email"', '"url"').replace("care@acme.example", "our page"),
            '"our page" is no web address',
        ),
        (ACME + CARE.replace('"email"', '"dm"').replace("care@acme.example", " "), '"care": value: " " is empty'),
        (ACME + CARE.replace('id = "care"', 'id = ""').replace("@", " at "), "the first [[contacts]]: value:"),
        (
            ACME + CARE + 'channels = ["facebok"]',
            "\"care\": channels: There is no channel 'facebok'. Did you mean 'facebook'?",
        ),
        (ACME + CARE + 'channels = ["twitter"]', '"care": channels: "twitter" is called "x" here'),
        (ACME + CARE + 'languages = ["Deutsch"]', '"care": languages: "Deutsch" is no language code: write "de"'),
        (ACME + CARE + CARE, '[[contacts]]: 2 have the id "care": give each one of its own'),
        (ACME + ADA + ADA, '[[agents]]: 2 have the username "ada"'),
        (ACME + ADA.replace('"ada"', '"Ada"'), '[[agents]] "Ada": username: "Ada" cannot be: up to 64 small letters'),
        (ACME + ADA + 'trained_until = "27.11.2027"', '"ada": trained_until: "27.11.2027" is no date: .*"2027-11-27"'),
        (ACME + ADA + 'trained_until = "20271127"', "is no date"),
        (ACME + ADA + 'trained_until = "2027-02-30"', "is no date"),
        (
            ACME + 'languages = ["English", "en-GB"]',
            'languages: "English" is no language code: write "en".*"en-GB" .* "en"',
        ),
        (ACME + 'languages = ["xx"]', '"xx" is no language code: write two letters'),
        (ACME + "languages = []", "company.languages: is empty"),
        (ACME + 'link_domains = ["https://acme.example"]', '"https://acme.example" is no domain'),
        ('[company]\nname = ""', "company.name: is empty"),
        (
            'default_channel = "twiter"\n' + ACME,
            "default_channel: .* Did you mean 'twitter', which is called 'x' here?",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_name_with_what_would_do(tmp_path: Path, text: str, told: str) -> None:
    assert re.search(told.replace("[[", r"\[\[").replace("?", r"\?"), says(tmp_path, text)), says(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ACME + '[voice]\navoids = ["x"]', 'voice.avoids: there is no such key: did you mean "avoid"?'),
        (ACME + '[voice]\ndo = "x"', 'voice.do: must be a list, as in ["one", "two"], not "x".'),
        (ACME + "[voics]\ndo = []", 'voics: there is no such key: did you mean "voice"?'),
        (
            ACME + "[review]\nlease = 1",
            "review.lease: there is no such key: known here are lease_minutes, approval_minutes",
        ),
        (ACME + 'default_channel = "x"', "company.default_channel: belongs at the top level"),
        (
            ACME + CARE.replace('"email"', '"mail"'),
            '"care": kind: must be "email", "phone", "dm", "url" or "address", not "mail"',
        ),
        (ACME + '[[agents]]\nname = "Ada"', '[[agents]] "Ada": username: is missing: add it.'),
        (ACME + '[[agents]]\nroles = ["agent"]', "the first [[agents]]: username: is missing: add it."),
        (
            ACME + ADA + 'roles = ["agnt"]',
            '"ada": roles: must be "agent", "approver", "trainer" or "admin", not "agnt"',
        ),
        (
            ACME + '[[remedies]]\nid = "r"\ntitle = "R"\nkind = "refund"\nlimits = { agnt = 1 }\nfault = "us"',
            '[[remedies]] "r": limits.agnt: there is no such key: did you mean "agent"?',
        ),
        (ACME + '[server]\nport = "x"', 'server.port: must be a whole number, not "x".'),
        (ACME + "[server]\nport = 99999", "server.port: must be 65535 or less, not 99999."),
        (ACME + '[contacts]\nid = "care"', "contacts: must be [[contacts]] in double brackets, once for each"),
        ('[[company]]\nname = "Acme"', "company: must be a table that begins with [company]"),
        ("default_channel = 'x'", "company: is missing: add it."),
    ],
)
def test_what_has_the_wrong_form_is_told_in_plain_words(tmp_path: Path, text: str, told: str) -> None:
    told_instead = says(tmp_path, text)
    assert told in told_instead
    assert "Input should" not in told_instead


def test_all_problems_are_told_at_once_up_to_ten(tmp_path: Path) -> None:
    text = (
        ACME
        + 'languages = ["English"]\n[voice]\navoids = []\n'
        + CARE.replace("@", " at ")
        + ADA.replace('"ada"', '"A"')
    )
    told = says(tmp_path, text)
    assert "4 things are wrong. (1) voice.avoids" in told
    for place in ("company.languages", '[[contacts]] "care"', '[[agents]] "A"'):
        assert place in told
    many = says(tmp_path, ACME + "languages = [" + '"English", ' * 12 + "]")
    assert "12 things are wrong." in many
    assert "(10)" in many
    assert "(11)" not in many
    assert "2 more are told when these are mended." in many
    diagnoses = [diagnosis.says for diagnosis in diagnose(tmp_path, {})]
    assert diagnoses == ['company.languages: "English" is no language code: write "en".'] * 10


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('about = "Tents', "has no closing quote"),
        ('about = """Tents', "has no closing quote"),
        ("about = Tents", "text stands between straight quotes"),
        ("about = \u201cTents\u201d", "text stands between straight quotes"),
        ("about: 1", "an equals sign"),
        ('about = "C:\\Users"', "a backslash in text stands twice"),
        ('name = "Acme"', "a key stands twice"),
        ("[company]", "this table stands twice"),
    ],
)
def test_a_slip_in_toml_comes_with_a_hint(tmp_path: Path, line: str, hint: str) -> None:
    told = says(tmp_path, f"{ACME}{line}\n[voice]\n")
    assert "is not valid TOML" in told
    assert hint in told


def test_a_date_without_quotes_a_mark_of_the_editor_and_every_kind_of_contact_are_taken(tmp_path: Path) -> None:
    more = (
        '[[contacts]]\nid = "a"\nkind = "phone"\nvalue = "0800 FLOWERS 24"\n'
        '[[contacts]]\nid = "b"\nkind = "url"\nvalue = "help.acme.example/a?b=c"\n'
        '[[contacts]]\nid = "c"\nkind = "dm"\nvalue = "DM"\nchannels = ["x", "shop"]\n'
        '[[contacts]]\nid = "d"\nkind = "address"\nvalue = "Quay 1, Cork"\nlanguages = ["ga", "nb"]\n'
        '[[channels]]\nname = "shop"\ntitle = "Shop"\nlimit = 100\nunit = "graphemes"\n'
    )
    settings = read(
        tmp_path, "\ufeff" + 'default_channel = "google"\n' + ACME + ADA + "trained_until = 2027-11-27\n" + more
    )
    assert settings.agents[0].trained_until == "2027-11-27"
    assert len(settings.contacts) == 4
