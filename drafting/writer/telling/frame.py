"""What stands around the body of a reply, and what the body must say."""

from __future__ import annotations

from drafting.models import Frozen


class Frame(Frozen):
    """What stands around the body, and what the body must say."""

    greeting: str = ""
    signature: str = ""
    contact: str | None = None
    """The sentence that invites to a contact, when the matter must go private."""
    onward: str | None = None
    """The sentence that says where a complaint can be gone into, when nothing in it must go private."""
    runs: bool = False
    """True where whatever is reviewed runs on a device."""
    where_to_ask: str | None = None
    """The sentence that says where a question can be put that nobody could answer here."""
    contact_in_full: str | None = None
    """The same with the matter named, for a reply that names it nowhere else."""
    address: str | None = None
    """What that contact is called: an address, a number, or the channel's word for a direct message."""
    told_facts: tuple[str, ...] = ()
    """What was found out, as sentences to the customer: said by the writer when the model leaves one out."""
    page: str | None = None
    """The sentence that links a helpful page, when one fits the post."""
    rules: tuple[str, ...] = ()
    """What the policy says to this post, as sentences to the customer, the most telling first."""
    wished: bool = False
    """True when something is to be done: that is said back, whatever the policy answers."""
    refused: frozenset[str] = frozenset()
    """Those of `rules` that plainly say no to what is asked."""
    hangs: frozenset[str] = frozenset()
    """Those of `rules` that say on what a wish hangs."""
    near: str | None = None
    """Where no rule answers a question: the one that comes nearest, for another way to reply."""
    openly: str | None = None
    """Where no rule surely answers a question: the one told openly as a rule, without saying that it settles it."""
    answers_asked: bool = False
    """True when `rules` are what answers the questions asked, one for each."""
    tips: tuple[str, ...] = ()
    """Harmless steps that several past replies to such posts suggest."""
    answered: bool = False
    """True when facts or policy speak to the post, so that the reply need not say "I do not know"."""
    same_language: bool = True
    """False when the writer has no sentences in the post's language."""
    lower: frozenset[str] = frozenset()
    """Words that go on in lower case after "Hi Ann,"."""
    room: int = 600
    """Characters for everything between greeting and signature."""
