"""German nouns with their capital, in a post that was typed without any."""

from __future__ import annotations

import re
from functools import cache

from drafting.writer.words.language import Language

_ADJECTIVE = (
    r"(?:neu|alt|ganz|erst|zweit|letzt|gut|lieb|klein|gro(?:ß|ss)|schön|teuer|teur|bestellt|kaputt|einzig|ander|eigen|halb|"
    r"weiter|paar|wenig)\w*"
)
_OWNED = re.compile(
    rf"(?P<before>\b(?:[mdk]?ein(?:e[mn]?)?|euer|eure[mn]?) (?:{_ADJECTIVE} (?=[a-zäöüß]{{4}}))?)"
    rf"(?P<noun>(?!(?:{_ADJECTIVE}|mehr|auch|aber|dass|doch|schon|noch|nicht|wenn|bisschen)\b)[a-zäöüß]{{4,}})(?=$|[\s.,!?])"
)
"""A noun behind "my" and "no", with one adjective between them at most."""


def capitals(text: str, pack: Language) -> str:
    """The text with a capital at each noun that is known as one, where it was typed in small letters throughout."""
    if pack.code != "de" or text != text.lower():
        return text
    text = _OWNED.sub(lambda noun: noun["before"] + noun["noun"].capitalize(), text)
    return _nouns(tuple(pack.words["nouns"])).sub(lambda noun: noun[0].capitalize(), text)


@cache
def _nouns(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(nouns)})\b")
