"""Where a past reply and the clauses in force disagree, and where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Hit, conflict
from tests.knowledge.conftest import Opener
from tests.knowledge.workspaces import write_cases


def clause(text: str) -> Hit:
    return Hit(id="p-1", kind="policy", text=text, score=1.0, document="returns.md", section="3.1")


POLICY = [
    clause("3.1 Customers may return unused items within 30 days of delivery."),
    clause("4.1 Refunds go back to the card within 5 to 7 business days."),
    clause("6.2 Late delivery is made good with a voucher of 10 euros."),
    clause("7.1 Opened cosmetics are never refunded."),
    clause("8.1 The winter sale ends on 15 January 2026."),
    clause("Bei einer Verspätung von mehr als 60 Minuten erstatten wir 25 Prozent des Fahrpreises."),
    clause("Eine Erstattung zahlen wir auf das Konto aus, von dem sie kam."),
    clause("Gutscheine sind bis zum 31.12.2026 einlösbar."),
    clause("Geöffnete Lebensmittel nehmen wir nicht zurück."),
    clause("Les articles peuvent être retournés dans les trente jours suivant la livraison."),
    clause("La garantía de los electrodomésticos es de 3 años."),
]


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("You may return unused items within 14 days of delivery.", "14 days"),
        ("Unused items? You may return them within two weeks of delivery.", "two weeks"),
        ("Your refund is on the card within 3 business days.", "3 business days"),
        ("As the delivery was late you get a voucher of 25 euros.", "25 euros"),
        ("Sure, we refunded your opened cosmetics.", "refuses"),
        ("The winter sale runs until 31 January 2026.", "31 January"),
        ("Bei über einer Stunde Verspätung erstatten wir Ihnen 50 % des Fahrpreises.", "50 %"),
        ("Ihr Gutschein ist noch bis 30. Juni 2026 einlösbar.", "30. Juni 2026"),
        ("Die geöffneten Lebensmittel nehmen wir gern zurück.", "refuses"),
        ("Vous avez 14 jours après la livraison pour retourner vos articles.", "14 jours"),
        ("Los electrodomésticos tienen una garantía de dos años.", "dos años"),
        ("You may return unused items within 30 days of delivery.", None),
        ("The winter sale is over on January 15, 2026.", None),
        ("The refund for your lamp goes back as a voucher.", "“voucher”; returns.md 3.1, in force, says “card”"),
        ("Die Erstattung zahlen wir Ihnen als Gutschein aus.", "“Gutschein”; returns.md 3.1, in force, says “Konto”"),
        ("Refunds go back to your bank account or card, as you like.", None),
        ("Refunds do not go back as a voucher.", None),
        ("We send a voucher for the late delivery.", None),
        ("Refunds go back to the card within 5 to 7 business days, and your parcel arrives in 2 days.", None),
        ("Gutscheine sind bis 31. Dezember einlösbar.", None),
        ("Vous pouvez retourner vos articles dans les 30 jours après la livraison.", None),
        ("Los electrodomésticos tienen tres años de garantía.", None),
        ("You may return unused items within a month of delivery.", None),
        ("Refunds go back to the card within 5 to 7 business days.", None),
        ("We have been baking for 25 years and love it.", None),
        ("Our courier comes back in 2 days.", None),
        ("Thank you, that made our day!", None),
    ],
)
def test_it_says_where_they_disagree(reply: str, says: str | None) -> None:
    words = conflict.found(reply, conflict.clauses(POLICY))
    if says is None:
        assert words is None
    else:
        assert words is not None
        assert says in words
        assert "returns.md 3.1" in words


def test_a_search_marks_the_precedent_that_disagrees(workspace: Path, open_kb: Opener) -> None:
    policy = "# Returns\n\n3.1 Customers may return unused items within 30 days of delivery.\n"
    (workspace / "documents" / "returns.md").write_text(policy)
    cases: list[dict[str, object]] = [
        {"id": "old", "post": "How long can I return a lamp?", "reply": "You may return unused items within 14 days."},
        {
            "id": "new",
            "post": "Until when may I return a chair?",
            "reply": "You may return unused items within 30 days.",
        },
    ]
    write_cases(workspace / "cases" / "c.jsonl", [*cases])
    kb = open_kb()
    kb.ingest()
    marks = {hit.case_id: hit.why.conflict for hit in kb.search("return a lamp, how long?", "precedent", 5).hits}
    assert marks["new"] is None
    assert marks["old"] is not None
    assert "14 days" in marks["old"]
    assert "30 days" in marks["old"]
