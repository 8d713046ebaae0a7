"""A department's digest: its own figures, its own posts, nothing personal, and plain text to mail."""

from __future__ import annotations

import pytest

from drafting.errors import InvalidInput, NotFound
from drafting.insight.digest import as_text
from tests.drafting.core.world import World


def test_a_department_reads_its_own_posts_and_nobody_elses(world: World) -> None:
    eve = world.person("eve")
    for number in range(4):
        world.drafted(f"PRESS wants to know about the balcony collapse, part {number}")
    world.drafted("The kettle is cold")
    world.approve(world.drafted("My kettle is broken"), who="ann")
    press = world.desk.digest(eve, "press")
    assert (press.figures.received, press.figures.waiting, press.figures.answered) == (4, 4, 0)
    assert press.departments == ("press",)
    assert [len(one.examples) for one in press.themes] == [3]
    assert all("PRESS" in example.text for one in press.themes for example in one.examples)
    everyone = world.desk.digest(eve)
    assert (everyone.figures.received, everyone.figures.answered, everyone.figures.replies) == (6, 1, 1)
    text = as_text(press)
    assert "For: press" in text
    assert "Posts            4 (0)" in text
    assert text.count("    - “PRESS wants to know") == 3


def test_personal_data_and_control_characters_stay_out(world: World) -> None:
    world.post("Call me on +353 1 496 0000 or colette@byrne.example, the tap leaks \x1b[31mred\x1b[0m\u202e")
    text = as_text(world.desk.digest(world.person("ada")))
    assert "496" not in text
    assert "colette@" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "the tap leaks" in text


def test_what_was_mended_stands_in_it_and_an_erased_post_does_not(world: World) -> None:
    eve = world.person("eve")
    case = world.approve(world.drafted("The zipper broke at once"), who="ann")
    world.worker.drain()
    world.desk.mark_fixed(eve, "zipper", "Since May the zipper is stronger.")
    world.worker.drain()
    assert "Mended (zipper), 22 Nov 2026: Since May the zipper is stronger." in as_text(world.desk.digest(eve))
    world.desk.erase(world.person("ada"), [case.id])
    digest = world.desk.digest(eve)
    assert digest.figures.received == 0
    assert "at once" not in as_text(digest)


def test_an_unknown_department_is_told_which_there_are(world: World) -> None:
    world.drafted("PRESS calls")
    with pytest.raises(NotFound, match="There are: press"):
        world.desk.digest(world.person("eve"), "marketing")
    with pytest.raises(InvalidInput):
        world.desk.digest(world.person("eve"), None, 400)
