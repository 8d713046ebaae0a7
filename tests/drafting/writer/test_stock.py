"""The writer's own sentences: each passes the guard, and none comes twice while another has not come once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drafting.writer.reading.understanding import Understanding
from drafting.writer.telling.private import items_of
from drafting.writer.telling.stock import Memory, Stock, matter_of
from drafting.writer.words.language import KNOWN, Language, language
from policy.models import Context
from tests.drafting.writer import house

POSTS = {
    "en": "My order with the blue pedals is late and the box was torn.",
    "es": "Mi pedido con los pedales azules llega tarde y la caja estaba rota.",
    "fr": "Ma commande avec les pédales bleues est en retard et le carton était déchiré.",
    "de": "Meine Bestellung mit den blauen Pedalen kommt zu spät und der Karton war zerrissen.",
}
NAMED = {
    "en": "The blue pedals are late.",
    "es": "Los pedales azules llegan tarde.",
    "fr": "Les pédales bleues sont en retard.",
    "de": "Die blauen Pedale kommen zu spät.",
}
ALONE: tuple[str, ...] = (
    "sorry",
    "honest",
    "honest_answer",
    "undecided",
    "contact_dm",
    "contact_email",
    "ask_device",
    "ask_visit",
    "ask_open",
    "onward_dm",
    "onward_email",
    "onward_phone",
    "onward_url",
    "where_to_ask",
    "reach_us",
    "thanks_again",
    "idea_open",
)
TAKES_UP: tuple[str, ...] = (
    "own_mistake",
    "short_post",
    "ask_bare",
    "ask_meaning",
    "take_up",
    "take_up_bare",
    "take_up_said",
    "take_up_plain",
    "take_up_reported",
    "take_up_about",
    "take_up_told",
    "take_up_trouble",
    "take_up_second",
    "take_up_liked",
    "take_up_attack",
    "take_up_praised",
    "take_up_person",
    "take_up_idea",
    "idea_thing",
    "idea_do",
    "idea_if",
)
ECHOES = ("echo", "_reported", "_that", "_asked", "_sorry", "_state", "_word", "_about")
"""How the keys end of what says a post's words as they stand."""
LANGUAGES = [(code, second) for code in KNOWN for second in ((False, True) if code in ("de", "es") else (False,))]


def pack_of(code: str, second: bool) -> Language:
    return language(code, second=second)


def said_of(pack: Language) -> Iterator[tuple[str, str]]:
    for topic in ("order", "booking", "billing", "account", "device", "visit"):
        understood = Understanding(kind="complaint", lang=pack.code, topics=(topic,))
        values = {**matter_of(pack, POSTS[pack.code]), **items_of(understood, pack)}
        stock = Stock(pack, "1", values=values)
        for key in ALONE:
            for option in pack.phrases[key]:
                yield key, stock.fill(option, contact="care@pedalworks.example")
    for group in pack.phrases["asks"]:
        for option in group["say"]:
            yield "asks", option


@pytest.mark.parametrize(("code", "second"), LANGUAGES)
def test_every_sentence_of_the_stock_passes_the_guard(code: str, second: bool) -> None:
    guard = house.guard()
    context = Context(channel="facebook", post=POSTS[code], lang=code, kind="complaint")
    blocked = []
    for key, sentence in dict.fromkeys(said_of(pack_of(code, second))):
        verdict = guard.check(f"{NAMED[code]} {sentence}", context)
        blocked += [
            (key, sentence, f.rule)
            for f in verdict.findings
            if f.target == "reply" and f.severity == "block" and f.end > len(NAMED[code])
        ]
    assert not blocked


@pytest.mark.parametrize(("code", "second"), LANGUAGES)
def test_no_sentence_of_the_stock_is_a_stock_phrase(code: str, second: bool) -> None:
    guard, pack = house.guard(), pack_of(code, second)
    context = Context(channel="facebook", post=POSTS[code], lang=code, kind="complaint")
    values = {**matter_of(pack, POSTS[code]), **items_of(Understanding(kind="complaint", lang=code), pack)}
    said = NAMED[code][0].lower() + NAMED[code][1:-1]
    moved = [key for key in pack.phrases if key.startswith(("echo", "take_up")) and key.endswith(ECHOES)]
    found = []
    for key in (*ALONE, *TAKES_UP, *moved):
        for option in pack.phrases[key]:
            filled = Stock(pack, "1", values=values).fill(
                option, said=said, said_up=said.capitalize(), what=said, trouble=said, asked=said, asked_up=said,
                contact="care@pedalworks.example",
            )  # fmt: skip
            verdict = guard.check(f"{NAMED[code]} {filled}", context)
            found += [
                (filled, f.rule)
                for f in verdict.findings
                if f.rule in ("voice.stock-phrase", "voice.non-apology") and f.end > len(NAMED[code])
            ]
    assert not found


@pytest.mark.parametrize("code", KNOWN)
def test_no_sentence_comes_again_before_all_have_come(code: str) -> None:
    pack, memory = language(code), Memory()
    values = {**matter_of(pack, POSTS[code]), **items_of(Understanding(kind="complaint", lang=code), pack)}
    count = len(pack.phrases["contact_dm"])
    said = []
    for number in range(count):
        said.append(Stock(pack, str(number), memory.texts(), values).say("contact_dm"))
        memory.keep(said[-1])
    assert len(set(said)) == count


def test_the_same_post_gets_the_same_sentence() -> None:
    assert Stock(language("en"), "a post").say("honest") == Stock(language("en"), "a post").say("honest")


def test_german_and_spanish_address_as_the_brand_does() -> None:
    assert "Schicken Sie" in " ".join(language("de").phrases["contact_dm"])
    informal = " ".join(language("de", second=True).phrases["contact_dm"])
    assert "Schick uns" in informal
    assert " Sie " not in informal
    assert "Envíenos" in " ".join(language("es", second=True).phrases["contact_dm"])
