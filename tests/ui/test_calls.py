"""Every Gradio handler is a public endpoint: what direct HTTP calls get."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from drafting.reading import Correction
from evals.labels import Labels, text_sha256
from evals.rubric import RUBRIC
from tests.evals.world import item, result, stored
from tests.ui.house import PASSWORD, House


@pytest.fixture
def client(house: House) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=house.url, timeout=30) as opened:
        yield opened


def sign_in(client: httpx.Client, who: str = "mara", password: str = PASSWORD) -> httpx.Response:
    return client.post("/sign-in", data={"username": who, "password": password, "target": "/"})


def ask(client: httpx.Client, data: Any) -> dict[str, Any]:
    """Call the desk's server function as a page would, but by hand."""
    config = client.get("/config").json()
    component = next(
        c["id"] for c in config["components"] if c["props"].get("server_fns") and "rd-desk" in json.dumps(c["props"])
    )
    # ASCII escapes, so that even what is no text travels.
    body = json.dumps({"data": data, "component_id": component, "fn_name": "call", "session_hash": "s"})
    response = client.post("/gradio_api/component_server", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 200, response.text
    answer = response.json()
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/config"),
        ("GET", "/session"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/startup-events"),
        ("GET", "/gradio_api/queue/data?session_hash=s"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/component_server/"),
        ("POST", "/gradio_api/queue/join"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/call/reveal"),
        ("POST", "/gradio_api/upload"),
        ("POST", "/sign-out"),
        ("GET", "/desk-assets/../sign-in/../config"),
        ("GET", "//config"),
        ("GET", "/%2e/config"),
    ],
)
def test_without_a_session_nothing_answers(client: httpx.Client, method: str, path: str) -> None:
    response = client.request(method, path, json={} if method == "POST" else None)
    assert response.status_code == 401, (response.status_code, response.text[:200])


def test_a_person_without_a_session_is_led_to_the_form_and_back(client: httpx.Client) -> None:
    response = client.get("/?case=c1", headers={"accept": "text/html"})
    assert response.status_code == 303
    assert response.headers["location"] == "/sign-in?next=%2F%3Fcase%3Dc1"
    form = client.get(response.headers["location"])
    assert 'value="/?case=c1"' in form.text


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example", "\\evil", "evil", ""])
def test_signing_in_never_leads_to_another_site(client: httpx.Client, target: str) -> None:
    response = client.post("/sign-in", data={"username": "mara", "password": PASSWORD, "target": target})
    assert (response.status_code, response.headers["location"]) == (303, "/")


def test_wrong_password_is_said_in_plain_words_and_gives_no_cookie(client: httpx.Client) -> None:
    response = sign_in(client, password="wrong")
    assert response.status_code == 403
    assert 'role="alert"' in response.text
    assert "Traceback" not in response.text
    assert not client.cookies


def test_guessing_is_slowed_down_in_plain_words(house: House, client: httpx.Client) -> None:
    texts = [sign_in(client, who="nobody", password=f"guess {n}").text for n in range(12)]
    assert any("oo many" in text or "again in" in text for text in texts), texts[-1]


def test_signing_out_ends_the_session_for_good(client: httpx.Client) -> None:
    sign_in(client)
    (cookie,) = client.cookies.jar
    assert client.get("/session").json() == {"username": "mara"}
    client.post("/sign-out")
    assert client.get("/session").status_code == 401
    client.cookies.jar.set_cookie(cookie)
    assert client.get("/session").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_cannot_act_with_an_agents_session(client: httpx.Client, headers: dict[str, str]) -> None:
    sign_in(client)
    for path in ("/gradio_api/component_server", "/sign-out", "/sign-in", "/gradio_api/queue/join"):
        assert client.post(path, headers=headers, json={}).status_code == 403, path
    assert client.get("/session").status_code == 200


def test_every_answer_carries_the_strict_headers(client: httpx.Client) -> None:
    sign_in(client)
    for path in ("/", "/sign-in", "/session", "/desk-assets/main.js", "/nothing"):
        headers = client.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff", path
        assert "access-control-allow-origin" not in headers, path


def test_an_agent_is_refused_what_others_may_do(house: House, client: httpx.Client) -> None:
    case = house.post("A gift, please.")
    sign_in(client, "mara")
    version = ask(client, {"do": "open", "case": case.id})["case"]["version"]
    answer = ask(
        client,
        {
            "do": "approve",
            "case": case.id,
            "version": version,
            "text": "Here is a free gift.",
            "override_reason": "I want to.",
        },
    )
    assert answer["error"]["kind"] in ("NotAllowed", "Held"), answer
    assert house.case(case.id).deliveries == ()
    for call in (
        {"do": "certify", "username": "nora", "until": "2030-01-01"},
        {"do": "new_account", "username": "x", "name": "X", "roles": ["admin"], "password": PASSWORD},
        {"do": "new_key", "username": "ada", "scopes": ["admin"]},
    ):
        assert ask(client, call)["error"]["kind"] == "NotAllowed", call


def test_a_blocked_text_is_held_however_it_is_sent(house: House, client: httpx.Client) -> None:
    case = house.post("Refund, please.")
    sign_in(client, "ada")
    version = ask(client, {"do": "open", "case": case.id})["case"]["version"]
    text = "You get a full refund."
    answer = ask(client, {"do": "approve", "case": case.id, "version": version, "text": text})
    assert answer["error"]["kind"] == "Held"
    assert house.case(case.id).deliveries == ()


def test_a_change_the_agent_has_not_seen_is_a_conflict(house: House, client: httpx.Client) -> None:
    case = house.post("Late again.")
    draft = case.draft
    assert draft is not None
    sign_in(client, "mara")
    mara = house.desk.actor("mara", "desk")
    house.desk.correct_reading(mara, case.id, Correction(kind="question", lang="en"), case.version)
    answer = ask(client, {"do": "approve", "case": case.id, "version": case.version, "text": draft.text})
    assert answer["error"]["kind"] == "VersionConflict"
    assert house.case(case.id).deliveries == ()


def test_the_page_corrects_how_a_post_was_read_and_drafts_again(house: House, client: httpx.Client) -> None:
    case = house.post("Late again.")
    sign_in(client, "mara")
    version = ask(client, {"do": "open", "case": case.id})["case"]["version"]
    said = {"do": "correct", "case": case.id, "version": version, "kind": "complaint", "lang": "en", "redraft": True}
    answer = ask(client, said | {"problems": ["<b>The van came late"], "urgent": True})
    assert "&lt;b&gt;The van came late" in answer["html"]["reading"]
    assert "yes, shown first" in answer["html"]["reading"]
    assert house.case(case.id).reading.problems == ("<b>The van came late",)
    assert house.case(case.id).urgent


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "open",
        {},
        {"do": "drop"},
        {"do": "open"},
        {"do": "open", "case": {"$ne": 1}},
        {"do": "open", "case": "x", "more": 1},
        {"do": "queue", "states": "everything"},
        {"do": "check", "case": "x", "text": "x" * 200_000},
        {"do": "__init__"},
    ],
)
def test_nonsense_is_refused_in_one_sentence(client: httpx.Client, data: object) -> None:
    sign_in(client)
    answer = ask(client, data)
    assert answer["error"]["kind"] == "BadAsk"
    assert "Traceback" not in json.dumps(answer)


def test_missing_case_is_said_plainly(client: httpx.Client) -> None:
    sign_in(client)
    assert ask(client, {"do": "open", "case": "nope"})["error"]["kind"] == "NotFound"


def test_text_that_is_no_text_is_refused(house: House, client: httpx.Client) -> None:
    case = house.post("Broken characters.")
    sign_in(client)
    answer = ask(client, {"do": "check", "case": case.id, "text": "lone \ud800 surrogate"})
    assert "error" in answer
    assert answer["error"]["kind"] != "Failed", answer


def test_closed_account_is_refused_with_a_valid_cookie(house: House, client: httpx.Client) -> None:
    system = house.desk.system()
    house.desk.create_account(system, "temp", "Temp", ("agent",), password=PASSWORD)
    sign_in(client, "temp")
    house.desk.set_active(system, "temp", False)
    assert ask(client, {"do": "queue"})["error"]["kind"] in ("NotAllowed", "SignInFailed", "NotFound")


def test_an_agent_cannot_label_bless_or_keep_by_direct_calls(house: House, client: httpx.Client) -> None:
    of = result(item("i1"), "A reply about the zip.")
    store = stored(house.folder / ".replydesk" / "evals", [of])
    run = store.ids()[0]
    sign_in(client, "mara")
    answers = {criterion.id: 5 for criterion in RUBRIC}
    given = {"do": "label", "run": run, "item": "i1", "text_sha256": text_sha256(of), "answers": answers}
    for call in (
        given,
        {"do": "label_next", "run": run},
        {"do": "to_settle", "run": run, "item": "i1"},
        {"do": "bless", "run": run},
        {"do": "keep_correction", "run": run, "item": "i1", "use": "item"},
        {"do": "keep_case", "case": house.post("Late again.").id},
    ):
        assert ask(client, call)["error"]["kind"] == "NotAllowed", call
    assert Labels(store).history(run) == ()
    assert store.blessed() == ()

    sign_in(client, "ada")
    assert "error" not in ask(client, given)
    assert ask(client, given | {"answers": answers | {"tone": 6}})["error"]["kind"] == "BadLabel"
    assert ask(client, given | {"text_sha256": "0" * 64})["error"]["kind"] == "BadLabel"
    assert ask(client, {"do": "run", "run": "../../etc"})["error"]["kind"] == "RunNotFound"
    assert [label.by for label in Labels(store).of(run)] == ["ada"]


def test_what_a_draft_cost_stands_with_how_it_was_made(house: House, client: httpx.Client) -> None:
    sign_in(client)
    answer = ask(client, {"do": "open", "case": house.post("It broke.").id})
    assert (
        "the model was asked once, read 0 tokens (pieces of words) and wrote 0; it cost 0.0123"
        in answer["html"]["aside"]
    )


def test_a_channel_that_was_taken_out_of_the_settings_hides_nothing_else(house: House, client: httpx.Client) -> None:
    case, other = house.post("It broke.", channel="mastodon"), house.post("It tore.")
    sign_in(client)
    house.guard.gone = ("mastodon",)
    try:
        queue = ask(client, {"do": "queue"})
        opened = ask(client, {"do": "open", "case": case.id})
    finally:
        house.guard.gone = ()
    assert {case.id, other.id} <= set(queue["ids"])
    assert "mastodon" in queue["html"]["queue"]
    assert opened["error"]["message"] == "There is no channel 'mastodon'."
