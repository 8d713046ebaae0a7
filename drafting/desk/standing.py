"""What was given to an author before, and whether the policy for those who complain often applies to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafting.errors import NotAllowed
from drafting.models import AuthorHistory
from drafting.settings import KnownAuthors
from policy.models import CaseFacts, Remedy, Role

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_DENIED = re.compile(r"\b(?:not|no|never|cannot|can't|won't|nicht|kein\w*|nie|nunca|sin|pas|aucun\w*)\b", re.IGNORECASE)


def remedies_given(reply: str, facts: CaseFacts, table: Iterable[Remedy]) -> tuple[str, ...]:
    """Return the titles of the remedies that a reply names and a fact of its case grants.

    The guard lets no reply promise a remedy that needs a fact without one, so facts tell what was given.
    """
    told = [sentence for sentence in _SENTENCE.split(reply) if not _DENIED.search(sentence)]
    granted = [fact.text for fact in facts.facts if not _DENIED.search(fact.text)]
    return tuple(
        remedy.title for remedy in table if _named(remedy, told) and (not remedy.needs_fact or _named(remedy, granted))
    )


def is_known(history: AuthorHistory, rule: KnownAuthors) -> bool:
    """Say whether an author has written, and been given remedies, as often as the rule says."""
    return 0 < rule.posts <= history.posts and len(history.remedies) >= rule.remedies


def require_goodwill_by_approver(given: tuple[str, ...], role: Role, *, known: bool) -> None:
    """Raise NotAllowed when a remedy for a known author would be approved without the role approver."""
    if known and given and role != "approver":
        raise NotAllowed(
            f"By the policy for authors who complain often, {given[0]!r} needs the role approver. "
            "Escalate the case to one, or leave the remedy out."
        )


def _named(remedy: Remedy, texts: Iterable[str]) -> bool:
    return any(
        re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) is not None for word in remedy.words for text in texts
    )
