"""What a wish is about: a noun phrase for it ("the exchange of the lamp"), and what we must know to see to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish
from drafting.writer.words.language import Language
from policy.models import EvidenceItem

OWN = ("order", "booking", "account", "billing")
"""Topics that only the customer's own number or name opens, the most telling first."""
_THINGS = ("order", "booking")
_LONGEST_THING, _MOST_WORDS = 34, 6
_TWO = 2
_DETERMINERS = {
    "en": r"(?:the|your|all|both|two|three|four|these|this|that|an?|some|one|\d)\b",
    "fr": r"(?:le|la|les|votre|vos|un|une|des|cette|ce|ces|mes|deux|trois)\b|l'",
    "es": r"(?:el|la|los|las|tu|tus|su|sus|un|una|este|esta|estos|estas|dos|tres)\b",
}
_STOPS = {
    "en": r"to|that|which|who|for|with|in|from|into|i|you|we|on|at|by|so|under|using|than|instead|as|when|"
    r"without|inside|except|if|be|until|after|before|including|now|again|not|through|and (?:get|have|to)|or|via",
    "fr": r"à|au|aux|que|qui|pour|avec|dans|en|sans|contre|sur|par|car|parce|afin|et (?:me|de)|ou|chez|depuis|avant",
    "es": r"a|al|que|para|con|en|sin|por|de mi|porque|y (?:que|me)|o|desde|antes|hasta",
}
_ONLY_ONE = re.compile(r"\bones?$", re.IGNORECASE)
"""A thing without its name."""
_VERB_EN = (
    r"^(?:\w+(?:\s(?:up|back|out))?\s|"
    r"(?:(?:get |receive |have )?(?:a |the |your )?(?:full )?(?:refund|money back|compensation)\s(?:for|of|on)\s))"
)
_CONTRACTED = {
    "en": (),
    "es": ((re.compile(r"\bde el "), "del "),),
    "fr": (
        (re.compile(r"\bde le "), "du "),
        (re.compile(r"\bde les "), "des "),
        (re.compile(r"\bde des "), "de "),
        (re.compile(r"\bde (?=[aeiouéèê])", re.IGNORECASE), "d'"),
    ),
}


def matter_in(wanted: Sequence[Wish], pack: Language) -> Mapping[str, str]:
    """Return the slots that speak of the wishes: `matter` and its cases; empty where no deed is known."""
    known = {group["name"]: group for group in pack.phrases["deed_matters"]}
    deeds = list(dict.fromkeys(wish.deed for wish in wanted if wish.deed in known))
    if not deeds:
        return {}
    if len(wanted) > len(deeds) or len(deeds) > _TWO:
        if len({wish.deed or wish.kind for wish in wanted}) == 1:
            return _forms([known[deeds[0]]], pack)
        return {f"matter{case}": pack.phrases[f"wishes{case}"] for case in ("", "_acc", "_dat")} | {
            "matter_up": pack.phrases["wishes"][0].upper() + pack.phrases["wishes"][1:]
        }
    return _forms([known[deed] for deed in deeds], pack)


def in_full(wanted: Sequence[Wish], pack: Language) -> Mapping[str, str]:
    """Return the same slots with the thing named, "the exchange of the lamp", for a text that says it nowhere else."""
    known = {group["name"]: group for group in pack.phrases["deed_matters"]}
    thing = thing_of(wanted[0], pack) if len(wanted) == 1 else None
    of = known.get(wanted[0].deed, {}).get("of") if thing else None
    if thing is None or of is None:
        return matter_in(wanted, pack)
    said = _contracted(of.format(thing=thing), pack)
    return {"matter": said, "matter_acc": said, "matter_dat": said, "matter_up": said[0].upper() + said[1:]}


def thing_of(wish: Wish, pack: Language) -> str | None:
    """Return what a wish is done to, in a few words: "the lamp"; None where that is not plain."""
    if pack.code not in _DETERMINERS or wish.kind == "know":
        return None
    found = _thing(pack.code).match(wish.said)
    if found is None:
        return None
    thing = found["thing"].strip(" ,")
    if _ONLY_ONE.search(thing):
        return None
    fits = len(thing) <= _LONGEST_THING and len(thing.split()) <= _MOST_WORDS
    return thing if fits and not re.search(r"\d{3}|,", thing) else None


def topics_of(
    post: str, understood: Understanding, wanted: Sequence[Wish], passages: Iterable[EvidenceItem], pack: Language
) -> tuple[str, ...]:
    """Return the topics that the wishes are about, the first of them first; those of the post where nothing is wished.

    A shop's customer who wants a lamp exchanged means an order, though neither word stands in the post: where a deed
    names no thing that we keep, the policy's own words say which it is.
    """
    if not wanted or not any(wish.deed for wish in wanted):
        return understood.topics
    said = " ".join(wish.said for wish in wanted if wish.deed)
    own = [topic for topic in OWN if topic in understood.topics and topic != "billing" and pack.has(topic, said)]
    if not own:
        own = [topic for topic in _THINGS if topic in understood.topics and pack.has(topic, post)]
    told = " ".join(item.text for item in passages)
    counts = {topic: pack.count(topic, told) for topic in _THINGS}
    best = max(_THINGS, key=lambda topic: counts[topic])
    things = [topic for topic in own if topic in _THINGS]
    if counts[best] and (not own or len(things) > 1 or (things and not counts[things[0]])):
        own = [best, *(topic for topic in own if topic not in _THINGS)]
    charged = "billing" in understood.topics and pack.has("charge_told", post)
    return (*own[:_TWO], *(["billing"] if charged else []))


def items_for(topics: Sequence[str], wanted: Sequence[Wish], pack: Language) -> Mapping[str, str]:
    """Return what we need to know, by name of the slot: one thing for a public reply, all of it in private."""
    known, dative = pack.phrases["private_items"], pack.phrases.get("private_items_dat", {})
    many = pack.phrases["private_items_many"] if pack.has("several", " ".join(wish.said for wish in wanted)) else {}
    found = [topic for topic in topics if topic in known and topic in OWN] or [t for t in topics if t in known]
    items = [many.get(topic, known[topic]) for topic in found][:_TWO] or [known["name"]]
    more = pack.phrases["private_extra"].get(wanted[0].deed) if len(wanted) == 1 else None
    if more and wanted[0].deed in ("exchange", "change") and pack.has("said_into_what", wanted[0].said):
        more = None
    extra = [more] if more and len(items) < _TWO else []
    return {
        "item": items[0] if found else pack.phrases["item"],
        "item_dat": dative.get(found[0], items[0]) if found else pack.phrases.get("item_dat", ""),
        "items": f" {pack.phrases['and']} ".join((*items, *extra)),
    }


def _forms(groups: Sequence[Mapping[str, str]], pack: Language) -> Mapping[str, str]:
    link = f" {pack.phrases['and']} "
    say = link.join(group["say"] for group in groups)
    return {
        "matter": say,
        "matter_up": say[0].upper() + say[1:],
        "matter_acc": link.join(group.get("acc", group["say"]) for group in groups),
        "matter_dat": link.join(group.get("dat", group["say"]) for group in groups),
    }


def _contracted(said: str, pack: Language) -> str:
    for find, put in _CONTRACTED[pack.code]:
        said = find.sub(put, said)
    return said


@cache
def _thing(code: str) -> re.Pattern[str]:
    verb = _VERB_EN if code == "en" else r"^\w+\s"
    return re.compile(
        rf"{verb}(?P<thing>(?!(?:an? |the |your )?(?:full )?(?:refund|money|compensation)\b)"
        rf"(?:{_DETERMINERS[code]}).*?)"
        rf"(?=\s(?:{_STOPS[code]})\b|[,;:.]|$)",
        re.IGNORECASE,
    )
