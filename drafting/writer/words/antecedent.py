"""What "it" or "them" in an English wish stands for: the thing that was named before it."""

from __future__ import annotations

import re

from drafting.writer.words.language import Language

_NAMES = r"(?:[\w'-]+ ){0,3}?[\w'-]+"
_DETERMINER = r"(?:the|my|our|this|these|those|a|an|some|two|three|both)"
_STOPS = (
    r"(?=[.,;:!?]|$| (?:and|but|that|which|who|i|we|you|he|she|is|was|are|were|has|have|had|does|"
    r"doesn't|did|didn't|do|don't|"
    r"yesterday|today|last|for|from|on|in|at|with|to|by|because|since|as|so|when|after|before|if|just|from|than|recently)\b)"
)
_NAMED = (
    re.compile(
        rf"(?:^|[,:;] |\b(?:hi|hello),? )((?:the|my|our|this|these) {_NAMES})"
        r"(?= (?:i|we|you|is|was|are|were|has|have|had|might|may|can|could|"
        r"does|doesn't|did|didn't|do|don't|arrived|came|from|with)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:received|bought|ordered|got|purchased|have|placed|with|of|booked|return|exchange) "
        rf"({_DETERMINER} {_NAMES}){_STOPS}",
        re.IGNORECASE,
    ),
)
_RIGHT_BEFORE = re.compile(r"(?<![\w'])((?:the|my|our) (?:[\w-]+ ){0,2}[\w-]+)(?:[,.;:!]| and| but)\s+$", re.IGNORECASE)
"""A thing with which the clause before ends: "extra for the child seat, it was not in the car"."""
_FIRST = re.compile(rf"^{_DETERMINER}\b", re.IGNORECASE)
_KEPT = ("two", "three", "both", "my", "our")
_NO_THING = re.compile(
    r"\b(?:day|week|time|reason|moment|problem|issue|way|lot|bit|few|customer|quality|order number|tear|rip|stain|"
    r"scratch|dent|hole|crack|mark|fault|defect|fleck|smell)(?:e?s)?$",
    re.IGNORECASE,
)


def antecedent(post: str, sentence: str, *, plural: bool) -> str | None:
    """Return the thing named last before the pronoun of `sentence`, as in "the two skateboards"; None when unsure.

    plural: whether the pronoun is "them": a thing of the other number is passed over.
    """
    before = post[: post.find(sentence)] if sentence in post else ""
    own = re.split(r"\b(?:it|them|this|these|those)\b", sentence, maxsplit=1, flags=re.IGNORECASE)[0]
    found: list[tuple[int, str]] = []
    text = f"{before}\n{own}"
    offset = 0
    for line in re.split(r"(?<=[.!?])\s+|\n", text):
        for pattern in _NAMED:
            found += [(offset + match.start(1), match[1]) for match in pattern.finditer(line)]
        offset += len(line) + 1
    fitting = [thing for _, thing in sorted(found) if _plural(thing) == plural and not _NO_THING.search(thing)]
    return _definite(fitting[-1]) if fitting else None


def with_its_thing(clause: str, post: str, pack: Language) -> str:
    """Put the thing in the place of the "it" that a clause begins with, where it is named right before."""
    if pack.code != "en" or not clause.lower().startswith("it "):
        return clause
    before = post[: post.find(clause)] if clause in post else ""
    found = _RIGHT_BEFORE.search(before)
    thing = found[1] if found else None
    return f"{thing} {clause[3:]}" if thing and not _plural(thing) and not _NO_THING.search(thing) else clause


def _plural(thing: str) -> bool:
    last = thing.split()[-1].lower()
    return " and " in thing or (last.endswith("s") and not last.endswith(("ss", "us", "is")))


def _definite(thing: str) -> str:
    first = _FIRST.match(thing)
    word = first[0].lower() if first else ""
    rest = thing[len(word) :].strip()
    if word in ("my", "our"):
        return f"{word} {rest}"
    return f"the {word} {rest}" if word in _KEPT else f"the {rest}"
