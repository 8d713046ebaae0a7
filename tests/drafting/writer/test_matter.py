"""What a clause of a complaint tells: the matter, a verdict, or something beside it."""

from __future__ import annotations

import pytest

from drafting.writer.grounds.tips import tips
from drafting.writer.prompting.asked_kind import bears_out
from drafting.writer.reading.ideas import wished
from drafting.writer.reading.matter import Telling, only_verdict, telling
from drafting.writer.reading.understanding import understand
from drafting.writer.telling.stock import Stock
from drafting.writer.telling.takeup import retold
from drafting.writer.words.language import language
from policy.models import PostKind

MATTER, VERDICT, BESIDE = Telling.MATTER, Telling.VERDICT, Telling.BESIDE


@pytest.mark.parametrize(
    ("lang", "clause", "told"),
    [
        ("en", "The parcel came with the wrong kettle", MATTER),
        ("en", "It closes when I open a photo", MATTER),
        ("en", "The worst app I ever used", VERDICT),
        ("en", "What a mess", VERDICT),
        ("en", "I switched over from another bank", BESIDE),
        ("en", "I have been a fan of your soup for years", BESIDE),
        ("en", "the other app doesn't crash", BESIDE),
        ("en", "Hope this gets fixed soon", BESIDE),
        ("en", "I uninstalled it because it crashes", MATTER),
        ("de", "Die Lampe flackert", MATTER),
        ("de", "Sehr schlecht", VERDICT),
        ("de", "Ich wechsle jetzt den Anbieter", BESIDE),
        ("fr", "Le colis est arrivé ouvert", MATTER),
        ("fr", "c'est franchement pas la peine", BESIDE),
        ("es", "El paquete llegó roto", MATTER),
        ("es", "Muy mala", VERDICT),
    ],
)
def test_what_a_clause_tells(lang: str, clause: str, told: Telling) -> None:
    assert telling(clause, language(lang)) is told


def test_a_post_of_verdicts_names_no_matter() -> None:
    assert only_verdict(["Worst app ever", "I'm switching to another one"], language("en"))
    assert not only_verdict(["Worst app ever", "The map shows the wrong street"], language("en"))


@pytest.mark.parametrize(
    ("post", "taken_up", "left"),
    [
        (
            "I switched from another bakery last year. Your bread is always out by nine. Shame on you.",
            "bread is always out by nine",
            "another bakery",
        ),
        ("Please fix the problem because the lamp keeps flickering.", "keeps flickering", "asking to fix"),
        ("Hated the new menu", "the new menu", "“"),
        ("What's with the endless queues lately?", "endless queues", "“"),
    ],
)
def test_the_matter_is_taken_up_before_what_is_told_beside_it(post: str, taken_up: str, left: str) -> None:
    pack = language("en")
    said = " ".join(retold(post, understand(post, "en", pack), pack, Stock(pack, post)))

    assert taken_up.lower() in said.lower()
    assert left not in said


@pytest.mark.parametrize(
    ("post", "taken_up", "left"),
    [
        ("I teach at a school. Your kiln cracked every single pot.", "cracked every single pot", "teach"),
        ("It was a £90 umbrella. They lost it at the coat check.", "we lost it", "£90"),
        ("LIFT BROKEN AGAIN. I AM 80.", "the lift is broken again", "80"),
        ("Pianist was late and drunk.", "late and drunk", "“"),
        ("Rude ferryman. The soup was cold, but the view was lovely.", "the view was lovely", "“"),
        ("Ferry man rolled his eyes at us. I have a bad hip.", "the ferry man rolled his eyes", "hip"),
        ("Paid extra for the cot, it wasn't in the flat.", "extra for the cot, and it wasn't in the flat", "that it"),
        ("The sauna was cold and I have to carry my own towels up three floors.", "the sauna was cold", "You'd like"),
        ("There is nothing on the menu for £9.", "nothing on the menu for £9", "“"),
        ("The pool was either boiling or freezing.", "either boiling or freezing", "it freezes"),
        ("Why do I need a coin for the tray trolley? I stood there like a fool.", "like a fool", "ask for"),
        ("Zip broke on day one. I'd like a replacement bag.", "a replacement bag", "“"),
        ("Ordered a cot two weeks ago. Nothing. She sleeps in my good armchair.", "and nothing came", "armchair"),
        ("Wrote to you about the torn awning. Crickets.", "about the torn awning and no answer came", "Crickets"),
        (
            "Angry about the state of the hire bike. I want to return it.",
            "about the state of the hire bike",
            "are angry",
        ),
        (
            "I had trouble with it on the boat. The pump can't be switched off.",
            "the pump can't be switched",
            "with it on",
        ),
        ("After I reset the pump, it ran well for a day and then it leaked all over the shed.", "leaked", "ran well"),
        ("What a shame that the reading room has been closed.", "the reading room has been closed", "shame"),
        ("I can't believe you split us over three rows.", "e split you over three rows", "believe"),
        ("The kettle I ordered from you arrived with a dent.", "the kettle you ordered from us", "“"),
        ("I loved this ferry, but now the toilets are filthy.", "the toilets are filthy", "you loved"),
        ("Stood at the gate at eight. Code refused. Slept in the van.", "the code was refused", "van"),
        ("mouse nests all over the boat shed. you said its sealed", "he mouse nests all over the boat shed", "sealed"),
        ("I lost my locker tag, came back at two, reception shut.", "the reception is shut", "tag"),
        ("Scanner just shows black when I pay, had to type my number.", "canner just shows black", "“"),
        ("The ring was already worn when it came. I want a new one for my bride.", "was already worn", "“"),
        ("Perhaps it is the cold. The lamp takes absolutely ages to light.", "takes absolutely ages", "erhaps"),
        ("It used to be a lovely inn but the beds are damp now.", "the beds are damp", "lovely"),
        ("Killed my plants. As it rained. You can call it a feature.", "it killed your plants", "rained"),
        ("Browser constantly freezes.", "he browser constantly freezes", "“"),
    ],
)
def test_the_gravest_is_told_whatever_the_trade(post: str, taken_up: str, left: str) -> None:
    pack = language("en")
    said = " ".join(retold(post, understand(post, "en", pack, "complaint"), pack, Stock(pack, post)))

    assert taken_up.lower() in said.lower()
    assert left not in said


@pytest.mark.parametrize(
    "post",
    ["that winter sale murdered my bank account and i'd let it kill again", "rip my wallet, I was in your shop again"],
)
def test_harm_in_jest_is_no_matter(post: str) -> None:
    pack = language("en")
    assert retold(post, understand(post, "en", pack, "other"), pack, Stock(pack, post)) == []


def test_praise_never_tells_a_death() -> None:
    pack = language("en")
    post = "My husband passed in spring and it was the first parcel I had to sort myself. Your lad helped, thank him."
    said = " ".join(retold(post, understand(post, "en", pack, "praise"), pack, Stock(pack, post)))

    assert "passed" not in said


@pytest.mark.parametrize(
    ("post", "wish"),
    [
        ("Please bring back the chess evening, lots of us miss it", "bring back the chess evening"),
        ("Just wish you'd mark the trails.", "mark the trails"),
    ],
)
def test_an_idea_ends_where_its_reason_begins(post: str, wish: str) -> None:
    idea = wished(post, language("en"))

    assert idea is not None
    assert idea[0] == wish


@pytest.mark.parametrize(
    ("kind", "post", "fits"),
    [
        ("idea", "Sent me adverts today, I don't believe you would do that.", False),
        ("idea", "It would be nice if the adverts could be switched off, nobody likes them.", True),
        ("idea", "a bike rack on the night bus, just saying", True),
        ("question", "The adverts never stop.", False),
        ("praise", "The other shop has the same kettle for 60 less, match it or lose me.", False),
        ("praise", "Thanks to Jo at the till, she found my glove.", True),
    ],
)
def test_a_small_models_reading_must_be_borne_out_by_the_post(kind: PostKind, post: str, fits: bool) -> None:
    pack = language("en")
    assert bears_out(kind, understand(post, "en", pack).asked, post, pack) is fits


def test_a_tip_that_leans_on_the_sentence_before_it_is_not_given() -> None:
    past = [
        ("slow", "You can clear them from the settings. You can also try closing other programs."),
        ("so slow", "You can clear them from the settings! You can try closing other programs."),
    ]
    assert tips(past, language("en")) == ("You can try closing other programs.",)


def test_a_condition_beside_a_wish_is_told_as_no_trouble() -> None:
    pack = language("en")
    post = "I want to cancel the kettle. If I cannot cancel just the kettle, I want to cancel everything."
    said = " ".join(retold(post, understand(post, "en", pack), pack, Stock(pack, post)))
    assert "cancel the kettle" in said
    assert "cannot" not in said
    assert " if " not in said
