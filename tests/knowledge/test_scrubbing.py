"""What of a past case may be kept: the customer's name and data go, the company's voice and the facts stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.parts.knowledge import scrub
from knowledge import ResolvedCase
from knowledge.scrubbing import scrubbed
from tests.knowledge.conftest import Opener
from tests.knowledge.workspaces import write_cases

REPLIES = [
    ("Hi Ana, sorry for the delay. – Maja", "Hi [name], sorry for the delay. – Maja"),
    ("Dear Mr Smith, thank you. Tom from Acme", "Dear Mr [name], thank you. Tom from Acme"),
    ("Hello nasir! Version 59.0.2 is out.", "Hello [name]! Version 59.0.2 is out."),
    ("@ana_g so sorry, DM us. /Tom", "[name] so sorry, DM us. /Tom"),
    ("Hi James Add-ons slow it down.", "Hi James Add-ons slow it down."),
    ("Sehr geehrter Herr Dr. Weber,\nleider nicht.", "Sehr geehrter Herr Dr. [name],\nleider nicht."),
    ("Liebe Anna, danke! LG Eva", "Liebe [name], danke! LG Eva"),
    ("Guten Tag Frau von der Leyen, gern.", "Guten Tag Frau [name], gern."),
    ("Bonjour Marie, merci. Paul", "Bonjour [name], merci. Paul"),
    ("Chère Madame Dupont, désolés.", "Chère Madame [name], désolés."),
    ("Hola Juan, lo sentimos. Saludos, Eva", "Hola [name], lo sentimos. Saludos, Eva"),
    ("Estimada Sra. García: gracias.", "Estimada Sra. [name]: gracias."),
    ("Write to ana@example.org", "Write to [email]"),
]
KEPT = [
    "Hi there, sorry!",
    "Dear customer, thanks.",
    "Hallo zusammen, danke.",
    "Hello! Firefox 57 is here.",
    "Hi, Firefox does that.",
    "Sorry, Windows 10 is needed.",
    "Thanks for your message! Best, Maja",
    "Flight LH 2041 on 12.05.2025 costs 59,90 € and takes 2 h 30.",
    "The Galaxy S21 and the LG Optimus L9 P769 get version 4.2.1 on 3 May.",
]


@pytest.mark.parametrize(("reply", "expected"), REPLIES)
def test_the_customer_goes_from_a_reply_and_staff_stays(reply: str, expected: str) -> None:
    clean, counts = scrubbed(ResolvedCase(id="1", post="Where is it?", reply=reply), scrub)
    assert clean.reply == expected
    assert sum(counts.values()) == expected.count("[")


@pytest.mark.parametrize("reply", KEPT)
def test_products_dates_prices_and_models_stay(reply: str) -> None:
    clean, counts = scrubbed(ResolvedCase(id="1", post=reply, reply=reply), scrub)
    assert (clean.post, clean.reply, dict(counts)) == (reply, reply, {})


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("My name is Ann O'Neil and my iPhone 12 broke.", "My name is [name] and my iPhone 12 broke."),
        ("It broke.\n\nKind regards, Ann Smith", "It broke.\n\nKind regards, [name]"),
        ("Ich heiße Peter Lustig. Es ist kaputt.", "Ich heiße [name]. Es ist kaputt."),
        ("Hi Maja, it broke again.", "Hi Maja, it broke again."),
        ("Dear Acme Team, it broke.", "Dear Acme Team, it broke."),
    ],
)
def test_a_customer_who_names_herself_is_taken_out_of_the_post(post: str, expected: str) -> None:
    assert scrubbed(ResolvedCase(id="1", post=post, reply="Sorry."), scrub)[0].post == expected


def test_the_author_of_the_export_is_taken_out_wherever_it_stands_but_not_a_namesake_who_signs() -> None:
    case = ResolvedCase(
        id="1",
        post="Ana Gomez here, it broke.",
        reply="So sorry. We send a new one, Ana.\nMaja",
        author="Ana Gomez",
        agent="Maja",
    )
    clean, _ = scrubbed(case, scrub)
    assert (clean.post, clean.reply) == ("[name] here, it broke.", "So sorry. We send a new one, [name].\nMaja")
    namesake = case.model_copy(update={"author": "Maja Berg", "reply": "Hi Maja, a new one comes.\nMaja"})
    assert scrubbed(namesake, scrub)[0].reply == "Hi [name], a new one comes.\nMaja"


def test_the_report_says_kind_and_count_by_file_and_never_the_data(workspace: Path, open_kb: Opener) -> None:
    write_cases(
        workspace / "cases" / "a.jsonl", [{"id": "1", "post": "I am at ana@example.org", "reply": "Hi Ana, thanks."}]
    )
    write_cases(workspace / "cases" / "b.jsonl", [{"id": "2", "post": "Lamp broke", "reply": "We mend it."}])
    report = open_kb(scrub).ingest()
    assert report.personal_data == {"email": 1, "name": 1}
    assert report.personal_by_file == {"cases/a.jsonl": {"email": 1, "name": 1}}
    assert "ana" not in report.model_dump_json().replace("cases/a.jsonl", "")


@pytest.mark.parametrize(
    ("post", "reply", "expected"),
    [
        (
            "Hello, Marigold Pemberton speaking. Where's order 77-0021-QP?",
            "Hi Marigold, 77-0021-QP left today.",
            ("Hello, [name] speaking. Where's order [reference]?", "Hi [name], [reference] left today."),
        ),
        (
            "My wife Temperance fell. Number plate LB07 WEX",
            "We wish Temperance well; LB07 WEX is free.",
            ("My wife [name] fell. Number plate [plate]", "We wish [name] well; [reference] is free."),
        ),
        (
            "ig @la.reina.mora, reserva a nombre de Remedios Varo",
            "@la.reina.mora gracias, Doña Remedios.",
            ("ig [name], reserva a nombre de [name]", "[name] gracias, Doña [name]."),
        ),
        (
            "07.81.22.33.44\nCordialement,\nThibault de Montaigu",
            "Cher Monsieur de Montaigu, merci.",
            ("[phone]\nCordialement,\n[name]", "Cher Monsieur [name], merci."),
        ),
        (
            "Ich heiße Wolf-Dietrich Freiherr von und zu Berg. Geburtstag 03.07.1988",
            "Sehr geehrter Herr von und zu Berg, danke.\nMia",
            ("Ich heiße [name]. Geburtstag [birth date]", "Sehr geehrter Herr [name], danke.\nMia"),
        ),
        (
            "Are Dr. Martens in the Rose Gold line? Booking reference: please say. Ref: model XPS-9320",
            "The Dr. Martens are, and my dad bought a Ford Focus.",
            None,
        ),
    ],
)
def test_what_one_text_betrays_leaves_both(post: str, reply: str, expected: tuple[str, str] | None) -> None:
    clean, _ = scrubbed(ResolvedCase(id="1", post=post, reply=reply), scrub)
    assert (clean.post, clean.reply) == (expected or (post, reply))
