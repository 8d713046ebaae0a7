"""Finding promises in a reply and deciding whether the case allows them: remedy table, facts, evidence.

The words of a promise only find it. What decides is the closed world: a fact that grants it, a row of the remedy
table, or, for what the customer may do, a passage of the policy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy.case import Case
from policy.checks import Build
from policy.matcher import Hit
from policy.matters import matter
from policy.models import EvidenceItem, Remedy, View
from policy.polarity import denies, is_free
from policy.promise_meant import delights, is_meant, theirs_to_do
from policy.promise_names import ANAPHORA, GRANTED, NAMED, REFUSED
from policy.promise_ways import WAYS
from policy.promise_words import COMMIT
from policy.reading import Reading
from policy.retold import wished_for
from policy.scope import Scope
from policy.vocabulary import words as word_set

REMEDIES = ("refund", "credit", "gift", "replacement", "repair", "callback", "fee_waiver", "upgrade", "other")
NAMES: Mapping[str, str] = {
    "refund": "a refund", "credit": "a credit", "gift": "a gift or discount", "replacement": "a replacement",
    "repair": "a repair",
    "callback": "to get in touch", "fee_waiver": "to drop a charge", "upgrade": "an upgrade", "other": "a favour",
    "deadline": "a date",
    "outcome": "that it will be put right", "assent": "what the customer asked for", "roadmap": "what others will do",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as it stands in a reply."""

    kind: str
    hit: Hit
    scope: Scope
    view: View
    how: str
    """`said`, `pointed back to` or `agreed to`."""


class PromiseWords:
    """The phrase lists of promises, registered once for all rules of a rulebook."""

    def __init__(self, build: Build) -> None:
        self.commit = {
            kind: build.phrases({lang: (*said, *WAYS.get(kind, ())) for lang, said in lists.items()})
            for kind, lists in COMMIT.items()
        }
        self.named = {kind: build.phrases(lists) for kind, lists in NAMED.items()}
        self.anaphora = build.phrases(ANAPHORA)
        self.refused = build.phrases(REFUSED, rare=True)
        self.granted = build.phrases(GRANTED, rare=True)

    def find(self, reading: Reading, case: Case, kinds: frozenset[str]) -> Iterator[Promise]:
        """Yield the promises of the wanted kinds, each place once."""
        seen: list[tuple[int, int]] = []
        for kind in sorted(kinds):
            if kind in self.commit and kind != "assent":
                for hit, scope, view in reading.hits(self.commit[kind]):
                    if (kind == "other" and theirs_to_do(scope, hit)) or (kind == "roadmap" and delights(scope, hit)):
                        continue
                    if (
                        is_meant(reading, case, scope, hit)
                        and not wished_for(scope, hit.first, hit.last)
                        and _new(seen, scope, hit)
                    ):
                        yield Promise(kind, hit, scope, view, "said")
        for kind in sorted(kinds & _STATED):
            for hit, scope, view in reading.hits(self.named[kind]):
                if not _commits(scope, hit) or wished_for(scope, hit.first, hit.last):
                    continue
                if is_meant(reading, case, scope, hit) and _new(seen, scope, hit):
                    yield Promise(kind, hit, scope, view, "said")
        remedies = kinds & set(REMEDIES)
        for hit, scope, view in reading.hits(self.anaphora) if remedies or "outcome" in kinds else ():
            if not is_meant(reading, case, scope, hit):
                continue
            for kind in sorted(remedies):
                if self._points_back(reading, scope, hit, kind) and _new(seen, scope, hit):
                    yield Promise(kind, hit, scope, view, "pointed back to")
        if "assent" in kinds:
            yield from self._assents(reading, case, seen)

    def _points_back(self, reading: Reading, scope: Scope, hit: Hit, kind: str) -> bool:
        """Tell whether the sentence before names the thing, undenied: "A refund? Consider it done."."""
        number = scope.sentence_number(hit.first)
        for named, s, _ in reading.hits(self.named[kind]):
            if s is not scope or scope.negated(named.first, named.last):
                continue
            before = number - scope.sentence_number(named.first)
            if before == 1 or (before == 0 and named.last <= hit.first):
                return True
        return False

    def _assents(self, reading: Reading, case: Case, seen: list[tuple[int, int]]) -> Iterator[Promise]:
        """Yield "yes, we'll do that" when the post asks for a remedy."""
        post = case.post
        if post is None:
            return
        hits = [
            (hit, scope, view)
            for hit, scope, view in (*reading.hits(self.commit["assent"]), *reading.hits(self.anaphora))
            if hit.first <= _opening(scope) + 2 or scope.sentence_number(hit.first) > 0
        ]
        if not hits or not any(self.asked(post, kind) for kind in REMEDIES):
            return
        for hit, scope, view in hits:
            starts = scope.sentence(hit.first)[0]
            if hit.first - starts > 2 or scope.denied_before(hit.first, hit.last) or scope.question(hit.first):
                continue
            if _turned_down(scope, hit.last) or not _new(seen, scope, hit):
                continue
            yield Promise("assent", hit, scope, view, "agreed to")
            return

    def asked(self, post: Reading, kind: str) -> bool:
        """Tell whether the post asks for a remedy of this kind."""
        for hit, scope, _ in post.hits(self.named[kind]):
            start, end = scope.sentence(hit.first)
            sentence = scope.words.words[start:end]
            if scope.question(hit.first) or not _ASKING.isdisjoint(sentence):
                return True
        return False

    def grant(self, case: Case, kind: str, said: Sequence[str] = ()) -> tuple[EvidenceItem, Reading] | None:
        """Return the established fact that grants a remedy of this kind; None when there is none.

        said: words of the sentence that promises it; a fact about a part, as the delivery charge, grants that part
        only.
        """
        for item, reading in case.established_readings:
            if kind == "fee_waiver" and _free_there(said, reading):
                return item, reading
            if kind in _MONEY and not _same_part(said, reading.words.words):
                continue
            for hit, scope, _ in reading.hits(self.named[kind]):
                if not scope.negated(hit.first, hit.last) and not self._refused(reading, scope, hit):
                    return item, reading
            for hit, scope, _ in reading.hits(self.commit[kind]):
                if not scope.negated(hit.first, hit.last):
                    return item, reading
        return None

    def _refused(self, reading: Reading, scope: Scope, hit: Hit) -> bool:
        start, end = scope.sentence(hit.first)
        refused = any(s is scope and start <= h.first < end for h, s, _ in reading.hits(self.refused))
        granted = any(s is scope and start <= h.first < end for h, s, _ in reading.hits(self.granted))
        return refused and not granted

    def passage(self, case: Case, kind: str) -> EvidenceItem | None:
        """Return a public passage that speaks of remedies of this kind; None when there is none."""
        for item, reading in case.passage_readings:
            for hit, scope, _ in reading.hits(self.named[kind]):
                if not scope.negated(hit.first, hit.last):
                    return item
        return None


def _free_there(said: Sequence[str], fact: Reading) -> bool:
    """Tell whether a fact says of what a sentence is about that it is free of charge."""
    folded = fact.text.folded
    return is_free(folded) and not denies(folded) and any(matter(word) in fact.matters for word in said)


_MONEY = frozenset({"refund", "credit", "fee_waiver"})
_PARTS = {
    "delivery": ("delivery", "shipping", "postage", "envio", "livraison", "versand", "versandkosten"),
    "fee": ("fee", "fees", "charge", "surcharge", "deposit", "comision", "frais", "gebuhr", "kaution"),
    "extra": ("insurance", "parking", "breakfast", "tip", "tax"),
}
_WHOLE = frozenset(
    {
        "full",
        "fully",
        "whole",
        "complete",
        "completely",
        "everything",
        "all",
        "entire",
        "total",
        "price",
        "order",
        "integro",
        "voll",
        "vollstandig",
    }
)


_EVERYTHING = frozenset({"everything", "all", "entire", "price", "order"})


def _same_part(said: Sequence[str], fact: Sequence[str]) -> bool:
    """Tell whether a fact about money speaks of what the reply promises, and not only of a part of it."""
    if not said:
        return True
    granted = {part for part, words in _PARTS.items() if not set(words).isdisjoint(fact)}
    promised = {part for part, words in _PARTS.items() if not set(words).isdisjoint(said)}
    if granted and not promised and not any(word[0].isdigit() for word in said):
        return False
    return not says_whole_of_part(said, fact)


def says_whole_of_part(said: Sequence[str], fact: Sequence[str]) -> bool:
    """Tell whether a sentence speaks of all the money where the fact speaks of a part: "in full", the delivery only."""
    if _WHOLE.isdisjoint(said) or not _WHOLE.isdisjoint(fact):
        return False
    granted = {part for part, words in _PARTS.items() if not set(words).isdisjoint(fact)}
    promised = {part for part, words in _PARTS.items() if not set(words).isdisjoint(said)}
    # "A full refund of the delivery charge" is all of that part.
    return bool(granted) and not (granted & promised and _EVERYTHING.isdisjoint(said))


_STATED = frozenset({"refund", "credit", "gift", "replacement", "fee_waiver", "upgrade"})
"""Kinds that a committing sentence promises by naming them, whatever words it is put in."""
_COMMITTING = word_set(
    """
    will shall going offer offers offering give gives giving gave get gets getting receive receives receiving added
    adding issued issuing
    crediting credited coming enjoy sending sent heading arranged arranging granting refunding refund waiving treat
    yours approved
    recibira recibiras recibe tendra tendras tiene obtendra enviaremos daremos damos ofrecemos ofreceremos regalamos
    vamos
    enverrons offrons offrirons recevrez recevez aurez allons donnons erhalten bekommen bekommst erhaltst schicken
    senden geben werden wird
    """
)
_INQUIRING = word_set(
    """
    bought ordered purchased
    check checking look looking find finding ask asking see know investigate explain explaining discuss talk tell
    understand hear help
    chase trace track update why whether how where what when request requested requests want wanted wants expected
    asked question questions
    form policy process machine reader desk bus card need needs price prices store page email link code line
    """
)


def _commits(scope: Scope, hit: Hit) -> bool:
    """Tell whether the clause of a named remedy gives it: a committing word, and none of inquiry about it."""
    words = scope.words.words
    start, end = scope.clause_start(hit.first), scope.clause_end(hit.last)
    near = [*words[start : hit.first], *words[hit.last : min(end, hit.last + 6)]]
    return not _COMMITTING.isdisjoint(near) and _INQUIRING.isdisjoint(near)


def rows(case: Case, kind: str) -> list[Remedy]:
    """Return the rows of the remedy table of this kind that fit who is at fault."""
    fault = case.context.facts.fault
    return [row for row in case.company.remedies if row.kind == kind and row.fault in ("any", fault)]


def _opening(scope: Scope) -> int:
    return 0 if not scope.words.words else 4


def _turned_down(scope: Scope, last: int) -> bool:
    """Tell whether the assent is followed by a but: "Yes, we saw that, but we can't"."""
    words = scope.words.words
    _, end = scope.sentence(max(0, last - 1))
    return any(
        word in ("but", "however", "unfortunately", "pero", "mais", "aber", "leider") for word in words[last:end]
    )


def _new(seen: list[tuple[int, int]], scope: Scope, hit: Hit) -> bool:
    span = scope.words.span(hit.first, hit.last)
    if any(span[0] < end and start < span[1] for start, end in seen):
        return False
    seen.append(span)
    return True


_ASKING = word_set(
    """
    can could will would want wants need needs demand demands expect please give refund when where how should must
    deserve
    like get back owe owes asked asking request requesting quiero exijo necesito pueden podeis puedo devuelvan je veux
    voudrais
    pouvez exige demande kann konnen will mochte verlange brauche bitte
    """
)
