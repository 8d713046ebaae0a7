"""What is said of contacts, and the private message that goes with the public reply."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from drafting.models import DraftJob
from drafting.settings import Settings
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import wishes
from drafting.writer.telling.repair import repair
from drafting.writer.telling.reply import Reply, first_name
from drafting.writer.telling.stock import Stock
from drafting.writer.words.details import asks_again, named_details
from drafting.writer.words.language import Language
from drafting.writer.words.text import pieces
from policy.models import ChannelSpec, Contact, Verdict

_OWN = ("order", "booking", "billing", "account")
_SHARE = 0.38
"""Part of a reply that may go to the invitation."""
_MARK = re.compile(
    r"^\W*PRIVATE(?: MESSAGE)?\W*$|^\W*P(?:RIVATE|rivate)(?: (?:MESSAGE|[Mm]essage))?\W*:\W*", re.MULTILINE
)


def reaches(contact: Contact, channel: ChannelSpec, lang: str) -> bool:
    """Whether a contact may be named on the channel, in the language."""
    return (not contact.channels or channel.name in contact.channels) and (
        not contact.languages or lang in contact.languages
    )


def pages_for(channel: ChannelSpec, settings: Settings, lang: str, first: Contact | None = None) -> tuple[str, ...]:
    """Return the registered pages, addresses and numbers that a reply may name on this channel, with their labels.

    first: the page that fits the post; it leads.
    """
    return tuple(
        f"{contact.value} ({contact.label})" if contact.label else contact.value
        for contact in sorted(settings.contacts, key=lambda contact: contact != first)
        if contact.kind in ("email", "phone", "url") and reaches(contact, channel, lang)
    )


def contact_sentence(contact: Contact, stock: Stock, room: int, *, naming: bool = False) -> str:
    """Return a sentence that invites the customer to the contact; a short one where `room` characters are few.

    naming: only one that says what for.
    """
    options = stock.pack.phrases[f"contact_{contact.kind}"]
    if naming:
        options = [option for option in options if "{matter" in option and not option.endswith("?")] or options
    if stock.pack.has("remedy_named", stock.values["matter"]):
        # "We can look at the exchange" is heard as one that is granted.
        options = [option for option in options if not stock.pack.has("said_of_us", option)] or options
    short = [option for option in options if len(option) <= room * _SHARE] or [min(options, key=len)]
    return stock.fill(stock.pick(short, "contact"), contact=contact.value)


def onward_sentence(contact: Contact, post: str, understood: Understanding, stock: Stock, room: int) -> str | None:
    """Return a sentence that says where a matter can be gone into that nothing private is needed for.

    It asks for a day and a place only where somebody was somewhere: a zip that broke has none. None where each
    sentence asks for what the post says already.
    """
    settled = (
        ("occasion", "visit" not in understood.topics),
        ("remedy", bool(understood.asked or wishes(post, stock.pack))),
    )
    named = named_details(post, stock.pack) | {detail for detail, known in settled if known}
    options = [one for one in stock.pack.phrases[f"onward_{contact.kind}"] if not asks_again(one, named, stock.pack)]
    short = [option for option in options if len(option) <= room * _SHARE] or sorted(options, key=len)[:1]
    return stock.fill(stock.pick(short, "onward"), contact=contact.value) if short else None


def items_of(understood: Understanding, pack: Language) -> Mapping[str, str]:
    """Return what we need to know, by name of the slot: one thing for a public reply, up to two in private."""
    known, dative = pack.phrases["private_items"], pack.phrases.get("private_items_dat", {})
    topics = [topic for topic in understood.topics if topic in known and topic in _OWN]
    topics = topics or [topic for topic in understood.topics if topic in known]
    both = [known[topic] for topic in topics][:2] or [known["name"]]
    return {
        "item": known[topics[0]] if topics else pack.phrases["item"],
        "item_dat": dative.get(topics[0], known[topics[0]]) if topics else pack.phrases.get("item_dat", ""),
        "items": f" {pack.phrases['and']} ".join(both),
    }


def parted(text: str) -> tuple[str, str]:
    """Return a model's answer in two: the public reply, and the private message below the mark, empty without one."""
    mark = _MARK.search(text)
    return (text, "") if mark is None else (text[: mark.start()].rstrip(), text[mark.end() :].strip())


def own_private_message(
    written: Sequence[str], frame: Reply, out_of: Callable[[str], str], check: Callable[[Reply], Verdict]
) -> str | None:
    """Return the first of a model's private messages that the guard lets pass, mended if need be; None without one.

    frame: greeting and signature. out_of: takes a text out of what models put around it.
    """
    for text in written:
        body = tuple(pieces(out_of(text)))
        message, verdict, _ = repair(frame.model_copy(update={"body": body}), check, lambda same: same, {}, gently=True)
        if message.body and verdict.approvable:
            return message.text
    return None


def private_message(job: DraftJob, signature: str, stock: Stock, said: Sequence[str], told: Sequence[str] = ()) -> str:
    """Return the private message that asks for what the public reply must not.

    said: sentences that say what the customer wishes for; empty where nothing is wished. told: facts that only they may
    read; where there are any, nothing is asked for.
    """
    name = first_name(job.author)
    intro = stock.say("private_intro", name=name) if name else stock.say("private_intro_unnamed")
    rest = told or (stock.say("private_ask"), stock.say("private_close"))
    return " ".join(part for part in (intro, *said, *rest, signature) if part)
