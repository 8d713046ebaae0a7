"""When a matter must go private, where to, and the private message that goes with the public reply."""

from __future__ import annotations

import random

from drafting.models import DraftJob
from drafting.settings import Settings
from drafting.writer.evidence import Evidence
from drafting.writer.language import Language
from drafting.writer.reply import first_name
from drafting.writer.understanding import Understanding
from policy.models import ChannelSpec, Contact

_PREFERENCE = ("dm", "email", "phone", "url")


def must_go_private(
    understood: Understanding, evidence: Evidence, channel: ChannelSpec, *, personal_data: bool
) -> bool:
    """True when only the customer's own details can settle it, and they have no place in public."""
    if not channel.public or understood.kind not in ("complaint", "question", "attack"):
        return False
    return personal_data or (understood.own_case and not evidence.facts)


def contact_for(channel: ChannelSpec, settings: Settings, lang: str) -> Contact | None:
    """Return the contact to name on this channel: a direct message where there is one, else a real address."""
    usable = [
        contact
        for contact in settings.contacts
        if (not contact.channels or channel.name in contact.channels)
        and (not contact.languages or lang in contact.languages)
        and contact.kind in _PREFERENCE
        and (contact.kind != "dm" or channel.dm)
    ]
    usable.sort(key=lambda contact: _PREFERENCE.index(contact.kind))
    return usable[0] if usable else None


def contact_sentence(contact: Contact, pack: Language, choice: random.Random) -> str:
    """Return a sentence that invites the customer to the contact."""
    return str(choice.choice(pack.phrases[f"contact_{contact.kind}"])).format(contact=contact.value)


def private_message(
    job: DraftJob, understood: Understanding, pack: Language, signature: str, choice: random.Random
) -> str:
    """Return the private message that asks for what the public reply must not."""
    phrases = pack.phrases
    name = first_name(job.author)
    intro = choice.choice(phrases["private_intro" if name else "private_intro_unnamed"]).format(name=name)
    known = phrases["private_items"]
    items = [known[topic] for topic in understood.topics if topic in known][:2] or [known["name"]]
    ask = phrases["private_ask"].format(items=f" {phrases['and']} ".join(items))
    return " ".join(part for part in (intro, ask, phrases["private_close"], signature) if part)
