"""A reply that could stand under any post: a shaming phrase, or nothing but stock phrases."""

from __future__ import annotations

from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure
from policy.content import is_content, stem
from policy.matcher import Hit
from policy.reading import Reading
from policy.retold import told_back
from policy.rulebook import RuleSpec
from policy.rules.generic_words import FUNCTION_WORDS
from policy.rules.matter import colleagues
from policy.rules.scoped import Phrases, ScopeFilter, ScopeParameters, by_language
from policy.scope import Scope
from policy.views import STOP
from policy.vocabulary import STOP_WORDS


class CannedParameters(ScopeParameters):
    """Parameters of `check: canned`."""

    shaming: Phrases = ()
    """One of these is enough."""
    stock: Phrases = ()
    """Harmless alone; a reply made of them is canned."""
    share: float = Field(default=0.6, gt=0, le=1)
    """Share of the reply's words that stock phrases must cover."""
    count: int = Field(default=2, ge=1)
    """How many stock phrases must stand in it."""


class CannedCheck:
    """`check: canned`"""

    name = "canned"
    parameters = CannedParameters

    def compile(self, rule: RuleSpec, parameters: CannedParameters, build: Build) -> Checker:
        """Register both lists."""
        shaming = build.phrases(by_language(parameters.shaming)) if parameters.shaming else None
        stock = build.phrases(by_language(parameters.stock)) if parameters.stock else None
        scoped = ScopeFilter(parameters, build)

        def check(reading: Reading, case: Case) -> list[Departure]:
            found: list[Departure] = []
            for hit, scope, view in reading.hits(shaming) if shaming else ():
                if _told_back(reading, scope, hit, case.post):
                    continue
                start, end = scope.words.span(hit.first, hit.last)
                if scoped.counts(reading, scope, hit.first, hit.last, hit.own_negators(scope.words.words)) and not any(
                    start < d.end and d.start < end for d in found
                ):
                    found.append(Departure(start, end, f"Says {hit.phrase.source!r}.", view=view))
            if not found and stock is not None:
                hits = [hit for hit, scope, _ in reading.hits(stock) if scope is reading.scopes[0][0]]
                spans = [(h.first, h.last) for h in hits]
                if len(hits) >= parameters.count and not _fits_the_post(reading, spans, case.post):
                    covered = _covered(reading, spans, case)
                    if covered >= parameters.share and not _about_a_colleague(reading, spans, case):
                        found.append(Departure(0, len(reading.raw), f"Stock phrases cover {covered:.0%} of it."))
            return found

        return check


def _told_back(reading: Reading, scope: Scope, hit: Hit, post: Reading | None) -> bool:
    """Tell whether the customer wrote the words and the reply only says what they want: "and for the inconvenience"."""
    words = " ".join(scope.words.words[hit.first : hit.last])
    if post is None or reading.text.origins is not None or f" {words} " not in post.words.joined:
        return False
    return told_back(reading.text.folded, *scope.words.span(hit.first, hit.last))


def _fits_the_post(reading: Reading, spans: list[tuple[int, int]], post: Reading | None) -> bool:
    """Tell whether the post is too short to be taken up, or the reply takes it up beside its stock phrases."""
    if post is None:
        return False
    theirs = set(post.content)
    if len(theirs) < _MATTER:
        return True
    inside = {at for first, last in spans for at in range(first, last)}
    words = reading.words.words
    return any(is_content(word) and stem(word) in theirs for at, word in enumerate(words) if at not in inside)


def _about_a_colleague(reading: Reading, spans: list[tuple[int, int]], case: Case) -> bool:
    """Tell whether a stock phrase says of whom: "Thanks for the nice words about Orla" fits no other post."""
    named = colleagues(reading, case)
    sentences = [reading.scopes[0][0].sentence(first) for first, _ in spans] if named else []
    return any(start <= at < end for start, end in sentences for at in named)


_MATTER = 2
"""Words of matter in a post below which there is nothing to name: "Good app" is answered with thanks."""
_FILLING = STOP_WORDS | FUNCTION_WORDS
"""Words that every sentence needs: outside of a stock phrase they say nothing of their own."""


def _covered(reading: Reading, spans: list[tuple[int, int]], case: Case) -> float:
    """Return the share of telling words that the spans cover; greeting, names and signature are left out."""
    words = reading.words
    names = {
        part.lower()
        for name in (*case.company.people, *case.company.signatures, case.company.name)
        for part in name.split()
    }
    author = case.context.facts.author.name
    names |= {part.lower() for part in author.split()} if author else set()
    left_out = {
        "hi",
        "hello",
        "hey",
        "dear",
        "hola",
        "bonjour",
        "hallo",
        "liebe",
        "lieber",
        "regards",
        "best",
        "team",
        "cheers",
    } | names
    inside = [False] * len(words.words)
    for first, last in spans:
        inside[first:last] = [True] * (last - first)
    counted = [
        i
        for i, word in enumerate(words.words)
        if word != STOP
        and (inside[i] or not (word in left_out or word in _FILLING))
        and (inside[i] or i > 2 or not words.is_name(i) or i == 0)
    ]
    return sum(inside[i] for i in counted) / len(counted) if counted else 0.0
