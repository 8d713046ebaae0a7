"""A reply does not ask for what the post says."""

from __future__ import annotations

import pytest

from drafting.writer.telling.stock import question_about
from drafting.writer.words.details import asks_again, named_details, still_open
from drafting.writer.words.language import KNOWN, language


@pytest.mark.parametrize(
    ("lang", "post", "named"),
    [
        ("en", "It crashes. I'm using an S8 plus on 8.0.0", {"device", "version"}),
        ("en", "Stutters on a brand new Galaxy S9+", {"device"}),
        ("en", "Synced to my Macbook Pro", {"device"}),
        ("en", "Slow on my tablet, on every page", {"device", "page"}),
        ("en", "Firefox 57 is slow", {"version"}),
        ("en", "Broken since the last update", {"version", "since"}),
        ("fr", "V57 sur Samsung A3 2016 : extrêmement lente", {"device", "version"}),
        ("fr", "Plante au démarrage", {"page", "moment"}),
        ("de", "Die App stürzt beim Start ab, Pixel 7 mit Android 14", {"device", "version", "page", "moment"}),
        ("es", "Muy lento en mi tablet en todas las páginas", {"device", "page"}),
        ("en", "The interface is ugly", set()),
        ("de", "Der Kundendienst ist schlecht", set()),
    ],
)
def test_details_named_in_a_post(lang: str, post: str, named: set[str]) -> None:
    assert named_details(post, language(lang)) == named


def test_only_the_open_part_of_a_question_is_asked() -> None:
    pack = language("en")
    asked = ["Is it slow from the start, or after a while, and which device do you use?", "Which device do you use?"]
    assert still_open(asked, frozenset({"device"}), pack) == ["Is it slow from the start, or after a while?"]
    assert still_open(asked[1:], frozenset({"device"}), pack) == []


@pytest.mark.parametrize("lang", KNOWN)
def test_no_question_of_the_stock_asks_for_what_is_known(lang: str) -> None:
    pack = language(lang)
    for group in pack.phrases["asks"]:
        for known in ({"device"}, {"version"}, {"device", "version"}, {"page", "moment"}):
            left = question_about(pack, frozenset(known), str(group["words"][0]))
            assert not [question for question in left if asks_again(question, frozenset(known), pack)]
            assert all(question.endswith("?") for question in left)
