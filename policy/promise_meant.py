"""Whether words of a promise are meant as one where they stand: not denied, asked, reported, doubted or quoted."""

from __future__ import annotations

import re

from policy.case import Case
from policy.matcher import Hit
from policy.reading import Reading
from policy.scope import Scope
from policy.views import STOP
from policy.vocabulary import words as word_set


def theirs_to_do(scope: Scope, hit: Hit) -> bool:
    """Tell "you can reserve a seat": what the customer may do is no favour of ours."""
    return scope.words.words[max(0, hit.first - 1) : hit.first + 1] in (["you", "can"], ["you", "may"])


def delights(scope: Scope, hit: Hit) -> bool:
    """Tell "the kitchen will enjoy your words": what others will feel is no work that is promised."""
    following = scope.words.words[hit.last : hit.last + 2]
    return not _FEELING.isdisjoint(following)


_FEELING = word_set("enjoy love smile grin blush appreciate happy delighted thrilled pleased glad proud touched")


def is_meant(reading: Reading, case: Case, scope: Scope, hit: Hit) -> bool:
    """Tell whether a hit promises where it stands, and is not what the customer said or what is asked about."""
    first, last = hit.first, hit.last
    if scope.negated(first, last, hit.own_negators(scope.words.words)) or scope.attributed(first, last):
        return False
    if scope.question(first) and not _offering(scope, first):
        return False
    if scope.quoted(first, last):
        theirs = case.post is not None and _their_words(reading, case.post, scope.words.span(first, last))
        if theirs or _customers_voice(scope, first, last):
            return False
    if not _ABOUT.isdisjoint(scope.words.words[first:last]):
        return False
    if scope.words.words[last - 2 : last] == ["on", "us"] and _owns_up(scope, first, last):
        return False
    return not _doubted(scope, first)


_ABOUT = word_set("form page policy steps details information rules terms section formular formulario formulaire")
"""What is told about a remedy: "you'll find the form for a refund" gives nobody one."""


def _owns_up(scope: Scope, first: int, last: int) -> bool:
    """Tell "that mistake is on us" and "it is on us to mend it" from "dinner is on us"."""
    words = scope.words.words
    start, end = scope.sentence(first)
    if words[first - 1 : first] in (["that"], ["this"], ["which"]) or words[last : last + 1] in (["to"], ["that"]):
        return True
    return not _FAULTS.isdisjoint(words[start:end])


_FAULTS = word_set(
    """
    mistake mistakes fault error errors blame failure failed delay late mess responsibility oversight slip wrong broke
    broken bug outage mixup misunderstanding wait problem
    """
)


def _their_words(reading: Reading, post: Reading, span: tuple[int, int]) -> bool:
    """Tell whether the whole quotation around a span stands in the post."""
    theirs = " ".join(post.words.words)
    for start, end in reading.scopes[0][0].quotes:
        if start <= span[0] and span[1] <= end:
            words = reading.words
            first, last = words.at(start), words.at(end - 1)
            said = [word for word in words.words[first : last + 1] if word != STOP]
            return " ".join(said) in theirs
    return False


def _customers_voice(scope: Scope, first: int, last: int) -> bool:
    """Tell whether a quotation speaks for the customer: "give me my money back"."""
    near = scope.words.words[max(0, first - 4) : last]
    return ("me" in near or "my" in near) and "you" not in near


def _doubted(scope: Scope, first: int) -> bool:
    """Tell whether the clause only asks, hopes or doubts: "let us know if we can refund", "may be able to"."""
    words = scope.words.words
    start = scope.clause_start(first)
    opening = words[start : start + 3]
    # "Glad it's sorted" tells, "happy to refund you" promises.
    if (
        opening[:1]
        and opening[0] in _GLAD
        and first - start <= 6
        and (opening[1:2] != ["to"] or opening[2:] == ["hear"])
    ):
        return True
    if words[start:first][:1] == ["si"] and _UNKNOWN.search(" ".join(words[slice(*scope.sentence(first))])):
        return True
    return any(word in _DOUBT for word in words[start:first]) or any(
        words[i] in ("whether", "if")
        and words[i - 1 : i]
        and words[i - 1] in ("see", "check", "ask", "know", "sure", "out")
        for i in range(max(1, start - 3), first)
    )


def _offering(scope: Scope, first: int) -> bool:
    start, end = scope.sentence(first)
    sentence = scope.words.words[start:end]
    if "offer" in sentence:
        return True
    begins = [start, *(at for at in range(start + 1, first + 1) if at in scope.words.breaks)]
    return any(tuple(scope.words.words[at : at + 2]) in _OFFERS for at in begins)


_OFFERS = frozenset(
    tuple(opening.split())
    for opening in (
        "would you", "shall we", "shall i", "how about", "can we", "may we", "could we", "what about", "what if",
        "why not", "do you", "a refund", "would a", "would the", "could a", "a plumber", "a technician", "an engineer",
        "que tal", "quiere que", "et si", "wie ware", "sollen wir", "durfen wir",
    )
)  # fmt: skip
"""How a question begins that offers something."""


_GLAD = word_set("glad pleased delighted great good hope hoping")


_UNKNOWN = re.compile(r"\bno (?:lo )?(?:se|sabemos)\b|\bne (?:le )?(?:sais|savons)\b")
"""After "si", which opens a condition as well: "si lo arreglan, todavía no lo sé" is a doubt."""
_DOUBT = word_set(
    "ob may might perhaps possibly maybe whether hope hopefully quiza quizas peut-etre vielleicht eventuell"
)
