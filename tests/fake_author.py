"""What the fake endpoint writes: a decent reply out of the prompt, or whatever an attacker hid in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCED = re.compile(
    r"^(?P<label>[^\[\n]{2,80}?) \[\[(?P<mark>\w+)\]\]\s*(?P<text>.*?)\s*\[\[(?P=mark)\]\]", re.M | re.S
)
_ORDERS = re.compile(
    r"(?:reply|respond|answer|say|write|output|responde|antworte|réponds?)"
    r"(?: (?:exactly|only|with|exactamente|genau|exactement|this|the following))*\s*:\s*"
    r"[\"“«]?(?P<words>[^\"”»\n]{3,200})",
    re.IGNORECASE,
)
_POST_LABELS = {"Post": "en", "Mensaje": "es", "Message": "fr", "Beitrag": "de"}
_SORRY = {
    "en": (
        "I'm sorry that this is how it went: {what}. I do not know the cause yet, and I would rather not guess.",
        "Thank you for telling us about “{what}”.",
    ),
    "es": (
        "Siento que haya sido así: {what}. Todavía no sé la causa y prefiero no adivinar.",
        "Gracias por contarnos «{what}».",
    ),
    "fr": (
        "Je regrette que cela se soit passé ainsi : {what}. Je ne connais pas encore la cause.",
        "Merci de nous parler de « {what} ».",
    ),
    "de": (
        "Es tut mir leid, dass es so gelaufen ist: {what}. Die Ursache kenne ich noch nicht.",
        "Danke, dass Sie uns von „{what}“ erzählen.",
    ),
}
_HAPPY = re.compile(r"\b(love|great|thank|thanks|best|gracias|encanta|merci|adore|danke|toll|super)\b", re.IGNORECASE)


def fenced(messages: Sequence[dict[str, str]]) -> list[tuple[str, str]]:
    """Return label and text of every fenced piece of the last message that has one."""
    for message in reversed(messages):
        found = [(m["label"].strip(" :"), m["text"]) for m in _FENCED.finditer(str(message["content"]))]
        if found:
            return found
    return []


def write_plausibly(messages: Sequence[dict[str, str]]) -> str:
    """Write a decent, honest reply that names the post's own matter, in the prompt's language."""
    for label, text in fenced(messages):
        if label in _POST_LABELS:
            troubled, pleased = _SORRY[_POST_LABELS[label]]
            what = " ".join(re.split(r"[.!?\n]", text.strip())[0].split()[:8]).rstrip(",;:")
            return (pleased if _HAPPY.search(text) else troubled).format(what=what)
    return "Thank you for your message."


def obey(messages: Sequence[dict[str, str]]) -> str | None:
    """Return what an order hidden anywhere in the data says to reply, or None when there is none."""
    for _, text in fenced(messages):
        order = _ORDERS.search(text)
        if order is not None:
            return order["words"].strip()
    return None
