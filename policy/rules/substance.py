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
from policy.scope import Scope
from policy.vocabulary import words as word_set

_STEPS = {
    "*": (
        "(settings|menu|tap|click|press|swipe|restart|reinstall*|uninstall*|upgrad*|clear|cache|version|install|download|log out|sign out|switch off|switch on|turn off|turn on|plug|unplug|reset|update [...2] (app|to|it)|addon*|add ons|extension*)",
        "(ajustes|menu|pulsa|reinicia|reinstala|borra|version)", "(parametres|appuyez|redemarr*|reinstall*|version)", "(einstellungen|menu|tippen|neu starten|neustart|neu installieren|loschen|version)",
    )
}  # fmt: skip
_ASKS_BACK = {
    "*": (
        "(could|can|would|will) you [...2] (tell|let|send|share|say|describe|give|confirm|explain|check|dm|message|email)", "(tell|let) us (know|more)", "(what|which|when|where|how) (was|is|did|do|does|happened|exactly|went|can we|could we|would)", "(on|in|at|for|with) (which|what) [...1] (are|is|do|did|does|was|were)", "dm us", "message us", "send us", "please (share|describe|tell|send|dm|contact)", "mind (telling|sharing|sending)",
        "(puedes|podrias|podria|puede) ...2 (decir*|contar*|enviar*)", "(cuentanos|dinos|escribenos)", "(pouvez|pourriez) vous", "(dites|ecrivez|envoyez) nous", "(konnten|konnen|wurden) sie", "(schreiben|senden|schicken) sie uns",
    )
}  # fmt: skip


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
        steps = build.phrases(_STEPS, rare=True)
        asks = build.phrases(_ASKS_BACK, rare=True)

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
_RHETORICAL = {
    "*": (
        "why [oh] (why|would|does|do|is|are|did|can|cant|not|on earth|bother|even)", "(what the|wtf|seriously|really|are you kidding|are you serious|you kidding|is this a joke|is that too much|who cares|who knew|guess what|you know what|what is wrong with you|what were you thinking|how dare|how hard|how difficult|how on earth|what a joke|what gives|what happened to|right|ok|huh|eh|know what)",
        "do you (even|people|guys|ever|think)", "how (good|cool|cute|great|bad|awful|lazy|rude|stupid|ridiculous|sad|funny|crazy|nice|lovely) (is|are|can|was|were) (that|this|it|you|they|these)", "how (can|could) (you|anyone|a company|this)", "is it (so|too|that) (hard|much|difficult)", "what (kind|sort) of", "how many times", "(por que|en serio|es una broma)", "(pourquoi|serieusement|vous vous moquez)", "(warum|ernsthaft|soll das ein witz)",
    )
}  # fmt: skip
_ANSWERS = {
    "*": (
        "(yes|no|yep|nope|indeed|correct|unfortunately|sadly|currently|not yet|at the moment|right now|depends|because|since|due to|once|until)", "(do|does|did|can|could|will|would|is|are|was|have|has) not",
        "we (can|offer|open|close|sell|ship|deliver|support|accept|plan|stock|charge|serve|stop|start|use|keep|take)", "(we|i) (are|am|will|will be) (open|closed|able|planning|bringing|adding|asking|checking|moving|changing|sending)", "you (can|could|may|need|have to|must|should|will|find|get)", "(it|they|there|that) (is|are|was|were|will|does|do|can|costs|cost|takes|take|opens|open|closes|starts|ends|has|have|runs|lasts|fits|stands|lies)",
        "(find|finding|found) out", "(look|looking) (into|at)", "(check|checking|ask|asking|investigat*)", "(let you know|get back|come back)", "(available|possible|open|included|planned|here is|here are|via|through|under|allowed|free|sold out)", "see (the|our|page|section|under|attached|here)", "(had|have|has) to",
        "(si|no|todavia no|porque|actualmente|puedes|puede|pueden|hay)", "(estamos|tenemos) (abiertos|cerrados|mirando|preguntando|un|una|dos|tres)", "(oui|non|pas encore|parce que|actuellement|pouvez|il y a)", "nous avons (un|une|des|deux|trois|le|la|les)", "(ja|nein|noch nicht|weil|derzeit|aktuell|konnen|gibt es|leider)", "wir haben (ein|eine|einen|zwei|drei|geoffnet|geschlossen)",
    )
}  # fmt: skip


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
        rhetorical = [build.phrases(_RHETORICAL, rare=True)]
        answers = [build.phrases(_ANSWERS, rare=True), build.phrases(_STEPS, rare=True), build.phrases(_ASKS_BACK, rare=True)]
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


_OWNING = {
    "*": (
        "(we are|i am|we re|so|very|really|truly|deeply|sincerely|genuinely) [...2] sorry", "sorry (for|that we|we|about (our|the|this|that|your)|i)", "(apologise|apologize|apologies)", "our (mistake|fault|error|bad|failure|slip|doing|side)", "(mistake|fault|error) (was|is|on) [...1] (ours|us|our)", "my (mistake|fault|error|failure|slip)", "(we|i) (got|get) [...2] wrong", "(we|i) (let you down|messed up|slipped up|dropped the ball|failed|fell short|made a mistake|should have|missed)", "(should|ought) not have happened", "no excuse*", "own (this|that|it)", "(this|that|it) (is|was) on us",
        "(lo sentimos|lo siento|disculp*|perdon*|pedimos disculpas|nuestro error|culpa nuestra|hemos fallado)", "(nous sommes desoles|je suis desole*|desole* pour|excuses|excusez|pardon|notre erreur|notre faute|nous avons failli)", "(entschuldig*|tut (uns|mir) leid|unser fehler|unser versehen|verzeih*)", "(mi dispiace|ci dispiace|scusa*|scusi)", "(desculp*|lamentamos|pedimos desculpa)",
    )
}  # fmt: skip
_NOT_OWNING = {
    "*": (
        "sorry (to hear|you|if|that you|you feel|for any|about any|to learn|to read|to see)",
        "(apologise|apologize|apologies) (if|for any)",
        "(sentimos|siento) (que|oir|leer|si)",
        "desole* (si|d apprendre|que vous)",
        "leid [...1] (dass sie|zu horen|wenn)",
    )
}


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
        owning = [build.phrases(_OWNING)]
        if parameters.phrases:
            owning.append(build.phrases(by_language(parameters.phrases)))
        not_owning = build.phrases(_NOT_OWNING)

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
