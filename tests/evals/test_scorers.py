"""What each scorer says about drafts that a person can judge at sight."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.models import Recipe, Usage
from evals.scorers import SCORERS, Scene, Seen, scorer
from evals.scorers.requirements import demand
from policy.models import CaseFacts as Facts
from policy.models import Contact, EvidenceItem, GivenText
from tests.evals.world import draft, finding, item

POST = "The zip of my Heron jacket broke on day one. Order took 8 days too."
PASSAGE = EvidenceItem(
    id="p1", kind="passage", text="2.1 You may return it within 30 days.", document="returns.md", section="2.1"
)
OLD = EvidenceItem(
    id="c1", kind="precedent", text="Zip broke!\n\nIt is on us. Send the jacket in and we mend the zip this week. ^Mia"
)
CASE = EvidenceItem(id="c-tw-1", kind="precedent", text="Zip broke!\n\nSend it in.")  # as the index names it
PAID = Recipe(source="model", rulebook="r" * 64, candidates=3, usage=Usage(calls=3, cost=0.02))
HELP = Contact(id="help", kind="email", value="help@tarnwick.example")


def value(
    name: str, reply: str, *, scene: Scene | None = None, on: dict[str, Any] | None = None, **more: Any
) -> object:
    seen = Seen(item("i1", POST, **(on or {})), draft(reply, **more), scene or Scene(contacts=(HELP,)))
    score = scorer(name).judge(seen)
    return None if score is None else score.value


@pytest.mark.parametrize(
    ("name", "reply", "more", "wanted"),
    [
        ("passes", "Sorry.", {"level": "warn"}, 1.0),
        ("passes", "Sorry.", {"level": "escalate"}, 0.0),
        ("passes", "", {}, 0.0),
        ("first_try", "Sorry.", {"first": "block"}, 0.0),
        ("findings", "Sorry.", {"findings": (finding("a"), finding("b", "warn"), finding("c", "note"))}, 2.0),
        ("grounded", "You may return it within 30 days.", {"evidence": (PASSAGE,)}, 1.0),
        ("grounded", "You may return it within 45 days.", {"evidence": (PASSAGE,)}, 0.0),
        ("grounded", "Write to help@tarnwick.example.", {}, 1.0),
        ("grounded", "Write to boss@elsewhere.example.", {}, 0.0),
        ("grounded", "I am sorry about the zip.", {}, None),
        ("grounded", "After 8 days, that is no way to start.", {}, None),  # the customer's own figure is an echo
        ("grounded", "Du hast 30 Tage Zeit.", {"evidence": (PASSAGE,)}, 1.0),  # the same figure in another language
        ("grounded", "Tienes 45 días.", {"evidence": (PASSAGE,)}, 0.0),
        ("ungrounded", "We pay 500 EUR.", {}, 1.0),
        ("ungrounded", "We pay 500 EUR.", {"level": "block"}, None),
        ("names_problem", "A zip that gives up on a Heron on day one is not on.", {}, 1.0),
        ("names_problem", "We are sorry about your experience.", {}, 0.0),
        ("names_problem", "You write: “The zip of my Heron jacket broke on day one.” Thank you.", {}, 0.0),
        ("names_problem", "Hello Heron, thank you for writing to us. ^Zip", {}, 0.0),
        ("names_problem", "A zip has to hold.", {}, 1.0),  # one telling word is enough, an order or a day is not
        ("names_problem", "We look at your order.", {}, 0.0),
        ("parrots", POST, {}, 1.0),
        ("parrots", "A zip should last longer than one day.", {}, 0.0),
        ("canned_phrases", "We apologise for any inconvenience. Rest assured, we strive to do better.", {}, 3.0),
        ("canned_phrases", "We APOLOGISE for any  inconvenience", {}, 1.0),
        ("canned_phrases", "Wir bitten: entschuldigen Sie die Unannehmlichkeiten!", {}, 1.0),
        ("canned_phrases", "Sorry about the zip.", {}, 0.0),
        (
            "canned_precedent",
            "It is on us. Send the jacket in and we mend the zip this week. ^Mia",
            {"evidence": (OLD,)},
            1.0,
        ),
        ("fits", "Sorry.", {}, 0.0),
        ("fits", "x" * 200, {"limit": 100}, 0.0),
        ("fits", "x" * 200, {}, 1.0),
        ("length", "Sorry.", {}, 6.0),
        ("tokens", "Sorry.", {}, 120.0),
        ("latency", "Sorry.", {}, 1.0),
        ("cost", "Sorry.", {}, None),
        ("cost", "Sorry.", {"recipe": PAID}, 0.02),
        ("overhead", "Sorry.", {}, 0.1),
        ("candidates", "Sorry.", {"recipe": PAID}, 3.0),
    ],
)
def test_scores(name: str, reply: str, more: dict[str, Any], wanted: float | None) -> None:
    assert value(name, reply, **more) == (pytest.approx(wanted) if wanted is not None else None)


@pytest.mark.parametrize(
    ("name", "on", "reply", "more", "wanted"),
    [
        ("must", {"must": ("re:zip|jacket", "Owns it", "re:sorry")}, "Your zip.", {}, 0.5),
        ("must", {"must": ("Owns it",)}, "Your zip.", {}, None),
        ("must_not", {"must_not": ("re:inconvenience",)}, "Any inconvenience?", {}, 0.0),
        ("must_not", {"must_not": ("re:inconvenience",)}, "Your zip.", {}, 1.0),
        ("route", {"route": "legal"}, "Sorry.", {}, 0.0),
        (
            "route",
            {"route": "legal"},
            "",
            {"drafted": False, "routing": (finding("r").model_copy(update={"route": "legal"}),)},
            1.0,
        ),
        (
            "route",
            {"route": "legal"},
            "",
            {"drafted": False, "routing": (finding("r").model_copy(update={"route": "press"}),)},
            0.5,
        ),
        ("route", {}, "", {"drafted": False}, 0.0),
        ("route", {"route": "no-reply"}, "", {"drafted": False}, 1.0),
        (
            "route",
            {"route": "no-reply"},
            "",
            {"drafted": False, "routing": (finding("r").model_copy(update={"route": "press"}),)},
            0.5,
        ),
        ("needs", {"needs": ("re:foto|photo",)}, "Mándame una foto de la caja.", {}, 1.0),
        ("needs", {"needs": ("a photo of the box, in private",)}, "The box. A photo. In private.", {}, 0.0),
        ("closeness", {"reference": "A zip should hold. ^Mia"}, "Hi Ann, a zip should hold! ^Jonas", {}, 1.0),
        ("closeness", {"reference": "A zip should hold."}, "The stove is recalled.", {}, 0.0),
        ("closeness", {}, "The stove is recalled.", {}, None),
        ("passes", {"route": "legal"}, "", {"drafted": False}, None),
        (
            "language",
            {"lang": "de"},
            "Es tut mir leid, dass der Reißverschluss deiner Jacke gleich am ersten Tag kaputt ging.",
            {},
            1.0,
        ),
        ("language", {"lang": "de"}, "I am sorry that the zip of your jacket broke on the very first day.", {}, 0.0),
        ("kind", {"kind": "praise"}, "Sorry.", {}, 0.0),
        ("kind", {"kind": "complaint"}, "Sorry.", {}, 1.0),
        (
            "needs",
            {"needs": ("the order number, in private",)},
            "Could you send me the order number by message?",
            {},
            1.0,
        ),
        ("needs", {"needs": ("a photo of the seam",)}, "Sorry.", {}, 0.0),
        (
            "recall",
            {"relevant_sections": ("returns.md#2.1", "returns.md#9.9")},
            "Sorry.",
            {"evidence": (PASSAGE,)},
            0.5,
        ),
        ("retrieval_hit", {"relevant_sections": ("returns.md#9.9",)}, "Sorry.", {"evidence": (PASSAGE,)}, 0.0),
        ("recall", {"relevant_cases": ("tw-1", "tw-2")}, "Sorry.", {"evidence": (CASE,)}, 0.5),
    ],
)
def test_scores_by_what_the_item_says(
    name: str, on: dict[str, Any], reply: str, more: dict[str, Any], wanted: float | None
) -> None:
    assert value(name, reply, on=on, **more) == wanted


@pytest.mark.parametrize(
    ("facts", "reply", "wanted"),
    [
        (("The new zip left Bremen today.",), "Your new zip left Bremen this morning.", 1.0),
        (("The new zip left Bremen today.",), "I do not know yet what went wrong with the zip.", 0.0),
        (
            ("The new zip left Bremen today.",),
            "Es tut mir leid, der Reißverschluss ging gleich auf.",
            None,
        ),
        ((), "Your new zip left Bremen this morning.", None),
    ],
)
def test_facts_are_told(facts: tuple[str, ...], reply: str, wanted: float | None) -> None:
    given = Facts(facts=tuple(GivenText(id=f"f{n}", text=text) for n, text in enumerate(facts)))
    assert value("uses_facts", reply, on={"facts": given}) == wanted


@pytest.mark.parametrize(
    ("reply", "wanted"),
    [
        ("You write: “The zip of my Heron jacket broke”. That is not on.", 0.0),
        ("You write: “The zip of my Heron jacket…”. That is not on.", 0.0),
        ("You write: “Order took days too”. That is not on.", 1.0),
        ('You write: "Order took 9 days too". That is not on.', 1.0),
        ("The “Heron jacket” is one of ours.", 0.0),
    ],
)
def test_quotations_are_the_customers_own_words(reply: str, wanted: float) -> None:
    assert value("misquotes", reply) == wanted


def test_cannedness_waits_for_the_whole_run() -> None:
    mine, other = "I am sorry about the zip of your Heron. ^Mia", "I am sorry about the strap of your Heron. ^Mia"
    replies = (("i1", mine), ("i2", other), ("i3", "Thursday it is."))
    assert value("canned_in_run", mine) is None
    near = value("canned_in_run", mine, scene=Scene(replies=replies, complete=True))
    assert isinstance(near, float)
    assert 0.8 < near < 1.0
    assert value("twins", mine, scene=Scene(replies=replies, complete=True)) == 1.0
    mine = "Something else altogether, about trains."
    assert value("twins", mine, scene=Scene(replies=(("i1", mine), *replies[1:]), complete=True)) == 0.0


def test_facts_are_ground_for_claims() -> None:
    evidence = EvidenceItem(id="f1", kind="fact", text="The new zip was sent on 19 November.")
    facts = Facts(facts=(GivenText(id="f1", text=evidence.text),))
    assert value("grounded", "The new zip left on 19 November.", on={"facts": facts}, evidence=(evidence,)) == 1.0
    assert value("grounded", "The new zip left on 18 November.", on={"facts": facts}, evidence=(evidence,)) == 0.0


def test_the_registry_tells_each_scorer_apart_and_each_says_what_it_means() -> None:
    assert len({s.name for s in SCORERS}) == len(SCORERS)
    for known in SCORERS:
        words = known.judge.__doc__ or ""
        assert len(words) > 30, f"{known.name} does not say what it measures"


def test_part_of_the_customers_figure_is_no_echo_of_it() -> None:
    asked = item("i1", "It took 18 days.")
    for reply, loose in (("We need 8 days.", 1.0), ("After 18 days, no wonder.", 0.0)):
        score = scorer("ungrounded").judge(Seen(asked, draft(reply)))
        assert score is not None
        assert score.value == loose, reply


@pytest.mark.parametrize(
    ("mine", "other", "twins"),
    [
        ("Hi Ann, {} ^Mia", "Good morning Bob! {} ^Jonas", True),
        ("“My stove leaks badly”: {}", "“The tent came wet and late”: {}", True),
        (
            "Hi Ann, the zip broke on day one, and that is not right. ^Mia",
            "Hi Ann, your parcel sits in Bremen. ^Mia",
            False,
        ),
    ],
)
def test_twins_are_the_same_reply_under_another_greeting(mine: str, other: str, twins: bool) -> None:
    same = "I'm sorry that it came to this. Send me a message with your order number."
    replies = (("i1", mine.format(same)), ("i2", other.format(same)))
    assert value("twins", replies[0][1], scene=Scene(replies=replies, complete=True)) == float(twins)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (r"re:\b(desk|lamp)\b", "Says “desk” or “lamp”"),
        (r"re:5\.2\.1|15:10|20%", "Says “5.2.1” or “15:10” or “20%”"),
        (r"re:where.*water", "Matches the pattern where.*water"),
        ("Owns the mistake", "Owns the mistake"),
    ],
)
def test_a_demand_reads_as_words_where_its_pattern_does(wanted: str, said: str) -> None:
    assert demand(wanted) == said
