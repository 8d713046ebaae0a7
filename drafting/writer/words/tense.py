"""English verbs by their form: what happened is seen without a list of what can happen.

The irregular verbs of a language are a closed class (`irregular` in its `words.toml`: base, past, participle); the
others end alike. A language without that list has no verbs seen here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold, words

_REGULAR = re.compile(r"(?!un)\w{2,}[^\We]ed$|\w{2,}eed$")
_NO_VERB = re.compile(
    r"(?:need|speed|feed|weed|seed|breed|indeed|greed|exceed|proceed|succeed|hundred|naked|sacred|wicked|embed|hatred|"
    r"kindred|ragged|rugged|shed|sled|bed|used|supposed|\w*coloured|\w*colored)$"
)
_DESCRIBES_AFTER = re.compile(
    r"the|a|an|my|our|your|his|her|their|its|this|that|these|those|some|any|no|every|each|one|of|with|"
    r"without|for|more|most|less|least|very|so|too|quite|really|far|as|than|and|or|rather|pretty|all"
)
"""Before these a form in -ed describes a thing: "the damaged box", "more interested"."""
_HAVE_BASE = re.compile(
    r"\b(?P<have>have|has|'ve)(?P<adverb> already| just| now| also)? (?P<verb>[a-z]{3,})(?= (?P<next>[\w']+))",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"(?P<before>\b(?:yesterday|last (?:week|month|night|year|time|\w+day)|ago),? (?:i|we|they|you|he|she) )"
    r"(?P<verb>[a-z]{2,})\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"a|an|the|my|our|your|one|two|three|four|five|six|this|these|it|you|some|all|every|another|both|half|"
    r"several"
)
_GIVEN = re.compile(
    r"sent|told|sold|charged|quoted|promised|offered|refused|handed|denied|billed|asked|served|lent|"
    r"issued|given|shown|left|called|made|paid|let|brought|taught|fined|overcharged"
)
"""What is done to whoever it is told of: "Charged a fee" is no deed of the customer's."""
_ALSO_NOUNS = re.compile(
    r"bite|blow|break|drink|drive|draw|fall|fight|fly|light|lead|ride|ring|rise|run|shake|sleep|smell|"
    r"spring|stand|steal|strike|swing|take|tear|wear|wind|cost|cut|hit|hurt|read|set|split|spread|shut"
)
"""Bases that may be a thing: "I have light in one room", "two coffee breaks"."""
_PARTICLE = re.compile(r"in|back|off|up|over|down")
_HAVE = ("have", "has", "had", "i've", "we've", "you've", "they've")
_ONE = ("someone", "somebody", "he", "she", "nobody")
_SOON = 5
_ON = re.compile(r"up|down|off|out|away|into|onto|the|a|an|my|me|us|our|it|when|if|apart|open|back")


class _Forms(NamedTuple):
    past: frozenset[str]
    participles: frozenset[str]
    no_participles: frozenset[str]
    """Past forms that are nothing else: "took"."""
    unmarked: frozenset[str]
    """Past forms that are no other than the base."""
    now: frozenset[str]
    """Forms of the present with their "s"."""
    past_of: dict[str, str]
    of_base: dict[str, str]
    """The participle of each base form that differs from it."""


@lru_cache(maxsize=1024)
def tells_past(text: str, pack: Language) -> bool:
    """Whether a verb in the past tense stands there: "the technician drilled through the wall"."""
    known = _forms(pack)
    if not known.past:
        return False
    said = words(text)
    if not known.no_participles.isdisjoint(said):
        return True
    if any(before in _HAVE and word in known.participles for before, word in pairwise(said)):
        return True
    if said[:1] and said[0] in _ONE and not known.unmarked.isdisjoint(said[1:_SOON]):
        return True  # "someone let himself in": in the present it would end in "s"
    # A participle that begins a text describes: "Burnt toast".
    return any(
        (word in known.past or _regular(word)) and not _DESCRIBES_AFTER.fullmatch(before)
        for before, word in pairwise(said)
    )


def tells_now(text: str, pack: Language) -> bool:
    """Whether an irregular verb in the present stands there, in its form for one: "the picture breaks up"."""
    now = _forms(pack).now
    said = words(text)
    for before, word, next_ in zip(said, said[1:], (*said[2:], ""), strict=False):
        if (
            word in now
            and not _DESCRIBES_AFTER.fullmatch(before)
            and (_ON.fullmatch(next_) or not _ALSO_NOUNS.fullmatch(word[:-1]))
        ):
            return True
    return False


def leaves_out_who(text: str, pack: Language) -> bool:
    """Whether a sentence begins with what the customer did, and leaves out who: "Found a hair in the bread"."""
    first, *rest = words(text)[:3] or [""]
    known = _forms(pack)
    did = first in known.past or (bool(known.past) and _regular(first))
    if not (did and rest):
        return False
    if _PARTICLE.fullmatch(rest[0]):  # "Handed in a tent" is their own deed, "Handed a bill" is not
        return first != "left" and len(rest) > 1 and _OBJECT.fullmatch(rest[1]) is not None
    return not _GIVEN.fullmatch(first) and (rest[0].isdigit() or _OBJECT.fullmatch(rest[0]) is not None)


def in_its_form(text: str, pack: Language) -> str:
    """The text with the participle that belongs after "have", and the past after "yesterday": "I have send" as "I have
    sent"."""
    known = _forms(pack)
    if not known.of_base:
        return text
    text = _LONG_AGO.sub(lambda found: found["before"] + known.past_of.get(fold(found["verb"]), found["verb"]), text)
    return _HAVE_BASE.sub(lambda found: _with_participle(found, known, pack), text)


def _with_participle(found: re.Match[str], known: _Forms, pack: Language) -> str:
    verb = fold(found["verb"])
    lead = f"{found['have']}{found['adverb'] or ''} "
    has_object = _OBJECT.fullmatch(fold(found["next"])) is not None
    if verb in known.of_base and (has_object or not _ALSO_NOUNS.fullmatch(verb)):
        return lead + known.of_base[verb]
    whole = verb in pack.stop or verb in known.participles or verb.endswith(("ed", "ing", "ly", "s"))
    if whole or not has_object:
        return found[0]
    return lead + (verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("y") else verb + "ed")


def _regular(word: str) -> bool:
    return _REGULAR.match(word) is not None and _NO_VERB.match(word) is None


@cache
def _forms(pack: Language) -> _Forms:
    verbs = [row.split() for row in pack.words["irregular"]]
    return _Forms(
        past=frozenset(past for base, past, _ in verbs if past != base),
        participles=frozenset(participle for _, _, participle in verbs),
        no_participles=frozenset(past for _, past, participle in verbs if past != participle),
        unmarked=frozenset(base for base, past, _ in verbs if past == base),
        now=frozenset(base + ("es" if base.endswith(("ch", "o")) else "s") for base, _, _ in verbs),
        past_of={base: past for base, past, _ in verbs},
        of_base={base: participle for base, past, participle in verbs if base not in (past, participle)},
    )
