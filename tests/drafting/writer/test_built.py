"""The matter of an English complaint is seen by how a clause is built, whatever its words."""

from __future__ import annotations

import pytest

from drafting.writer.reading.understanding import understand
from drafting.writer.telling.echo import not_led_on
from drafting.writer.telling.stock import Stock
from drafting.writer.telling.takeup import retold, take_up
from drafting.writer.words.language import language
from policy.models import PostKind


@pytest.mark.parametrize(
    ("post", "taken_up", "left"),
    [
        (
            "My sister's wedding was on Saturday. The cake I ordered arrived on Monday.",
            "cake you ordered arrived",
            "wed",
        ),
        ("The roofer drilled through my skylight on day one. He saw it and went for lunch.", "your skylight", "lunch"),
        ("Cancelled the lessons in May. You took the fee in June and again in July.", "we took the fee in june", "May"),
        ("They added a cover charge to the bill and the singer asked for coins.", "we added a cover charge", "they"),
        ("The course wants a deposit, fine. But it charged the deposit twice.", "charged the deposit twice", "fine"),
        ("Found a wasp baked into the scone.", "you found a wasp baked into the scone", "“"),
        ("Ordered two hinges got one", "you ordered two hinges and got one", "“"),
        ("Booked a cabin by the lake, got one by the road and a broken bed.", "the lake and got one by the road", "“"),
        ("kettle so loud we moved to the garden", "the kettle was so loud that you moved to the garden", "“"),
        ("Third night in a row that nobody feeds the horses.", "nobody feeds the horses for the third night", "“"),
        ("I was at the gate at 7.20 and it was locked.", "at the gate at 7.20 and it was locked", "“"),
        ("The mittens have shrink to the size for a doll.", "the mittens have shrunk", "have shrink"),
        (
            "Yesterday I write ten cards in the hall and in the evening nothing was there.",
            "you wrote ten",
            "you write t",
        ),
        ("Your ferry page says 'we are looking into it'. Lovely.", "our ferry page", "you are looking"),
        ("Two letters about my broken sundial and one automatic reply", "your broken sundial", "“"),
        ("The hall lamp flickered for nine nights, the kitchen is fine.", "for nine nights", "kitchen"),
        ("My lock was lying on the floor in two pieces.", "your lock was lying on the floor", "“"),
        ("Boat a day late again. I've 9k followers.", "the boat is a day late", "followers"),
    ],
)
def test_what_is_built_like_the_matter_is_told(post: str, taken_up: str, left: str) -> None:
    pack = language("en")
    said = " ".join(take_up(post, understand(post, "en", pack, "complaint"), pack, Stock(pack, post)))

    assert taken_up in said.lower()
    assert left not in said


@pytest.mark.parametrize(
    ("post", "never"),
    [
        ("He shrugged at me twice without a word and then just... walked off.", "you walked off"),
        (
            "Handed in a saddle with a torn strap on 6 October. It's nearly May. I can only wonder.",
            "sorry that you handed",
        ),
        ("Handed in a saddle with a torn strap on 6 October. It's nearly May. I can only wonder.", "nearly May"),
        ("Nobody has rung, and I've stopped being polite about it at home.", "hank you"),
        ("The woman saw my letter and still couldn't find it.", "that still couldn't"),
        ("I used the pump for an hour. Nothing else changed. It leaks oil over the floor every night.", "nothing else"),
        ("Delivery: promised at 6, came at 8, soup spilt", "that delivery:"),
    ],
)
def test_what_would_be_bent_is_not_told(post: str, never: str) -> None:
    pack = language("en")
    said = " ".join(take_up(post, understand(post, "en", pack, "complaint"), pack, Stock(pack, post)))

    assert said
    assert never not in said


@pytest.mark.parametrize(
    ("body", "first"),
    [
        (("You also tell us that the lamp is dark.",), "You tell us that the lamp is dark."),
        (("And it is no better that it crashes.",), "I'm sorry that it crashes."),
        (("I'm sorry that the lamp is dark.", "I also read that it hums."), "I'm sorry that the lamp is dark."),
    ],
)
def test_no_second_matter_comes_first_with_its_also(body: tuple[str, ...], first: str) -> None:
    pack = language("en")
    assert not_led_on(body, pack, Stock(pack, "The lamp is dark. It hums."))[0] == first


@pytest.mark.parametrize(
    ("post", "kind", "named"),
    [
        ("Three mails about my spare oar and one out-of-office", "complaint", "your spare oar"),
        ("me in Genoa, day 5, and your tracing page says 'we are looking'", "other", "our tracing page"),
    ],
)
def test_where_no_clause_can_be_told_the_thing_is_named(post: str, kind: PostKind, named: str) -> None:
    pack = language("en")
    said = retold(post, understand(post, "en", pack, kind), pack, Stock(pack, post))

    assert named in " ".join(said)
