"""A German clause moves its verb behind "dass", or is left as it stands."""

from __future__ import annotations

import pytest

from drafting.writer.words.language import language
from drafting.writer.words.verb_last import verb_last

DE = language("de", second=True)


@pytest.mark.parametrize(
    ("clause", "moved"),
    [
        ("die neuen Töpfe sind nach einem Monat stumpf", "die neuen Töpfe nach einem Monat stumpf sind"),
        ("seit drei Wochen wartest du auf Antwort", "du seit drei Wochen auf Antwort wartest"),
        ("seit Mai geht nichts mehr", "seit Mai nichts mehr geht"),
        ("ständig bricht die Leitung ab", "ständig die Leitung abbricht"),
        ("ständig schaltet sich der Ofen ab", "sich ständig der Ofen abschaltet"),
        ("dein Kessel verliert Wasser", "dein Kessel Wasser verliert"),
        ("zwei Griffe fehlen", "zwei Griffe fehlen"),
        ("wir haben dir das falsche Brot geschickt", "wir dir das falsche Brot geschickt haben"),
        ("bist du etwas in Not", "du etwas in Not bist"),
        (
            "der Herr an der Tür hat sich Zeit genommen, um dir alles zu zeigen",
            "der Herr an der Tür sich Zeit genommen hat, um dir alles zu zeigen",
        ),
    ],
)
def test_the_verb_goes_to_the_end(clause: str, moved: str) -> None:
    assert verb_last(clause, DE) == moved


@pytest.mark.parametrize(
    "clause",
    [
        "die Naht ist gerissen nach drei Tagen",  # something stands behind the participle
        "dein Paket kommt nicht an seit drei Wochen",
        "der Schuh drückt am Knöchel und reibt",  # two verbs
        "der Griff, den ich meine, ist ab",
        "Reißverschluss nach drei Tagen kaputt",  # no verb
    ],
)
def test_a_clause_whose_verb_is_not_certain_is_left_alone(clause: str) -> None:
    assert verb_last(clause, DE) is None
