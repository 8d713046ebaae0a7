"""The reply is about this post: it names the problem, answers the question, owns the mistake."""

from __future__ import annotations

from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.content import content_stems, stem
from policy.matcher import PhraseList
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.scoped import Phrases, by_language
from policy.rules.substance_words import ANSWERS, ASKS_BACK, NOT_OWNING, OWNING, RHETORICAL, STEPS
from policy.scope import Scope
from policy.vocabulary import words as word_set


class NamesProblemParameters(Parameters):
    """Parameters of `check: names-problem`."""

    minimum_words: int = Field(default=4, ge=1)
    """A post with fewer words of content names no problem itself."""
    own_words: int = Field(default=3, ge=1)
    """So many words of matter of its own make a reply specific, whatever words the post used."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that mean one matter."""


class NamesProblemCheck:
    """`check: names-problem`"""

    name = "names-problem"
    parameters = NamesProblemParameters

    def compile(self, rule: RuleSpec, parameters: NamesProblemParameters, build: Build) -> Checker:
        """Compare the matter of post and reply; only a reply about nothing is held."""
        groups = _groups(parameters.synonyms)
        steps = build.phrases(STEPS, rare=True)
        asks = build.phrases(ASKS_BACK, rare=True)

        def check(reading: Reading, case: Case) -> list[Departure]:
            post = case.post
            if post is None or not _comparable(reading, post):
                return []
            theirs = {groups.get(s, s) for s in post.content}
            if len(theirs) < parameters.minimum_words:
                return []
            names = _names(case)
            ours = [groups.get(s, s) for s in reading.content if s not in names]
            if theirs.intersection(ours) or len(set(ours)) >= parameters.own_words:
                return []
            if (
                set(content_stems(post.words, courtesy=True))
                & set(content_stems(reading.words, courtesy=True))
                & set(ours)
            ):
                return []
            if reading.hits(steps) or reading.hits(asks) or reading.quantities or "?" in reading.text.folded:
                return []
            words = ", ".join(sorted({w for w in post.words.words if stem(w) in post.content})[:4])
            return [
                Departure(
                    0,
                    len(reading.raw),
                    "Shares no word of matter with the post and has hardly any of its own.",
                    words={"words": words},
                )
            ]

        return check


def _comparable(reading: Reading, post: Reading) -> bool:
    return reading.lang == post.lang or "und" in (reading.lang, post.lang)


def _names(case: Case) -> frozenset[str]:
    company = case.company
    author = case.context.facts.author.name or ""
    listed = [company.name, author, *company.people, *company.signatures]
    return frozenset(stem(part) for name in listed for part in name.lower().split())


def _groups(synonyms: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    groups: dict[str, str] = {}
    for group in synonyms:
        for word in group:
            groups.setdefault(stem(word.lower()), stem(group[0].lower()))
    return groups


_QUESTION_WORDS = word_set(
    """
    how what when where which who can could do does did is are will would should has have may
    como que cuando donde cual cuanto puedo pueden puede hay es son tienen
    comment quand ou quel quelle combien pouvez puis est avez
    wie was wann wo welche welcher wer kann konnen gibt ist sind haben darf
    """
)


class AnswersQuestionParameters(Parameters):
    """Parameters of `check: answers-question`."""

    rhetorical: Phrases = ()
    """More questions that want no answer."""
    answers: Phrases = ()
    """More ways to answer."""
    own_words: int = Field(default=4, ge=1)
    """So many words of matter make any reply an answer of some kind."""
    synonyms: tuple[tuple[str, ...], ...] = ()


class AnswersQuestionCheck:
    """`check: answers-question`"""

    name = "answers-question"
    parameters = AnswersQuestionParameters

    def compile(self, rule: RuleSpec, parameters: AnswersQuestionParameters, build: Build) -> Checker:
        """Hold a reply that meets a direct question with courtesy alone."""
        rhetorical = [build.phrases(RHETORICAL, rare=True)]
        answers = [
            build.phrases(ANSWERS, rare=True),
            build.phrases(STEPS, rare=True),
            build.phrases(ASKS_BACK, rare=True),
        ]
        if parameters.rhetorical:
            rhetorical.append(build.phrases(by_language(parameters.rhetorical)))
        if parameters.answers:
            answers.append(build.phrases(by_language(parameters.answers)))
        groups = _groups(parameters.synonyms)

        def check(reading: Reading, case: Case) -> list[Departure]:
            post = case.post
            if post is None or not _comparable(reading, post) or "?" not in post.text.folded:
                return []
            question = _direct_question(post, rhetorical)
            if question is None:
                return []
            asked = {groups.get(stem(w), stem(w)) for w in question if len(w) > 2} & {
                groups.get(s, s) for s in post.content
            }
            names = _names(case)
            ours = {groups.get(s, s) for s in reading.content if s not in names}
            if (
                asked & ours
                or len(ours) >= parameters.own_words
                or reading.quantities
                or reading.links
                or "?" in reading.text.folded
            ):
                return []
            if any(reading.hits(words) for words in answers):
                return []
            return [
                Departure(
                    0,
                    len(reading.raw),
                    "Leaves the question open: " + " ".join(question)[:100],
                    words={"words": " ".join(question)},
                )
            ]

        return check


def _direct_question(post: Reading, rhetorical: list[PhraseList]) -> list[str] | None:
    """Return the words of the last question that is put to the company; None when there is none."""
    scope = post.scopes[0][0]
    words = scope.words.words
    idle = [hit.first for phrases in rhetorical for hit, s, _ in post.hits(phrases) if s is scope]
    found: list[str] | None = None
    at = 0
    while at < len(words):
        start, end = scope.sentence(at)
        sentence = words[start:end]
        if (
            len(sentence) >= 3
            and scope.question(start)
            and not _QUESTION_WORDS.isdisjoint(sentence[:4])
            and not any(start <= first < end for first in idle)
        ):
            found = sentence
        at = end + 1
    return found


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
