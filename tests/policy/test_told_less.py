"""A condition left out, a degree that goes too far, a term or a day that nobody gave: in four languages."""

from __future__ import annotations

import pytest

from policy import Context, EvidenceItem, Guard, default_rulebook_dir, example_company, load_rulebook
from policy.models import Severity

SHOP = (
    "Die erste Inspektion ist kostenlos, wenn das Rad bei uns gekauft wurde. Während einer Reparatur, die länger als "
    "zwei Tage dauert, stellen wir nach Verfügbarkeit ein Leihrad."
)
CAMP = "Les chiens sont admis en laisse, sauf à la piscine. La réception répond au téléphone de 9 h à 19 h."
HOTEL = "Los perros se admiten solo con correa. La recepción contesta los correos por la mañana."
PLANTS = (
    "Hardy plants are guaranteed for 24 months if they were planted in the ground. Our gardeners usually answer within "
    "two working days. Children under 12 must be with an adult."
)


@pytest.fixture(scope="module")
def guard() -> Guard:
    company = example_company().model_copy(update={"languages": ("en", "de", "fr", "es")})
    return Guard(load_rulebook(default_rulebook_dir()), company)


def found(guard: Guard, reply: str, post: str, policy: str, severity: Severity) -> set[str]:
    """Return the rules of a severity that speak up about a reply."""
    context = Context(post=post, evidence=(EvidenceItem(id="p", kind="passage", text=policy),))
    return {finding.rule for finding in guard.check(reply, context).findings if finding.severity == severity}


@pytest.mark.parametrize(
    ("reply", "post", "policy", "rule"),
    [
        ("Die erste Inspektion ist kostenlos.", "Was kostet die Inspektion?", SHOP, "grounding.conditions"),
        ("Les chiens sont admis.", "Les chiens sont admis ?", CAMP, "grounding.conditions"),
        ("Los perros se admiten.", "¿Admiten perros?", HOTEL, "grounding.conditions"),
        ("Ein Leihrad ist immer verfügbar.", "Habt ihr Leihräder?", SHOP, "grounding.degrees"),
        ("La réception est toujours joignable.", "La réception répond ?", CAMP, "grounding.degrees"),
        ("La recepción contesta enseguida.", "¿Contesta la recepción?", HOTEL, "grounding.degrees"),
        ("All hardy plants are delivered in the ground.", "How do plants come?", PLANTS, "grounding.degrees"),
        ("Our gardeners are never late with an answer.", "Do the gardeners answer?", PLANTS, "grounding.degrees"),
    ],
)
def test_less_than_the_policy_says_is_marked(guard: Guard, reply: str, post: str, policy: str, rule: str) -> None:
    assert rule in found(guard, reply, post, policy, "warn")


@pytest.mark.parametrize(
    ("reply", "post", "policy"),
    [
        ("Kostenlos ist die erste Inspektion, wenn das Rad von uns ist.", "Was kostet die Inspektion?", SHOP),
        ("Les chiens sont admis en laisse, mais pas à la piscine.", "Les chiens sont admis ?", CAMP),
        ("Los perros se admiten, siempre que lleven correa.", "¿Admiten perros?", HOTEL),
        ("Vous êtes toujours les bienvenus à la réception.", "Super accueil", CAMP),
        ("Our gardeners usually answer within two working days.", "Do the gardeners answer?", PLANTS),
        ("Our gardeners can't answer every question.", "Do the gardeners answer?", PLANTS),
        ("The gardeners do not always answer within two working days.", "Do the gardeners answer?", PLANTS),
        ("All I need is the name of the plant.", "My plant died", PLANTS),
        ("I'll pass every word on to the gardeners.", "My plant died", PLANTS),
        ("Nicht immer ist ein Leihrad da.", "Habt ihr Leihräder?", SHOP),
        ("La réception ne répond pas toujours.", "La réception répond ?", CAMP),
        ("La recepción no contesta siempre.", "¿Contesta la recepción?", HOTEL),
    ],
)
def test_what_the_policy_says_is_not_marked(guard: Guard, reply: str, post: str, policy: str) -> None:
    assert not {"grounding.conditions", "grounding.degrees"} & found(guard, reply, post, policy, "warn")


@pytest.mark.parametrize(
    ("reply", "post", "policy"),
    [
        ("Hardy plants in the ground are covered for 12 months.", "My hebe died after a year", PLANTS),
        ("Mañana te escribo.", "Sigo esperando respuesta", HOTEL),
        ("Happy to send the plants tomorrow.", "Where are my plants?", PLANTS),
        ("All the best, your plants leave tomorrow.", "Where are my plants?", PLANTS),
        ("Because you leave in 4 days the plants reach you in 4 days.", "I leave in 4 days, my plants?", PLANTS),
        ("You need the plants by Saturday, so they leave tonight.", "Need my plants by Saturday", PLANTS),
    ],
)
def test_a_term_that_nobody_gave_is_held(guard: Guard, reply: str, post: str, policy: str) -> None:
    assert found(guard, reply, post, policy, "block")


@pytest.mark.parametrize(
    ("reply", "post", "policy"),
    [
        ("Children under 12 may only be there with an adult.", "Can my kids of 8 and 10 go alone?", PLANTS),
        ("À la piscine, les chiens ne sont pas admis.", "Les chiens à la piscine ?", CAMP),
        ("Safe travels tomorrow!", "I leave tomorrow, thanks for the plants", PLANTS),
        ("Big day tomorrow!", "The wedding is tomorrow, thanks for the plants", PLANTS),
        ("Gute Reise morgen!", "Ich fahre morgen los, danke", SHOP),
        ("Bon voyage demain !", "Je pars demain, merci", CAMP),
        ("Felicidades por la boda de mañana.", "Mañana es mi boda", HOTEL),
        ("Since you leave in 4 days, ask the gardeners soon.", "I leave in 4 days, my plants?", PLANTS),
    ],
)
def test_what_post_and_policy_say_is_not_held(guard: Guard, reply: str, post: str, policy: str) -> None:
    assert not found(guard, reply, post, policy, "block")
