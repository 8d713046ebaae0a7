"""What stands close to an honest reply and is none: the same words with another figure, promise or order are held."""

from __future__ import annotations

import pytest

from policy import CaseFacts, Context, EvidenceItem, Guard, default_rulebook_dir, example_company, load_rulebook

BAGS = (
    "Checked bag allowance:\n- If the customer is a regular member:\n  - 0 free checked bags for each basic economy "
    "passenger\n  - 1 free checked bag for each economy passenger\n- If the customer is a gold member:\n  - 2 free "
    "checked bags for each basic economy passenger\n  - 3 free checked bags for each economy passenger\n"
    "- Each extra bag is 50 dollars."
)


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


@pytest.mark.parametrize(
    ("post", "passage", "reply"),
    [
        ("How many bags?", BAGS, "As a regular member in economy you have 3 free checked bags."),
        ("How many bags?", BAGS, "Gold members in basic economy have 3 free checked bags for each passenger."),
        ("I need it moved by 2 days", "A flight can be changed.", "We will move it by three days."),
        ("I cancelled 19 days before!", "Cancel 21 days before arrival.", "You're right: you get it back for 19 days."),
        (
            "I used it all summer",
            "A return is possible within 60 days.",
            "I can't say no: you get a refund in 60 days.",
        ),
        ("Login broken", "The app fills in passwords.", "Please type your username and your password here."),
        ("Anreise in 5 Tagen", "Jeder Hund braucht eine Impfung.", "Weil wir in fünf Tagen liefern, wartet bitte."),
        ("Anreise bald", "Jeder Hund braucht eine Impfung.", "Schreibt uns, wir klären die Impfung bis morgen."),
        ("Can you repair my jacket?", "Repairs are done in Hamburg.", "Your jacket's repair? That's on its way."),
        ("Macht ihr Insulin?", "Insulin is given by the team.", "Insulin geben wir, und zwar kostenlos."),
        ("I want to change it", "You cannot change the colour of an order.", "You can change the colour of an order."),
    ],
)
def test_it_is_held(guard: Guard, post: str, passage: str, reply: str) -> None:
    evidence = (EvidenceItem(id="p1", kind="passage", text=passage),)
    context = Context(channel="feedback", post=post, facts=CaseFacts(), evidence=evidence)
    assert any(finding.severity == "block" for finding in guard.check(reply, context).findings)


def test_what_a_passage_in_another_language_says_is_free_may_be_called_free(guard: Guard) -> None:
    evidence = (EvidenceItem(id="p1", kind="passage", text="We give insulin and tablets free of charge to every cat."),)
    context = Context(channel="feedback", post="Mein Kater braucht Insulin. Macht ihr das?", evidence=evidence)
    found = guard.check("Ja, Insulin geben wir deinem Kater, und zwar kostenlos.", context).findings
    assert [f.match for f in found if f.severity == "block" and f.rule.startswith("commitments.")] == []
