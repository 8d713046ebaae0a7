"""The question that was asked is answered: by its kind, in what the reply says beside its courtesies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.content import is_content, stem
from policy.matcher import PhraseList
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.generic_words import FUNCTION_WORDS, GENERIC_WORDS
from policy.rules.matter import comparable, grouped, names_of, tells_figures
from policy.rules.question_words import (
    ANSWERS_YES_OR_NO,
    COURTESY_CLAUSE,
    DENIALS,
    HOW_MUCH,
    IMPERATIVES,
    OPEN_QUESTION,
    PLACES,
    REASONS,
    RHETORICAL,
    SO_IT_IS,
    TIMES,
)
from policy.rules.scoped import Phrases, by_language
from policy.rules.substance_words import ASKS_BACK, STEPS
from policy.scope import Scope
from policy.views import STOP
from policy.vocabulary import words as word_set

Kind = Literal["yes or no", "how much", "open"]
_QUESTION_WORDS = word_set(
    """
    how what when where which who can could do does did is are will would should has have may any
    como que cuando donde cual cuanto puedo pueden puede hay es son tienen
    comment quand ou quel quelle combien pouvez puis est avez
    wie was wann wo welche welcher wer kann konnen gibt ist sind haben darf
    """
)
_FEW = 5
"""Words of a clause that says "it is" and no more."""
_BLUNT = 7
"""Words, ends of sentences with them, up to which a reply without a courtesy is taken for the bare answer."""
_JOINTS = word_set("but however pero mais aber")


class AnswersQuestionParameters(Parameters):
    """Parameters of `check: answers-question`."""

    rhetorical: Phrases = ()
    """More questions that want no answer."""
    answers: Phrases = ()
    """More ways to answer."""
    own_words: int = Field(default=2, ge=1)
    """So many words of matter of its own answer a question that asks what, where, why or how."""
    synonyms: tuple[tuple[str, ...], ...] = ()


class AnswersQuestionCheck:
    """`check: answers-question`"""

    name = "answers-question"
    parameters = AnswersQuestionParameters

    def compile(self, rule: RuleSpec, parameters: AnswersQuestionParameters, build: Build) -> Checker:
        """Hold a reply that meets a direct question with courtesy, or with talk that does not answer it."""
        rhetorical = [build.phrases(RHETORICAL, rare=True)]
        how_much, is_open = build.phrases(HOW_MUCH, rare=True), build.phrases(OPEN_QUESTION, rare=True)
        settles = [build.phrases(ASKS_BACK, rare=True), build.phrases(STEPS, rare=True)]
        if parameters.rhetorical:
            rhetorical.append(build.phrases(by_language(parameters.rhetorical)))
        if parameters.answers:
            settles.append(build.phrases(by_language(parameters.answers)))
        courtesy = build.phrases(COURTESY_CLAUSE, rare=True)
        denials = build.phrases(DENIALS, rare=True)
        reasons = build.phrases(REASONS, rare=True)
        says_so = build.phrases(ANSWERS_YES_OR_NO, rare=True)
        places, imperatives = build.phrases(PLACES, rare=True), build.phrases(IMPERATIVES, rare=True)
        answers: dict[Kind, list[PhraseList]] = {
            "yes or no": [says_so, reasons, denials, imperatives],
            "how much": [build.phrases(TIMES, rare=True), reasons, denials, places],
            "open": [says_so, places, reasons, denials, imperatives],
        }
        so_it_is = build.phrases(SO_IT_IS, rare=True)
        groups = grouped(parameters.synonyms)

        def check(reading: Reading, case: Case) -> list[Departure]:
            post = case.post
            if post is None or not comparable(reading, post) or "?" not in post.text.folded:
                return []
            span = _direct_question(post, rhetorical)
            if span is None:
                return []
            kind = _kind(post, span, how_much, is_open)
            question = post.words.words[span[0] : span[1]]
            new = tells_figures(reading, known=" ".join(question))
            if new or "?" in reading.text.folded or reading.links:
                return []
            if any(reading.hits(phrases) for phrases in settles):
                return []
            if len(reading.words.words) <= _BLUNT and not reading.hits(courtesy):
                return []
            matter = [groups.get(stem(w), stem(w)) for w in question if is_content(w) and w not in FUNCTION_WORDS]
            # Whether a thing is so stands at the end of the question: to repeat the thing alone is no answer.
            asked = set(matter[-2 if len(matter) > 2 else -1 :] if kind == "yes or no" else matter)
            names = names_of(case)
            own = 0
            for first, last in _clauses(reading.scopes[0][0]):
                words = reading.words.words[first:last]
                shared = any(groups.get(stem(w), stem(w)) in asked for w in words if w not in FUNCTION_WORDS)
                if _stands_in(reading, [courtesy], first, last):
                    if shared and _stands_in(reading, [denials], first, last):
                        return []
                    continue
                if _stands_in(reading, answers[kind], first, last) or (shared and kind != "how much"):
                    return []
                if last - first <= _FEW and _stands_in(reading, [so_it_is], first, last):
                    return []
                own += sum(
                    is_content(w) and w not in FUNCTION_WORDS and w not in GENERIC_WORDS and stem(w) not in names
                    for w in words
                )
            if kind == "open" and own >= parameters.own_words:
                return []
            told = " ".join(question)
            return [Departure(0, len(reading.raw), f"Leaves the question open: {told[:100]}", words={"words": told})]

        return check


def _kind(post: Reading, span: tuple[int, int], how_much: PhraseList, is_open: PhraseList) -> Kind:
    if _stands_in(post, [how_much], *span):
        return "how much"
    return "open" if _stands_in(post, [is_open], *span) else "yes or no"


def _stands_in(reading: Reading, lists: list[PhraseList], first: int, last: int) -> bool:
    scope = reading.scopes[0][0]
    return any(
        s is scope and first <= hit.first and hit.last <= last
        for phrases in lists
        for hit, s, _ in reading.hits(phrases)
    )


def _clauses(scope: Scope) -> Iterator[tuple[int, int]]:
    """Cut a text at the ends of sentences, at commas, dashes and brackets, and at "but"."""
    words = scope.words.words
    start = 0
    for at in range(len(words) + 1):
        if at == len(words) or words[at] == STOP or at in scope.words.breaks or words[at] in _JOINTS:
            if at > start:
                yield start, at
            start = at + 1 if at < len(words) and words[at] == STOP else at


def _direct_question(post: Reading, rhetorical: list[PhraseList]) -> tuple[int, int] | None:
    """Return the word span of the last question that is put to the company; None when there is none."""
    scope = post.scopes[0][0]
    words = scope.words.words
    found: tuple[int, int] | None = None
    at = 0
    while at < len(words):
        start, end = scope.sentence(at)
        sentence = words[start:end]
        if (
            len(sentence) >= (2 if post.lang in ("es", "fr", "de") else 3)
            and scope.question(start)
            and (post.lang in ("es", "fr", "de") or not _QUESTION_WORDS.isdisjoint(sentence[:5]))
            and not _stands_in(post, rhetorical, start, end)
        ):
            found = (start, end)
        at = end + 1
    return found
