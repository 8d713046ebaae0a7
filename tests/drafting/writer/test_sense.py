"""A sentence that tells a post back keeps its figures, their bounds and its yes or no."""

from __future__ import annotations

import pytest

from drafting.writer.prompting.sense import changed
from drafting.writer.words.language import language

CASES = (
    ("en", "It was more than 24 hours after booking.", "You booked within the last 24 hours.", True),
    ("en", "It was more than 24 hours after booking.", "You booked more than 24 hours ago.", False),
    ("en", "I waited 40 minutes for a table.", "I'm sorry that you waited 14 minutes for a table.", True),
    ("en", "I waited 40 minutes for a table.", "I'm sorry that you waited forty minutes for a table.", False),
    (
        "en",
        "The app does not open videos since the update.",
        "I'm sorry that the app opens videos since the update.",
        True,
    ),
    ("en", "The app does not open videos.", "I'm sorry that the app doesn't open videos.", False),
    ("en", "The blender works but the lid leaks.", "I'm sorry that the blender works with a lid that leaks.", False),
    (
        "en",
        "The courier left the parcel in the rain.",
        "I'm sorry that the courier did not leave the parcel in the rain.",
        True,
    ),
    ("en", "The heater rattles all night.", "I do not know yet why the heater rattles all night.", False),
    (
        "de",
        "Die App öffnet seit dem Update keine Videos.",
        "Es tut mir leid, dass die App seit dem Update Videos öffnet.",
        True,
    ),
    ("de", "Die App öffnet keine Videos.", "Es tut mir leid, dass die App keine Videos öffnet.", False),
    (
        "fr",
        "Vous ne semblez même pas prendre en compte les commentaires des utilisateurs.",
        "Je regrette que vous ne sembliez pas prendre en compte les commentaires des utilisateurs.",
        True,
    ),
    (
        "en",
        "You ignored the messages about the broken heater.",
        "I'm sorry that you ignored the messages about the heater.",
        True,
    ),
    (
        "en",
        "You ignored my messages about the broken heater.",
        "I'm sorry that we ignored your messages about the heater.",
        False,
    ),
    ("en", "I forgot the password of the archive.", "I'm sorry that we forgot the password of the archive.", True),
    (
        "en",
        "You can't reach the archive without a password.",
        "I'm sorry that you can't reach the archive without a password.",
        False,
    ),
    (
        "de",
        "Ihr habt die Heizung falsch geliefert.",
        "Es tut mir leid, dass Sie die Heizung falsch geliefert haben.",
        True,
    ),
    (
        "de",
        "Ihr habt die Heizung falsch geliefert.",
        "Sie schreiben, dass wir die Heizung falsch geliefert haben.",
        False,
    ),
    ("es", "La tienda cerró a las 18 horas.", "Siento que la tienda cerrara a las 16 horas.", True),
    (
        "fr",
        "Le livreur a laissé le colis sous la pluie.",
        "Je regrette que le livreur ait laissé le colis sous la pluie.",
        False,
    ),
)


@pytest.mark.parametrize(("lang", "post", "sentence", "turned"), CASES)
def test_sense(lang: str, post: str, sentence: str, turned: bool) -> None:
    assert (changed(sentence, post, language(lang)) is not None) is turned
