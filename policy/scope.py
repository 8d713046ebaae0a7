"""What surrounds a match: its clause and sentence, negation, conditions, questions, quotes, attribution, subject.

Shallow on purpose: words and punctuation only, no grammar model, so that it costs microseconds and can be told to
a policy owner. Each method takes the word span of a match, `first` included, `last` excluded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Literal

from policy.views import STOP, Text, Words
from policy.vocabulary import CONCORD, NEGATORS, REVERSERS, words

Person = Literal["we", "you", "other"]

_LONGEST = 80
"""Words on each side beyond which a sentence is not followed: nobody writes such, but an attacker may."""
_REACH = 12
"""How many words before a match may turn it around."""
_SUBJECTS = words(
    """
    we i you it they he she this that there our your the my yo nosotros usted tu nous je vous wir ich
    sie
    """
)
_JOINTS = words(
    """
    but however though although yet whereas because instead pero sino mais aber sondern jedoch
    sin-embargo
    """
)
_JOINT_WITH_SUBJECT = words(
    """
    and so then y et und or
    """
)
_CROSSING = words(
    """
    until till unless without before hasta jusqu bis
    """
)
"""Between a negator and a match they end the negator's reach: "we won't rest until you are refunded"."""
_EMPTY_AFTER_NO = words(
    """
    problem problems worries doubt later matter question trouble more less fewer sooner only just merely
    least worry hesitate forget panic stress longer-than solo seulement nur
    """
)
_IF = words(
    """
    if unless whether provided assuming should-you depending si falls wenn sofern ob
    """
)
_MODALS = words(
    """
    may might could would possibly perhaps maybe podria podriamos pourrait pourrions konnte konnten
    eventuell
    """
)
_SAYING = re.compile(
    r"^(?:say|says|said|mention|mentions|mentioned|write|wrote|told|tell|report|reported|describe|described|ask|asked|"
    r"feel|felt|complain|complained|claim|claimed|were|was|heard|hear|quote|quoted|dice|dijo|menciona|mencionas|dites|"
    r"ecrivez|schreiben|sagen|sagten|erwahnten)$"
)
_WE = words(
    """
    we i our us my ourselves nosotros nuestro nuestra nuestros nous notre nos je wir unser unsere ich
    uns
    """
)
_SPEAKERS = words("you usted ustedes tu vous sie du ihr customer he she they")
_YOU = words(
    """
    you your yourself usted ustedes tu su tus vous votre vos sie ihr ihre du dein deine
    """
)
_POST_NEGATION = (
    ("not",), ("impossible",), ("unavailable",), ("nicht",), ("pas",), ("out", "of", "the", "question"), ("no",),
)  # fmt: skip


class Scope:
    """The surroundings of matches in one reading of a text."""

    def __init__(self, text: Text, words: Words) -> None:
        self.text = text
        self.words = words

    def sentence(self, first: int) -> tuple[int, int]:
        """Return the word span of the sentence that holds word `first`, without its end mark."""
        ends = self._ends
        at = bisect_left(ends, first)
        start = ends[at - 1] + 1 if at else 0
        end = ends[at] if at < len(ends) else len(self.words.words)
        return max(start, first - _LONGEST), min(end, first + _LONGEST)

    @cached_property
    def _ends(self) -> list[int]:
        """Where sentences end."""
        return [at for at, word in enumerate(self.words.words) if word == STOP]

    def sentence_number(self, first: int) -> int:
        """Return how many sentences end before word `first`."""
        return bisect_left(self._ends, first)

    @cached_property
    def sentence_count(self) -> int:
        """Number of sentences; an unfinished one counts."""
        words = self.words.words
        return words.count(STOP) + (1 if words and words[-1] != STOP else 0)

    def clause_start(self, first: int, subject_seen: bool = False) -> int:
        """Return where the clause of word `first` begins: a joint, or a comma with a subject after it."""
        words, breaks = self.words.words, self.words.breaks
        seen = subject_seen or words[first] in _SUBJECTS
        at = first
        while at > 0 and first - at < _REACH:
            before = words[at - 1]
            if before == STOP or before in _JOINTS or (at in breaks and seen):
                break
            if before in _JOINT_WITH_SUBJECT and words[at] in _SUBJECTS:
                break
            at -= 1
            seen = seen or before in _SUBJECTS
        return at

    def clause_end(self, last: int) -> int:
        """Return where the clause that a match ends in is over."""
        words, breaks = self.words.words, self.words.breaks
        at = last
        while at < len(words) and words[at] != STOP and at not in breaks and words[at] not in _JOINTS:
            if at - last >= _LONGEST:
                break
            at += 1
        return at

    def denied_before(self, first: int, last: int) -> bool:
        """As `negated`, looking only at what leads to the match."""
        return self._turns(self.clause_start(first), first, last) % 2 == 1

    def negated(self, first: int, last: int, own: int = 0) -> bool:
        """Tell whether the clause denies the match. Two negations make a claim again.

        own: negators that belong to the match itself, as in "will not cost you": they deny nothing.
        """
        words = self.words.words
        start = self.clause_start(first)
        if own:
            return self._turns(start, first, first) % 2 == 1
        count = self._turns(start, first, last)
        if count == 0:
            end = min(self.clause_end(last), last + 6)
            tail = words[last:end]
            for marks in _POST_NEGATION:
                size = len(marks)
                for i in range(len(tail) - size + 1):
                    if tuple(tail[i : i + size]) == marks and not self._empty(last + i):
                        # "we refund you, no question" is a claim; "a refund is not possible" is none.
                        return not (marks == ("not",) and any(w in _WE for w in tail[:i]))
        return count % 2 == 1

    def _turns(self, start: int, first: int, last: int) -> int:
        words = self.words.words
        count = 0
        concord = False
        for at in range(start, last):
            word = words[at]
            if word in _CROSSING and count and at < first:
                count = 0
            elif word in NEGATORS and not self._empty(at):
                if word in CONCORD and concord:
                    continue
                concord = concord or word in CONCORD
                count += 1
            elif count and word in REVERSERS and at < last:
                count += 1
        return count

    def _empty(self, at: int) -> bool:
        """Tell whether the negator at `at` denies nothing: "no problem", "not only", "don't worry", "if not"."""
        words = self.words.words
        after = words[at + 1] if at + 1 < len(words) else STOP
        before = words[at - 1] if at else STOP
        if after in _EMPTY_AFTER_NO or (words[at] == "no" and before in ("at", "with", "for", "in")):
            return True
        if words[at] in ("no", "nein", "non") and (after == STOP or at + 1 in self.words.breaks):
            return True
        return words[at] == "not" and (
            before in ("why", "if", "or", "whether") or (after in ("to", "yet") and before == STOP)
        )

    def conditional(self, first: int, last: int) -> bool:
        """Tell whether the sentence makes the match depend on something, or only allows for it."""
        words = self.words.words
        start, end = self.sentence(first)
        if any(words[i] in _IF for i in range(start, end) if not first <= i < last):
            return True
        clause = self.clause_start(first)
        return any(words[i] in _MODALS for i in range(clause, first))

    def question(self, first: int) -> bool:
        """Tell whether the sentence ends with a question mark."""
        _, end = self.sentence(first)
        if end >= len(self.words.words):
            return False
        start, stop = self.words.spans[end]
        return any(mark in self.text.raw[start:stop] for mark in "?？؟¿")

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Original spans between quotation marks and of lines that begin with `>`."""
        return quoted_spans(self.text)

    def quoted(self, first: int, last: int) -> bool:
        """Tell whether the match stands within a quotation."""
        start, end = self.words.span(first, last)
        return any(s <= start and end <= e for s, e in self.quotes)

    def attributed(self, first: int, last: int) -> bool:
        """Tell whether the clause reports what the customer said, felt or lived through."""
        words = self.words.words
        start, _ = self.sentence(first)
        if self.asked_back(first):
            return True
        if any(pair in _BEING_TOLD for pair in zip(words[start:first], words[start + 1 : first + 1], strict=False)):
            return True
        for at in range(max(start, first - _REACH), first):
            if words[at] in _SPEAKERS and any(
                _SAYING.match(words[i])
                and (i == at + 1 or words[i] not in ("was", "were"))
                and (i + 1 >= len(words) or words[i + 1] not in ("to", "us", "me", "back"))
                for i in range(at + 1, min(at + 4, first))
            ):
                return not self._new_statement(at + 1, last)
            if words[at] in ("your", "the") and at + 2 < first and words[at + 1] in _MESSAGES:
                if words[at + 2] in _BEING:
                    continue  # "your complaint is with our team" says nothing of what stands in it
                return not self._new_statement(at + 1, last)
        return False

    def asked_back(self, first: int) -> bool:
        """Tell "you'd like to know where it was sent": what follows is asked, and not told."""
        words = self.words.words
        start, _ = self.sentence(first)
        for at in range(start + 1, first):
            if words[at] in _KNOWING and words[at + 1] not in _REPORTING_THAT:
                before = frozenset(words[max(start, at - 5) : at])
                theirs = not before.isdisjoint(_SPEAKERS) or not before.isdisjoint(_SPEAKS_ALONE)
                if theirs and before.isdisjoint(_WE) and not before.isdisjoint(_WANTING):
                    return not self._new_statement(at, first)
        return False

    def _new_statement(self, start: int, last: int) -> bool:
        """Tell whether we say something of our own after the report: "you asked for a refund and will get one"."""
        words, breaks = self.words.words, self.words.breaks
        return any(
            self._ours(at + 1) if words[at] in _ADDING else (at > start and at in breaks and self._ours(at))
            for at in range(start, min(last, len(words) - 1))
        )

    def _ours(self, at: int) -> bool:
        """Tell whether the words from `at` on begin a statement of ours."""
        words = self.words.words
        following = words[at + 1] if at + 1 < len(words) else STOP
        return words[at] in _OWN_OPENINGS or following in _OWN_VERBS.get(words[at], ())

    def person(self, first: int, last: int) -> Person:
        """Return who the clause is about: the subject nearest before the match's end."""
        words = self.words.words
        start = self.clause_start(first)
        for at in range(start, last):
            if words[at] in _WE:
                return "we"
            if words[at] in _YOU:
                return "you"
        return "other"


_KNOWING = words("know hear learn find ask wissen erfahren savoir saber")
_WANTING = words(
    """
    like want wants wanted wish love need mochten mochtest wollen willst wollten voulez veux voudriez souhaitez
    aimeriez quiere quieres desea deseas gustaria queria querias
    """
)
_SPEAKS_ALONE = words("quiere quieres desea deseas gustaria queria querias")
_REPORTING_THAT = words("that dass que")
_BEING = words("is was has will are were have gets got went goes")
_ADDING = words("and so but then y et mais und aber pero also dann donc asi")
_OWN_OPENINGS = words(
    """
    we i our here will shall wir ich nous on je nosotros werden bekommen erhalten recevrez aurez recibira tendra
    """
)
_TO_THEM = words("will shall get have can bekommen erhalten bekommst erhaltst werden recevrez aurez recibira tendra")
_OF_IT = words("will shall wird sera")
_OWN_VERBS = {
    **dict.fromkeys(("you", "sie", "du", "vous", "tu", "usted"), _TO_THEM),
    **dict.fromkeys(("it", "that", "this", "they", "das", "es", "cela", "eso"), _OF_IT),
}
"""What a statement of the company begins with, where one of the customer's was told before it."""
_BEING_TOLD = frozenset((("being", "told"), ("been", "told"), ("were", "told"), ("was", "told"), ("hearing", "that")))
"""Somebody else's words: "being told you must have dropped it" reports a reproach and makes none."""
_MESSAGES = words(
    """
    message post review comment complaint feedback report tweet note
    """
)
_DOUBLE = re.compile(r'"[^"\n]{1,400}+"?')
_SINGLE = re.compile(r"(?<![^\W_])'[^'\n]{2,200}+(?:'[^\W_][^'\n]{0,80}+)*+'(?![^\W_])")
_LINE = re.compile(r"(?m)^ ?>[^\n]*+")


def quoted_spans(text: Text) -> tuple[tuple[int, int], ...]:
    """Return the original spans that stand between quotation marks or on `>` lines."""
    folded = text.folded
    if '"' not in folded and "'" not in folded and ">" not in folded:
        return ()
    return tuple(
        text.original(m.start(), m.end()) for pattern in (_DOUBLE, _SINGLE, _LINE) for m in pattern.finditer(folded)
    )
