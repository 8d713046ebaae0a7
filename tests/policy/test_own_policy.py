"""A reply may tell the company's own policy; what is more than that is a promise of its own."""

from __future__ import annotations

import pytest

from policy import Context, EvidenceItem, Guard, default_rulebook_dir, example_company, load_rulebook

REFUNDS = "2.1 We refund within 7 days after the parcel has reached our returns centre. Sale items are not refunded."
LATE = "If the van comes outside the window, we refund the £60 fee."
POINTS = "Every 250 points become a €100 voucher when you ask for it in the app."
GERMAN = "1.4 Wir erstatten innerhalb von 7 Tagen, nachdem das Paket in unserem Retourenzentrum angekommen ist."
SPANISH = "No pagamos por las reseñas ni prometemos nada a cambio de ellas."
PRICES = "Prices\nlamp £10\nchair £13\nstool £16"
FRENCH = "Les vestes et les tentes sont garanties cinq ans : coutures, fermetures, boucles."

TOLD = [
    (REFUNDS, "Hi Sam, we refund within 7 days after the parcel has reached our returns centre."),
    (LATE, "If the van comes outside the window, we refund the £60 fee."),
    (PRICES, "The lamp costs £10 and the stool £16."),
    (POINTS, "Every 250 points become a €100 voucher when you ask for it in the app."),
    (
        GERMAN,
        "Hallo Jan, wir erstatten innerhalb von 7 Tagen, nachdem Ihr Paket in unserem Retourenzentrum angekommen ist.",
    ),
    (SPANISH, "No pagamos por las reseñas ni prometemos nada a cambio de ellas."),
    (FRENCH, "Les vestes et les tentes sont garanties cinq ans : coutures, fermetures, boucles."),
]
MORE = [
    (REFUNDS, "We will refund you within 7 days."),
    (REFUNDS, "We refund within 9 days after the parcel has reached our returns centre."),
    (REFUNDS, "We will refund sale items within 7 days after the parcel has reached our returns centre."),
    (LATE, "We refund the £60 fee."),
    (LATE, "We will refund you £60."),
    (LATE, "If the van comes inside the window, we refund the £60 fee."),
    (POINTS, "A €100 voucher is yours."),
    (PRICES, "The lamp costs £16."),
    (PRICES, "The chair costs £10."),
    (GERMAN, "Wir erstatten Ihnen das Geld innerhalb von 7 Tagen."),
    (SPANISH, "Prometemos una respuesta a cambio de las reseñas."),
    (FRENCH, "Les vestes et les tentes sont garanties huit ans : coutures, fermetures, boucles."),
]


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_rulebook(default_rulebook_dir()), example_company())


def _held(guard: Guard, evidence: EvidenceItem, reply: str) -> set[str]:
    found = guard.check(reply, Context(channel="feedback", evidence=(evidence,))).findings
    return {f.rule for f in found if f.severity in ("block", "escalate") and f.target == "reply"}


@pytest.mark.parametrize(("passage", "reply"), TOLD)
def test_a_clause_in_force_may_be_told(guard: Guard, passage: str, reply: str) -> None:
    assert _held(guard, EvidenceItem(id="p", kind="passage", text=passage), reply) == set()


@pytest.mark.parametrize(("passage", "reply"), MORE)
def test_what_the_clause_does_not_say_is_held(guard: Guard, passage: str, reply: str) -> None:
    assert _held(guard, EvidenceItem(id="p", kind="passage", text=passage), reply)


@pytest.mark.parametrize("change", [{"internal": True}, {"outdated": True}, {"kind": "precedent"}])
def test_only_a_public_passage_in_force_may_be_told(guard: Guard, change: dict[str, object]) -> None:
    told = EvidenceItem(id="p", kind="passage", text=LATE).model_copy(update=change)
    assert _held(guard, told, LATE)


@pytest.mark.parametrize("clause", [POINTS, SPANISH, FRENCH])
def test_a_clause_given_with_the_case_may_be_told_and_a_grant_given_so_may_not_pass_the_limit(clause: str) -> None:
    guard = Guard(load_rulebook(default_rulebook_dir()), example_company())
    grant = "The kettle refund is £300."
    for said, held in ((clause, False), (grant, True)):
        context = Context.model_validate(
            {"channel": "feedback", "facts": {"evidence": [{"id": "c", "text": f"{clause} {grant}"}]}}
        )
        rules = {f.rule for f in guard.check(said, context).findings if f.severity in ("block", "escalate")}
        assert (rules - {"authority.language"} != set()) is held, rules
