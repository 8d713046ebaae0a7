"""Names, greetings, signatures and what a private message asks for."""

from __future__ import annotations

import pytest

from drafting.writer.telling.reply import Reply, first_name, going_on, greeting, signature
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import KNOWN, language
from policy.models import Author
from tests.drafting.writer import house


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Ann Lee", "Ann"),
        ("ann", "Ann"),
        ("ANN LEE", "Ann"),
        ("José", "José"),
        ("Anne-Marie Roy", "Anne-Marie"),
        ("sk8ter_99", None),
        ("xX_dark_Xx", None),
        ("A. Lee", None),
        ("Frau Seidel", "Frau Seidel"),
        ("Mr. Brown", "Mr. Brown"),
        ("Mrs", None),
        ("Old Grump", None),
        ("Google User", None),
        ("Cold Feet Kev", None),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_first_name(shown: str | None, said: str | None) -> None:
    assert first_name(Author(name=shown)) == said


def test_a_handle_is_no_name() -> None:
    assert first_name(Author(handle="@annlee")) is None


def test_greeting_is_the_brands() -> None:
    company = house.settings()
    company = company.model_copy(update={"voice": company.voice.model_copy(update={"greetings": ("Hello",)})})
    said = {
        greeting(Author(name="Ann"), company, language("en"), "en", Stock(language("en"), str(seed)))
        for seed in range(10)
    }
    assert said == {"Hello Ann,"}


@pytest.mark.parametrize("lang", KNOWN)
def test_every_language_greets(lang: str) -> None:
    said = greeting(Author(name="Ann"), house.settings(), language(lang), lang, Stock(language(lang), "1"))
    assert "Ann" in said


def test_signature() -> None:
    assert signature("mia", house.settings()) == ("^Mia", "Mia")
    assert signature("nobody", house.settings()) == ("", "")
    assert signature(None, house.settings()) == ("", "")


def test_a_reply_reads_on_after_its_greeting() -> None:
    lower = frozenset({"Thank"})
    assert Reply(greeting="Hi Ann,", body=("Thank you.",), signature="^M", lower=lower).text == "Hi Ann, thank you. ^M"
    assert Reply(greeting="Hallo,", body=("Schade, dass.",), lower=frozenset({"Schade"})).text == "Hallo, schade, dass."
    assert "Ihre" not in language("de").phrases["lower_after_greeting"]
    assert Reply(greeting="Hi Ann,", body=("I see.",), lower=lower).text == "Hi Ann, I see."
    assert Reply(body=("One.", "Two."), added=("Three.",)).text == "One. Two. Three."


CASES = {"item_dat", "matter_acc", "matter_dat", "private_items_dat", "idea_with"} | {
    f"take_up_{told}_that" for told in ("said", "reported", "second_said", "praised", "liked")
}
"""What only a language with cases needs, or one that moves its verb after "that"."""


def test_the_language_packs_have_the_same_parts() -> None:
    english = language("en")
    for code in KNOWN:
        pack = language(code)
        echo = language("de").phrases.keys() - english.phrases.keys() - CASES if pack.echoes else set()
        assert pack.phrases.keys() - CASES == english.phrases.keys() | echo, code
        assert pack.prompt.keys() == english.prompt.keys(), code
        assert pack.words.keys() == english.words.keys(), code
        for part in (
            "labels",
            "goals",
            "faults",
            "missing",
            "contacts",
            "instructions",
            "openings",
            "revision",
            "examples",
        ):
            assert pack.prompt[part].keys() == english.prompt[part].keys(), (code, part)


def test_what_follows_an_exclamation_begins_with_a_capital() -> None:
    assert Reply(greeting="Bonjour Ann !", body=("malheureusement non.",)).text == "Bonjour Ann ! Malheureusement non."


@pytest.mark.parametrize(
    ("written", "goes_on"),
    [
        ("Three weeks of slimy coriander is no joke.", "three weeks"),
        ("Standing all the way to Newcastle is miserable.", "standing all"),
        ("Sterling work by the driver.", "Sterling work"),
    ],
)
def test_a_reply_goes_on_in_lower_case_where_no_name_begins_it(written: str, goes_on: str) -> None:
    pack = language("en")
    lower = going_on(written, frozenset(pack.phrases["lower_after_greeting"]), "It was bad.", pack)
    assert Reply(greeting="Hi Ann,", body=(written,), lower=lower).text.startswith(f"Hi Ann, {goes_on}")


def test_a_pronoun_goes_on_in_small_letters_after_the_greeting_and_is_no_name() -> None:
    lower = going_on("He'll be cross.", frozenset(), "", language("en"))
    assert Reply(greeting="Hi Ann,", body=("He'll be cross.",), lower=lower).text == "Hi Ann, he'll be cross."
    assert not going_on("I'll be cross.", frozenset(), "", language("en"))
    assert not going_on("Siobhán's cross.", frozenset(), "", language("en"))
