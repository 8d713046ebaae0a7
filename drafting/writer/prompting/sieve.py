"""Which sentences of a model may stay: none that nothing supports, that parrot, or that speak as the customer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from drafting.models import Frozen
from drafting.writer.prompting.sense import changed, misjudged
from drafting.writer.words.language import Language
from drafting.writer.words.text import kin, longest_run, stems, words
from policy.models import Fault

Role = Literal["sorry", "unknown", "question", "thanks", "claim"]
_SUPPORT = 0.4
"""Share of a claim's content words that must stand in the evidence."""
_CLAUSE = re.compile(r"[,;:]\s+|\s+(?:and|but|y|pero|et|mais|und|aber)\s+", re.IGNORECASE)
_NEW_IN_A_WISH = 1
"""Words of its own that a sentence may use to tell a wish back."""
_OF_THE_TASK = 7
"""Words in a row of the instructions from which a sentence repeats them."""
_PARROT, _PARROT_WISH = 9, 13
"""Words in a row of the post from which a sentence is parroting."""


class Grounds(Frozen):
    """Stems a sentence may use: of the post, of the evidence."""

    post: str
    post_stems: frozenset[str]
    evidence_stems: frozenset[str]
    codes: frozenset[str] = frozenset()
    """Numbers and codes of the post that no public reply may repeat."""
    people: frozenset[str] = frozenset()
    """Stems of names that may always stand: the company, its products, the customer."""
    fault: Fault = "unknown"
    known: bool = False
    """True when facts of the case were given: then "I do not know" is not true any more."""


class Judged(Frozen):
    """A sentence, what it does, and why it was left out, if it was."""

    text: str
    role: Role
    dropped: str | None = None


def sift(body: tuple[str, ...], grounds: Grounds, pack: Language) -> tuple[Judged, ...]:
    """Judge every sentence of a reply's body."""
    return tuple(_judge(sentence, grounds, pack) for sentence in body)


def without_the_task(judged: Iterable[Judged], task: str) -> tuple[Judged, ...]:
    """Leave out what repeats the instructions themselves: no customer is to read them. `task` holds no case data."""
    runs = _runs(words(task))
    return tuple(
        one.model_copy(update={"dropped": REPEATS_THE_TASK})
        if one.dropped is None and not runs.isdisjoint(_runs(words(one.text)))
        else one
        for one in judged
    )


class Leaks:
    """What no reply may hold, however well it is written: words of the instructions, a code of the post, a statement
    about something that has nothing to do with it."""

    def __init__(self, grounds: Grounds, task: str, past: Iterable[str], pack: Language) -> None:
        self._grounds = grounds
        self._pack = pack
        self._runs = _runs(words(task))
        tone = frozenset(stems(" ".join(past), pack.stop))
        self._near = grounds.post_stems | grounds.evidence_stems | grounds.people | tone

    def of(self, sentence: str) -> str | None:
        """Return what a sentence gives away; None when nothing."""
        if any(code in sentence for code in self._grounds.codes):
            return _REPEATS_A_CODE
        if not self._runs.isdisjoint(_runs(words(sentence))):
            return REPEATS_THE_TASK
        if self._grounds.fault != "ours" and self._pack.has("admission", sentence) and self._states(sentence):
            return _ADMITS
        return _OFF_THE_MATTER if self._elsewhere(sentence) else None

    def _states(self, sentence: str) -> bool:
        return role_of(sentence, self._pack) not in ("unknown", "question") and not _DENIES.search(sentence)

    def _elsewhere(self, sentence: str) -> bool:
        """True when next to nothing of a statement is said by the case, or by what such cases were answered."""
        if role_of(sentence, self._pack) not in ("claim", "unknown") or self._pack.has("hopes", sentence):
            return False
        about = set(stems(sentence, self._pack.stop))
        known = [
            root
            for root in about
            if root in self._near or self._pack.is_common(root) or any(kin(root, near) for near in self._near)
        ]
        return len(about) >= _SAYS_MUCH and len(known) <= _IN_PASSING * len(about)


_SAYS_MUCH, _IN_PASSING = 5, 0.2
"""Words of content from which a statement is about something, and the part of them that may meet the case by chance."""
_DENIES = re.compile(r"\b(?:not|n't|whether|if|nicht|kein\w*|ob|no|si|pas|ne)\b", re.IGNORECASE)
_ADMITS = "admits a fault that no fact states"
_OFF_THE_MATTER = "has nothing to do with the post"
REPEATS_THE_TASK = "repeats the instructions"
_REPEATS_A_CODE = "repeats a number or code of the post"


def _runs(said: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(said[at : at + _OF_THE_TASK]) for at in range(len(said) - _OF_THE_TASK + 1)}


def role_of(sentence: str, pack: Language) -> Role:
    """Say what a sentence does in a reply."""
    if sentence.rstrip('"”»)').endswith(("?", "？")):
        return "question"
    if pack.has("unknown", sentence):
        return "unknown"
    if pack.has("apology", sentence):
        return "sorry"
    if pack.has("thanks", sentence):
        return "thanks"
    return "claim"


def _judge(sentence: str, grounds: Grounds, pack: Language) -> Judged:
    role = role_of(sentence, pack)
    return Judged(text=sentence, role=role, dropped=_fault(sentence, role, grounds, pack))


def _fault(sentence: str, role: Role, grounds: Grounds, pack: Language) -> str | None:
    if _speaks_as_customer(sentence, grounds.post, pack) or _takes_the_customers_part(sentence, grounds, pack):
        return "speaks as the customer"
    if any(code in sentence for code in grounds.codes):
        return _REPEATS_A_CODE
    # Telling somebody's wish back to them needs their words; what went wrong is better said in ours.
    if longest_run(sentence, grounds.post) >= (_PARROT_WISH if pack.has("restates", sentence) else _PARROT):
        return "repeats the post word for word"
    if grounds.known and role == "unknown":
        return "says that nothing is known, though facts are"
    if grounds.fault != "ours" and pack.has("admission", sentence):
        return _ADMITS
    turned = changed(sentence, grounds.post, pack) if role != "claim" or pack.has("restates", sentence) else None
    if turned is not None:
        return turned
    judged = misjudged(sentence, grounds.post, pack) if role == "sorry" else None
    if judged is not None:
        return judged
    # Thanks and regrets tell the post back: the evidence has no part in that, unless facts of the case were given.
    mine = grounds.known or role not in ("thanks", "sorry")
    new = novel(sentence, grounds if mine else grounds.model_copy(update={"evidence_stems": frozenset()}), pack)
    content = stems(sentence, pack.stop)
    if role == "claim" and content:
        supported = sum(1 for root in content if root in grounds.evidence_stems) / len(content)
        restates = pack.has("restates", sentence) and len(new) <= _NEW_IN_A_WISH
        if not grounds.known and not restates and not _is_general(sentence, pack):
            return "tells as a fact of this case what no fact says"
        if not restates and (len(new) > 1 or supported < _SUPPORT):
            return "claims what nothing supports: " + ", ".join(new[:4] or content[:4])
    elif new:
        return "brings in what neither post nor evidence says: " + ", ".join(new[:4])
    return None


def _is_general(sentence: str, pack: Language) -> bool:
    """True for a rule of the house: it says what can or must be, not what was."""
    return pack.has("general", sentence) and not pack.has("past", sentence)


def novel(sentence: str, grounds: Grounds, pack: Language) -> list[str]:
    """Return the stems that neither the post, the evidence nor common manners bring."""
    known = grounds.post_stems | grounds.evidence_stems | grounds.people
    return [
        root
        for root in dict.fromkeys(stems(sentence, pack.stop))
        if root not in known and not pack.is_common(root) and not any(kin(root, other) for other in known)
    ]


def _takes_the_customers_part(sentence: str, grounds: Grounds, pack: Language) -> bool:
    """True when a clause says "I" and goes straight on with the customer's own matter: "I don't like the design"."""
    first = set(pack.words["first_person"])
    for clause in _CLAUSE.split(sentence):
        spoken = words(clause)
        at = next((number for number, word in enumerate(spoken) if word in first), None)
        if at is None or at > 2 or any(pack.has(cue, clause) for cue in ("unknown", "apology", "restates", "thanks")):
            continue
        content = stems(" ".join(spoken[at + 1 :]), pack.stop)
        if content and content[0] in grounds.post_stems and not pack.is_common(content[0]):
            return True
    return False


def _speaks_as_customer(sentence: str, post: str, pack: Language) -> bool:
    """True when a first-person word stands in a run of words that was taken from the post."""
    first = set(pack.words["first_person"])
    mine = words(sentence)
    theirs = " ".join(words(post))
    for at, word in enumerate(mine):
        if word not in first:
            continue
        for start in range(max(0, at - 3), at + 1):
            run = mine[start : start + 4]
            if len(run) == 4 and f" {' '.join(run)} " in f" {theirs} ":
                return True
    return False
