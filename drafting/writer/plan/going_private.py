"""Whether a matter must go private, and where to."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.settings import Settings
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.plan.asked import Asked
from drafting.writer.plan.clauses_told import ClausesTold
from drafting.writer.reading.understanding import Understanding
from drafting.writer.telling.private import reaches
from policy import find_personal_data
from policy.models import ChannelSpec, Contact

_MAY = ("complaint", "question", "attack", "other")
"""Kinds of post that private details may settle."""
_PREFERENCE = ("dm", "email", "phone", "url")


@dataclass(frozen=True)
class WhereTo:
    """Where a customer's matter is to be gone into."""

    private: bool
    """True when only the customer's own details can settle it, and they have no place in public."""
    open_question: bool
    """True where the policy may answer in full: then a capable model decides whether private details are needed."""
    open_to: Contact | None
    """The contact there is on this channel, whether or not the matter needs it."""

    @property
    def contact(self) -> Contact | None:
        """The contact that the reply has to invite to."""
        return self.open_to if self.private and not self.open_question else None


def where_to(
    post: str,
    understood: Understanding,
    asked: Asked,
    clauses: ClausesTold,
    evidence: Evidence,
    channel: ChannelSpec,
    settings: Settings,
    *,
    small: bool,
    secrets: bool = False,
) -> WhereTo:
    """Decide whether a matter goes private: not where the clauses told say no to all that is wished.

    secrets: a fact is known that only the customer may read.
    """
    exposed = bool(find_personal_data(post))
    theirs = (asked.to_be_done and small) or understood.own_case
    needed = channel.public and understood.kind in _MAY and (exposed or secrets or (theirs and not evidence.facts))
    private = needed and not clauses.say_no(asked)
    answerable = understood.kind == "question" and not (understood.request or understood.demands or exposed)
    known = bool(evidence.answers or evidence.passages)
    return WhereTo(
        private=private,
        open_question=private and answerable and known and not small,
        open_to=_contact_for(channel, settings, understood.lang),
    )


def _contact_for(channel: ChannelSpec, settings: Settings, lang: str) -> Contact | None:
    """Return the contact to name on this channel: a direct message where there is one, else a real address."""
    usable = [
        contact
        for contact in settings.contacts
        if reaches(contact, channel, lang) and contact.kind in _PREFERENCE and (contact.kind != "dm" or channel.dm)
    ]
    return min(usable, key=lambda contact: _PREFERENCE.index(contact.kind), default=None)
