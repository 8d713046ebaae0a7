"""The reply is about this post: it names the problem and owns the mistake."""

from __future__ import annotations

from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.content import is_content, stem
from policy.matcher import PhraseList
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.generic_words import (
    ASKS_ABOUT_IT,
    ASKS_ANYTHING,
    CONTACTING,
    FUNCTION_WORDS,
    GENERIC_WORDS,
    SHORT_ANSWERS,
)
from policy.rules.matter import colleagues, comparable, grouped, own_matter, tells_figures
from policy.rules.scoped import Phrases, by_language
from policy.rules.substance_words import NOT_OWNING, OWNING, STEPS
from policy.scope import Scope


class NamesProblemParameters(Parameters):
    """Parameters of `check: names-problem`."""

    minimum_words: int = Field(default=4, ge=1)
    """A post with fewer words of content names no problem itself."""
    own_words: int = Field(default=2, ge=1)
    """So many words of matter of its own make a reply specific, whatever words the post used."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that mean one matter."""


class NamesProblemCheck:
    """`check: names-problem`"""

    name = "names-problem"
    parameters = NamesProblemParameters

    def compile(self, rule: RuleSpec, parameters: NamesProblemParameters, build: Build) -> Checker:
        """Compare the matter of post and reply; only a reply that could stand under any post is held."""
        groups = grouped(parameters.synonyms)
        steps = build.phrases(STEPS, rare=True)
        asks = build.phrases(ASKS_ABOUT_IT, rare=True)
        anything = build.phrases(ASKS_ANYTHING, rare=True)
        contacting = build.phrases(CONTACTING, rare=True)
        short = build.phrases(SHORT_ANSWERS, rare=True)

        def check(reading: Reading, case: Case) -> list[Departure]:
            post = case.post
            if post is None or not comparable(reading, post):
                return []
            named = list(dict.fromkeys(w for w in post.words.words if is_content(w) and w not in FUNCTION_WORDS))
            theirs = {groups.get(stem(word), stem(word)) for word in named}
            if len(theirs) < parameters.minimum_words:
                return []
            own = own_matter(reading, case, reading.hits(contacting))
            ours = {groups.get(stem(word), stem(word)) for word in own}
            if theirs & ours or len(own - GENERIC_WORDS) >= parameters.own_words:
                return []
            if reading.hits(steps) or tells_figures(reading) or colleagues(reading, case):
                return []
            vague = case.kind == "attack" or len(set(named) - GENERIC_WORDS) < parameters.minimum_words
            if _asks_for_something(reading, asks, None if vague else anything):
                return []
            if "?" in post.text.folded and own and reading.hits(short):
                return []
            return [
                Departure(
                    0,
                    len(reading.raw),
                    "Shares no word of matter with the post and has hardly any of its own.",
                    words={"words": ", ".join(named[:4])},
                )
            ]

        return check


def _asks_for_something(reading: Reading, asks: PhraseList, anything: PhraseList | None) -> bool:
    """Tell whether a question asks for a thing of this case, and not just what happened.

    anything: questions that ask for nothing in particular; None where the post told nothing that could be asked about.
    """
    empty = [(hit.first, hit.last) for hit, _, _ in reading.hits(anything)] if anything else []
    for hit, scope, _ in reading.hits(asks):
        start, end = scope.sentence(hit.first)
        if scope.question(hit.first) and not any(
            start <= first and end - _MORE <= last <= end for first, last in empty
        ):
            return True
    return False


_MORE = 4
"""Words after "tell us more" beyond which the question says of what."""


class OwnsMistakeParameters(Parameters):
    """Parameters of `check: owns-mistake`."""

    phrases: Phrases = ()
    """More ways to own a mistake."""


class OwnsMistakeCheck:
    """`check: owns-mistake`: asked for only when the facts say that the fault is ours."""

    name = "owns-mistake"
    parameters = OwnsMistakeParameters

    def compile(self, rule: RuleSpec, parameters: OwnsMistakeParameters, build: Build) -> Checker:
        """Look for a plain apology or an owning phrase that is not taken back."""
        owning = [build.phrases(OWNING)]
        if parameters.phrases:
            owning.append(build.phrases(by_language(parameters.phrases)))
        not_owning = build.phrases(NOT_OWNING)

        def check(reading: Reading, case: Case) -> list[Departure]:
            if case.context.facts.fault != "ours":
                return []
            excuses = [(h.first, h.last, s) for h, s, _ in reading.hits(not_owning)]
            for phrases in owning:
                for hit, scope, _ in reading.hits(phrases):
                    if not _taken_back(hit.first, hit.last, scope, excuses) and not _denied(scope, hit.first):
                        return []
            return [
                Departure(
                    0,
                    len(reading.raw),
                    "The facts say that the mistake is ours, and the reply does not say so.",
                    suggestion=Suggestion(
                        action="add", text=" We got this wrong, and we are sorry.", label="Own the mistake"
                    ),
                )
            ]

        return check


def _taken_back(first: int, last: int, scope: Scope, excuses: list[tuple[int, int, Scope]]) -> bool:
    return any(s is scope and start < last and first < end for start, end, s in excuses)


def _denied(scope: Scope, first: int) -> bool:
    words = scope.words.words
    return any(word in ("not", "never") for word in words[max(scope.clause_start(first), first - 3) : first])
