"""A reply in parts: greeting, body, what the writer adds, signature. Rendered, it is what gets checked and sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafting.models import Frozen
from drafting.settings import Agent, Settings
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.text import joined
from policy.models import Author

_MOST_NAMES = 2
_ALWAYS_CAPITAL: Mapping[str, tuple[str, ...]] = {
    "en": ("i",),
    "de": ("sie", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "ihnen"),
}
"""Words of address and of the self that keep their capital, though they say nothing by themselves."""
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|frau|herr|mme|mlle|monsieur|madame|sr|sra|señora?|do[nñ]a?)$", re.IGNORECASE
)
"""Titles, without which a family name is no way to speak to somebody."""
LAST_OF_SEVERAL = re.compile(r",?\s+(?:and|y|e|et|und)\s+(?!(?:I'm|I am) sorry\b)(?:(?!\s(?:and|y|e|et|und)\s).)*$")
"""The last of several things that a sentence names."""
_HOUSEHOLD = re.compile(r"(?:familie|family|fam\.?|famille|familia)$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:an?|the|old|mad|angry|happy|mister|anonymous|anonym|user|guest|gast|customer|client|cliente|kund(?:e|in)|"
    r"nutzer|usuario|utilisateur|verified|verifizierter|google|private?|team)$",
    re.IGNORECASE,
)
"""Words with which a display name begins that is no name."""
_GERUND = re.compile(
    r"[A-Z][a-z]{2,}ing (?:an?|the|to|you|your|it|that|this|all|up|out|for|with|through|no|two|three)\b"
)
"""How an English sentence begins that no name begins: "Standing all the way to Newcastle"."""
_NAME = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’-]){1,24}$")


class Reply(Frozen):
    """The parts of a reply, in order. Empty parts are left out."""

    greeting: str = ""
    body: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    """Sentences of the writer's own: a contact, an honest "I do not know yet"."""
    signature: str = ""
    lower: frozenset[str] = frozenset()
    """Words that go on in lower case after a greeting that ends in a comma."""

    @property
    def text(self) -> str:
        """The reply as one text."""
        middle = joined((*self.body, *self.added)).rstrip()
        start = f"{self.greeting} {self._go_on(middle)}" if self.greeting else middle
        return f"{start} {self.signature}".strip() if self.signature else start.strip()

    def spans(self) -> tuple[tuple[int, int, str], ...]:
        """Return where each sentence stands in `text`: start, end, the sentence as it is in `body` or `added`."""
        offset = len(self.greeting) + 1 if self.greeting else 0
        sentences = (*self.body, *self.added)
        ends = [offset + len(joined(sentences[: number + 1]).rstrip()) for number in range(len(sentences))]
        return tuple((end - len(one.rstrip()), end, one) for end, one in zip(ends, sentences, strict=True))

    def _go_on(self, text: str) -> str:
        if self.greeting.endswith(("!", ".")):
            return text[:1].upper() + text[1:]
        if self.greeting.endswith(",") and text.split(" ", 1)[0].rstrip(",;:.") in self.lower:
            return text[0].lower() + text[1:]
        return text

    def without(self, sentence: str) -> Reply:
        """Return the reply without one of its sentences."""
        return self.model_copy(
            update={
                "body": tuple(s for s in self.body if s != sentence),
                "added": tuple(s for s in self.added if s != sentence),
            }
        )


def said_in_less(said: Sequence[str]) -> tuple[str, ...]:
    """Return sentences that take up a post with the last of several things left out, or else without the last one."""
    fewer = LAST_OF_SEVERAL.sub(".", said[-1])
    return (*said[:-1], fewer) if fewer != said[-1] else tuple(said[:-1])


def going_on(text: str, lower: frozenset[str], post: str, pack: Language) -> frozenset[str]:
    """Return `lower` and the first word of `text` where that is an ordinary word, which no name can be told from by
    its capital: one without content, or one that the reply or the post has in small letters too."""
    word = text.split(" ", 1)[0].rstrip(",;:.")
    small = word.lower()
    if small.split("'")[0] in _ALWAYS_CAPITAL.get(pack.code, ()):
        return lower
    gerund = pack.code == "en" and _GERUND.match(text) is not None
    known = small in pack.stop or small.partition("'")[0] in pack.stop  # "He'll"
    ordinary = gerund or known or re.search(rf"(?<!\w){re.escape(small)}(?!\w)", f"{text[1:]} {post}") is not None
    return lower | {word} if ordinary and word[:1].isupper() and word[1:].islower() and len(word) > 1 else lower


def first_name(author: Author) -> str | None:
    """Return what to call the customer when the channel shows a name that can be said; handles are no names.

    The first name, or the title with the family name where that is how they show themselves.
    """
    if not author.name:
        return None
    shown = author.name.split()
    if len(shown) > _MOST_NAMES:
        return None  # "Cold Feet Kev": a display name, of which nobody can tell the first name
    first = shown[0].strip(",.;!") if shown else ""
    if _TITLE.match(first) or _HOUSEHOLD.match(first):
        return " ".join(shown) if len(shown) == _MOST_NAMES and _NAME.match(shown[1]) else None
    if not _NAME.match(first) or _NO_NAME.match(first):
        return None
    return first.capitalize() if first.isupper() else first[0].upper() + first[1:]


def greeting(author: Author, settings: Settings, pack: Language, lang: str, stock: Stock) -> str:
    """Return a greeting in the brand's way, with the first name when it is known."""
    if lang != pack.code:
        return ""
    name = first_name(author)
    brand = settings.voice.greetings
    own = pack.phrases["greeting" if name else "greeting_unnamed"]
    options = [line for line in own if not brand or any(line.lower().startswith(word.lower()) for word in brand)]
    if brand and not options and lang == settings.company.languages[0]:
        options = [f"{word} {{name}}," if name else f"{word}," for word in brand]
    return stock.pick(options or own, "greeting").format(name=name)


def signature(username: str | None, settings: Settings) -> tuple[str, str]:
    """Return the signature and the first name of the agent who signs; empty when nobody is named."""
    agent = _agent(username, settings)
    if agent is None:
        return "", ""
    return agent.signature or "", agent.name.split()[0]


def _agent(username: str | None, settings: Settings) -> Agent | None:
    if username is None:
        return None
    return next((agent for agent in settings.agents if agent.username == username), None)
