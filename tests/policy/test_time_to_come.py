"""A time that lies ahead is promised in the present tense too; a greeting, a doubt and a figure told back are not."""

from __future__ import annotations

import pytest

from policy import Context, LiveGuard, default_rulebook_dir, example_company

SET = [
    ("Wann kommt der Schrank?", "Der Schrank: Wir bringen ihn Ihnen morgen nach Hause."),
    ("Llevamos dos días sin agua", "El agua vuelve esta noche."),
    ("Die Rechnung kommt zu spät", "Ab Januar bekommen Sie die Rechnung am Vorabend."),
    ("Quand rouvre le bassin ?", "Le bassin rouvre demain."),
]
NOT_SET = [
    ("Heizung kalt", "Ob die Heizung morgen wieder warm ist, weiß ich nicht."),
    ("Danke für gestern", "Guten Morgen, und bis morgen im Laden!"),
    ("La mesa no estaba lista", "Siento lo de esta mañana con la mesa."),
    ("In and out in 50 min, battery AND screen", "Battery and screen in 50 minutes: lovely to hear."),
    ("When is the lift back?", "I'll come back to you about the lift as soon as I know."),
]


@pytest.fixture(scope="module")
def guard() -> LiveGuard:
    return LiveGuard(default_rulebook_dir(), example_company())


def _promises(guard: LiveGuard, post: str, reply: str) -> set[str]:
    found = guard.check(reply, Context(channel="feedback", post=post)).findings
    return {f.rule for f in found if f.rule.startswith("commitments.")}


@pytest.mark.parametrize(("post", "reply"), SET)
def test_a_time_to_come_is_a_promise(guard: LiveGuard, post: str, reply: str) -> None:
    assert "commitments.deadline" in _promises(guard, post, reply)


def test_a_question_about_tomorrow_is_answered_with_tomorrow(guard: LiveGuard) -> None:
    facts = {"facts": [{"id": "f", "text": "El sábado la piscina abre a las 9:00."}]}
    context = Context.model_validate({"channel": "feedback", "post": "¿A qué hora abre mañana?", "facts": facts})
    found = guard.check("Mañana, sábado, abre a las 9:00.", context).findings
    assert "commitments.deadline" not in {f.rule for f in found}


@pytest.mark.parametrize(("post", "reply"), NOT_SET)
def test_what_sets_no_time_is_none(guard: LiveGuard, post: str, reply: str) -> None:
    assert _promises(guard, post, reply) == set()
