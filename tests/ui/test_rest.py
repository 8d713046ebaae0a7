"""The API for other support tools, over real HTTP."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from drafting.models import Scope
from tests.ui.house import House
from ui.rest import openapi_document

Client = Callable[..., httpx.Client]
ALL: tuple[Scope, ...] = ("cases:read", "cases:write", "decide", "check", "search", "evals:read")
POST = {"text": "My boots broke after a week.", "channel": "facebook", "author": {"name": "Colette"}}


@pytest.fixture
def client(house: House) -> Iterator[Client]:
    """Clients with a fresh key of an account."""
    opened: list[httpx.Client] = []

    def make(username: str | None = "mara", scopes: tuple[Scope, ...] = ALL) -> httpx.Client:
        headers = {}
        if username:
            key = house.desk.create_key(house.desk.system(), username, scopes)
            headers["Authorization"] = f"Bearer {key.secret}"
        opened.append(httpx.Client(base_url=house.url + "v1/", headers=headers, timeout=30, trust_env=False))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def receive(api: httpx.Client, **more: Any) -> dict[str, Any]:
    answer = api.post("cases", params={"wait": 20}, json={**POST, **more})
    assert answer.status_code == 201, answer.text
    case: dict[str, Any] = answer.json()
    return case


def approval(case: dict[str, Any]) -> dict[str, Any]:
    draft = case["drafts"][-1]
    return {
        "kind": "approve",
        "version": case["version"],
        "draft_id": draft["id"],
        "text_sha256": draft["text_sha256"],
    }


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["detail"].strip()
    assert "Traceback" not in answer.text
    return body


def test_a_tool_brings_in_a_post_and_a_person_approves_it(client: Client, house: House) -> None:
    tool, person = client(), client("ben")
    case = receive(tool)
    assert case["state"] == "in_review"
    draft = case["drafts"][-1]
    assert draft["verdict"]["verdict"] == "pass"
    assert draft["evidence"][0]["document"] == "returns.md"
    answer = person.post(f"cases/{case['id']}/decisions", json=approval(case))
    assert answer.status_code == 201, answer.text
    sent = tool.get(f"cases/{case['id']}").json()
    assert sent["deliveries"][-1]["text"] == draft["text"]
    assert sent["decisions"][-1]["by"] == "ben"
    assert hashlib.sha256(draft["text"].encode()).hexdigest() == draft["text_sha256"]
    assert house.desk.verify_audit().problems == ()


def test_a_held_text_cannot_be_approved(client: Client) -> None:
    api = client()
    case = receive(api)
    edited = api.post(
        f"cases/{case['id']}/edits", json={"text": "Here is a full refund.", "version": case["version"]}
    ).json()
    assert edited["drafts"][-1]["verdict"]["verdict"] == "block"
    assert problem(api.post(f"cases/{case['id']}/decisions", json=approval(edited)), 422)["title"] == "Held"


def test_approving_bytes_that_nobody_read_is_refused(client: Client) -> None:
    api = client()
    case = receive(api)
    body = approval(case) | {"text_sha256": "0" * 64}
    assert problem(api.post(f"cases/{case['id']}/decisions", json=body), 409)["title"] == "TextChanged"


def test_an_old_version_is_a_conflict(client: Client) -> None:
    api = client()
    case = receive(api)
    body = {"text": "I will look at it with you.", "version": case["version"]}
    assert api.post(f"cases/{case['id']}/edits", json=body).status_code == 201
    assert problem(api.post(f"cases/{case['id']}/edits", json=body), 409)["title"] == "VersionConflict"


def test_the_same_idempotency_key_acts_once(client: Client) -> None:
    api = client()
    case = receive(api)
    body = {"text": "I will look at it with you.", "version": case["version"]}
    headers = {"Idempotency-Key": f"edit-{case['id']}"}
    first = api.post(f"cases/{case['id']}/edits", json=body, headers=headers)
    again = api.post(f"cases/{case['id']}/edits", json=body, headers=headers)
    assert first.json()["drafts"] == again.json()["drafts"]
    assert len(api.get(f"cases/{case['id']}").json()["drafts"]) == len(case["drafts"]) + 1
    other = api.post(f"cases/{case['id']}/edits", json=body | {"text": "Other"}, headers=headers)
    problem(other, 422)


def test_an_answer_that_was_erased_is_neither_repeated_nor_made_again(client: Client, house: House) -> None:
    api = client()
    case = receive(api)
    body = {"text": "I will look at it with you.", "version": case["version"]}
    headers = {"Idempotency-Key": f"erased-{case['id']}"}
    assert api.post(f"cases/{case['id']}/edits", json=body, headers=headers).status_code == 201
    house.desk.erase(house.desk.system(), [case["id"]])
    again = problem(api.post(f"cases/{case['id']}/edits", json=body, headers=headers), 404)
    assert "erased on request" in again["detail"]


def test_the_same_post_is_one_case_however_often_it_comes(client: Client) -> None:
    api = client()
    ids: list[str] = []

    def bring() -> None:
        ids.append(receive(api, external_id="fb-77")["id"])

    threads = [threading.Thread(target=bring) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 4
    assert len(set(ids)) == 1


@pytest.mark.parametrize(
    ("who", "scopes", "status", "title"),
    [
        (None, ALL, 401, "SignInFailed"),
        ("mara", ("cases:read",), 403, "NotAllowed"),
        ("nora", ALL, 403, "NotAllowed"),
    ],
)
def test_who_may_not_approve(
    client: Client, who: str | None, scopes: tuple[Scope, ...], status: int, title: str
) -> None:
    case = receive(client())
    answer = client(who, scopes).post(f"cases/{case['id']}/decisions", json=approval(case))
    assert problem(answer, status)["title"] == title


def test_a_tool_without_a_person_can_never_approve(client: Client, house: House) -> None:
    system = house.desk.system()
    if not any(account.username == "bot" for account in house.desk.accounts(system)):
        house.desk.create_account(system, "bot", "Bot", ("agent", "approver"), human=False)
    case = receive(client())
    problem(client("bot").post(f"cases/{case['id']}/decisions", json=approval(case)), 403)


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "cases/nothing", None, 404),
        ("POST", "cases", {"text": "", "channel": "facebook"}, 422),
        ("POST", "cases", {"text": "x" * 100_000, "channel": "facebook"}, 422),
        ("POST", "cases", {"channel": "facebook"}, 422),
        ("POST", "cases", {"text": "hello", "channel": "facebook", "colour": "red"}, 422),
        ("GET", "cases?limit=0", None, 422),
        ("GET", "cases?cursor=nonsense", None, 422),
        ("POST", "check", {"reply": ""}, 422),
        ("GET", "nowhere", None, 404),
    ],
)
def test_bad_input_is_one_plain_problem(
    client: Client, method: str, path: str, body: dict[str, Any] | None, status: int
) -> None:
    problem(client().request(method, path, json=body), status)


def test_a_body_that_is_not_json_is_a_problem(client: Client) -> None:
    answer = client().post("cases", content=b"\xff{", headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    problem(answer, answer.status_code)


def test_a_reply_is_checked_without_a_case(client: Client) -> None:
    answer = client().post("check", json={"reply": "We give a full refund.", "channel": "facebook"})
    assert answer.status_code == 200
    assert answer.json()["findings"][0]["match"] == "full refund"


def test_pages_follow_each_other(client: Client) -> None:
    api = client()
    for number in range(5):
        receive(api, text=f"Paged problem number {number}")
    seen: list[str] = []
    cursor = None
    while True:
        page = api.get(
            "cases", params={"limit": 2, "text": "Paged problem", **({"cursor": cursor} if cursor else {})}
        ).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 5


def test_health_and_openapi_need_no_key(house: House) -> None:
    with httpx.Client(base_url=house.url, trust_env=False) as anyone:
        assert anyone.get("healthz").json() == {"status": "ok"}
        assert anyone.get("readyz").status_code == 200
        assert "python_info" in anyone.get("metrics").text
        assert anyone.get("openapi.json").json() == openapi_document()


def test_a_rulebook_problem_shows_in_readyz(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.guard, "problem", "tone.yaml, line 3: severity: not valid.")
    with httpx.Client(base_url=house.url, trust_env=False) as anyone:
        answer = anyone.get("readyz")
    assert answer.status_code == 503
    assert "tone.yaml, line 3" in answer.json()["rulebook_problem"]


def test_webhooks_are_registered_listed_switched_off_and_removed_by_an_admin(client: Client, house: House) -> None:
    admin = client("ada", ("admin",))
    wanted = {"url": "https://93.184.216.34/hook", "events": ["reply.sent"]}
    first = admin.post("webhooks", json=wanted, headers={"Idempotency-Key": "hook-1"})
    assert first.status_code == 201, first.text
    assert first.json()["secret"].startswith("whsec_")
    assert admin.post("webhooks", json=wanted, headers={"Idempotency-Key": "hook-1"}).json() == first.json()
    hook = first.json()["webhook"]["id"]
    admin.post("webhooks", json={"url": "https://93.184.216.34/other"})
    page = admin.get("webhooks", params={"limit": 1}).json()
    assert [one["id"] for one in page["items"]] == [hook]
    assert first.json()["secret"] not in admin.get(f"webhooks/{hook}").text
    assert admin.post(f"webhooks/{hook}/active", json={"active": False}).json()["active"] is False
    assert admin.delete(f"webhooks/{hook}").status_code == 204
    problem(admin.get(f"webhooks/{hook}"), 404)
    rest = admin.get("webhooks", params={"cursor": page["next_cursor"]}).json()
    assert [one["url"] for one in rest["items"]] == ["https://93.184.216.34/other"]


def test_webhooks_refuse_other_keys_and_addresses_inside_the_network(client: Client) -> None:
    for api in (client("mara", ALL), client("ada", ALL), client("mara", ("admin",))):
        problem(api.get("webhooks"), 403)
        problem(api.post("webhooks", json={"url": "https://93.184.216.34/"}), 403)
    admin = client("ada", ("admin",))
    assert "allow_private" in problem(admin.post("webhooks", json={"url": "https://127.0.0.1/"}), 422)["detail"]
    problem(admin.post("webhooks", json={"url": "https://93.184.216.34/", "events": ["everything"]}), 422)
    problem(admin.post("webhooks", json={"url": 7}), 422)


def test_an_approver_says_over_rest_what_was_mended_and_an_agent_cannot(client: Client, house: House) -> None:
    post = {**POST, "text": "The parasol snapped in a light wind."}
    person = client("ben")
    for number in range(3):
        case = receive(person, text=post["text"], external_id=f"parasol-{number}")
        assert person.post(f"cases/{case['id']}/decisions", json=approval(case)).status_code == 201
    assert "parasol" in {word for theme in person.get("themes").json() for word in theme["words"]}
    body = {"words": "parasol", "done": "Parasols have a steel joint since May."}
    problem(client("mara").post("fixes", json=body), 403)
    problem(client("ben", ("cases:read",)).post("fixes", json=body), 403)
    problem(person.post("fixes", json={**body, "done": " "}), 422)
    made = person.post("fixes", json=body, headers={"Idempotency-Key": "parasol"})
    assert made.status_code == 201, made.text
    assert person.post("fixes", json=body, headers={"Idempotency-Key": "parasol"}).json() == made.json()
    told = next(line for line in person.get("fixes").json() if line["fix"]["id"] == made.json()["id"])
    assert told["waiting"] == 3


def test_an_expert_is_asked_over_rest_and_a_digest_is_plain_text_to_mail(client: Client) -> None:
    person = client("mara")
    case = receive(person, text="The hinge of the oven creaks.")
    body = {"expert": "Jan Weber, workshop", "question": "Is it dangerous?", "version": case["version"]}
    asked = person.post(f"cases/{case['id']}/consults", json=body).json()
    consult = asked["consults"][0]
    assert consult["id"] in {line["id"] for line in person.get("consults").json()}
    answer = {"answer": "The hinge only needs oil.", "version": asked["version"]}
    path = f"cases/{case['id']}/consults/{consult['id']}/answer"
    problem(client("mara", ("cases:read",)).post(path, json=answer), 403)
    told = person.post(path, params={"wait": 20}, json=answer).json()
    assert told["facts"]["facts"][-1]["id"] == "expert-jan-weber-workshop"
    assert len(told["drafts"]) == 2
    text = person.get("digest", params={"as": "text", "days": 30})
    assert text.headers["content-type"].startswith("text/plain")
    assert "WHAT COMES UP" in text.text
    assert person.get("digest").json()["figures"]["expert_answers"] >= 1
    problem(person.get("digest", params={"department": "nobody"}), 404)
    problem(client(None).get("digest"), 401)


def test_a_key_that_may_less_is_not_told_the_answer_that_another_key_was_given(client: Client) -> None:
    body = {"url": "https://8.8.8.8/hook", "events": ["reply.sent"]}
    strong, weak = client("ada", ("admin", "cases:read")), client("ada", ("cases:read",))
    made = strong.post("webhooks", json=body, headers={"Idempotency-Key": "hook"})
    assert made.status_code == 201, made.text
    assert "whsec_" in made.text
    told = weak.post("webhooks", json=body, headers={"Idempotency-Key": "hook"})
    assert told.status_code in (403, 422)
    assert "whsec_" not in told.text
