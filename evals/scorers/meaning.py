"""Whether what the reply tells of the post still means the same. Own code on purpose: the writer's sieve and the guard
share none of it, so a bent sentence that passed them can be seen here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from evals.scorers.doers import deeds
from evals.scorers.grounded import figures
from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import content, plain
from evals.scorers.written import own_words
from policy import detect_language
from policy.content import stem
from policy.vocabulary import words as word_set

_TURNS: Mapping[str, frozenset[str]] = {
    "en": word_set("i me my mine you your yours"),
    "es": word_set("yo mi mis me tu tus te ti os vuestro vuestra usted ustedes"),
    "fr": word_set("je j mon ma mes moi vous votre vos tu ton tes toi"),
    "de": word_set(
        "ich mich mir mein meine meinen meiner du dich dir dein deine deinen ihr euch euer eure eurer euren"
    ),
}
"""Words that name who speaks or is spoken to: a customer's sentence with one of them has to be turned around."""
_COPIED = 5
"""So many words of the post in a row, one of them such a word and two of them matter, were copied and not told."""
_NOT = word_set(
    """
    not no never nobody nothing none without neither nor cannot nunca nadie nada sin ninguna ninguno ningun
    jamas pas jamais personne rien aucun aucune sans ni nicht nichts nie niemals niemand kein keine keinen keinem
    keiner ohne weder
    """
)
_OPEN = word_set(
    """
    should would could can will shall might may must if whether want wanted hope would deberia deberian podria
    puede puedes si quiero espero devrait devraient pourrait peut peux si veux voudrais espere sollte sollten
    wurde konnte kann kannst wird werden wenn ob falls mochte darf
    """
)
"""A clause with one of these tells how it should or may be, not what the post says."""
_APART = frozenset(map(stem, _NOT.union(*_TURNS.values())))
_SPOKEN_OF = re.compile(
    r"\b(?:the customer|customer s|(?:for|to) (?:her|him)(?= if\b| today\b| and\b| on\b|$)|der kunde|die kundin|"
    r"de[mn] kunden|der kundin|le client|la cliente|au client|el cliente|la clienta|al cliente)\b"
)
"""How a fact speaks of the customer, which a reply to that customer must not."""
_CLAUSE_END = re.compile(r"[.!?;:,\n()–—]+|\b(?:but|aber|sondern|mais|pero|sino)\b", re.IGNORECASE)
_OVERLAP = 0.6
"""Share of a clause's content words that another one has from which both speak of one thing; three words at least."""
_ALSO_GIVEN = 0.4
"""What a fact or a clause says as well, to this degree, is not the post told otherwise."""
_FLIPPED = {("most", "least"), ("least", "most")}


def _bent(seen: Seen) -> Score | None:
    """Statements about the post that the reply turns into something else. Such are a sentence of the customer that was
    copied with its "I" or "you" unturned, a deed given to the other side ("you charged me" told as "you charged"),
    "more than" told as "within" with the same figure, a "not" that came or went, and a fact copied as it speaks of
    "the customer", who reads it.

    Range 0 and up, lower is better. It finds the plain cases in four languages and misses the rest: 0 is no proof.
    """
    if not seen.written:
        return None
    reply = own_words(seen.reply)
    post = "\n".join((seen.item.post, *(m.text for m in seen.item.thread if not m.ours)))
    given = "\n".join(
        (
            *(fact.text for fact in seen.item.facts.facts),
            *(e.text for e in seen.result.evidence if e.kind != "precedent"),
            *(m.text for m in seen.item.thread if m.ours),
        )
    )
    found = [remark for check in _CHECKS for remark in check(reply, post, given)]
    found += [remark for fact in seen.item.facts.facts for remark in _spoken_of(reply, fact.text)]
    return Score(float(len(found)), " ".join(found))


def _unturned(reply: str, post: str, _given: str) -> Iterator[str]:
    turns = _TURNS.get(detect_language(reply), frozenset())
    for sentence in re.split(r"[.!?\n]+", reply):
        mine, theirs = plain(sentence), plain(post)
        runs = {theirs[i : i + _COPIED] for i in range(len(theirs) - _COPIED + 1)}
        for start in range(len(mine) - _COPIED + 1):
            run = mine[start : start + _COPIED]
            if run in runs and turns & set(run) and len(content(" ".join(run))) >= 2:
                yield f"Copied and not turned around: “{' '.join(run)}”."
                break


def _spoken_of(reply: str, fact: str) -> Iterator[str]:
    said = f" {' '.join(plain(reply))} "
    for clause in _CLAUSE_END.split(fact):
        words = " ".join(plain(clause))
        if _SPOKEN_OF.search(words) and f" {words} " in said:
            yield f"Speaks of the customer as of somebody else: “{clause.strip()}”."


def _other_bound(reply: str, post: str, given: str) -> Iterator[str]:
    told = figures(post)
    known = (*told, *figures(given))
    for said in figures(reply):
        if any(said.same(one) and said.bound == one.bound for one in known):
            continue
        other = next((one for one in told if said.same(one) and (said.bound, one.bound) in _FLIPPED), None)
        if other is not None:
            words = {"most": "at most", "least": "more than"}
            yield f"The post says {words[other.bound]}, the reply {words[said.bound]}: {said.plain or said.value}."


def _other_doer(reply: str, post: str, given: str) -> Iterator[str]:
    lang = detect_language(reply)
    told, known = deeds(post, lang, customer_speaks=True), deeds(given, lang, customer_speaks=False)
    for who, verb in sorted(deeds(reply, lang, customer_speaks=False)):
        other = "us" if who == "customer" else "customer"
        if (other, verb) in told and (who, verb) not in told and (who, verb) not in known:
            sides = {"us": "the company", "customer": "the customer"}
            yield f"In the post {sides[other]} did it, in the reply {sides[who]}: {verb}."


def _other_sign(reply: str, post: str, given: str) -> Iterator[str]:
    told, known = _clauses(post), _clauses(given)
    for words, matter in _clauses(reply):
        if _OPEN & set(words) or len(matter) < 3:
            continue
        best = max(told, key=lambda one: _alike(matter, one[1]), default=None)
        if best is None or _alike(matter, best[1]) < _OVERLAP or len(matter & best[1]) < 3 or _OPEN & set(best[0]):
            continue
        said, meant = bool(_NOT & set(words)), bool(_NOT & set(best[0]))
        # A "not" beside matter of its own is a comment ("is not how we do it"), not the post told otherwise.
        bent = said != meant and (meant or matter <= best[1])
        if bent and not any(_alike(matter, one[1]) >= _ALSO_GIVEN for one in known):
            yield f"A “not” came or went: “{' '.join(words)}” beside “{' '.join(best[0])}”."


def turned(sentence: str, post: str) -> bool:
    """Tell whether a "not" of the post came or went in a sentence of the reply."""
    return any(True for _ in _other_sign(sentence, post, ""))


@lru_cache(maxsize=2048)
def _clauses(text: str) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """Return the words of each clause, and its matter less the words that signs and persons are told by."""
    parts = ((plain(part), content(part) - _APART) for part in _CLAUSE_END.split(text))
    return tuple(part for part in parts if part[1])


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one), len(other)) if one and other else 0.0


_CHECKS: tuple[Callable[[str, str, str], Iterator[str]], ...] = (_unturned, _other_bound, _other_doer, _other_sign)
BENT = Scorer("bent", "Bent statements a draft", _bent, unit="count", better="lower")
