"""Whatever comes in over REST, the answer is a documented one: no crash, no bare error, no door left open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ui.house import House
from tests.ui.test_rest import ALL
from ui.rest import openapi_document

DOCUMENT = openapi_document()
ROUTES = [(path, method.upper()) for path, methods in DOCUMENT["paths"].items() for method in methods]
CLOSED = [(path, method) for path, method in ROUTES if path.startswith("/v1/")]
POSTS = [path for path, method in CLOSED if method == "POST"]
FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ODD = [
    "",
    " ",
    "\x00",
    "\ud800",
    "‮",
    "%00",
    "../../etc/passwd",
    "💥" * 40,
    "x" * 5000,
    "'; DROP TABLE cases; --",
    "${7*7}{{7*7}}",
]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(ODD),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def api(house: House) -> Iterator[httpx.Client]:
    """A client whose key may do everything that a key can."""
    key = house.desk.create_key(house.desk.system(), "ada", (*ALL, "evals:write", "admin"))
    with httpx.Client(
        base_url=house.url, headers={"Authorization": f"Bearer {key.secret}"}, timeout=60, trust_env=False
    ) as client:
        yield client


def named(path: str, value: str) -> str:
    while "{" in path:
        head, _, rest = path.partition("{")
        path = head + value + rest.partition("}")[2]
    return path


def sound(answer: httpx.Response, path: str, method: str) -> None:
    """The answer is one that the document promises, and an error is a plain sentence."""
    assert answer.status_code < 500, (path, answer.text[:300])
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        body = answer.json()
        assert body["status"] == answer.status_code
        assert body["detail"].strip().endswith((".", "?", "}", "`"))
        assert "Traceback" not in answer.text
    else:
        documented = DOCUMENT["paths"][path][method.lower()]["responses"]
        assert str(answer.status_code) in documented


def shaped(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Bodies that look nearly right: the schema's own fields, with right or odd values."""
    schema = schema if "$ref" not in schema else DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if schema.get("type") == "object" and "properties" in schema:
        fields = {name: shaped(inner) for name, inner in schema["properties"].items()}
        needed = {name: fields[name] for name in schema.get("required", ())}
        return st.fixed_dictionaries(needed, optional={n: f for n, f in fields.items() if n not in needed}) | JSON
    if "enum" in schema:
        return st.sampled_from(schema["enum"]) | JSON
    if "anyOf" in schema:
        return st.one_of(*(shaped(one) for one in schema["anyOf"]))
    if schema.get("type") == "array":
        return st.lists(shaped(schema.get("items", {})), max_size=3)
    plain: dict[str, st.SearchStrategy[Any]] = {
        "string": st.text(max_size=30) | st.sampled_from(ODD),
        "integer": st.integers(),
        "boolean": st.booleans(),
    }
    return plain.get(str(schema.get("type")), JSON)


@pytest.mark.parametrize("path", POSTS)
@FEW
@given(data=st.data())
def test_no_body_crashes_a_route(api: httpx.Client, path: str, data: st.DataObject) -> None:
    asked = DOCUMENT["paths"][path]["post"].get("requestBody", {"content": {"application/json": {"schema": {}}}})
    schema = asked["content"]["application/json"]["schema"]
    body = json.dumps(data.draw(shaped(schema)))  # escapes lone surrogates, as a sender can
    place = named(path, data.draw(st.sampled_from(["nothing", "01m8egk4sabwp1sqdh22mtn5zd", "%00", "..%2f..", "💥"])))
    answer = api.post(place, content=body, headers={"Content-Type": "application/json"})
    if "//" not in place:
        sound(answer, path, "POST")


@pytest.mark.parametrize(("path", "method"), [route for route in CLOSED if route[1] in ("GET", "DELETE")])
@FEW
@given(data=st.data())
def test_no_question_crashes_a_route(api: httpx.Client, path: str, method: str, data: st.DataObject) -> None:
    given_names = [
        p["name"] for p in DOCUMENT["paths"][path][method.lower()].get("parameters", ()) if p["in"] == "query"
    ]
    values = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
        [odd for odd in ODD if odd != "\ud800"] + ["-1", "0", "1", "9" * 30, "null", "1e9"]
    )
    query = {name: data.draw(values) for name in given_names if name != "wait" and data.draw(st.booleans())}
    sound(api.request(method, named(path, "nothing"), params=query), path, method)


@pytest.mark.parametrize(("path", "method"), CLOSED)
def test_every_route_asks_who_calls_and_what_they_may(house: House, path: str, method: str) -> None:
    place = house.url.rstrip("/") + named(path, "nothing")
    body: dict[str, Any] = {}
    for header in ({}, {"Authorization": "Bearer rd_no"}, {"Cookie": "replydesk_session=x"}):
        answer = httpx.request(method, place, headers=header, json=body, trust_env=False)
        assert answer.status_code == 401, (path, answer.text[:200])
        assert answer.headers["www-authenticate"] == "Bearer"
    key = house.desk.create_key(house.desk.system(), "mara", ("evals:read" if "evals" not in path else "check",))
    headers = {"Authorization": f"Bearer {key.secret}"}
    answer = httpx.request(method, place, headers=headers, json=body, params={"query": "x"}, trust_env=False)
    assert answer.status_code in (403, 404, 422), (path, answer.text[:200])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"\xff\xfe\x00", "application/json"),
        (b"[" * 100_000 + b"]" * 100_000, "application/json"),
        (b'{"text": "' + b"a" * 10_000_000 + b'", "channel": "x"}', "application/json"),
        (b'{"text": "\\ud800", "channel": "x"}', "application/json"),
        (b'{"text": "a\\u0000b", "channel": "x", "external_id": "nul"}', "application/json"),
        (b"text=hello&channel=x", "application/x-www-form-urlencoded"),
        (b"<post/>", "application/xml"),
        (b'{"text": 1e400, "channel": "x"}', "application/json"),
        (b"NaN", "application/json"),
    ],
)
def test_bodies_that_are_no_post(api: httpx.Client, content: bytes, kind: str) -> None:
    answer = api.post("/v1/cases", content=content, headers={"Content-Type": kind})
    sound(answer, "/v1/cases", "POST")


@pytest.mark.parametrize("path", [path for path in POSTS if path != "/v1/check"])
def test_an_idempotency_key_is_taken_everywhere(path: str) -> None:
    names = [p["name"] for p in DOCUMENT["paths"][path]["post"].get("parameters", ())]
    assert "Idempotency-Key" in names


def test_pages_neither_lose_nor_repeat_a_case_while_others_come_in(api: httpx.Client, house: House) -> None:
    def bring(number: int) -> str:
        body = {"text": f"Page test {number}", "channel": "x", "external_id": f"page-{number}"}
        identity: str = api.post("/v1/cases", json=body).json()["id"]
        return identity

    there = {bring(n) for n in range(7)}
    seen: list[str] = []
    cursor, fresh = None, 100
    while True:
        query: dict[str, str] = {"limit": "2", "text": "page test"} | ({"cursor": cursor} if cursor else {})
        page = api.get("/v1/cases", params=query).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None or fresh > 103:
            break
        bring(fresh)
        fresh += 1
    assert there <= set(seen)
    assert len(seen) == len(set(seen))
