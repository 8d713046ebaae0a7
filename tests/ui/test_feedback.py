"""The company's own feedback form: open to everybody, and to nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from drafting.settings import FeedbackForm
from tests.ui.house import House, make_house, serve_house
from ui.feedback_words import WORDS, language_of
from ui.pace import Pace


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A desk with an open form."""
    with ExitStack() as resources:
        made = make_house(tmp_path_factory.mktemp("form"), resources)
        form = FeedbackForm(open=True, most_in_ten_minutes=8)
        made.app.settings = made.app.settings.model_copy(update={"feedback_form": form})
        serve_house(made, resources)
        yield made


def send(house: House, **fields: str) -> httpx.Response:
    return httpx.post(house.url + "feedback", data=fields, trust_env=False)


def test_what_a_visitor_writes_is_a_post(house: House) -> None:
    page = httpx.get(house.url + "feedback", headers={"Accept-Language": "de-AT,en;q=0.5"}, trust_env=False)
    assert page.status_code == 200
    assert '<html lang="de">' in page.text
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    answer = send(house, text="Your <b>zip</b>\r\nbroke", name="Ida", reach="ida@example.com")
    assert "Thank you. A person will read this." in answer.text
    line = house.desk.queue(house.desk.system()).items[-1]
    case = house.desk.case(house.desk.system(), line.id)
    assert (case.post, case.channel) == ("Your <b>zip</b>\nbroke", "feedback")
    assert (case.author.name, case.author.handle) == ("Ida", "ida@example.com")


def test_what_cannot_be_taken_is_said_and_kept(house: House) -> None:
    before = house.desk.counts(house.desk.system())["all"]
    blank = send(house, text="  ", name='"><img src=x onerror=alert(1)>')
    assert blank.status_code == 422
    assert "Please write a few words." in blank.text
    assert "<img" not in blank.text
    assert send(house, text="x" * 4001).status_code == 422
    assert send(house, text="x" * 100_000).status_code == 413
    robot = send(house, text="Buy now", website="https://spam.example")
    assert "Thank you" in robot.text
    assert house.desk.counts(house.desk.system())["all"] == before


def test_one_address_cannot_flood_the_queue(house: House) -> None:
    answers = [send(house, text=f"Message {n}") for n in range(12)]
    assert answers[-1].status_code == 429
    assert "ten minutes" in answers[-1].text
    assert "Message 11" in answers[-1].text  # nothing typed is lost


def test_the_pace_is_counted_for_each_sender_and_forgotten_in_time() -> None:
    now = 0.0
    pace = Pace(2, lambda: now)
    assert [pace.allows("a"), pace.allows("a"), pace.allows("a"), pace.allows("b")] == [True, True, False, True]
    now = 601.0
    assert pace.allows("a")


def test_every_language_says_the_same_things() -> None:
    assert {frozenset(words) for words in WORDS.values()} == {frozenset(WORDS["en"])}
    assert [language_of(h) for h in ("fr-CA", "pl, es;q=0.8", "", "*")] == ["fr", "es", "en", "en"]


def test_a_form_that_is_not_open_is_not_there(tmp_path: object) -> None:
    from ui.feedback import feedback_router

    assert feedback_router(None, "Acme", FeedbackForm()).routes == []  # type: ignore[arg-type]  # never asked
